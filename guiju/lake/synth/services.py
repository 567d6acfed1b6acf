"""Rows of the service centre and of the platform for events, and how one goes wrong."""

import numpy as np
import pyarrow as pa
from pyarrow import compute

from guiju.lake.synth.cells import (
    DAY,
    Make,
    Rows,
    Spoil,
    again,
    bodies,
    busy_hours,
    days,
    days_from,
    moments,
    numbered,
    party,
    put,
    same,
    words,
    wrong_digit,
)  # fmt: skip
from guiju.lake.synth.draw import Draw, between, first_day, lognormal

#: What happens to an event, one row each; so many rows divide a chunk, so that no event is torn.
_STEPS = ("上报", "派遣", "处置", "办结")


def _items(draw: Draw, first: int, n: int, year: int) -> Rows:
    dept, code = bodies(draw, n)
    law, fee = draw.pick(between(5, 60), n), pa.array(draw.share(0.06, n))
    at_once = draw.share(0.35, n)
    promise = np.where(at_once, 0, law - draw.pick(between(0, 60), n) % law)
    return {
        "catalog_code": words(draw, n, [f"0001{at:08d}" for at in range(1, 100)]),
        "task_code": numbered(f"990101{year}T", first, n),
        "task_name": words(draw, n, ("食品经营许可", "户口迁移", "不动产登记", "医师执业注册", "特困人员认定")),
        "task_type": words(draw, n, ("行政许可", "行政确认", "行政给付", "公共服务"), (32, 16, 12, 40)),
        "by_law": same("《中华人民共和国行政许可法》", n),
        "use_level": words(draw, n, ("县级", "镇（乡、街道）级", "村（社区）级"), (80, 14, 6)),
        "dept_name": dept,
        "dept_code": code,
        "dept_type": words(draw, n, ("法定机关", "授权组织", "受委托组织"), (90, 7, 3)),
        "project_type": compute.if_else(pa.array(at_once), "即办件", "承诺件"),
        "anticipate_day": pa.array(law).cast(pa.string()),
        "anticipate_type": same("工作日", n),
        "promise_day": pa.array(promise).cast(pa.string()),
        "promise_type": same("工作日", n),
        "is_fee": compute.if_else(fee, "是", "否"),
        "fee_basis": compute.if_else(fee, "发改价格〔2017〕1186号", None),
        "limit_scene_num": words(draw, n, ("0", "1", "2"), (70, 28, 2)),
        "server_type": words(draw, n, ("自然人", "法人", "自然人和法人"), (45, 35, 20)),
        "is_online": words(draw, n, ("是", "否"), (92, 8)),
        "plan_effective_date": days(first_day(year) + draw.pick(between(0, 300), n)),
        "plan_cancel_date": days(first_day(year + 5) + draw.pick(between(0, 300), n), draw.share(0.1, n)),
    }


