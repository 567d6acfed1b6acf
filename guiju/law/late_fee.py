"""加处罚款: three per cent a day of an unpaid fine, never more than the fine itself.

行政处罚法第七十二条第一款第一项 sets the rate and the cap, 第七十三条第三款 stops it during reconsideration and
litigation, 行政强制法第四十五条 demands that the rate was told to the party. Confiscation carries no such fee.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from guiju.law.errors import LawError
from guiju.law.periods import Suspend, merge

__all__ = ["LAW", "RATE", "LateFee", "late_fee"]

LAW = "行政处罚法第七十二条第一款第一项、第七十三条第三款；行政强制法第四十五条"
RATE = Decimal("0.03")
FEN = Decimal("0.01")


@dataclass(frozen=True)
class LateFee:
    """The fee on one day: days that count, what they come to, and what may be charged (元, to the fen)."""

    fine: Decimal
    days: int
    uncapped: Decimal
    amount: Decimal
    steps: tuple[str, ...]

    @property
    def capped(self) -> bool:
        """Whether the cap (the fine itself) was reached."""
        return self.amount < self.uncapped


def late_fee(fine: Decimal | int | str, deadline: date, paid_on: date, stays: Iterable[Suspend] = ()) -> LateFee:
    """The fee when a fine whose payment was due on `deadline` is paid on `paid_on`.

    Args:
        fine: the fine, or the part of it still unpaid, in yuan.
        deadline: the last day for payment; the first day that counts is the next.
        paid_on: the day of payment, itself counted.
        stays: reconsideration and litigation, both ends not counted; one still open runs to `paid_on`.

    Raises:
        LawError: a negative fine, or a stay that ends before it begins.
    """
    fine = Decimal(fine).quantize(FEN, ROUND_HALF_UP)
    if fine < 0:
        raise LawError(f"罚款数额不能是 {fine} 元，请核对。")
    closed = [Suspend(s.since, s.until or max(paid_on, s.since), s.reason) for s in stays]
    elapsed = max((paid_on - deadline).days, 0)
    first = deadline + timedelta(days=1)
    stayed = 0
    steps = [f"缴款期限 {deadline}，自次日起至 {paid_on} 逾期 {elapsed} 日（{LAW}）。"]
    for since, until in merge(closed):
        inside = max((min(until, paid_on) - max(since, first)).days + 1, 0)
        stayed += inside
        steps.append(f"{since} 至 {until} 复议或者诉讼期间，其中 {inside} 日不计算加处罚款。")
    days = elapsed - stayed
    uncapped = (fine * RATE * days).quantize(FEN, ROUND_HALF_UP)
    amount = min(uncapped, fine)
    steps.append(f"{fine} 元 × 3% × {days} 日 = {uncapped} 元。")
    if amount < uncapped:
        steps.append(f"加处罚款的数额不得超出罚款的数额，按 {amount} 元计。")
    return LateFee(fine, days, uncapped, amount, tuple(steps))
