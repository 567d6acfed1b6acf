"""Guards of reconsideration that take more than a line: who is competent, what is in time, who stands for many."""

import datetime as dt
from dataclasses import replace
from typing import Any

from guiju.law import rules
from guiju.matters.reconsideration.choices import (
    NEVER_REVIEWED,
    ActKind,
    Answer,
    Condition,
    Lateness,
    Prior,
    Respondent,
)
from guiju.matters.reconsideration.dated import LAW, OLD_LAW, OLD_REGULATION, REGULATION
from guiju.procedure.counting import last_day
from guiju.procedure.refusal import require


def competent(case: Any, on: dt.date) -> None:
    """The respondent is known, and this government is the one to review it (行政复议法 24, 27)."""
    law = "行政复议法第二十四条" if on >= LAW else f"{OLD_LAW}第十二条"
    require(case.counterpart_id, "没有明确的被申请人，不能受理", law="行政复议法第三十条")
    require(
        case.respondent_kind != Respondent.VERTICAL,
        "海关、金融、外汇、税务、国家安全机关作出的行为，向其上一级主管部门申请复议",
        law="行政复议法第二十七条",
    )
    require(case.counterpart_id != case.body_id, f"{case.body}自己作出的行为，由上一级人民政府管辖", law=law)
    require(case.counterpart.path.startswith(case.body.path), f"{case.counterpart}不由{case.body}管辖", law=law)


def in_time(case: Any, on: dt.date) -> None:
    """Sixty days from knowing, five or twenty years from the act, unless excused (行政复议法 20, 21)."""
    applied = handed_in(case)
    if case.acted_on and on >= LAW:
        last = last_day("REC-L01" if case.real_estate else "REC-L02", case.acted_on, on=on)
        require(applied <= last, f"自行为作出之日起已过最长期限（{last}），不能受理", law="行政复议法第二十一条")
    if not case.known_on:
        return
    law = "行政复议法第二十条" if on >= LAW else f"{OLD_LAW}第九条"
    if case.lateness == Lateness.UNTOLD and on >= LAW:
        last = last_day("REC-L03", case.known_on, on=on)
        require(applied <= last, f"未被告知的，自知道行为内容之日起最长一年（{last}）", law=law)
        if case.told_on:
            require(case.told_on >= case.known_on, "知道申请权利的日期早于知道行为的日期，请核对", law=law)
            last = last_day("REC-D01", case.told_on, on=on)
            require(applied <= last, f"自知道申请权利、机关和期限之日起，申请期限已于{last}届满", law=law)
    elif case.lateness == Lateness.LONGER:
        usual = rules.get("REC-D01", on)
        longer = case.apply_days and case.apply_days > usual.require_number()[0]
        require(longer and case.apply_law, f"请写明哪部法律规定了超过{usual.length}的申请期限、是多少日", law=law)
        last = last_day(replace(usual, n=case.apply_days), case.known_on, on=on)
        require(applied <= last, f"{case.apply_law}规定的申请期限已于{last}届满", law=law)
    elif not case.lateness:
        last = last_day("REC-D01", case.known_on, on=on)
        require(applied <= last, f"申请期限已于{last}届满，又没有耽误期限的正当事由，不能受理", law=law)


def handed_in(case: Any) -> dt.date:
    """The day that decides whether an application is in time: what was posted in time is (复议法 88, 民诉法 85)."""
    law = "民事诉讼法第八十五条"
    require(not case.posted_on or case.posted_on <= case.received_on, "交邮日期晚于收到申请日期，请核对", law=law)
    return case.posted_on or case.received_on


def shorter(case: Any) -> None:
    """A special law may set less than sixty days for the decision, and is then named (行政复议法 62)."""
    if case.decide_days is not None:
        usual = rules.get("REC-D11", case.accepted_on)
        require(
            0 < case.decide_days < usual.require_number()[0] and case.decide_law,
            f"法律规定的审理期限少于{usual.length}的才填写，并写明法律条文",
            law="行政复议法第六十二条",
        )


def reviewable(case: Any, on: dt.date) -> None:
    """The act is not one of those that are never reviewed (实施条例 36)."""
    if on >= REGULATION:
        require(
            case.act_kind not in NEVER_REVIEWED,
            f"{ActKind(case.act_kind).label}不属于行政复议范围",
            law="行政复议法实施条例第三十六条",
        )


def screened(case: Any, on: dt.date) -> None:
    """All seven conditions are found met, one by one (行政复议法 30)."""
    missing = [one.label for one in Condition if one not in case.met]
    law = "行政复议法第三十条" if on >= LAW else f"{OLD_LAW}第十七条"
    require(not missing, f"受理条件没有逐项确认：{'；'.join(missing)}", law=law)


def represented(case: Any, on: dt.date) -> None:
    """Many applicants choose a few: more than ten two to five, before July 2026 more than five one to five."""
    many, least, law = (10, 2, "行政复议法实施条例第十七条") if on >= REGULATION else (5, 1, f"{OLD_REGULATION}第八条")
    if case.applicants > many:
        require(
            case.representatives and least <= case.representatives <= 5,
            f"申请人超过{many}人的，应当推选{least}至5名代表人",
            law=law,
        )


def prior_first(case: Any, on: dt.date) -> None:
    """What counts as 复议前置 (行政复议法 23; narrower by 实施条例 30 and 31)."""
    if on < LAW:
        require(
            case.prior in ("", Prior.RESOURCE, Prior.OTHER),
            "当时的法律没有规定这一复议前置情形",
            law=f"{OLD_LAW}第三十条",
        )
    elif on >= REGULATION:
        require(
            case.prior != Prior.INACTION or case.answer not in (Answer.REFUSED, Answer.INCOMPLETE),
            "明确拒绝履行或者履行不完全的，不属于复议前置",
            law="行政复议法实施条例第三十条",
        )
        require(
            case.prior != Prior.OPENNESS or case.answer == Answer.WITHHELD,
            "只有依信息公开条例第十四条至第十六条不予公开的，才属于复议前置",
            law="行政复议法实施条例第三十一条",
        )


def examined_by(count: int, simplified: bool, on: dt.date) -> None:
    """At least two examiners; one will do in the simplified procedure since July 2026 (实施条例 39)."""
    least = 1 if simplified and on >= REGULATION else 2
    law = "行政复议法实施条例第三十九条" if on >= REGULATION else f"{OLD_REGULATION}第三十二条"
    require(count, "没有指定行政复议人员", law=law)
    require(count >= least, f"行政复议人员不得少于{least}人", law=law)
