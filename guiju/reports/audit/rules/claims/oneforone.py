"""So many for each, in words: 一地一站, 人手1台, 每季度一次, 与结案数一致; against the counts beside them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, number
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_ONE_EACH = re.compile(
    r"[一-鿿（）()]{0,10}[，,]?(?:实现|做到)?[“\"]?(?P<said>一[^升降增减长短进退上下正反左右]一[一-鿿]|[一-鿿]{1,4}各[一1][个名台所处支张份])"
)
_IN_HAND = re.compile(r"[，,](?P<who>[一-鿿]{2,12}?)(?P<said>(?:人手|每人)[一1](?P<unit>[台部套件本张册]))")
_OFTEN = re.compile(
    r"(?P<said>(?:每|分)(?P<period>季度?|月|半年)(?:各)?[一-鿿]{0,4}?(?P<many>[一1两2三3])(?:次|轮|遍))"
)
_PERIODS = {"季": 4, "季度": 4, "月": 12, "半年": 2}
_HEADS = re.compile(r"(?P<said>每(?:单位|部门|家|个?[村所站镇])每[期次场](?P<many>[一1两2三3])[人名])")
_OWN_UNITS = frozenset("个家所处名人")
"""Units in which bodies and persons are counted: these agree with no number of cases."""
_SMALL = {"一": 1, "1": 1, "两": 2, "2": 2, "三": 3, "3": 3}
_NEAR, _LIKE = 6, 2.0
"""Letters between two counts of which one is for each of the other; how far a product lies off its total."""


@rule(
    "claim.each",
    "“一地一站”“每季度一次”与数字",
    "“设站14个，16个乡镇一地一站”“38家每季度一次，共114家次”“记录仪72台，执法人员人手1台”：一个对一个的，两边的数应当相等；每一个多少次的，乘起来应当等于总数。",
    example="设立警务联络站14个，16个乡镇一地一站。",
    holds="设立警务联络站16个，16个乡镇一地一站。",
)
def one_for_each_makes_as_many(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Counts beside words of one for each, and the products of how many and how often."""
    for sentence in report.sentences:
        figures = [f for f in sentence.figures if f.kind == "count" and f.bound == "exact" and f.value and f.actual]
        for before, figure in zip(figures, figures[1:], strict=False):
            found = _ONE_EACH.match(report.text, figure.end)
            near = len(report.between(before, figure)) <= _NEAR and not re.search(
                "其中|[比较]|、$", report.between(before, figure)
            )  # 市区1个、7个县各1个
            if found and near and before.value != figure.value:
                yield _unlike(report, found["said"], f"{before.text}，{figure.text}", before, figure)
        if found := _IN_HAND.search(sentence.text):
            yield from _in_hand(report, sentence, figures, found)
        if found := _OFTEN.search(sentence.text):
            earlier, behind = _sides(sentence, figures, found)
            total = next(
                (f for f in behind if f.unit.endswith(("次", "份", "轮")) and "其中" not in report.clause_before(f)),
                None,
            )
            times = _PERIODS[found["period"]] * _SMALL[found["many"]]
            if earlier and total:
                yield from _product(report, found["said"], [earlier[-1]], times, total)
            elif earlier and earlier[-1].unit == "次" and sentence.start + found.start() - earlier[-1].end <= 1:
                yield from _product(report, found["said"], [], times, earlier[-1])  # 研究4次，每季度1次
        if found := _HEADS.search(sentence.text):
            earlier, _ = _sides(sentence, figures, found)
            if len(earlier) > _FACTORS:
                yield from _product(report, found["said"], earlier[-3:-1], _SMALL[found["many"]], earlier[-1])


_FACTORS = 2


def _sides(sentence: Sentence, figures: Sequence[Figure], found: re.Match[str]) -> tuple[list[Figure], list[Figure]]:
    begin, end = sentence.start + found.start(), sentence.start + found.end()
    return [f for f in figures if f.end <= begin], [f for f in figures if f.start >= end]


def _unlike(report: Report, said: str, arithmetic: str, *told: Figure) -> Hit:
    message = f"说“{said}”，数却对不上，请核对。"
    return Hit(told[0].start, told[-1].end, message, arithmetic, places(report, *told))


def _product(report: Report, said: str, factors: Sequence[Figure], times: int, total: Figure) -> Iterator[Hit]:
    """38 places once a quarter are 152; a total that is a multiple of another kind is let pass."""
    made = float(times)
    for factor in factors:
        made *= float(factor.value)
    if made != total.value and made / _LIKE <= total.value <= made * _LIKE:
        written = " × ".join([*(number(f.value) for f in factors), str(times)])
        yield _unlike(report, said, f"{written} = {number(made)}，文中为 {total.text}", *factors[:1], total)


_FOR_OTHERS = re.compile(r"[，,；;](?:其余|余下|剩余|另外|多余)")


def _in_hand(report: Report, sentence: Sentence, figures: Sequence[Figure], found: re.Match[str]) -> Iterator[Hit]:
    """One each for persons whom the report counts elsewhere, some kept in reserve: 92台，人手1台，另备用3台."""
    before, behind = _sides(sentence, figures, found)
    held = [f for f in before if f.unit == found["unit"]]
    if not held:
        return
    if _FOR_OTHERS.match(report.text, sentence.start + found.end()):
        return  # 人手一本，其余放在便民服务点
    spare = sum(
        float(f.value) for f in behind if f.unit == found["unit"] and re.search("备用|机动", report.clause_before(f))
    )
    who = pairs(found["who"])
    persons = [f for f in report.figures if f.kind == "count" and f.unit in {"人", "名"} and f.actual]
    meant = [f for f in persons if len(who & pairs(report.clause_of(f))) >= min(2, len(who))]
    if meant and all(float(f.value) not in {float(held[-1].value) - spare, float(held[-1].value)} for f in meant):
        yield _unlike(report, found["said"], f"{held[-1].text}，{meant[0].text}", held[-1], held[-1])


_AGREES = re.compile(
    r"[，,]?与(?P<of>[一-鿿]{2,8}?)(?:总|件|个|人)?(?:数量?|量)?(?:完全|基本)?(?P<said>一致|相等|相同|相符|吻合)"
)


@rule(
    "claim.agrees",
    "“与某数一致”与数字",
    "“归集1061条，与结案数一致”：说与某个数一致的，报告里应当有这个数。",
    example="全年立案1080件，结案1016件。处罚信息归集1061条，与结案数一致。",
    holds="全年立案1080件，结案1016件。处罚信息归集1016条，与结案数一致。",
)
def what_is_said_to_agree_agrees(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A count behind which it is said to be that of something else, against every count of that."""
    counts = [f for f in report.figures if f.kind == "count" and f.bound == "exact"]
    for figure in counts:
        found = _AGREES.match(report.text, figure.end)
        known = [f for f in counts if f is not figure and found["of"] in report.clause_of(f)] if found else []
        known = [f for f in known if counted_in(f) == counted_in(figure)] if figure.unit in _OWN_UNITS else known
        if found and known and all(f.value != figure.value for f in known):
            told = "、".join(f.text for f in known[:3])
            message = f"说“{found.group().lstrip('，,')}”，报告里却没有这个数，请核对。"
            yield Hit(figure.start, found.end(), message, f"{figure.text}，{told}", places(report, known[0]))
