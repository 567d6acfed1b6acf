"""Accounts to look around with: people of the county who get a name to log in by and a password of this demo."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.hashers import make_password

from guiju.demo.county import County
from guiju.registry.models import User
from guiju.registry.roles import Role

_MARKET, _JUSTICE, _GOVERNMENT, _TOWN = "market", "justice", "gov", "town"
_WHO = (
    (_MARKET, Role.OFFICER), (_MARKET, Role.HANDLER), (_MARKET, Role.REVIEWER), (_MARKET, Role.HEAD),
    (_MARKET, Role.CLERK), (_MARKET, Role.CASHIER), (_MARKET, Role.HOST), (_TOWN, Role.OFFICER), (_TOWN, Role.CLERK),
    (_GOVERNMENT, Role.HANDLER), (_GOVERNMENT, Role.UNIT_HEAD), (_GOVERNMENT, Role.HEAD), (_GOVERNMENT, Role.CHIEF),
    (_GOVERNMENT, Role.LEADER), (_GOVERNMENT, Role.AUDITOR), (_JUSTICE, Role.SUPERVISOR), (_JUSTICE, Role.WRITER),
    (_JUSTICE, Role.CLERK), (_JUSTICE, Role.REGISTRAR),
)  # fmt: skip


@dataclass(frozen=True)
class Account:
    """Who may log in, and as what."""

    username: str
    who: str


def open_accounts(county: County, folder: Path) -> tuple[list[Account], str]:
    """Give the accounts a password of their own and note it in the folder, readable by its owner only."""
    bodies = {_MARKET: county.departments[1], _JUSTICE: county.justice, _GOVERNMENT: county.government,
              _TOWN: county.townships[-1]}  # fmt: skip
    password = f"demo-{secrets.token_hex(4)}"
    hashed = make_password(password)
    accounts = []
    for place, role in _WHO:
        user = county.who(bodies[place], role)
        name = f"{place}-{role.value.replace('_', '-')}"
        User.objects.filter(pk=user.pk).update(username=name, password=hashed)
        accounts.append(Account(name, f"{bodies[place]}{role.label} {user.name}"))
    path = folder / "accounts.txt"
    path.touch(mode=0o600)
    path.write_text("\n".join([f"密码 {password}", *(f"{one.username} {one.who}" for one in accounts)]) + "\n", "utf-8")
    return accounts, password
