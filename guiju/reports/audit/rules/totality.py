"""全覆盖, 无一, 100% against the numbers that stand beside them."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.likeness import places
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.tellings import follows
from guiju.reports.read.figure import Figure

_ALL = re.compile(r"全覆盖|无一空白|无一例外|无一遗漏|全员[一-鿿]{2,4}|(?:全部|均)(?:已)?[一-鿿]{2,6}(?=[，。；])")
_REACH = 30
_UNSATISFIED = re.compile(r"不满意$")


@rule(
    "claim.all",
    "“全覆盖”与所列的数",
    "“16个中队中14个有办案记录，首次实现全覆盖”：说全部、全覆盖的，所列的数应当等于总数；满意率100%的，不会又有不满意的件数。",
    example="16个派驻中队中14个有办案记录，首次实现办案全覆盖。",
    holds="16个派驻中队中16个有办案记录，首次实现办案全覆盖。",
)
def all_are_as_many_as_there_are(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """`N个…中M个` with M below N, and then a word for all; dissatisfied ones beside a share of a hundred."""
    for whole, part in zip(report.figures, report.figures[1:], strict=False):
        among = re.fullmatch(r"[一-鿿（）]{1,12}中[，,]?(?:已)?有?", report.between(whole, part))
        if among and whole.unit == part.unit and whole.kind == part.kind == "count" and part.high < whole.low:
            behind = re.split(r"[。；]", report.text[part.end : part.end + 60])[0]
            found = _ALL.search(behind)
            if found and found.start() < _REACH and not re.search(r"\d", behind[: found.start()]):
                yield _hit(report, part.end + found.start(), found.group(), whole, part)
    for unsatisfied in report.figures:
        if unsatisfied.value and _UNSATISFIED.search(report.clause_before(unsatisfied)):
            full = [f for f in report.sentence_at(unsatisfied.start).figures if f.unit == "%" and f.value == 100]
            for rate in full:
                near = follows(report, unsatisfied, rate) and "满意" in report.clause_before(rate)
                if near and 0 < rate.start - unsatisfied.end < _REACH:
                    yield _hit(report, rate.start, rate.text, unsatisfied, rate)


def _hit(report: Report, start: int, said: str, *told: Figure) -> Hit:
    arithmetic = "，".join(figure.text for figure in told)
    return Hit(start, start + len(said), f"说“{said}”，所列的数却不是全部，请核对。", arithmetic, places(report, *told))
