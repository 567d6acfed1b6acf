"""A department in the county's report and in its own: 被申请人看，市场监管14件, 以我局为被申请人的申请14件."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number, slip
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import Telling, Words, pairs, told

_CALLED = {
    "市场监督管理局": "市场监管|市监",
    "人力资源和社会保障局": "人社|人力社保|人力资源社会保障",
    "交通运输局": "交通运输|交通",
    "应急管理局": "应急管理|应急",
    "城市管理局": "城市管理|城管",
    "城市管理综合执法局": "城市管理|城管",
    "综合行政执法局": "综合行政执法|综合执法|城管",
    "生态环境局": "生态环境|环保",
    "自然资源局": "自然资源",
    "自然资源和规划局": "自然资源和规划|自然资源|资规",
    "卫生健康局": "卫生健康|卫健",
    "卫生健康委员会": "卫生健康|卫健",
    "住房和城乡建设局": "住房城乡建设|住房和城乡建设|住建",
    "农业农村局": "农业农村",
    "文化和旅游局": "文化旅游|文旅",
}
"""What a list of departments calls each."""
_OWN = re.compile(r"我局|我委|本局|本委|全局|局")
_LIKE = 4.0
"""How much the words that the county's whole and the department's figure share must tell."""
_FAR = 200


@rule(
    "across.named_department",
    "全县报告里的部门与该部门自己的报告",
    "全县的报告按部门列数（“从被申请人看，公安46件、市场监管14件”）、一句说到部门做的事的（“县教育体育局查处违规案件7件”），该部门自己的报告里同一件事的数应当一样。",
    example=(
        "宛丘县人民政府关于2024年法治政府建设情况的报告\n收到行政复议申请137件。从被申请人看，公安46件、市场监管17件。",
        "宛丘县市场监督管理局关于2024年法治政府建设情况的报告\n以我局为被申请人的行政复议申请14件。",
    ),
    holds=(
        "宛丘县人民政府关于2024年法治政府建设情况的报告\n收到行政复议申请137件。从被申请人看，公安46件、市场监管14件。",
        "宛丘县市场监督管理局关于2024年法治政府建设情况的报告\n以我局为被申请人的行政复议申请14件。",
    ),
    many=True,
)
def a_department_has_one_number_in_both_reports(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """What the county lists for a department, or says that it did, against the department's own figures."""
    for left, right in corpus.colleagues():
        for upper, lower in ((left, right), (right, left)):
            if upper.body.level == "government" and lower.body.level == "department":
                yield from _named(upper, lower)


def _named(upper: Report, lower: Report) -> Iterator[Hit]:
    office = lower.body.name.removeprefix(lower.body.region)
    called = _CALLED.get(office, re.escape(office.removesuffix("局")))
    listed = re.compile(rf"(?:^|[：:其中])(?:{called})(?:部门|系统|领域|类)?(?:机关)?$")
    words, own = Words(upper.text, lower.text), told(lower)
    for part in told(upper):
        if (first := _did_itself(upper, part, office, own, words)) is not None:
            yield _hit(upper, part, lower, first, office)
            continue
        clause = upper.clause_before(part.figure).rpartition("、")[2]
        if not listed.search(clause) or part.figure.bound != "exact":
            continue
        whole = _words_of_whole(upper, part)
        near = [one for one in own if alike_units(one.figure, part.figure)]
        graded = [(grade, one) for one in near if (grade := words.rarity(whole & one.about)) >= _LIKE]
        if any(one.figure.value == part.figure.value for _, one in graded):
            continue
        graded = [(grade, one) for grade, one in graded if _slipped(one, part)]
        _, first = max(graded, key=lambda pair: pair[0], default=(0.0, None))
        if first is not None:
            yield _hit(upper, part, lower, first, office)


def _hit(upper: Report, part: Telling, lower: Report, own: Telling, office: str) -> Hit:
    said_here = f"{upper.body.short}的报告说到{office}时是“{part.figure.text}”"
    message = f"{said_here}，{office}自己的报告是“{own.figure.text}”。请核对。"
    arithmetic = f"{number(part.figure.value)} ≠ {number(own.figure.value)}"
    place = places(lower, own.figure)
    return Hit(part.figure.start, part.figure.end, message, arithmetic, place, None, upper.name)


def _did_itself(upper: Report, part: Telling, office: str, own: Sequence[Telling], words: Words) -> Telling | None:
    """The office's own number of what the county's sentence says that it did, if none of its numbers is the same."""
    sentence = upper.sentence_at(part.figure.start)
    _, named, said = upper.text[sentence.start : part.figure.start].rpartition(office)
    if "司法" in office or not named or _OFFICES.search(said) or part.figure.bound != "exact":
        return None
    name = pairs(upper.clause_before(part.figure).rpartition(office)[2]) | pairs(part.noun)
    alike = [one for one in own if alike_units(one.figure, part.figure) and one.figure.bound == "exact"]
    topic = pairs(upper.text[sentence.start : part.figure.start])
    graded = [
        (words.rarity(name & one.clause) + words.rarity(topic & one.clause) / 2, one)
        for one in alike
        if _near(part, one) and name & one.clause
    ]
    agreeing = any(one.figure.value == part.figure.value and name & one.about for one in alike)
    best, first = max(graded, key=lambda pair: pair[0], default=(0.0, None))
    sure = first is not None and (best >= _LIKE and _slipped(first, part) or best >= _PLAIN and said.count("，") == 0)
    return first if sure and not agreeing else None


def _near(part: Telling, one: Telling) -> bool:
    small, large = sorted((float(part.figure.value), float(one.figure.value)))
    return small >= _HALF * large


_OFFICES, _HALF, _PLAIN = re.compile(r"[局委办]|部门|乡镇|街道"), 0.5, 8.0
"""Who else is named; how near the numbers are; how much shared words must tell where no slip parts the numbers."""


def _slipped(one: Telling, part: Telling) -> bool:
    return one.figure.bound == "exact" and slip(float(one.figure.value), float(part.figure.value))


def _words_of_whole(upper: Report, part: Telling) -> set[str]:
    """The words of the sentence of a list and of the one before it, which names what is listed."""
    sentence = upper.sentence_at(part.figure.start)
    titled = upper.before(sentence)
    said = (titled.text if titled else "") + upper.text[sentence.start : part.figure.start]
    return pairs(said[-_FAR:])
