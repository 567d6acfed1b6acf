"""The statutory clock: from a rule and a start day to a due day with its receipt.

`due("REC-D11", date(2026, 8, 3))` is 2026-10-08: sixty days end on 2 October, a holiday, and move to the 8th.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from guiju.law import rules
from guiju.law.calendar import Calendar, standard
from guiju.law.errors import LawError, NotComputable
from guiju.law.extensions import allow
from guiju.law.periods import (
    DAYS,
    HOURS,
    WORKING_DAYS,
    Exclude,
    Interval,
    Pause,
    Restart,
    Suspend,
    Unit,
    advance,
    merge,
    paused_days,
    retreat,
    roll_back,
    roll_forward,
)
from guiju.law.receipt import Grant, Receipt
from guiju.law.rules.model import PERSON, Kind, Rule
from guiju.law.statutes import MARKS, cite_all

__all__ = ["SHANGHAI", "due"]

SHANGHAI = ZoneInfo("Asia/Shanghai")
ROLL_LAW = "民法典第二百零三条"
ROLL_LAWS = {
    "行政复议法": "行政复议法第八十八条、民事诉讼法第八十五条",
    "行政复议法实施条例": "行政复议法第八十八条、民事诉讼法第八十五条",
    "行政诉讼法": "行诉解释第四十八条",
    "最高人民法院关于适用行政诉讼法的解释": "行诉解释第四十八条",
    "行政诉讼起诉期限解释": "行诉解释第四十八条",
    "民事诉讼法": "民事诉讼法第八十五条",
}


def due(
    rule: str | Rule,
    start: date | datetime,
    *,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Grant] = (),
    on: date | None = None,
    calendar: Calendar | None = None,
) -> Receipt:
    """Compute a deadline.

    Args:
        rule: a rule, or its id.
        start: the day of the event the rule names; for a limit in hours its moment (a naive one is Shanghai time).
        pauses: stretches excluded or suspended, and restarts.
        extensions: extensions that were granted, in order.
        on: the day whose law applies; the start day if not given.
        calendar: the working-day calendar; the national one if not given.

    Raises:
        UnknownRule: no rule has this id.
        NotInForce: the rule or its statute was not in force then.
        NotComputable: the law gives no number, or the clock is suspended still.
        Refused: an extension that the law does not allow.
        LawError: an impossible input, such as a restart before the start.
    """
    moment = _shanghai(start) if isinstance(start, datetime) else None
    day = moment.date() if moment else start
    if isinstance(rule, str):
        rule = rules.get(rule, on or day)
    n, unit = rule.require_number()
    citation = cite_all(rule.law, on or day)[0]
    count = _Count(rule, n, unit, calendar or standard())
    count.tell(f"依据{rule.law}（{citation.version}）：{rule.name}，{rule.kind.value}{rule.length}。")
    if unit is HOURS:
        if moment is None:
            raise LawError(f"{rule.id}“{rule.name}”按小时计算，起算要写到时分，如 {day}T09:30。")
        count.hours(moment, pauses, extensions)
    elif rule.backward:
        count.backward(day, pauses, extensions)
    else:
        count.forward(day, pauses, extensions, ROLL_LAWS.get(citation.law, ROLL_LAW))
    count.caution()
    return Receipt(
        rule=rule.id,
        name=rule.name,
        law=rule.law,
        law_version=str(citation.version),
        mark=rule.mark,
        unit=unit,
        n=n,
        start=moment if moment and unit is HOURS else day,
        raw=count.raw,
        due=count.due,
        shifted_by=count.shifted_by,
        provisional=count.provisional,
        calendar=count.calendar.version,
        pauses=tuple(pauses),
        extensions=tuple(extensions),
        steps=tuple(count.steps),
    )


@dataclass
class _Count:
    """One count in progress: where it stands, and the sentences that tell how it got there."""

    rule: Rule
    n: int
    unit: Unit
    calendar: Calendar
    raw: date = date.min
    due: date = date.min
    shifted_by: str = ""
    provisional: bool = False
    steps: list[str] = field(default_factory=list)

    def tell(self, sentence: str) -> None:
        self.steps.append(sentence)

    def hours(self, moment: datetime, pauses: Sequence[Pause], grants: Sequence[Grant]) -> None:
        if pauses or grants:
            raise LawError(f"{self.rule.id} 按小时计算，自起算之时连续计算，没有扣除和延长。")
        self.raw = self.due = moment + timedelta(hours=self.n)
        at = f"{moment:%Y-%m-%d %H:%M}"
        self.tell(f"自{self.rule.starts}（{at}）起算，连续{self.n}小时，不因节假日停止（民法典第二百零一条）。")

    def backward(self, event: date, pauses: Sequence[Pause], grants: Sequence[Grant]) -> None:
        if pauses or grants:
            raise LawError(f"{self.rule.id} 自{self.rule.starts}往前算，没有扣除和延长；日期变了请按新的日期重算。")
        self.raw = self.due = retreat(event, self.n, self.unit, self.calendar)
        self.tell(f"自{self.rule.starts} {event} 往前数{self.rule.length}，当日不计入，至迟 {self.raw}。")
        if self.rule.roll:
            self.due = roll_back(self.raw, self.calendar)
        if self.due != self.raw:
            self.shifted_by = "在先的期限逢休息日提前，不推后"
            self.tell(f"{self.raw} 是{self.calendar.describe(self.raw)}，提前到 {self.due}。")
        self._look(self.due, event if self.unit is WORKING_DAYS else self.raw)

    def forward(self, start: date, pauses: Sequence[Pause], grants: Sequence[Grant], roll_law: str) -> None:
        begun, grants = self._restart(start, pauses, grants)
        stops = [pause for pause in pauses if not isinstance(pause, Restart)]
        stretches = merge(stops)
        event = self.rule.starts if begun == start else ""
        self.tell(f"自{event} {begun} 起算，当日不计入（民法典第二百零一条）。")
        self.raw = full = advance(begun, self.n, self.unit, stretches, self.calendar)
        self._roll(begun, stretches)
        granted = []
        for earlier, grant in enumerate(grants):
            n, unit, by, article = allow(self.rule, grant, earlier=earlier, expires=self.due)
            self.raw = advance(self.raw, n, unit, stretches, self.calendar)
            self._roll(begun, stretches)
            granted.append(f"经{by or '批准'}延长{n}{unit.label}，接在原期限之后，至 {self.raw}（{article}）。")
        for stop in stops:
            self._tell_stop(stop, begun)
        if stops and not self.rule.excludes:
            self.tell(f"{self.rule.law}没有列明可以扣除的时间，请在案卷里写明扣除的依据。")
        self.tell(f"数满{self.rule.length}为 {full}。{self._working_days_passed(begun, full)}")
        self.steps += granted
        if self.due != self.raw:
            self.shifted_by = roll_law
            self.tell(f"{self.raw} 是{self.calendar.describe(self.raw)}，顺延到 {self.due}（{roll_law}）。")
        elif not self.rule.roll and not self.calendar.is_working(self.raw):
            self.tell(f"{self.raw} 是{self.calendar.describe(self.raw)}，但这一期限不因休息日顺延。")
        if self.rule.kind is Kind.AT_LEAST:
            self.tell(f"这段时间须过完，{self.due} 的次日起方可进行下一步。")

    def caution(self) -> None:
        """What the reader of the date must know besides."""
        if self.rule.silent:
            reading = "不得据此作对当事人不利的处理" if self.rule.who == PERSON else "按较短的读法提醒"
            self.tell(f"法条只说“日”，没有写明是不是工作日；这里按自然日计，{reading}。")
        if self.rule.note:
            self.tell(f"{self.rule.note.rstrip('。')}。")
        if self.rule.mark != "T":
            self.tell(f"注意：这一规定{MARKS[self.rule.mark]}，属于待核对的设置，使用前请核对。")
        if self.provisional:
            self.tell("所涉年份的放假安排尚未公布或者未收录，休息日暂按放假办法推定；通知公布后须重算。")

    def _restart(self, start: date, pauses: Sequence[Pause], grants: Sequence[Grant]) -> tuple[date, Sequence[Grant]]:
        restarts = [pause for pause in pauses if isinstance(pause, Restart)]
        if not restarts:
            return start, grants
        if early := [again for again in restarts if again.at < start]:
            raise LawError(f"重新计算的日期 {early[0].at} 早于起算日 {start}，请核对。")
        last = max(restarts, key=lambda again: again.at)
        self.tell(f"期限自 {last.at} 重新计算{f'（{last.reason}）' if last.reason else ''}，此前经过的时间不算。")
        return last.at, [grant for grant in grants if grant.decided is None or grant.decided >= last.at]

    def _roll(self, begun: date, stretches: list[Interval]) -> None:
        self.due = roll_forward(self.raw, stretches, self.calendar) if self.rule.roll else self.raw
        self._look(begun if self.unit is WORKING_DAYS else self.raw, self.due)

    def _look(self, first: date, last: date) -> None:
        if self.unit is WORKING_DAYS or self.rule.roll:
            self.provisional = self.calendar.is_provisional(first, last)

    def _tell_stop(self, stop: Exclude | Suspend, begun: date) -> None:
        if stop.until is None:
            if stop.since <= self.due:
                raise NotComputable(f"自 {stop.since} 起中止，尚未恢复；恢复之后才能算出期满日。")
            return
        unit = WORKING_DAYS if self.unit is WORKING_DAYS else DAYS
        inside = paused_days(begun, self.raw, unit, [(stop.since, stop.until)], self.calendar)
        verb = "中止" if isinstance(stop, Suspend) else "不计入"
        reason = f"（{stop.reason}）" if stop.reason else ""
        counted = f"其中{inside}{unit.label}在期限之内，不算；与别段重叠的只扣一次"
        self.tell(f"{stop.since} 至 {stop.until} {verb}{reason}，{counted}。")

    def _working_days_passed(self, begun: date, until: date) -> str:
        if self.unit is not WORKING_DAYS:
            return ""
        made_up = self.calendar.make_up_days(begun, until)
        rest = (until - begun).days - self.calendar.working_days(begun, until)
        worked = f"，{'、'.join(map(str, made_up))} 调休上班、计入" if made_up else ""
        return f"其间休息日{rest}天不计{worked}。"


def _shanghai(moment: datetime) -> datetime:
    return moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment.astimezone(SHANGHAI)