def _cases(draw: Draw, first: int, n: int, year: int) -> Rows:
    applied = busy_hours(draw, n, year)
    accepted = applied + draw.pick(lognormal(4 * 3600, 1.0, 60, 5 * DAY, 60), n)
    finished = accepted + draw.pick(lognormal(2 * DAY, 1.0, 60, 60 * DAY, 60), n)
    closed = draw.share(0.97, n)
    dept, code = bodies(draw, n)
    who = party(draw, n)
    person = compute.equal(who["party_kind"], "自然人")
    result = words(draw, n, ("准予许可", "予以办理", "不予许可", "退件", "撤回"), (36, 58, 1, 4, 1))
    rating = words(draw, n, ("非常满意", "满意", "基本满意", "不满意"), (80, 17, 2, 1))
    return {
        "project_no": numbered(f"BJ{year}", first, n),
        "project_name": words(draw, n, ("食品经营许可新办", "户口迁移", "不动产转移登记", "医师变更注册")),
        "task_code": words(draw, n, [f"990101{year}T{at}" for at in range(100)]),
        "dept_name": dept,
        "dept_code": code,
        "region": who["region"],
        "applicant_type": compute.if_else(person, "自然人", "企业法人"),
        "applicant": who["party"],
        "applicant_paper": who["party_paper"],
        "applicant_code": who["party_code"],
        "apply_way": words(draw, n, ("窗口", "网上", "自助终端", "移动端", "邮寄", "帮办代办"), (38, 40, 4, 14, 1, 3)),
        "applied_at": moments(applied),
        "accepted_at": moments(accepted),
        "promised_on": days(accepted // DAY + draw.pick(between(1, 20), n)),
        "result_type": compute.if_else(pa.array(closed), result, None),
        "finished_at": moments(finished, closed),
        "satisfaction": compute.if_else(pa.array(draw.share(0.3, n) & closed), rating, None),
    }


def _events(draw: Draw, first: int, n: int, year: int) -> Rows:
    """Events of four steps each; the last file's last event may still be under way."""
    steps, events = len(_STEPS), -(-n // len(_STEPS))
    spent = draw.pick(lognormal(6 * 3600, 1.2, 60, 10 * DAY, 60), events * steps).reshape(events, steps)
    reported = busy_hours(draw, events, year)
    ended = reported[:, None] + np.cumsum(spent, axis=1)
    started = ended - spent
    started, ended, due = (times.ravel()[:n] for times in (started, ended, started + 3 * DAY))
    event, step = (first + np.arange(n)) // steps, np.arange(n) % steps
    of_event = pa.array(np.arange(n) // steps)
    dept, code = bodies(draw, n)
    return {
        "event_no": compute.binary_join_element_wise(f"SJ{year}", pa.array(event).cast(pa.string()), ""),
        "step_no": pa.array(step + 1).cast(pa.string()),
        "source": words(draw, events, ("网格上报", "热线", "视频巡查", "群众上报"), (62, 20, 10, 8)).take(of_event),
        "kind": words(draw, events, ("占道经营", "垃圾堆放", "噪声扰民", "道路破损", "邻里纠纷")).take(of_event),
        "action": pa.array(_STEPS).take(pa.array(step)),
        "dept": dept,
        "dept_code": code,
        "region": words(draw, events, [f"990101{at:03d}" for at in range(1, 13)]).take(of_event),
        "started_at": moments(started),
        "ended_at": moments(ended),
        "due_at": moments(due),
        "result": same("已处理", n),
    }


_LATER = "2999-01-01 08:00:00"
SERVICES: dict[str, tuple[Make, dict[str, Spoil]]] = {
    "service-item": (_items, {
        "catalog_code:pattern": put("catalog_code", "0001"),
        "task_type:code": put("task_type", "行政审批"),
        "by_law:missing": put("by_law", None),
        "dept_code:digit": wrong_digit("dept_code"),
        "promise_day:type": put("promise_day", "十五天"),
        "promise_day:scale": put("promise_day", "1.5"),
        "limit_scene_num:most": put("limit_scene_num", "11"),
        "promise-over-law": put("promise_day", "21", anticipate_day="20"),
        "fee-without-basis": put("is_fee", "是", fee_basis=None),
        "cancelled-before-effective": days_from("plan_cancel_date", "plan_effective_date", -1),
        "duplicate": again("task_code"),
    }),
    "service-case": (_cases, {
        "dept_code:shortened": put("dept_code", "9.1990101E+17"),
        "applicant_code:digit": lambda rows: wrong_digit("applicant_code")(rows)
        | put("applicant_paper", "统一社会信用代码")(rows),
        "accepted_at:missing": put("accepted_at", None),
        "apply_way:code": put("apply_way", "托人"),
        "finished_at:type": put("finished_at", "昨天下午", result_type="予以办理"),
        "accepted-before-applied": days_from("applied_at", "accepted_at", 1),
        "finished-before-accepted": days_from("finished_at", "accepted_at", -1, result_type="予以办理"),
        "result-without-time": put("result_type", "予以办理", finished_at=None),
        "time-without-result": days_from("finished_at", "accepted_at", 1, result_type=None),
        "accepted-in-future": put("accepted_at", _LATER, finished_at=None, result_type=None),
        "duplicate": again("project_no"),
    }),
    "event-log": (_events, {
        "source:code": put("source", "路过"),
        "action:missing": put("action", None),
        "dept_code:digit": wrong_digit("dept_code"),
        "region:pattern": put("region", "9901"),
        "step_no:least": put("step_no", "0"),
        "step_no:type": put("step_no", "第一步"),
        "started_at:type": put("started_at", "昨天上午"),
        "ended-before-started": days_from("ended_at", "started_at", -1),
        "due-before-started": days_from("due_at", "started_at", -1),
        "started-in-future": put("started_at", _LATER, ended_at=None, due_at=None),
        "duplicate": again("event_no", "step_no"),
    }),
}  # fmt: skip
