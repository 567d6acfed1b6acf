"""Shares told one after another for parts told one after another: 甲6件、乙24件，分别占20%、80%."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.arithmetic import Fit, fits, number
from guiju.reports.audit.finding import Place
from guiju.reports.audit.lists import counts
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.shares import rates
from guiju.reports.read.figure import Figure

_RESPECTIVE = re.compile(r"分别占(?:[一-鿿]{0,12}的)?|占比分别(?:为|是|达到?)")


@rule(
    "rate.respective",
    "“分别占”与各部分",
    "“甲 a 件、乙 b 件，分别占 p%、q%”：各占比应当依次等于各部分除以它们的总数。",
    example="审核文件合同30件，其中文件6件、合同24件，分别占20%、70%。",
    holds="审核文件合同30件，其中文件6件、合同24件，分别占20%、80%。",
)
def shares_follow_their_parts_in_turn(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Pairs the shares behind 分别占 with as many counts before it; their base is the total that explains most."""
    for sentence in report.sentences:
        for found in _RESPECTIVE.finditer(sentence.text):
            at = sentence.start + found.end()
            shares = _listed(report, [rate for rate in rates(sentence) if rate.start >= at], at)
            before = [figure for figure in counts(sentence.figures) if figure.end <= sentence.start + found.start()]
            if len(shares) < 2 or len(before) < len(shares):
                continue
            trials = [trial for parts in _parts(before, len(shares)) for trial in _trials(parts, before, shares)]
            if trials:
                yield from _wrong(report, before, shares, *max(trials, key=lambda trial: trial[2]))


def _listed(report: Report, shares: Sequence[Figure], at: int) -> list[Figure]:
    """The shares that follow one another from `at` on."""
    kept: list[Figure] = []
    for rate in shares:
        if not re.fullmatch(r"\s*(?:约|为)?[、，,和及]?\s*", report.text[at : rate.start]):
            break
        kept.append(rate)
        at = rate.end
    return kept


def _parts(before: Sequence[Figure], many: int) -> Iterator[Sequence[Figure]]:
    """The counts that the shares may be of: the last ones, or those before a closing total (共30件)."""
    for end in (len(before), len(before) - 1):
        parts = before[end - many : end] if end >= many else ()
        if parts and len({figure.unit for figure in parts}) == 1:
            yield parts


def _trials(
    parts: Sequence[Figure], before: Sequence[Figure], shares: Sequence[Figure]
) -> Iterator[tuple[Sequence[Figure], float, int]]:
    """Each base that the parts may have, and how many of the shares it explains."""
    known = [f.value for f in before if f not in parts and f.unit == parts[0].unit]
    for base in dict.fromkeys([*(float(v) for v in known), float(sum(f.value for f in parts))]):
        if base and base >= max(float(f.value) for f in parts):
            yield parts, base, sum(_fits(part, base, rate) for part, rate in zip(parts, shares, strict=True))


def _fits(part: Figure, base: float, rate: Figure) -> bool:
    return fits(100 * part.low / base, 100 * part.high / base, rate) is not Fit.NOT


def _wrong(
    report: Report,
    known: Sequence[Figure],
    shares: Sequence[Figure],
    parts: Sequence[Figure],
    base: float,
    explained: int,
) -> Iterator[Hit]:
    whole = sum(float(part.value) for part in parts)
    if not explained and not (base == whole and base in {float(f.value) for f in known}):
        return  # no share fits any total in the sentence: they may be of another whole
    for part, rate in zip(parts, shares, strict=True):
        if not _fits(part, base, rate):
            arithmetic = (
                f"{number(part.value)} ÷ {number(base)} = {100 * float(part.value) / base:.2f}%，文中为 {rate.text}"
            )
            message = f"按“{part.text}”算不出与它对应的“{rate.text}”。请核对各部分与各占比的次序和数。"
            yield Hit(rate.start, rate.end, message, arithmetic, (Place(report.name, part.start, part.end),))
