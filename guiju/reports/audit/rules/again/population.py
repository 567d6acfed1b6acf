"""How many people live in a place: one number all through its report, and in those of its offices."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.numbers.arithmetic import slip
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule

_NUMBER = r"(?P<number{0}>\d+(?:\.\d+)?)(?P<scale{0}>万)?(?:余|多)?"
_TOLD = re.compile(
    rf"{_NUMBER.format(1)}(?:名|人的?)?(?P<kind1>常住|户籍)人口|"
    rf"(?<!城镇)(?<!农村)(?<!乡村)(?<!城区)(?P<kind2>常住|户籍)(?:总?人口)[总数]{{0,2}}(?:约|为|达到?|有)?{_NUMBER.format(2)}人"
)
_OTHER_TIME = re.compile(r"上年|去年|20\d\d年|全[国省]|全市(?=[^。]{0,20}全[县区])")
_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    value: float
    text: str
    span: tuple[int, int]


@rule(
    "mention.population",
    "常住人口、户籍人口",
    "“31.2万常住人口”：一个地方的常住人口、户籍人口，在一份报告里、在同一地区同一年度的几份报告里应当是一个数。",
    example="沂川县人民政府关于2024年法治政府建设情况的报告\n全县常住人口31.2万人。\n围绕21.3万常住人口的普法需求开展宣传。",
    holds="沂川县人民政府关于2024年法治政府建设情况的报告\n全县常住人口31.2万人。\n围绕31.2万常住人口的普法需求开展宣传。",
    many=True,
)
def one_place_has_one_population(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Numbers of inhabitants, of one kind and place, whose digits a slip of the pen keeps apart."""
    told: dict[tuple[str, str, int | None], list[_Told]] = defaultdict(list)
    for report in corpus.reports:
        place = report.body.name if report.body.level == "town" else report.body.region
        for kind, one in _inhabitants(report):
            told[kind, place, report.year].append(one)
    for same in told.values():
        for turn, again in enumerate(same):
            first = next((one for one in same[:turn] if one.value != again.value), None)
            if first is not None and _miswritten(first.text, again.text):
                message = f"人口数别处写作“{first.text}”，这里是“{again.text}”，请核对。"
                also = (Place(first.report.name, *first.span),)
                yield Hit(*again.span, message, f"{first.text} ≠ {again.text}", also, None, again.report.name)


def _inhabitants(report: Report) -> Iterator[tuple[str, _Told]]:
    for found in _TOLD.finditer(report.text):
        turn = "1" if found["kind1"] else "2"
        clause = re.split("[，。；\n]", report.text[max(0, found.start() - 20) : found.start()])[-1]
        number, scale = found[f"number{turn}"], found[f"scale{turn}"] or ""
        if not _OTHER_TIME.search(clause):
            span = found.start(f"number{turn}"), found.end(f"number{turn}")
            value = float(number) * (10_000 if scale else 1)
            yield found[f"kind{turn}"], _Told(report, value, number + scale, span)


def _miswritten(one: str, other: str) -> bool:
    """Whether two numerals have the same digits but for one, or in another order; a rounded one has fewer."""
    here, there = (text.removesuffix("万") for text in (one, other))
    same_form = len(here) == len(there) and here.find(".") == there.find(".")
    return same_form and (slip(float(here), float(there)) or sorted(here) == sorted(there))
