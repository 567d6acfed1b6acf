"""Years and quarters told in a row: 2022年254处、2023年319处、2024年343处，逐年递增."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, disjoint, number, total
from guiju.reports.audit.numbers.lists import label, main_counts
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, places

_TREND = re.compile(
    r"逐[年季月](?P<down>递?减少?|下降|降低|回落)|逐[年季月](?:递?增加?|增长|上升|提高|攀升)|连续[一二两三四五]年(?P<falls>下降|减少)|连续[一二两三四五]年(?:上升|增长|增加)"
)

_FEWEST = 3
"""Two years make no trend."""


@rule(
    "growth.trend",
    "“逐年递增”与各年的数",
    "按年列出的数，后面说“逐年递增”“逐年下降”的，应当一年比一年多或少。",
    example="2022年254处、2023年319处、2024年343处，逐年递减。",
    holds="2022年254处、2023年319处、2024年343处，逐年递增。",
)
def a_trend_is_that_of_its_years(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Values of three or more years in one unit, before the words that say how they moved."""
    for sentence in report.sentences:
        for found in _TREND.finditer(sentence.text):
            at = sentence.start + found.start()
            told = [
                f for f in sentence.figures if f.end <= at and f.period and f.period.isdigit() and f.kind != "change"
            ]
            run = [f for f in told if told and f.unit == told[-1].unit and f.kind == told[-1].kind]
            first = next(
                (i for i in range(len(run) - 1, 0, -1) if int(run[i - 1].period or 0) >= int(run[i].period or 0)), 0
            )
            run = run[first:]  # 三年来累计9.16万平方米，其中2022年…
            if len(run) < _FEWEST:
                continue
            falls = bool(found.group("down") or found.group("falls"))
            steps = list(zip(run, run[1:], strict=False))
            if any((b.low >= a.high) if falls else (b.high <= a.low) for a, b in steps):
                arithmetic = "、".join(f"{f.period}年 {f.text}" for f in run)
                message = f"各年的数不是“{found.group()}”，请核对。"
                yield Hit(at, at + len(found.group()), message, arithmetic, places(report, *run))


_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


@rule(
    "sum.quarters",
    "四个季度与全年",
    "一句里列出四个季度的数，四个数之和应当是报告别处说的全年数。",
    example="全年受理诉求864件。\n一季度198件、二季度231件、三季度241件、四季度211件。",
    holds="全年受理诉求864件。\n一季度198件、二季度214件、三季度241件、四季度211件。",
)
def quarters_make_up_the_year(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Four figures called by the quarters, against every count of the report in their unit."""
    for sentence in report.sentences:
        figures = [f for f in main_counts(report, sentence.figures) if f.rule != TABLE_CELL]
        for first in range(len(figures) - 3):
            parts = figures[first : first + 4]
            if not all(name in label(report, part) for name, part in zip(_QUARTERS, parts, strict=True)):
                continue
            low, high = total(parts)
            known = [f for f in report.figures if counted_in(f) == counted_in(parts[0]) and f not in parts]
            near = [f for f in known if 0.9 * low <= f.value <= 1.1 * high and f.value > max(p.value for p in parts)]
            if near and all(disjoint((low, high), (f.low, f.high)) for f in near):
                written = " + ".join(number(part.value) for part in parts)
                arithmetic = f"{written} = {number(low)}，全年为 {number(near[0].value)}"
                message = "四个季度相加与全年的数不等，请核对。"
                yield Hit(parts[0].start, parts[-1].end, message, arithmetic, places(report, near[0]))
