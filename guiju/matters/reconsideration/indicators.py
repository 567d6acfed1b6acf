"""Figures of 行政复议. Where a rate has two meanings in use, both stand here, each named and with its own base."""

from guiju.indicators.words import Balance, Change, Count, Derived, Equal, Ratio, Stock, Within
from guiju.matters.litigation.indicators import first_instance_direct, first_instance_received
from guiju.matters.reconsideration.choices import CONCLUDED, CORRECTING, ActKind, Outcome
from guiju.matters.reconsideration.models import Assistant, LiaisonPoint, Reconsideration

received = Count(
    "reconsideration.received", Reconsideration, on="received_on", name="行政复议新收案件数", unit="件",
    aliases=("新收行政复议案件", "收到行政复议申请", "行政复议新收"), definition="当年新收到的行政复议申请案件数",
)  # fmt: skip
accepted = Count(
    "reconsideration.accepted", Reconsideration, on="accepted_on", name="行政复议受理案件数", unit="件",
    aliases=("受理行政复议案件", "行政复议受理"), definition="当年受理（含视为受理）的行政复议案件数",
    law="行政复议法第三十条",
)  # fmt: skip
carried_over = Stock(
    "reconsideration.carried_over", Reconsideration, since="received_on", until="concluded_on", at="start",
    name="行政复议上年结转案件数", unit="件", aliases=("结转行政复议案件", "旧存"),
    definition="上年未结转入当年的行政复议案件数",
)  # fmt: skip
handled = Derived(
    "reconsideration.handled", received + carried_over, name="行政复议办理案件数", unit="件",
    aliases=("办理行政复议案件", "办理县人民政府管辖的行政复议案件", "行政复议案件"),
    definition="当年办理的行政复议案件数（新收＋上年结转）",
)  # fmt: skip
concluded = Count(
    "reconsideration.concluded", Reconsideration, on="concluded_on", where={"outcome__in": CONCLUDED},
    name="行政复议审结案件数", unit="件", aliases=("已办结行政复议案件", "审结行政复议案件"),
    definition="当年以决定、调解书、终止审结的行政复议案件数；不予受理、视为放弃、提级的不计",
)  # fmt: skip
settled = Count(
    "reconsideration.settled", Reconsideration, on="concluded_on",
    where={"outcome__in": (Outcome.MEDIATED, Outcome.SETTLED)}, name="行政复议调解和解终止案件数", unit="件",
    aliases=("通过调解和解终止行政复议案件", "调解和解结案"), definition="当年经调解、和解终止的行政复议案件数",
    law="行政复议法第七十三条、第七十四条",
)  # fmt: skip
settled_rate = Ratio(
    "reconsideration.settled_rate", settled, concluded, name="行政复议调解和解率",
    definition="调解、和解终止占审结案件的比重"
)  # fmt: skip
concluded_on_time = Count(
    "reconsideration.concluded_on_time", Reconsideration, on="concluded_on",
    where={"outcome__in": CONCLUDED, "on_time": True}, name="行政复议法定期限内审结案件数", unit="件",
    aliases=("法定期限内办结案件",), definition="当年在法定审理期限内审结的案件数（含依法延长、扣除中止等时间）",
    law="行政复议法第六十二条",
)  # fmt: skip
on_time_rate = Ratio(
    "reconsideration.on_time_rate", concluded_on_time, concluded, name="行政复议法定期限按时办结率",
    aliases=("法定期限按时办结率", "法定期限内结案率"), definition="法定期限内审结案件占审结案件的比重",
)  # fmt: skip
on_time_rate_change = Change(
    "reconsideration.on_time_rate_change", on_time_rate, name="行政复议按时办结率同比变化",
    aliases=("按时办结率同比增长",), definition="法定期限按时办结率较上年的增减幅度",
)  # fmt: skip
handled_change = Change(
    "reconsideration.handled_change", handled, name="行政复议办理案件数同比变化",
    aliases=("行政复议案件同比增长",), definition="行政复议办理案件数较上年的增减幅度",
)  # fmt: skip
resolved = Count(
    "reconsideration.resolved", Reconsideration, on="concluded_on",
    where={"outcome__in": CONCLUDED, "resolved": True}, name="行政复议实质化解案件数", unit="件",
    aliases=("实质化解案件",),
    definition="当年审结且争议得到实质化解的案件数：调解、和解、自行纠正后终止，或者结案时未再诉讼、信访（口径B，案结事了）",
)  # fmt: skip
resolution_rate = Ratio(
    "reconsideration.resolution_rate", resolved, concluded, name="行政复议（行政争议）实质化解率",
    aliases=("行政复议对行政争议实质化解率", "行政争议实质化解率", "行政复议实质化解率", "实质化解率"),
    definition="实质化解案件占审结案件的比重（口径B）",
)  # fmt: skip
resolved_by_agreement = Count(
    "reconsideration.resolved_by_agreement", Reconsideration, on="concluded_on",
    where={"outcome__in": (Outcome.MEDIATED, Outcome.SETTLED, Outcome.CORRECTED)},
    name="行政复议调解、和解、自行纠正化解案件数", unit="件",
    definition="实质化解的口径A：调解书、和解撤回、自行纠正后终止",
)  # fmt: skip
resolution_rate_by_agreement = Ratio(
    "reconsideration.resolution_rate_by_agreement", resolved_by_agreement, concluded,
    name="行政复议实质化解率（口径A）", definition="调解、和解、自行纠正后终止的案件占审结案件的比重",
)  # fmt: skip
first_choice_rate = Ratio(
    "reconsideration.first_choice_rate", received, received + first_instance_received, name="行政复议首选率",
    aliases=("首选率", "行政复议“首选率”"),
    definition="行政复议新收案件占行政复议新收案件与法院一审行政诉讼收案之和的比重（简单口径，一审收案含经复议的）",
)  # fmt: skip
first_choice_rate_direct = Ratio(
    "reconsideration.first_choice_rate_direct", received, received + first_instance_direct,
    name="行政复议首选率（直接起诉口径）", definition="分母只计同期未经复议直接起诉的一审案件",
)  # fmt: skip
corrected = Count(
    "reconsideration.corrected", Reconsideration, on="concluded_on", where={"outcome__in": CORRECTING},
    name="行政复议直接纠错案件数", unit="件", definition="变更、撤销、确认违法、确认无效、责令履行",
)  # fmt: skip
correction_rate = Ratio("reconsideration.correction_rate", corrected, concluded, name="行政复议直接纠错率")
penalties_corrected = Count(
    "reconsideration.penalties_corrected", Reconsideration, on="concluded_on", scope="counterpart",
    where={"act_kind": ActKind.PENALTY, "outcome__in": CORRECTING}, name="行政处罚决定被行政复议纠错件数", unit="件",
    definition="当年行政复议审结的行政处罚案件中变更、撤销、确认违法、确认无效、责令履行的件数，按作出处罚的机关计",
)  # fmt: skip
liaison_points = Stock(
    "reconsideration.liaison_points", LiaisonPoint, since="since", until="until", name="行政复议服务企业联系点数",
    unit="个", aliases=("行政复议服务企业联系点", "行政复议基层服务点"),
    definition="年末行政复议服务企业联系点（设点镇街）数",
)  # fmt: skip
assistants = Count(
    "reconsideration.assistants", Assistant, on="recruited_on", name="行政复议助审员招录人数", unit="名",
    aliases=("行政复议助审员",), definition="当年招录的行政复议助审员人数",
)  # fmt: skip

