"""Above or below what was set: 人均62学时，超过规定的60学时; 高于60学时的规定要求."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.aims import result_of
from guiju.reports.audit.arithmetic import number
from guiju.reports.audit.finding import Place
from guiju.reports.audit.likeness import places
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule

_WHOSE = r"(?:(?:全年|年度|当年|年初|既定|考核|上级|[省市县区]定)的?)?"
_SET = rf"{_WHOSE}(?:规定|法定|要求|年初[一-鿿]{{0,4}}|计划|目标|标准|任务)"
_WORD = r"(?:(?P<above>超过|高于|超出|优于)|(?P<below>低于|少于|短于|不足|不到))了?"
_BEFORE = re.compile(rf"{_WORD}(?:{_SET})的?$")
_BARE = re.compile(rf"{_WORD}$")
_BEHIND = re.compile(rf"的?(?:{_SET})")
_VALUES = frozenset({"count", "money", "rate", "average", "score", "duration"})


@rule(
    "claim.threshold",
    "“超过规定”与数字",
    "“人均学法52学时，超过规定的60学时”：说超过、高于的，数应当更大；说低于、不足的，数应当更小。",
    example="人均学法52学时，超过规定的60学时。",
    holds="人均学法62学时，超过规定的60学时。",
)
def what_is_above_is_larger(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """What was asked, with the word that sets something against it, and the value in its unit told right before."""
    for sentence in report.sentences:
        for asked in sentence.figures:
            lead = report.clause_before(asked) + re.split(r"\d", asked.text)[0]  # 低于2000人次
            found = _BEFORE.search(lead)
            if found is None and _BEHIND.match(report.text[asked.end : asked.end + 6]):
                found = _BARE.search(lead)
            told = [f for f in sentence.figures if f.end <= asked.start and f.unit == asked.unit and f.kind in _VALUES]
            if found is None or not told:
                continue
            reached = told[-1]
            value = float(asked.value)
            wrong = reached.high <= value if found["above"] else reached.low >= value
            if wrong and reached.bound == "exact":
                said = found["above"] or found["below"]
                arithmetic = f"{reached.text}，{asked.text}"
                message = f"说“{said}”，两个数却不是这样，请核对。"
                yield Hit(reached.start, asked.end, message, arithmetic, places(report, asked))
            by = next((f for f in sentence.figures if f.start >= asked.end and f.unit == asked.unit), None)
            exact = by is not None and by.bound == reached.bound == "exact"
            if not wrong and exact and by and re.fullmatch(rf"的?(?:{_SET})", report.between(asked, by)):
                apart = abs(float(reached.value) - float(asked.value))
                if abs(apart - float(by.value)) > _ROUNDING:
                    arithmetic = f"{reached.text}，{asked.text}，相差 {number(apart)}"
                    message = "两个数的差与所说的不符，请核对。"
                    yield Hit(by.start, by.end, message, arithmetic, places(report, reached, asked))


_ROUNDING = 0.051
_PASSED = re.compile(
    r"(?:，|,)?(?P<way>超[出过]?|高[于出]|低于)(?:了)?(?:年度|全年|年初|上年)?(?:确定的|定的)?(?:目标|计划|任务)(?:值)?(?P<by>\d+(?:\.\d+)?)个?百分点"
)


@rule(
    "across.aim",
    "“超出目标”与上年定的目标",
    "“合格率98%，超出年度目标1个百分点”：目标应当是上一年报告里定的。",
    example=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n评查案卷。\n三、2024年工作打算\n执法案卷合格率达到97%以上。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n评查案卷150卷，案卷合格率98%，超出年度目标3个百分点。",
    ),
    holds=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n评查案卷。\n三、2024年工作打算\n执法案卷合格率达到97%以上。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n评查案卷150卷，案卷合格率98%，超出年度目标1个百分点。",
    ),
    many=True,
)
def the_aim_passed_is_the_one_set(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """A share, by how many points it passed its aim, and the aim that last year's report set for it."""
    for plan, later in corpus.consecutive():
        for reached in later.figures:
            found = _PASSED.match(later.text, reached.end) if reached.unit == "%" else None
            if found is None:
                continue
            by = float(found["by"]) * (-1 if found["way"] == "低于" else 1)
            aims = [
                f for f in plan.figures if plan.planned(f) and f.unit == "%" and result_of(plan, later, f) is reached
            ]
            if len(aims) == 1 and abs(float(reached.value) - by - float(aims[0].value)) > _ROUNDING:
                arithmetic = f"{reached.text} − {number(by)} ≠ {aims[0].text}"
                message = f"上一年报告定的目标是“{aims[0].text}”，算不出超出（低于）的百分点，请核对。"
                also = (Place(plan.name, aims[0].start, aims[0].end),)
                yield Hit(found.start(), found.end(), message, arithmetic, also, None, later.name)
