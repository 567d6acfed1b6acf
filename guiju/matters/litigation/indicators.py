"""Figures of 行政应诉. The denominators differ from county to county, so each says what it is taken over."""

from guiju.indicators.words import Count, Derived, Distinct, Equal, Ratio, Stock, Within
from guiju.matters.litigation.choices import Against, Category, Instance, Outcome, Subject, Way
from guiju.matters.litigation.models import CourtNotice, Lawsuit, Obligation

#: A suit before the administrative bench, at whatever instance.
SUIT = {"category__in": (Category.ADMINISTRATIVE, Category.COMPENSATION, Category.PUBLIC_INTEREST)}
FIRST = {**SUIT, "instance": Instance.FIRST}
GOVERNMENT = {**FIRST, "against": Against.GOVERNMENT}
ALONE = {**GOVERNMENT, "sole": True}

handled = Stock(
    "litigation.handled", Lawsuit, since="received_on", until="concluded_on", at="during", where=SUIT,
    name="行政应诉案件数", unit="件", aliases=("行政应诉案件", "办理行政应诉案件"),
    definition="当年办理的行政应诉案件数（各级法院各审级；新收加上年结转）",
)  # fmt: skip
first_instance_received = Count(
    "litigation.first_instance_received", CourtNotice, on="received_on", where={"instance": Instance.FIRST},
    name="法院一审行政诉讼收案数", unit="件", aliases=("人民法院收到的一审行政诉讼案件", "一审行政诉讼案件"),
    definition="当年本县（区）人民法院收到的一审行政诉讼案件数，据法院收案通报",
)  # fmt: skip
first_instance_direct = Count(
    "litigation.first_instance_direct", CourtNotice, on="received_on",
    where={"instance": Instance.FIRST, "way": Way.DIRECT}, name="未经复议直接起诉的一审行政诉讼收案数", unit="件",
    definition="法院收案通报中未经行政复议、直接起诉的一审案件数",
)  # fmt: skip
first_instance_concluded = Count(
    "litigation.first_instance_concluded", Lawsuit, on="concluded_on", where=FIRST, name="一审行政案件办结数",
    unit="件", aliases=("一审行政案件", "办结一审行政案件"),
    definition="当年办结的以县（区）政府、部门和乡镇（街道）为被告的一审行政案件数（按裁判送达之日计）",
)  # fmt: skip
gov_first_instance = Stock(
    "litigation.gov_first_instance", Lawsuit, since="received_on", until="concluded_on", at="during", where=GOVERNMENT,
    name="县（区）政府为被告一审行政诉讼案件数", unit="件", aliases=("县人民政府为被告的一审行政诉讼案件",),
    definition="当年办理的以县（区）人民政府为被告的一审行政诉讼案件数",
)  # fmt: skip
gov_lost = Count(
    "litigation.gov_lost", Lawsuit, on="concluded_on", where={**GOVERNMENT, "lost": True},
    name="县（区）政府为被告败诉案件数", unit="件", aliases=("败诉",),
    definition="当年以县（区）人民政府为被告的一审案件中败诉件数；败诉指撤销、确认违法或者无效、责令履行、变更、赔偿",
)  # fmt: skip
gov_loss_rate = Ratio(
    "litigation.gov_loss_rate", gov_lost, gov_first_instance, name="县（区）政府为被告案件败诉率",
    aliases=("县政府单独被告败诉率", "败诉率"),
    definition="县（区）政府为被告一审案件中败诉件数的比重（分母为办理件数）",
)  # fmt: skip
hearings = Count(
    "litigation.hearings", Lawsuit, on="heard_on", where={**FIRST, "heard": True}, name="一审行政案件开庭审理件数",
    unit="件", aliases=("开庭审理",), definition="当年开庭审理的一审行政案件件数；一案多次开庭计一件",
    law="出庭应诉规定第七条",
)  # fmt: skip
head_appearances = Count(
    "litigation.head_appearances", Lawsuit, on="heard_on", where={**FIRST, "heard": True, "head_came": True},
    name="行政机关负责人出庭应诉件数", unit="件", aliases=("负责人出庭应诉",),
    definition="当年开庭审理的一审案件中行政机关负责人出庭的件数；仅有律师或者工作人员出庭的不计",
    law="出庭应诉规定第二条",
)  # fmt: skip
head_appearance_rate = Ratio(
    "litigation.head_appearance_rate", head_appearances, hearings, name="行政机关负责人出庭应诉率",
    aliases=("负责人出庭应诉率",), definition="负责人出庭应诉件数占开庭审理件数的比重",
)  # fmt: skip
spoken = Count(
    "litigation.head_spoke", Lawsuit, on="heard_on", where={**FIRST, "heard": True, "head_came": True, "spoke": True},
    name="负责人出庭并发表意见件数", unit="件", law="出庭应诉规定第十一条",
)  # fmt: skip
spoken_rate = Ratio("litigation.head_spoke_rate", spoken, head_appearances, name="负责人出庭又出声率")
gov_hearings = Count(
    "litigation.gov_hearings", Lawsuit, on="heard_on", where={**ALONE, "heard": True},
    name="县（区）政府单独被告案件开庭件数", unit="件", aliases=("县政府单独被告开庭",),
    definition="当年县（区）政府单独为被告的开庭审理件数",
)  # fmt: skip
gov_head_appearances = Count(
    "litigation.gov_head_appearances", Lawsuit, on="heard_on", where={**ALONE, "heard": True, "head_came": True},
    name="县（区）政府负责人出庭件数", unit="件", aliases=("县政府负责人出庭",),
    definition="当年县（区）政府单独为被告案件中负责人出庭件数",
)  # fmt: skip
gov_head_appearance_rate = Ratio(
    "litigation.gov_head_appearance_rate", gov_head_appearances, gov_hearings,
    name="县（区）政府单独被告负责人出庭应诉率", aliases=("县政府单独被告负责人出庭应诉率",),
    definition="县（区）政府单独为被告的开庭案件中负责人出庭的比重",
)  # fmt: skip
dept_head_appearance_rate = Ratio(
    "litigation.dept_head_appearance_rate", head_appearances - gov_head_appearances, hearings - gov_hearings,
    name="部门、乡镇（街道）负责人出庭应诉率", aliases=("县级部门、乡镇（街道）负责人出庭应诉率",),
    definition="部门、乡镇（街道）为被告的开庭案件中负责人出庭的比重",
)  # fmt: skip
penalties_lost = Count(
    "litigation.penalties_lost", Lawsuit, on="effective_on", where={**SUIT, "about": Subject.PENALTY, "lost": True},
    name="行政处罚案件生效裁判败诉件数", unit="件",
    definition="当年生效的行政处罚诉讼裁判中，撤销、确认违法或者无效、责令履行、变更、赔偿的件数（各审级）",
)  # fmt: skip
obligation_units = Distinct(
    "litigation.obligation_units", Obligation, "counterpart", on="listed_on", scope="counterpart",
    name="有履行义务案件涉案单位数", unit="个", aliases=("案涉单位",),
    definition="督办期内有生效裁判（复议决定）履行义务的涉案单位数",
)  # fmt: skip
obligation_cases = Count(
    "litigation.obligation_cases", Obligation, on="listed_on", scope="counterpart", name="有履行义务案件数", unit="件",
    aliases=("有履行义务案件",), definition="督办期内有履行义务的复议应诉案件数",
)  # fmt: skip
obligation_closed = Count(
    "litigation.obligation_closed", Obligation, on="listed_on", where={"struck_on__isnull": False}, scope="counterpart",
    name="履行义务案件销号数", unit="件", aliases=("销号", "履行销号"), definition="督办期内履行完毕并销号的案件数",
)  # fmt: skip
civil_appearances = Count(
    "litigation.civil_appearances", Lawsuit, on="heard_on", where={"category": Category.CIVIL, "attended": True},
    name="民事案件出庭应诉起数", unit="起", aliases=("民事诉讼类案件出庭",),
    definition="当年出庭应诉（参加）民事诉讼类案件的起数",
)  # fmt: skip

kinds = [
    Count(
        f"litigation.first_instance_{kind}", Lawsuit, on="concluded_on", where={**FIRST, "outcome": kind},
        name=f"一审行政案件{kind.label}件数", unit="件",
    )
    for kind in Outcome
    if kind not in (Outcome.UPHELD, Outcome.REMANDED)
]  # fmt: skip
judged = Derived(
    "litigation.first_instance_by_kind", sum(kinds[1:], kinds[0]), name="一审行政案件各类结案件数之和", unit="件"
)  # fmt: skip

Equal(first_instance_concluded, judged, why="办结数等于各结案方式之和")
Within(head_appearances, hearings, why="负责人出庭件数不超过开庭审理件数")
Within(spoken, head_appearances)
Within(gov_head_appearances, gov_hearings)
Within(gov_hearings, hearings)
Within(gov_lost, gov_first_instance)
Within(gov_first_instance, handled)
Within(obligation_closed, obligation_cases, why="销号的都在督办之列")
Within(obligation_units, obligation_cases)
Within(first_instance_direct, first_instance_received)