#: One figure for each way in which a case ends; the accepted ones make up what was concluded.
ways = {
    way: Count(
        f"reconsideration.ended_{way}", Reconsideration, on="concluded_on", where={"outcome": way},
        name=f"行政复议{way.label}案件数", unit="件",
    )
    for way in Outcome
}  # fmt: skip
by_kind = Derived(
    "reconsideration.concluded_by_kind",
    sum((ways[way] for way in CONCLUDED[1:]), ways[CONCLUDED[0]]),
    name="行政复议各类结案件数之和",
    unit="件",
)
left = Count(
    "reconsideration.left", Reconsideration, on="concluded_on", name="行政复议办毕案件数", unit="件",
    definition="审结、不予受理、视为放弃、提级的案件之和",
)  # fmt: skip
pending = Stock(
    "reconsideration.pending", Reconsideration, since="received_on", until="concluded_on", name="行政复议未结案件数",
    unit="件", definition="期末尚未审结的行政复议案件数",
)  # fmt: skip

Equal(handled, received + carried_over, why="办理等于新收加上年结转")
Equal(concluded, by_kind, why="审结等于各结案方式之和")
Equal(
    left,
    concluded + ways[Outcome.REFUSED] + ways[Outcome.ABANDONED] + ways[Outcome.RAISED],
    why="离开本机关的案件，不是审结就是不予受理、视为放弃或者提级",
)
Balance(carried_over, received, left, pending, why="结转加新收减办毕等于未结")
Within(concluded_on_time, concluded)
Within(settled, concluded)
Within(resolved, concluded)
Within(resolved_by_agreement, resolved)
Within(corrected, concluded)
