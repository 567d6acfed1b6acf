"""Totals told beside lists of all their parts."""

from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import mends, number, total
from guiju.reports.audit.numbers.mistakes import mistyped_sum
from guiju.reports.audit.numbers.partitions import Partition, partitions
from guiju.reports.audit.numbers.totals import to_full_stop
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places


@rule(
    "sum.all",
    "列全的分项与总数",
    "“52所，其中小学33所、中学19所”：其中、括号、顿号列出的各项，多半是全部；相加不等于总数，总数不大、相差不远，或者只要改一个数字就相符的，多半写错了一个数。",
    example="全区25所中小学，其中小学33所、中学19所，均配齐法治副校长。",
    holds="全区52所中小学，其中小学33所、中学19所，均配齐法治副校长。",
    small=100,
    near=0.85,
)
def a_complete_list_makes_up_its_total(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Lists whose form or names tell that they are of all parts, against the total beside them.

    Below `small` a list that makes up most names everything; a sum as `near` to a larger total, or one slip of the pen
    away, is meant to be it.
    """
    sentences = to_full_stop(report)
    for turn, sentence in enumerate(sentences):
        before = sentences[max(0, turn - 1) : turn]
        earlier = [one for one in before if "\n" not in report.text[one.end : sentence.start]]
        held = list(partitions(report, sentence, earlier))
        right = {part.start for one in held if one.holds for part in one.parts}
        for one in held:
            if one.holds or any(part.start in right for part in one.parts) or not _doubtful(one, params):
                continue
            right.update(part.start for part in one.parts)
            sums = " + ".join(number(part.value) for part in one.parts)
            made = number(sum(float(part.value) for part in one.parts))
            arithmetic = f"{sums} = {made}，文中为 {number(one.whole.value)}"
            message = f"列出的各项相加不等于“{one.whole.text}”，请核对总数和各分项；确有未列的部分请写明。"
            severity = None if mistyped_sum(one.whole, one.parts) else Severity.NOTE
            yield Hit(one.whole.start, one.whole.end, message, arithmetic, places(report, *one.parts), severity)


def _doubtful(one: Partition, params: dict[str, Any]) -> bool:
    """Whether a list that does not make up its total is more likely wrong than of some parts only."""
    high, whole = total(one.parts)[1], one.whole
    off = min(high, whole.high) / max(high, whole.high)
    if one.sure and (off >= params["near"] and len(one.parts) > 2 or off >= _MOSTLY and whole.high < params["small"]):
        return True
    apart = not (one.sure or one.rest) and whole.high < _TELLING and not whole.low / 2 <= high <= whole.high * 2
    return mends(whole, one.parts) and not apart


_MOSTLY = 0.6
_TELLING = 10
"""Numbers below this are all one digit from each other."""
