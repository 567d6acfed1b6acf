"""Above or below what was set: 人均62学时，超过规定的60学时; 高于60学时的规定要求."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.likeness import places
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_SET = r"规定|法定|要求|年初[一-鿿]{0,4}|计划|目标|标准"
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
            lead = report.clause_before(asked)
            found = _BEFORE.search(lead)
            if found is None and _BEHIND.match(report.text[asked.end : asked.end + 6]):
                found = _BARE.search(lead)
            told = [f for f in sentence.figures if f.end <= asked.start and f.unit == asked.unit and f.kind in _VALUES]
            if found is None or not told:
                continue
            reached = told[-1]
            wrong = reached.high <= asked.low if found["above"] else reached.low >= asked.high
            if wrong and reached.bound == "exact":
                said = found["above"] or found["below"]
                arithmetic = f"{reached.text}，{asked.text}"
                message = f"说“{said}”，两个数却不是这样，请核对。"
                yield Hit(reached.start, asked.end, message, arithmetic, places(report, asked))
