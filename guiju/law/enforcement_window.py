"""When an agency without power of its own may ask the court to enforce: after the appeal periods, for three months.

行政强制法第五十三条: within three months from the expiry of the periods for reconsideration and litigation; 第五十四条:
ten working days after the urging letter (催告书) was served; 行政处罚法第七十二条第二款: instalments move the start.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from guiju.law.calendar import Calendar
from guiju.law.clock import due
from guiju.law.receipt import Receipt

__all__ = ["Window", "enforcement_window"]


@dataclass(frozen=True)
class Window:
    """The days on which the application may be filed, both ends included, and the receipts they rest on."""

    appeal_expires: date
    opens: date
    closes: date
    receipts: tuple[Receipt, ...]
    steps: tuple[str, ...]

    @property
    def is_open_at_all(self) -> bool:
        """False where the urging came so late that its ten days outlast the three months."""
        return self.opens <= self.closes


def enforcement_window(
    served: date,
    *,
    reconsidered: date | None = None,
    remedy_told: bool = True,
    deferred_until: date | None = None,
    urged: date | None = None,
    calendar: Calendar | None = None,
) -> Window:
    """The window for an act nobody sued over.

    Args:
        served: the day on which the person knew the act's content and who did it; as a rule the day of service.
        reconsidered: the day the reconsideration decision was served, if there was one.
        remedy_told: whether the act told the person how and how long it could be challenged; if not, a year runs.
        deferred_until: the end of a deferred or instalment period for the fine.
        urged: the day the urging letter was served; without it the window is told as if it had been in time.
        calendar: the working-day calendar.

    Raises:
        NotInForce: the texts that applied on these days are not held.
    """
    appeals: tuple[Receipt, ...]
    if reconsidered:
        appeals = (due("REC-D15", reconsidered, calendar=calendar),)
    else:
        suit = due("LIT-L01" if remedy_told else "LIT-L02", served, calendar=calendar)
        appeals = (due("REC-D01", served, calendar=calendar), suit)
    last = max(appeals, key=lambda receipt: receipt.due)
    start = max(last.due, deferred_until or last.due)
    closing = due("COE-D12", start, calendar=calendar)
    opens = last.due + timedelta(days=1)
    steps = [f"{receipt.name}的期限至 {receipt.due}（{receipt.law}）。" for receipt in appeals]
    if start > last.due:
        steps.append(f"暂缓、分期缴纳至 {start}，申请期限自该日起算（行政处罚法第七十二条第二款）。")
        opens = start + timedelta(days=1)
    receipts = [*appeals, closing]
    if urged:
        waiting = due("COE-D11", urged, calendar=calendar)
        receipts.append(waiting)
        opens = max(opens, waiting.due + timedelta(days=1))
        steps.append(f"催告书 {urged} 送达，满十个工作日为 {waiting.due}（{waiting.law}）。")
    else:
        steps.append("申请前须先催告，催告书送达十个工作日后方可申请（行政强制法第五十四条）。")
    steps.append(f"可以申请的时间：{opens} 至 {closing.due}（{closing.law}）。")
    if opens > closing.due:
        steps.append("催告期满时已过申请期限，不能再申请。")
    return Window(last.due, opens, closing.due, tuple(receipts), tuple(steps))
