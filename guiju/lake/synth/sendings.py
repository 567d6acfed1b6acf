"""What the rows of each kind of file are like, and how one goes wrong: hotline orders, inspections, penalties; and
those of `services`.

A fault is named by the reason that ingest gives for it, and spoils a row in no other way.
"""

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
    codes,
    credit_codes,
    days,
    days_from,
    identity_numbers,
    moments,
    numbered,
    party,
    put,
    same,
    words,
    wrong_digit,
)  # fmt: skip
from guiju.lake.synth.draw import Draw, between, days_of, lognormal
from guiju.lake.synth.services import SERVICES

_SUMS = lognormal(1500, 1.1, 50, 2_000_000, 50)


def _hotline(draw: Draw, first: int, n: int, year: int) -> Rows:
    received = busy_hours(draw, n, year)
    sent_on = draw.share(0.8, n)
    sent = received + draw.pick(between(60, 7200), n)
    signed = sent + draw.pick(between(60, 14_400), n)
    closed = np.where(sent_on, signed, received) + draw.pick(lognormal(2 * DAY, 0.8, 600, 30 * DAY, 60), n)
    due = received + 5 * DAY
    dept, code = bodies(draw, n)
    sent_to = pa.array(sent_on)
    return {
        "order_no": numbered(f"GD{year}", first, n),
        "channel": words(draw, n, ("电话", "微信", "网站", "APP", "上级转办", "来信"), (62, 14, 8, 9, 5, 2)),
        "kind": words(draw, n, ("咨询", "求助", "投诉", "举报", "建议", "感谢"), (38, 30, 22, 4, 5, 1)),
        "topic": words(draw, n, ("噪声", "社保", "供水", "物业", "拖欠工资", "停车", "消费纠纷", "道路")),
        "region": same("990101", n),
        "received_at": moments(received),
        "handling": compute.if_else(sent_to, "转办", "直办"),
        "dept": compute.if_else(sent_to, dept, None),
        "dept_code": compute.if_else(sent_to, code, None),
        "sent_at": moments(sent, sent_on),
        "signed_at": moments(signed, sent_on),
        "due_at": moments(due),
        "closed_at": moments(closed),
        "on_time": compute.if_else(pa.array(closed <= due), "是", "否"),
        "satisfaction": words(draw, n, ("满意", "基本满意", "不满意", "未评价"), (60, 15, 6, 19)),
        "returned": words(draw, n, ("0", "1", "2"), (90, 8, 2)),
    }


def _inspections(draw: Draw, first: int, n: int, year: int) -> Rows:
    held = draw.pick(days_of(year), n)
    agency, code = bodies(draw, n)
    return {
        "act_no": numbered(f"JC{year}", first, n),
        "catalogue_code": words(draw, n, [f"{at:014d}" for at in range(1, 100)]),
        "item_code": compute.binary_join_element_wise(code, "3000000001", ""),
        "act_name": words(draw, n, ("食品经营检查", "特种设备检查", "安全生产检查", "卫生检查", "环境检查")),
        "agency": agency,
        **party(draw, n),
        "form": words(draw, n, ("现场检查", "非现场检查"), (88, 12)),
        "kind": words(draw, n, ("日常检查", "专项检查", "双随机抽查", "重点检查"), (50, 18, 27, 5)),
        "result": words(draw, n, ("未发现问题", "发现问题", "责令改正", "立案查处"), (78, 8, 12, 2)),
        "inspected_on": days(held),
        "inspectors": words(draw, n, ("张三、李四", "王五；赵六", "钱七、孙八、周九")),
        "reported_on": days(held + draw.pick(between(0, 10), n)),
    }


def _penalties(draw: Draw, first: int, n: int, year: int) -> Rows:
    decided = draw.pick(days_of(year), n)
    filed, closed = decided - draw.pick(between(5, 80), n), decided + draw.pick(between(0, 30), n)
    ordinary, fined = draw.share(0.4, n), draw.share(0.85, n)
    sums = pa.array(draw.pick(_SUMS, n)).cast(pa.string())
    number = numbered("罚〔2024〕", first, n)
    return {
        "act_no": numbered(f"CF{year}", first, n),
        "catalogue_code": words(draw, n, [f"{at:014d}" for at in range(1, 100)]),
        "act_name": words(draw, n, ("未明码标价", "占道经营", "无证经营", "超限运输", "违规用火")),
        **party(draw, n),
        "came_from": words(draw, n, ("检查发现", "投诉举报", "上级交办", "部门移送"), (55, 32, 6, 7)),
        "inspection_no": same("无检查", n),
        "facts": same("经查，当事人的行为属实", n),
        "basis": same("《中华人民共和国行政处罚法》", n),
        "procedure": compute.if_else(pa.array(ordinary), "普通程序", "简易程序"),
        "heard": words(draw, n, ("否", "是"), (97, 3)),
        "filed_on": days(filed, ordinary),
        "criminal": same("否", n),
        "decision_no": number,
        "decided_on": days(decided),
        "kinds": compute.if_else(pa.array(fined), "罚款", "警告"),
        "fine": compute.if_else(pa.array(fined), sums, None),
        "outcome": same("已执行", n),
        "reconsidered": words(draw, n, ("无", "维持", "撤销"), (985, 12, 3)),
        "sued": words(draw, n, ("无", "维持"), (995, 5)),
        "spared": same("否", n),
        "closed_on": days(closed),
        "reported_on": days(closed + draw.pick(between(0, 20), n)),
    }


