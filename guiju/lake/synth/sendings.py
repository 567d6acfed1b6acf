"""What the rows of each kind of file are like, and how one goes wrong: hotline orders, inspections, penalties.

A fault is named by the reason that ingest gives for it, and spoils a row in no other way.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import compute

from guiju.lake.synth.draw import Draw, Mask, between, days_of, lognormal, weighted
from guiju.lake.synth.places import DEPARTMENTS
from guiju.registry.codes import id_check_digit, uscc_check_digit

#: Columns by name, all text, as a file has them.
Rows = dict[str, Any]
Make = Callable[[Draw, int, int, int], Rows]
_DAY = 86_400
_SUMS = lognormal(1500, 1.1, 50, 2_000_000, 50)
_HOUR = weighted((0, 0, 0, 0, 0, 0, 1, 3, 10, 14, 12, 8, 4, 5, 11, 12, 10, 6, 3, 2, 2, 1, 0.5, 0.2))


def _words(draw: Draw, n: int, words: Sequence[str], weights: Sequence[float] = ()) -> pa.Array:
    """Words in these shares, all alike if none are given."""
    return pa.array(words, pa.string()).take(pa.array(draw.pick(weighted(weights or (1,) * len(words)), n)))


def _moments(seconds: np.ndarray, known: Mask | None = None) -> pa.Array:
    mask = None if known is None else ~known
    return pa.array(seconds.astype(np.int64), mask=mask).cast(pa.timestamp("s")).cast(pa.string())


def _days(days: np.ndarray, known: Mask | None = None) -> pa.Array:
    return pa.array(days.astype(np.int32), mask=None if known is None else ~known).cast(pa.date32()).cast(pa.string())


def _numbered(prefix: str, first: int, n: int) -> pa.Array:
    return compute.binary_join_element_wise(prefix, pa.array(np.arange(first, first + n)).cast(pa.string()), "")


def _same(text: str, n: int) -> pa.Array:
    return pa.repeat(text, n)


@cache
def _credit_codes() -> tuple[str, ...]:
    starts = (f"91990101MA{at:07d}" for at in range(2000))
    return tuple(start + uscc_check_digit(start) for start in starts)


@cache
def _identity_numbers() -> tuple[str, ...]:
    starts = (f"990101{1950 + at % 50}{at % 12 + 1:02d}{at % 28 + 1:02d}{at % 1000:03d}" for at in range(2000))
    return tuple(start + id_check_digit(start) for start in starts)


def _codes(draw: Draw, n: int, codes: tuple[str, ...]) -> pa.Array:
    return pa.array(codes).take(pa.array(draw.pick(between(0, len(codes) - 1), n)))


def _bodies(draw: Draw, n: int) -> tuple[pa.Array, pa.Array]:
    """Departments with their codes."""
    at = pa.array(draw.pick(between(0, len(DEPARTMENTS) - 1), n))
    return pa.array([f"甲子县{one}" for one in DEPARTMENTS]).take(at), pa.array(_credit_codes()).take(at)


def _party(draw: Draw, n: int) -> Rows:
    """Firms and persons, each with the paper and the code that it has."""
    firm = draw.share(0.7, n)
    code = compute.if_else(pa.array(firm), _codes(draw, n, _credit_codes()), _codes(draw, n, _identity_numbers()))
    name = compute.if_else(pa.array(firm), "某某商贸有限公司", "某某")
    return {
        "object": name,
        "party": name,
        "party_kind": compute.if_else(pa.array(firm), "法人及非法人组织", "自然人"),
        "party_paper": compute.if_else(pa.array(firm), "统一社会信用代码", "身份证"),
        "party_code": code,
        "region": _same("990101", n),
    }


def _hotline(draw: Draw, first: int, n: int, year: int) -> Rows:
    minutes = draw.pick(_HOUR, n) * np.int64(3600) + draw.pick(between(0, 3599), n)
    received = draw.pick(days_of(year), n) * np.int64(_DAY) + minutes
    sent_on = draw.share(0.8, n)
    sent = received + draw.pick(between(60, 7200), n)
    signed = sent + draw.pick(between(60, 14_400), n)
    closed = np.where(sent_on, signed, received) + draw.pick(lognormal(2 * _DAY, 0.8, 600, 30 * _DAY, 60), n)
    due = received + 5 * _DAY
    dept, code = _bodies(draw, n)
    sent_to = pa.array(sent_on)
    return {
        "order_no": _numbered(f"GD{year}", first, n),
        "channel": _words(draw, n, ("电话", "微信", "网站", "APP", "上级转办", "来信"), (62, 14, 8, 9, 5, 2)),
        "kind": _words(draw, n, ("咨询", "求助", "投诉", "举报", "建议", "感谢"), (38, 30, 22, 4, 5, 1)),
        "topic": _words(draw, n, ("噪声", "社保", "供水", "物业", "拖欠工资", "停车", "消费纠纷", "道路")),
        "region": _same("990101", n),
        "received_at": _moments(received),
        "handling": compute.if_else(sent_to, "转办", "直办"),
        "dept": compute.if_else(sent_to, dept, None),
        "dept_code": compute.if_else(sent_to, code, None),
        "sent_at": _moments(sent, sent_on),
        "signed_at": _moments(signed, sent_on),
        "due_at": _moments(due),
        "closed_at": _moments(closed),
        "on_time": compute.if_else(pa.array(closed <= due), "是", "否"),
        "satisfaction": _words(draw, n, ("满意", "基本满意", "不满意", "未评价"), (60, 15, 6, 19)),
        "returned": _words(draw, n, ("0", "1", "2"), (90, 8, 2)),
    }


def _inspections(draw: Draw, first: int, n: int, year: int) -> Rows:
    held = draw.pick(days_of(year), n)
    agency, code = _bodies(draw, n)
    return {
        "act_no": _numbered(f"JC{year}", first, n),
        "catalogue_code": _words(draw, n, [f"{at:014d}" for at in range(1, 100)]),
        "item_code": compute.binary_join_element_wise(code, "3000000001", ""),
        "act_name": _words(draw, n, ("食品经营检查", "特种设备检查", "安全生产检查", "卫生检查", "环境检查")),
        "agency": agency,
        **_party(draw, n),
        "form": _words(draw, n, ("现场检查", "非现场检查"), (88, 12)),
        "kind": _words(draw, n, ("日常检查", "专项检查", "双随机抽查", "重点检查"), (50, 18, 27, 5)),
        "result": _words(draw, n, ("未发现问题", "发现问题", "责令改正", "立案查处"), (78, 8, 12, 2)),
        "inspected_on": _days(held),
        "inspectors": _words(draw, n, ("张三、李四", "王五；赵六", "钱七、孙八、周九")),
        "reported_on": _days(held + draw.pick(between(0, 10), n)),
    }


def _penalties(draw: Draw, first: int, n: int, year: int) -> Rows:
    decided = draw.pick(days_of(year), n)
    filed, closed = decided - draw.pick(between(5, 80), n), decided + draw.pick(between(0, 30), n)
    ordinary, fined = draw.share(0.4, n), draw.share(0.85, n)
    sums = pa.array(draw.pick(_SUMS, n)).cast(pa.string())
    number = _numbered("罚〔2024〕", first, n)
    return {
        "act_no": _numbered(f"CF{year}", first, n),
        "catalogue_code": _words(draw, n, [f"{at:014d}" for at in range(1, 100)]),
        "act_name": _words(draw, n, ("未明码标价", "占道经营", "无证经营", "超限运输", "违规用火")),
        **_party(draw, n),
        "came_from": _words(draw, n, ("检查发现", "投诉举报", "上级交办", "部门移送"), (55, 32, 6, 7)),
        "inspection_no": _same("无检查", n),
        "facts": _same("经查，当事人的行为属实", n),
        "basis": _same("《中华人民共和国行政处罚法》", n),
        "procedure": compute.if_else(pa.array(ordinary), "普通程序", "简易程序"),
        "heard": _words(draw, n, ("否", "是"), (97, 3)),
        "filed_on": _days(filed, ordinary),
        "criminal": _same("否", n),
        "decision_no": number,
        "decided_on": _days(decided),
        "kinds": compute.if_else(pa.array(fined), "罚款", "警告"),
        "fine": compute.if_else(pa.array(fined), sums, None),
        "outcome": _same("已执行", n),
        "reconsidered": _words(draw, n, ("无", "维持", "撤销"), (985, 12, 3)),
        "sued": _words(draw, n, ("无", "维持"), (995, 5)),
        "spared": _same("否", n),
        "closed_on": _days(closed),
        "reported_on": _days(closed + draw.pick(between(0, 20), n)),
    }


def _publicity(draw: Draw, first: int, n: int, year: int) -> Rows:
    decided, firm = draw.pick(days_of(year), n), draw.share(0.6, n)
    agency, code = _bodies(draw, n)
    wan = draw.pick(_SUMS, n) / 10_000
    return {
        "cf_xdr_mc": compute.if_else(pa.array(firm), "某某商贸有限公司", "某某"),
        "cf_xdr_lb": compute.if_else(pa.array(firm), "法人及非法人组织", "自然人"),
        "cf_xdr_shxym": compute.if_else(pa.array(firm), _codes(draw, n, _credit_codes()), None),
        "cf_frdb": compute.if_else(pa.array(firm), "某某", None),
        "cf_xdr_zjlx": compute.if_else(pa.array(firm), None, "身份证"),
        "cf_xdr_zjhm": compute.if_else(pa.array(firm), None, _codes(draw, n, _identity_numbers())),
        "cf_wsh": _numbered("甲罚〔2024〕", first, n),
        "cf_wfxw": _words(draw, n, ("未明码标价", "占道经营", "无证经营", "超限运输")),
        "cf_sy": _same("经查，当事人的行为属实", n),
        "cf_yj": _same("《中华人民共和国行政处罚法》", n),
        "cf_cflb": _same("罚款", n),
        "cf_nr": _same("处以罚款", n),
        "cf_nr_fk": pa.array(wan).cast(pa.string()),
        "cf_jdrq": _days(decided),
        "cf_yxq": _days(decided + 365),
        "cf_cfjg": agency,
        "cf_cfjgdm": code,
        "cf_sjly": agency,
        "cf_sjlydm": code,
    }


# -- how a row goes wrong


def _set(column: str, text: str | None) -> Callable[[Rows], Rows]:
    return lambda rows: {column: pa.repeat(pa.scalar(text, pa.string()), len(rows[column]))}


def _wrong_digit(column: str, codes: Callable[[], tuple[str, ...]] = _credit_codes) -> Callable[[Rows], Rows]:
    """A code whose last character was mistyped."""
    code = codes()[0]
    return _set(column, code[:-1] + ("1" if code[-1] == "0" else "0"))


def _again(column: str) -> Callable[[Rows], Rows]:
    """The key of the row above once more."""
    return lambda rows: {column: rows["before"][column]}


def _days_from(column: str, other: str, days: int, **more: str | None) -> Callable[[Rows], Rows]:
    """A date or moment so many days after (or before) another one, and what else has to be said with it."""

    def spoil(rows: Rows) -> Rows:
        kind = pa.timestamp("s") if ":" in rows[other][0].as_py() else pa.date32()
        moved = compute.add(rows[other].cast(pa.timestamp("s")), pa.scalar(days * _DAY, pa.duration("s")))
        also = {name: pa.repeat(pa.scalar(text, pa.string()), len(moved)) for name, text in more.items()}
        return {column: moved.cast(kind).cast(pa.string())} | also

    return spoil


ALL: dict[str, tuple[Make, dict[str, Callable[[Rows], Rows]]]] = {
    "hotline": (_hotline, {
        "channel:code": _set("channel", "飞鸽"),
        "kind:missing": _set("kind", None),
        "received_at:type": _set("received_at", "昨天上午"),
        "dept_code:digit": _wrong_digit("dept_code"),
        "dept_code:shortened": _set("dept_code", "9.1990101E+17"),
        "region:pattern": _set("region", "9901"),
        "returned:scale": _set("returned", "1.5"),
        "returned:most": _set("returned", "101"),
        "sent-without-dept": lambda rows: _set("handling", "转办")(rows) | _set("dept", None)(rows),
        "on-time-but-late": _days_from("due_at", "closed_at", -1, on_time="是"),
        "duplicate": _again("order_no"),
    }),
    "inspection-act": (_inspections, {
        "catalogue_code:pattern": _set("catalogue_code", "1.2E+13x"),
        "result:code": _set("result", "一切正常"),
        "party_code:digit": _wrong_digit("party_code"),
        "inspected_on:missing": _set("inspected_on", None),
        "one-inspector": _set("inspectors", "张三"),
        "reported-before-inspected": _days_from("reported_on", "inspected_on", -1),
        "duplicate": _again("act_no"),
    }),
    "penalty-act": (_penalties, {
        "party_code:shape": _set("party_code", "不详"),
        "procedure:code": _set("procedure", "一般程序"),
        "fine:type": _set("fine", "两千元"),
        "decided-before-filed": _days_from("filed_on", "decided_on", 1, closed_on=None),
        "fine-without-amount": lambda rows: _set("kinds", "罚款;警告")(rows) | _set("fine", None)(rows),
        "ordinary-without-filing": lambda rows: _set("procedure", "普通程序")(rows) | _set("filed_on", None)(rows),
        "closed-before-decided": _days_from("closed_on", "decided_on", -1),
        "duplicate": _again("act_no"),
    }),
    "credit-penalty": (_publicity, {
        "cf_cfjgdm:digit": _wrong_digit("cf_cfjgdm"),
        "cf_xdr_zjhm:shortened": lambda rows: _set("cf_xdr_zjhm", "9.90101E+17")(rows)
        | _set("cf_xdr_zjlx", "身份证")(rows),
        "cf_nr_fk:scale": _set("cf_nr_fk", "0.2000001"),
        "cf_nr_fk:most": _set("cf_nr_fk", "20000000"),
        "expires-before-decided": _days_from("cf_yxq", "cf_jdrq", -1),
        "firm-without-code": lambda rows: _set("cf_xdr_lb", "法人及非法人组织")(rows) | _set("cf_xdr_shxym", None)(rows)
        | _set("cf_frdb", "某某")(rows),
    }),
}  # fmt: skip
