"""Units of the right size: means below their totals, parts and wholes in one scale, two years in one unit."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.quotients import one_slip_off
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure

_MEAN = re.compile(r"(?:[日月周年户人件场次案企村镇家所队期]均|平均|每(?![月年季周日次])[一-鿿]{1,4})[^，。\d]{0,8}$")
_RATE_PER = re.compile(r"每(?P<per>百|千|万|十万)人[一-鿿]{0,10}$")
_PER = {"百": 100, "千": 1000, "万": 10_000, "十万": 100_000}
_SCALES = (10.0**4, 10.0**-4, 10.0**8, 10.0**-8)
_DIMENSIONS = (
    ("微克", "毫克", "克"),
    ("毫升", "升"),
    ("千克", "公斤", "吨"),
    ("平方米", "亩", "公顷", "平方公里"),
    ("米", "公里"),
)
"""Units of one thing, that a pair of values to compare does not mix."""
_CHANGED = re.compile(
    r"^[^，。；\d]{0,6}(?:[降升减增提]低?高?加?少?[至到为]|[，,]?[比较](?:上年|去年|20\d\d年)[一-鿿]{0,3})$"
)


@rule(
    "unit.scale",
    "单位大小写错",
    "平均数不会比总数还大；各项相加与总数只差“万”“亿”的，前后两年一个用毫克、一个用微克的，每千人的数用每万人才算得出来的，都是单位写错了。",
    example="小区改造总投资5760元，惠及居民1920户，户均3万元。",
    holds="小区改造总投资5760万元，惠及居民1920户，户均3万元。",
)
def units_are_of_the_right_size(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A mean above its total; parts that make up the total but for 万 or 亿; two years in units of one dimension."""
    for sentence in report.sentences:
        figures = [f for f in sentence.figures if f.kind in {"count", "money", "average"} and f.unit]
        for turn, figure in enumerate(figures):
            yield from _above_its_total(report, figures[max(0, turn - _MANY) : turn], figure)
            yield from _scaled_sum(report, figures[turn : turn + _MANY])
            if turn and _mixed(figures[turn - 1].unit, figure.unit):
                first = figures[turn - 1]
                if _CHANGED.search(report.between(first, figure).removeprefix("/立方米")):
                    message = f"前后两个数一个以“{first.unit}”计、一个以“{figure.unit}”计，请核对单位。"
                    yield Hit(figure.start, figure.end, message, f"{first.text}，{figure.text}", places(report, first))
            yield from _per_so_many(report, figures, figure)
    yield from _above_all(report)


_MANY = 8
"""So many figures on either side may belong to one."""


def _above_its_total(report: Report, before: Sequence[Figure], mean: Figure) -> Iterator[Hit]:
    """日均1869万件, of 68.4万件 in the year."""
    if not _MEAN.search(report.clause_before(mean)):
        return
    total = next((f for f in reversed(before) if f.unit == mean.unit), None)
    if total is not None and _LEFT.match(report.text, total.end):
        return  # 仍有8件案件未结，人均受理43件
    alone = total is not None and total.actual and not _MEAN.search(report.clause_before(total))
    if total is not None and (_OF_OTHERS.search(report.between(total, mean)) or _has_some(report, total, mean)):
        return  # 4个镇合计26件，其余10个镇平均49.2件
    if total is not None and alone and mean.low > total.high > 1:
        message = f"平均数“{mean.text}”比总数“{total.text}”还大，请核对两个数的单位。"
        yield Hit(mean.start, mean.end, message, f"{mean.text} > {total.text}", places(report, total))


_LEFT = re.compile("[^，。；\\d]{0,8}(?:未|没有|尚|待|在办|在审)")


def _has_some(report: Report, each: Figure, some: Figure) -> bool:
    """Whether the second counts what each of the first has some of: 组建4个督察组，每组负责12个单位."""
    found = _EACH.search(report.clause_before(some))
    noun = _NOUN_BEHIND.match(report.text, each.end)
    if found is None or noun is None:
        return False
    whole = noun.group()[:2]  # 2个社区，每个村（社区）5个网格
    return found.group(1) in noun.group() or len(whole) > 1 and whole in found.group()


