"""Above or below what was set: 人均62学时，超过规定的60学时; 高于60学时的规定要求."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number
from guiju.reports.audit.numbers.lists import compared
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.differences import is_sized
from guiju.reports.audit.words.likeness import places

_WHOSE = r"(?:(?:控制|管控|预期|全年|年度|当年|年初|既定|考核|上级|[省市县区]定)的?)?"
_SET = rf"{_WHOSE}(?:规定|法定|要求|年初[一-鿿]{{0,4}}|计划|目标|标准|任务)"
_WORD = r"(?:(?P<above>超过|高于|超出|优于)|(?<!不)(?P<below>低于|少于|短于|不足|不到))了?"
_BEFORE = re.compile(rf"{_WORD}(?:{_SET})的?$")
_BARE = re.compile(rf"{_WORD}$")
_THAN = re.compile(
    r"[，,（(]?(?:远远?|明显|显著|大幅|略微?|稍微?|仍|均|也|已|都)*(?:(?P<above>[高大多快]于|超过|超出)|(?P<below>[低小少慢短]于))(?![上去今]年|20)[^，。；\d]{2,16}的"
)
"""What sets one number against that of another thing right behind it: 12.5%，远高于部门案卷的2.3%."""
_BEHIND = re.compile(rf"的?(?:{_SET}|平均(?:水平|数|值))")
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
            told = [f for f in told if not compared(report, f) and not is_sized(report, f)]  # 29件，比上年的23件增加6件
            if found is None and told and told[-1].kind == asked.kind:
                found = _THAN.fullmatch(report.between(told[-1], asked))
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
