"""The cells of the files that bureaus send: words, dates, codes with their check digits, and how one goes wrong."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import compute

from guiju.lake.synth.draw import Draw, Mask, between, days_of, weighted
from guiju.lake.synth.places import DEPARTMENTS
from guiju.registry.codes import id_check_digit, uscc_check_digit

#: Columns by name, all text, as a file has them.
Rows = dict[str, Any]
#: Rows of a year: the chance, the number of the first, how many, the year.
Make = Callable[[Draw, int, int, int], Rows]
#: The columns that a fault changes; `before` are the rows above.
Spoil = Callable[[Rows], Rows]
DAY = 86_400
_HOUR = weighted((0, 0, 0, 0, 0, 0, 1, 3, 10, 14, 12, 8, 4, 5, 11, 12, 10, 6, 3, 2, 2, 1, 0.5, 0.2))


def words(draw: Draw, n: int, words: Sequence[str], weights: Sequence[float] = ()) -> pa.Array:
    """Words in these shares, all alike if none are given."""
    return pa.array(words, pa.string()).take(pa.array(draw.pick(weighted(weights or (1,) * len(words)), n)))


def busy_hours(draw: Draw, n: int, year: int) -> np.ndarray:
    """Moments of a year when people come, write and call, in seconds."""
    seconds = draw.pick(_HOUR, n) * np.int64(3600) + draw.pick(between(0, 3599), n)
    return draw.pick(days_of(year), n) * np.int64(DAY) + seconds


def moments(seconds: np.ndarray, known: Mask | None = None) -> pa.Array:
    """Moments as texts, nothing where they are not known."""
    mask = None if known is None else ~known
    return pa.array(seconds.astype(np.int64), mask=mask).cast(pa.timestamp("s")).cast(pa.string())


def days(days: np.ndarray, known: Mask | None = None) -> pa.Array:
    """Days as texts, nothing where they are not known."""
    return pa.array(days.astype(np.int32), mask=None if known is None else ~known).cast(pa.date32()).cast(pa.string())


def numbered(prefix: str, first: int, n: int) -> pa.Array:
    """A serial number behind a prefix."""
    return compute.binary_join_element_wise(prefix, pa.array(np.arange(first, first + n)).cast(pa.string()), "")


def same(text: str, n: int) -> pa.Array:
    """One text in every row."""
    return pa.repeat(text, n)


@cache
def credit_codes() -> tuple[str, ...]:
    """Firms' and offices' codes, with right check digits."""
    starts = (f"91990101MA{at:07d}" for at in range(2000))
    return tuple(start + uscc_check_digit(start) for start in starts)


@cache
def identity_numbers() -> tuple[str, ...]:
    """Persons' numbers, with right check digits."""
    starts = (f"990101{1950 + at % 50}{at % 12 + 1:02d}{at % 28 + 1:02d}{at % 1000:03d}" for at in range(2000))
    return tuple(start + id_check_digit(start) for start in starts)


def codes(draw: Draw, n: int, codes: tuple[str, ...]) -> pa.Array:
    """Some of the codes."""
    return pa.array(codes).take(pa.array(draw.pick(between(0, len(codes) - 1), n)))


def bodies(draw: Draw, n: int) -> tuple[pa.Array, pa.Array]:
    """Departments with their codes."""
    at = pa.array(draw.pick(between(0, len(DEPARTMENTS) - 1), n))
    return pa.array([f"甲子县{one}" for one in DEPARTMENTS]).take(at), pa.array(credit_codes()).take(at)


def party(draw: Draw, n: int) -> Rows:
    """Firms and persons, each with the paper and the code that it has."""
    firm = draw.share(0.7, n)
    code = compute.if_else(pa.array(firm), codes(draw, n, credit_codes()), codes(draw, n, identity_numbers()))
    name = compute.if_else(pa.array(firm), "某某商贸有限公司", "某某")
    return {
        "object": name,
        "party": name,
        "party_kind": compute.if_else(pa.array(firm), "法人及非法人组织", "自然人"),
        "party_paper": compute.if_else(pa.array(firm), "统一社会信用代码", "身份证"),
        "party_code": code,
        "region": same("990101", n),
    }


# -- how a row goes wrong


def put(column: str, text: str | None, **more: str | None) -> Spoil:
    """These texts, whatever stood there."""
    texts = {column: text} | more
    return lambda rows: {name: pa.repeat(pa.scalar(one, pa.string()), len(rows[column])) for name, one in texts.items()}


def wrong_digit(column: str) -> Spoil:
    """A credit code whose last character was mistyped."""
    code = credit_codes()[0]
    return put(column, code[:-1] + ("1" if code[-1] == "0" else "0"))


def again(*key: str) -> Spoil:
    """The key of the row above once more."""
    return lambda rows: {column: rows["before"][column] for column in key}


def days_from(column: str, other: str, days: int, **more: str | None) -> Spoil:
    """A date or moment so many days after (or before) another one, and what else has to be said with it."""

    def spoil(rows: Rows) -> Rows:
        kind = pa.timestamp("s") if ":" in rows[other][0].as_py() else pa.date32()
        moved = compute.add(rows[other].cast(pa.timestamp("s")), pa.scalar(days * DAY, pa.duration("s")))
        also = {name: pa.repeat(pa.scalar(text, pa.string()), len(moved)) for name, text in more.items()}
        return {column: moved.cast(kind).cast(pa.string())} | also

    return spoil
