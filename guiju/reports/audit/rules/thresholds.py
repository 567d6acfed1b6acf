"""Above or below what was set: 人均62学时，超过规定的60学时."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.likeness import places
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_SET = re.compile(
    r"[^，。；]{0,4}[，,（(](?:比|较)?(?:(?P<above>超过|高于|超出|优于)|(?P<below>低于|少于|短于|不足|不到))"
    r"(?:了)?(?:规定|法定|要求|年初|计划|目标|全[省市县国]|上级|年度)[一-鿿]{0,10}"
)


@rule(
    "claim.threshold",
    "“超过规定”与数字",
    "“人均学法52学时，超过规定的60学时”：说超过、高于的，数应当更大；说低于、不足的，数应当更小。",
    example="人均学法52学时，超过规定的60学时。",
    holds="人均学法62学时，超过规定的60学时。",
)
def what_is_above_is_larger(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A figure, the word that sets it against what was asked, and what was asked, in one unit."""
    for reached, asked in zip(report.figures, report.figures[1:], strict=False):
        found = _SET.fullmatch(report.between(reached, asked)) if reached.unit == asked.unit else None
        if found is None:
            continue
        wrong = reached.high <= asked.low if found["above"] else reached.low >= asked.high
        if wrong and reached.bound == asked.bound == "exact":
            said = found["above"] or found["below"]
            arithmetic = f"{reached.text}，{asked.text}"
            yield Hit(
                reached.start, reached.end, f"说“{said}”，两个数却不是这样，请核对。", arithmetic, places(report, asked)
            )
