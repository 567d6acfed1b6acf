"""Contracts from their TOML files: those of the platform, and those a county keeps in its own folder."""

import hashlib
import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from guiju.lake.contracts.model import CHECKS, SHARING, TYPES, Column, Contract, Entry, Rule
from guiju.lake.errors import LakeError

OURS = Path(__file__).parent / "data"
_CODES = "codes.toml"


def contracts(own: Path | None = None) -> dict[str, Contract]:
    """Every contract by its id. A county's file in `own` stands before the platform's of the same id.

    Raises:
        LakeError: A file cannot be read as a contract; the message names it and what is wrong.
    """
    found = [_read(path, path.stat().st_mtime_ns) for folder in (OURS, own) if folder for path in _files(folder)]
    return {contract.id: contract for contract in sorted(found, key=lambda one: one.id)}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if path.name != _CODES)


@lru_cache
def _read(path: Path, _changed: int) -> Contract:
    text = path.read_bytes()
    try:
        return _contract(tomllib.loads(text.decode()), hashlib.sha256(text).hexdigest())
    except (ValueError, KeyError, TypeError, StopIteration) as error:
        raise LakeError(f"数据约定 {path} 读不懂：{error}") from error


def _contract(known: dict[str, Any], version: str) -> Contract:
    columns = tuple(_column(one) for one in known["columns"])
    rules = tuple(Rule(**one) for one in known.get("rules", ()))
    about = known.get("catalogue", {})
    entry = Entry(known["id"], known["name"], class_=about.pop("class", ""), feeds=tuple(about.pop("feeds", ())))
    items = "、".join(column.label for column in columns)
    contract = Contract(
        known["id"],
        known["name"],
        known.get("source", ""),
        tuple(known["keys"]),
        columns,
        rules,
        replace(entry, items=items, **about),
        version,
    )
    _check(contract)
    return contract


def _column(known: dict[str, Any]) -> Column:
    codes = known.pop("codes", ())
    aliases = tuple(known.pop("aliases", ()))
    return Column(**known, aliases=aliases, codes=_codes()[codes] if isinstance(codes, str) else tuple(codes))


@lru_cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Code lists that several contracts share. A code may be sent as `code` or by its words."""
    shared = tomllib.loads((OURS / _CODES).read_text(encoding="utf-8"))
    return {name: tuple(codes) for name, codes in shared.items()}


def _check(contract: Contract) -> None:
    """Refuse a contract that contradicts itself, rather than find out in the middle of a file."""
    names = [name for column in contract.everything for name in column.names]
    twice = sorted({name for name in names if names.count(name) > 1})
    unknown = [column.name for column in contract.columns if column.type not in TYPES]
    checks = [column.name for column in contract.columns if column.check and column.check not in CHECKS]
    missing = [key for key in contract.keys if key not in {column.name for column in contract.columns}]
    if twice or unknown or checks or missing or not contract.keys:
        raise ValueError(f"重名{twice} 类型{unknown} 校验{checks} 主键{missing or list(contract.keys)}")
    if contract.entry.sharing not in ("", *SHARING):
        raise ValueError(f"共享类型“{contract.entry.sharing}”应为{'、'.join(SHARING)}之一")
