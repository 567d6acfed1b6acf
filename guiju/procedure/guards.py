"""Guards that all enforcement shares, written once (行政处罚法, 行政强制法)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from guiju.procedure.refusal import require
from guiju.registry.models import Body, Item, Officer, User


def two_certified_officers(officers: Iterable[Officer], body: Body, on: dt.date) -> None:
    """At least two officers of the body, each with a certificate in force that day (行政处罚法 42, 55)."""
    certified_officers(officers, body, on, least=2)


def certified_officers(officers: Iterable[Officer], body: Body, on: dt.date, *, least: int) -> None:
    """So many officers of the body, each certified; fewer than two only where a law says so (行政处罚法 42)."""
    officers = list(officers)
    many = "两" if least == 2 else f"{least}"
    require(len({officer.pk for officer in officers}) >= least, f"执法人员不得少于{many}人", law="行政处罚法第四十二条")
    for officer in officers:
        require(officer.body_id == body.pk, f"{officer}不是{body}的执法人员", law="行政处罚法第四十二条")
        require(not officer.auxiliary, f"{officer}是辅助人员，不得执法", law="行政处罚法第四十二条")
        require(officer.certified(on), f"{officer}在{on}没有有效的行政执法证件", law="行政处罚法第五十五条")


def not_recused(officers: Iterable[Officer], recused: Iterable[int]) -> None:
    """None of the officers was recused in this case (行政处罚法 43)."""
    gone = set(recused)
    for officer in officers:
        require(officer.pk not in gone, f"{officer}已经回避，不得参与本案", law="行政处罚法第四十三条")


def somebody_else(actor: User | None, others: Iterable[int | None], message: str, law: str) -> None:
    """Separation of duties: the actor is none of those who did the other part."""
    require(actor is None or actor.pk not in set(others), message, law=law)


def item_in_force(item: Item, body: Body, on: dt.date) -> None:
    """The item stands on a list in force that day, and is the body's own or delegated to it (处罚法 20, 24)."""
    standing = item.list.since <= on and (item.list.until is None or on <= item.list.until)
    require(standing, f"“{item}”所在清单在{on}不生效", law="行政处罚法第二十四条")
    require(
        item.body_id == body.pk or delegated(item, body, on),
        f"“{item}”不是{body}的法定、赋权或受委托事项",
        law="行政处罚法第二十条",
    )


def delegated(item: Item, body: Body, on: dt.date) -> bool:
    """Whether a published written delegation gave the item to the body on the day (行政处罚法 20)."""
    return item.delegation_set.filter(agent=body, published__lte=on, since__lte=on, until__gte=on).exists()


def taken(case: Any, *steps: str, message: str, law: str) -> None:
    """One of these steps was taken before."""
    require(case.done(*steps), message, law=law)
