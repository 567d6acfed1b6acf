"""Which figures of a report that holds are guarded: each relation between figures, with one of them mistyped.

Wordings are endless and relations are few. Brute arithmetic finds in a report whose figures hold every total of a list,
difference, share of two counts, growth, mean and number told twice; one figure of it is then mistyped as hands do (two
digits swapped, or one changed), and the auditor must see it. What it does not see is a gap for which no sentence had to
be invented. Some relations are chance (three numbers that happen to add up), so not all can be guarded.

    uv run python -m tests.reports.audit.slips [--kind sum] [--unseen 40] [FILE…]
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path

from guiju.reports.audit.engine import audit_reports, read
from guiju.reports.audit.numbers.arithmetic import Fit, counted_in, decimals, fits
from guiju.reports.audit.report import Report
from guiju.reports.read.figure import Figure
from guiju.reports.read.files import Document

DENSE = Path(__file__).parent / "dense"
REACH = 25
"""Characters around a figure of the relation within which a finding counts as seeing it."""
_LIST, _APART, _LEAST, _FAR = 9, 3, 5, 13
"""Parts of a list, figures between three of one reckoning, the least total or part, the least number told twice:
smaller ones add up or recur by chance."""


@dataclass(frozen=True)
class Relation:
    """A figure, and those it can be reckoned from."""

    kind: str
    figure: Figure
    others: tuple[Figure, ...]


@dataclass(frozen=True)
class Slip:
    """One figure of a relation mistyped, and the rule that saw it (None: nobody did)."""

    document: str
    kind: str
    derived: bool
    old: str
    new: str
    context: str
    seen: str | None


def relations(report: Report) -> Iterator[Relation]:
    """What holds between the exact figures of one paragraph, and the numbers told again in another."""
    paragraphs: dict[int, list[Figure]] = {}
    for figure in report.figures:
        paragraphs.setdefault(report.text.count("\n", 0, figure.start), []).append(figure)
    for figures in paragraphs.values():
        counted = [f for f in figures if f.kind in {"count", "money"} and f.bound == "exact" and f.value > 0]
        for unit in dict.fromkeys(map(counted_in, counted)):
            yield from _additions([f for f in counted if counted_in(f) == unit])
        for figure in figures:
            if figure.bound == "exact" and (asked := _RATIOS.get(figure.kind)):
                yield from asked(figure, counted)
    yield from _repeats(report)


def _additions(alike: list[Figure]) -> Iterator[Relation]:
    """Totals of neighbouring counts of one unit, then differences that are no such total."""
    totals: dict[int, Relation] = {}
    for first in range(len(alike)):
        for size in range(2, min(_LIST, len(alike) - first) + 1):
            parts = tuple(alike[first : first + size])
            value = sum(float(part.value) for part in parts)
            for place in (first - 1, first - 2, first + size):
                if 0 <= place < len(alike) and value >= _LEAST and _same(float(alike[place].value), value):
                    totals.setdefault(alike[place].start, Relation("sum", alike[place], parts))
    yield from totals.values()
    for place, least in enumerate(alike):
        near = [f for f in alike[max(0, place - _APART) : place + _APART + 1] if f is not least]
        for large in near:
            for small in near:
                holds = _same(float(large.value) - float(small.value), float(least.value))
                if holds and _LEAST <= least.value <= small.value and large.start not in totals:
                    yield Relation("difference", least, (large, small))


def _same(left: float, right: float) -> bool:
    return abs(left - right) < 1e-6


def _share(rate: Figure, counted: Sequence[Figure]) -> Iterator[Relation]:
    if rate.unit == "%" and decimals(rate.text) and rate.value < 100:
        yield from _nearest("rate", rate, counted, lambda part, whole: 100 * part / whole if part < whole else None)


def _growth(change: Figure, counted: Sequence[Figure]) -> Iterator[Relation]:
    if change.unit == "%" and decimals(change.text):
        sign = -1 if change.direction == "down" else 1
        yield from _nearest("growth", change, counted, lambda now, before: 100 * sign * (now / before - 1))


def _mean(mean: Figure, counted: Sequence[Figure]) -> Iterator[Relation]:
    scale = 10_000 if "万" in mean.text else 1
    if mean.value >= 2:
        in_its_scale = {"万元": 10_000}.get(mean.unit, scale)
        units = {mean.unit, *({"人次", "人", "名"} if mean.unit in {"人次", "人", "名"} else ())}
        several = [f for f in counted if f.unit in units or f.unit != mean.unit]
        yield from _nearest(
            "mean", mean, several, lambda all_, of: all_ / of / in_its_scale * scale if of > 1 else None, units=False
        )


_RATIOS: dict[str, Callable[[Figure, Sequence[Figure]], Iterator[Relation]]] = {
    "rate": _share,
    "change": _growth,
    "average": _mean,
}


def _nearest(
    kind: str,
    figure: Figure,
    counted: Sequence[Figure],
    reckon: Callable[[float, float], float | None],
    *,
    units: bool = True,
) -> Iterator[Relation]:
    """The pair of counts nearest to a figure that gives it."""
    found = [
        (abs(one.start - figure.start) + abs(other.start - figure.start), one, other)
        for one in counted
        for other in counted
        if one is not other
        and (not units or counted_in(one) == counted_in(other))
        and (value := reckon(float(one.value), float(other.value))) is not None
        and value > 0
        and fits(value, value, figure) is Fit.EXACT
    ]
    if found:
        _, one, other = min(found, key=lambda pair: pair[0])
        yield Relation(kind, figure, (one, other))


def _repeats(report: Report) -> Iterator[Relation]:
    """A number told in two paragraphs, in clauses that share a word of two characters."""
    told: dict[tuple[str, str, float], list[Figure]] = {}
    for figure in report.figures:
        if figure.kind in {"count", "money", "rate", "score", "change"} and figure.value >= _FAR != 100:
            told.setdefault((figure.kind, figure.unit, float(figure.value)), []).append(figure)
    for alike in told.values():
        for earlier, later in pairwise(alike):
            words = _words(report.clause_of(earlier)) & _words(report.clause_of(later))
            if words and "\n" in report.text[earlier.end : later.start]:
                yield Relation("repeat", later, (earlier,))


def _words(clause: str) -> set[str]:
    return {a + b for a, b in pairwise(clause) if re.fullmatch(r"[一-鿿]{2}", a + b)}


def mistyped(text: str, chance: random.Random) -> str | None:
    """A figure as a hurried hand types it; None where it holds no digits."""
    digits = [i for i, char in enumerate(text) if char in "0123456789"]
    swaps = [(i, j) for i, j in pairwise(digits) if text[i] != text[j] and not (i == digits[0] and text[j] == "0")]
    typed = list(text)
    if swaps and chance.random() < 0.7:
        i, j = chance.choice(swaps)
        typed[i], typed[j] = typed[j], typed[i]
    elif digits:
        i = chance.choice(digits)
        typed[i] = chance.choice([digit for digit in "123456789" if digit != text[i]])
    return "".join(typed) if digits else None


def slips(text: str, name: str, *, kinds: Sequence[str] = (), every: int = 1) -> Iterator[Slip]:
    """Mistypes the derived figure, then one of the others, of every relation (or every so many); audits each text."""
    report, chance = read(Document(name, text)), random.Random(name)
    known = {(f.rule, f.text, f.message) for f in audit_reports([report]) if f.severity.rank}
    wanted = [relation for relation in relations(report) if not kinds or relation.kind in kinds]
    for relation in wanted[chance.randrange(every) :: every]:
        taken = (relation.figure, *relation.others)
        start, end = min(f.start for f in taken), max(f.end for f in taken)
        for victim in (relation.figure, chance.choice(relation.others)):
            new = mistyped(victim.text, chance)
            if new is None:
                continue
            changed = text[: victim.start] + new + text[victim.end :]
            alarms = [f for f in audit_reports([read(Document(name, changed))]) if f.severity.rank]
            near = (
                f.rule
                for f in alarms
                if (f.rule, f.text, f.message) not in known
                and any(f.start < one.end + REACH and f.end > one.start - REACH for one in taken)
            )
            derived, seen = victim is relation.figure, next(near, None)
            yield Slip(name, relation.kind, derived, victim.text, new, text[max(0, start - 40) : end + 10], seen)


def _all_slips(task: tuple[Path, tuple[str, ...], int]) -> list[Slip]:
    path, kinds, every = task
    return list(slips(path.read_text("utf-8"), path.stem, kinds=kinds, every=every))


def of_files(paths: Sequence[Path], *, kinds: Sequence[str] = (), every: int = 1) -> list[Slip]:
    """The slips of several texts, on all cores."""
    with Pool() as pool:
        return [slip for some in pool.imap(_all_slips, [(p, tuple(kinds), every) for p in paths]) for slip in some]


def shares_seen(tried: Sequence[Slip]) -> dict[tuple[str, bool], tuple[int, int]]:
    """By kind, and by whether the derived figure was mistyped: how many were seen, of how many."""
    every, seen = Counter((s.kind, s.derived) for s in tried), Counter((s.kind, s.derived) for s in tried if s.seen)
    return {key: (seen[key], every[key]) for key in sorted(every)}


def main() -> None:
    """Prints the shares, and the first of the unseen with their context."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument("--unseen", type=int, default=0)
    asked = parser.parse_args()
    tried = of_files(asked.files or sorted(DENSE.glob("*.txt")), kinds=asked.kind)
    for slip in [slip for slip in tried if not slip.seen][: asked.unseen]:
        print(slip.document, slip.kind, f"{slip.old} → {slip.new}", slip.context.replace("\n", "⏎"), sep=" | ")
    for (kind, derived), (seen, every) in shares_seen(tried).items():
        print(f"{kind:10} {'figure' if derived else 'part':6} {seen:4} of {every:4}  {seen / every:.3f}")


if __name__ == "__main__":
    main()
