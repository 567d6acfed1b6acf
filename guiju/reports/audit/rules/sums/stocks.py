"""What there was, what came and went, and what there is now: 年初4318条，新增1207条，清理396条，年末5129条."""

from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import mistyped, number
from guiju.reports.audit.numbers.stocks import Account, accounts
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places


@rule(
    "sum.stock",
    "原有、增减与现有",
    "“上年底保留279项，取消4项、承接11项，年末保留286项”“受理96件，上年结转7件，审结91件，结转下年12件”：原有的加上来的、减去去的，应当等于现有的。",
    example="知识库上年底存量4318条，全年新增1207条，清理396条，年末存量5192条。",
    holds="知识库上年底存量4318条，全年新增1207条，清理396条，年末存量5129条。",
)
def what_there_is_is_what_there_was_and_came_less_what_went(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each closing figure with the opening one before it in its paragraph, and what is told between them."""
    for account in accounts(report):
        if any(f.bound != "exact" or "万" in f.text for f in account.told()):
            continue
        residuals = list(account.residuals())
        if any(abs(residual) < _TINY for residual in residuals):
            continue
        told = account.told()
        whole = not account.unsaid and "。" not in report.text[told[0].end : told[-1].start]
        if (whole and len(told) > _LEAST) or any(_slipped(account, one) for one in residuals[:1]):
            closing = account.closing
            right = float(closing.value) + residuals[0]
            others = [f for f in told if f is not closing]
            message = f"按原有的和增减的各数，这里应是 {number(right)}。请核对这几个数。"
            written = f"{'、'.join(f.text for f in others)} → {number(right)}，文中为 {closing.text}"
            yield Hit(closing.start, closing.end, message, written, places(report, *others))


_TINY, _LEAST = 1e-6, 3


def _slipped(account: Account, residual: float) -> bool:
    """Whether one digit changed, or two neighbours swapped, in one figure makes it come out."""
    off = [
        (account.opening, -1),
        (account.closing, 1),
        *((f, -1) for f in account.came),
        *((f, 1) for f in account.went),
    ]
    return any(mistyped(float(f.value), float(f.value) + sign * residual) for f, sign in off)