def _publicity(draw: Draw, first: int, n: int, year: int) -> Rows:
    decided, firm = draw.pick(days_of(year), n), draw.share(0.6, n)
    agency, code = bodies(draw, n)
    wan = draw.pick(_SUMS, n) / 10_000
    return {
        "cf_xdr_mc": compute.if_else(pa.array(firm), "某某商贸有限公司", "某某"),
        "cf_xdr_lb": compute.if_else(pa.array(firm), "法人及非法人组织", "自然人"),
        "cf_xdr_shxym": compute.if_else(pa.array(firm), codes(draw, n, credit_codes()), None),
        "cf_frdb": compute.if_else(pa.array(firm), "某某", None),
        "cf_xdr_zjlx": compute.if_else(pa.array(firm), None, "身份证"),
        "cf_xdr_zjhm": compute.if_else(pa.array(firm), None, codes(draw, n, identity_numbers())),
        "cf_wsh": numbered("甲罚〔2024〕", first, n),
        "cf_wfxw": words(draw, n, ("未明码标价", "占道经营", "无证经营", "超限运输")),
        "cf_sy": same("经查，当事人的行为属实", n),
        "cf_yj": same("《中华人民共和国行政处罚法》", n),
        "cf_cflb": same("罚款", n),
        "cf_nr": same("处以罚款", n),
        "cf_nr_fk": pa.array(wan).cast(pa.string()),
        "cf_jdrq": days(decided),
        "cf_yxq": days(decided + 365),
        "cf_cfjg": agency,
        "cf_cfjgdm": code,
        "cf_sjly": agency,
        "cf_sjlydm": code,
    }


ALL: dict[str, tuple[Make, dict[str, Spoil]]] = {
    "hotline": (_hotline, {
        "channel:code": put("channel", "飞鸽"),
        "kind:missing": put("kind", None),
        "received_at:type": put("received_at", "昨天上午"),
        "dept_code:digit": wrong_digit("dept_code"),
        "dept_code:shortened": put("dept_code", "9.1990101E+17"),
        "region:pattern": put("region", "9901"),
        "returned:scale": put("returned", "1.5"),
        "returned:most": put("returned", "101"),
        "sent-without-dept": put("handling", "转办", dept=None),
        "on-time-but-late": days_from("due_at", "closed_at", -1, on_time="是"),
        "duplicate": again("order_no"),
    }),
    "inspection-act": (_inspections, {
        "catalogue_code:pattern": put("catalogue_code", "1.2E+13x"),
        "result:code": put("result", "一切正常"),
        "party_code:digit": wrong_digit("party_code"),
        "inspected_on:missing": put("inspected_on", None),
        "one-inspector": put("inspectors", "张三"),
        "reported-before-inspected": days_from("reported_on", "inspected_on", -1),
        "duplicate": again("act_no"),
    }),
    "penalty-act": (_penalties, {
        "party_code:shape": put("party_code", "不详"),
        "procedure:code": put("procedure", "一般程序"),
        "fine:type": put("fine", "两千元"),
        "decided-before-filed": days_from("filed_on", "decided_on", 1, closed_on=None),
        "fine-without-amount": put("kinds", "罚款;警告", fine=None),
        "ordinary-without-filing": put("procedure", "普通程序", filed_on=None),
        "closed-before-decided": days_from("closed_on", "decided_on", -1),
        "duplicate": again("act_no"),
    }),
    "credit-penalty": (_publicity, {
        "cf_cfjgdm:digit": wrong_digit("cf_cfjgdm"),
        "cf_xdr_zjhm:shortened": put("cf_xdr_zjhm", "9.90101E+17", cf_xdr_zjlx="身份证"),
        "cf_nr_fk:scale": put("cf_nr_fk", "0.2000001"),
        "cf_nr_fk:most": put("cf_nr_fk", "20000000"),
        "expires-before-decided": days_from("cf_yxq", "cf_jdrq", -1),
        "firm-without-code": put("cf_xdr_lb", "法人及非法人组织", cf_xdr_shxym=None, cf_frdb="某某"),
    }),
    **SERVICES,
}  # fmt: skip