_EACH = re.compile("每(?:[个名位]?)([一-鿿])[^，。\\d]*$")
_NOUN_BEHIND = re.compile("[一-鿿]{0,8}")
_OF_OTHERS = re.compile("其余|其他|另外|另有|剩余")


def _above_all(report: Report) -> Iterator[Hit]:
    """A mean of money above every sum of money that the report tells: 平均罚没约3047万元, of 803万元 in the year."""
    money = [f for f in report.figures if f.unit == "元" and f.kind in {"money", "average", "count"}]
    means = [f for f in money if f.kind == "average" or _MEAN.search(report.clause_before(f))]
    totals = [f for f in money if f not in means]
    largest = max(totals, key=lambda f: f.high, default=None)
    for mean in means if len(totals) >= _FEW else ():
        if largest is not None and mean.low > largest.high:
            message = f"平均数“{mean.text}”比全文最大的一笔“{largest.text}”还大，请核对单位。"
            yield Hit(mean.start, mean.end, message, f"{mean.text} > {largest.text}", places(report, largest))


_FEW = 3


def _scaled_sum(report: Report, figures: Sequence[Figure]) -> Iterator[Hit]:
    """386亿元, of which 96万元, 132万元, 118万元 and 40万元."""
    whole, parts = figures[0], [f for f in figures[1:] if f.unit == figures[0].unit]
    made = 0.0
    for turn, part in enumerate(parts):
        made += float(part.value)
        if turn and made and any(abs(float(whole.value) / made / scale - 1) < _SAME for scale in _SCALES):
            message = f"随后各项相加，与“{whole.text}”只差“万”“亿”，请核对单位。"
            arithmetic = f"{' + '.join(f.text for f in parts[: turn + 1])} ≠ {whole.text}"
            yield Hit(whole.start, whole.end, message, arithmetic, places(report, *parts[: turn + 1]))


_SAME = 1e-9


def _mixed(one: str, other: str) -> bool:
    return one != other and any(one in row and other in row for row in _DIMENSIONS)


_PERSONS = {"人", "名", "位"}


def _per_so_many(report: Report, figures: Sequence[Figure], rate: Figure) -> Iterator[Hit]:
    """每万人抽检4.2批次, where 1680 of them and 40万人 make it 每千人."""
    found = _RATE_PER.search(report.clause_before(rate))
    if found is None:
        return
    people = [
        f for f in report.figures if f.unit in {"人", "名"} and re.search("人口[一-鿿]{0,4}$", report.clause_before(f))
    ]
    previous = report.before(report.sentence_at(rate.start))
    near = [*figures, *(previous.figures if previous else ())]
    units = _PERSONS if rate.unit in _PERSONS else {rate.unit}
    totals = [f for f in near if f.unit in units and f.value > rate.value and f not in people]
    fitting = {
        per
        for per, many in _PER.items()
        for total in totals
        for all_of in people
        if abs(float(total.value) * many / float(all_of.value) / float(rate.value) - 1) < _ROUNDED
    }
    if fitting and found["per"] not in fitting:
        message = f"按全文的人口数，这是每{'、'.join(sorted(fitting))}人的数，请核对“每{found['per']}人”。"
        yield Hit(rate.start - 12, rate.end, message, f"{totals[0].text}，{people[0].text}", places(report, totals[0]))
    for total, all_of in product(totals if not fitting else (), people):
        many = float(all_of.value) / _PER[found["per"]]
        if one_slip_off(total, many, rate):
            written = f"{number(total.value)} ÷ {number(many)} = {number(float(total.value) / many)}"
            message = f"按“{total.text}”和人口“{all_of.text}”算不出“{rate.text}”，请核对这几个数。"
            yield Hit(rate.start, rate.end, message, f"{written}，文中为 {rate.text}", places(report, total, all_of))
            break


_ROUNDED = 0.02
"""How far a rate may lie off what its parts make, for rounding."""
