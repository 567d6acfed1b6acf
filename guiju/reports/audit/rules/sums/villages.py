"""Villages and communities, towns and streets: the numbers of each kind, and the number of all."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.numbers.arithmetic import slip
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_LEVELS: tuple[tuple[str, str], ...] = (
    (
        r"行政村|村(?:民?委会)?|城镇社区|城市社区|社区|居委会|居民?委员会|居",
        r"村[（(]社区[）)]|村[（(]居[）)]|村居|村社区?",
    ),
    (r"镇|乡|街道", r"乡镇[（(]街道[）)]|乡镇街道|镇街|镇[（(]街道[）)]|镇乡街道|街镇"),
    (
        r"县级市|县|区|市|旗",
        r"县[（(]市、区[）)]|县[（(]区[）)]|区县|县区|县市区|区[（(]县[）)]|旗县区?|市[（(]县、区[）)]",
    ),
)
"""Areas of one level by their kinds, and what they are called together."""
_WHOLE_AREA = r"(?:^|[。；;\n]|全[镇乡县区市街州]道?(?:共有?|的|有)?|[下所]?辖区?(?:内|有)?|所有|现有|共有?)\s*"


def _listed(kinds: str) -> re.Pattern[str]:
    item = rf"\d+个(?:{kinds})"
    return re.compile(rf"{_WHOLE_AREA}({item}(?:[、，和及与]{item})+)")


def _joint(names: str) -> re.Pattern[str]:
    return re.compile(
        rf"({_WHOLE_AREA})?(?:(?<!\d)(?P<many>\d+)个(?:{names})(?!民)|(?<![一-鿿])(?:{names})(?P<behind>\d+)个)"
    )


_AREAS = [(_listed(kinds), _joint(names)) for kinds, names in _LEVELS]


_OTHERS = re.compile(r"[^。\n]{0,40}?(?:另外?|其余|其他|还有)的?\d+个")
"""What says that those told before are some: 147个村（社区）建有宣传栏，另外6个村共用."""
_MANY_AREAS = 20
"""From this number on, one that is a slip of the pen from the sum of both kinds is meant to be it."""


@rule(
    "sum.villages",
    "村数、社区数与村（社区）数",
    "“15个村、3个社区”，后文的“18个村（社区）”应当是两个数之和；乡镇与街道、县与市区也一样。",
    example="全镇辖15个村、5个社区。\n18个村（社区）全部建成法治文化阵地。",
    holds="全镇辖15个村、3个社区。\n18个村（社区）全部建成法治文化阵地。",
)
def areas_of_each_kind_make_up_all(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The numbers of areas of each kind, told one after the other, against the one number that all of them have."""
    yield from _in_brackets(report)
    for listed, joint in _AREAS:
        first = listed.search(report.text)
        both = list(joint.finditer(report.text)) if first else []
        if first is None or not both:
            continue
        parts = re.findall(r"\d+", first.group(1))
        whole, told = sum(map(int, parts)), {int(found["many"] or found["behind"]) for found in both}
        again = Counter(int(found["many"]) for found in both if found["many"] and found.group(1)).most_common(1)
        if again and again[0][1] > 1:  # others may be of some: 还有4个村（社区）没有达标
            told = {again[0][0]} if whole not in told else told
        of_all = len(both) > 1 or both[0].group(1) is not None  # else it may be of some: 对5个乡镇（街道）开展督察
        of_all = of_all or all(one >= _MANY_AREAS and slip(one, whole) for one in told)
        of_all = of_all and not (len(both) == 1 and _OTHERS.match(report.text, both[0].end()))
        if whole not in told and len(told) == 1 and of_all:
            arithmetic = f"{' + '.join(parts)} = {whole}，文中为 {next(iter(told))}"
            message = f"“{first.group(1)}”之和，不等于别处说的总个数，请核对。"
            also = tuple(Place(report.name, *found.span()) for found in both)
            yield Hit(*first.span(1), message, arithmetic, also)


_KINDS = "|".join(f"{kinds}|{names}" for kinds, names in _LEVELS)
_BRACKETED = re.compile(
    rf"(?<!\d)(\d+)个(?:乡镇|村庄|{_KINDS})[（(](\d+个?(?:{_KINDS}|乡镇)(?:[、，和]?\d+个?(?:{_KINDS}))+)[）)]"
)


def _in_brackets(report: Report) -> Iterator[Hit]:
    """9个乡镇（5镇4乡）: the numbers of each kind in brackets behind the number of all."""
    for found in _BRACKETED.finditer(report.text):
        parts = re.findall(r"\d+", found.group(2))
        if sum(map(int, parts)) != int(found.group(1)):
            arithmetic = f"{' + '.join(parts)} = {sum(map(int, parts))}，文中为 {found.group(1)}"
            yield Hit(*found.span(), f"“{found.group(2)}”之和，不等于“{found.group(1)}”，请核对。", arithmetic)
