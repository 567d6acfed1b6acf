"""Figures of penalties: how many, of which kind by the statutory yearly form, what sums; the exemption lists.

Counting rules of the yearly form (行政执法统计年报, 表一): by the day of the decision; several kinds in one decision
are one case under the heaviest, a named kind before 其他; sums as decided, not as collected, and only what can be put
in figures.
"""

from guiju.indicators.words import Count, Derived, Distinct, Equal, Stock, Sum, Within
from guiju.matters.penalty.models import ExemptionItem, Penalty
from guiju.matters.penalty.models.words import Decision, Kind, Track

_DECIDED = {"decision": Decision.PENALTY}
_LAW = "国办发〔2018〕118号"

penalties = Count(
    "enforcement.penalties", Penalty, on="decided_on", where=_DECIDED, name="行政处罚案件数", unit="件",
    aliases=("行政处罚", "办理行政处罚案件", "行政处罚案件"),
    definition="当年作出的行政处罚决定，当场处罚和普通程序都算；不予处罚、违法事实不成立、移送司法机关的不算",
)  # fmt: skip
on_the_spot = Count(
    "enforcement.penalties_on_the_spot", Penalty, on="decided_on", where=_DECIDED | {"track": Track.ON_THE_SPOT},
    name="当场处罚案件数", unit="件", definition="当年适用简易程序当场作出的行政处罚决定",
)  # fmt: skip


def _kind(word: str, name: str, *kinds: Kind) -> Count:
    """One column of the form: the decisions whose heaviest kind is one of these."""
    return Count(
        f"enforcement.penalties_{word}", Penalty, on="decided_on", where=_DECIDED | {"heaviest__in": list(kinds)},
        name=f"{name}件数", unit="件", law=_LAW, definition=f"当年行政处罚决定中，最重的种类为{name}的件数",
    )  # fmt: skip


warnings = _kind("warnings", "警告、通报批评", Kind.WARNING, Kind.CRITICISM)
fines = _kind("fines", "罚款", Kind.FINE)
confiscations = _kind("confiscations", "没收违法所得、没收非法财物", Kind.GAINS, Kind.GOODS)
suspensions = _kind("suspensions", "暂扣许可证件、降低资质等级", Kind.SUSPEND, Kind.DOWNGRADE)
revocations = _kind("revocations", "吊销许可证件", Kind.REVOKE)
restrictions = _kind("restrictions", "限制开展生产经营活动", Kind.RESTRICT)
stoppages = _kind("stoppages", "责令停产停业、责令关闭、限制从业", Kind.STOP, Kind.CLOSE, Kind.OCCUPATION)
detentions = _kind("detentions", "行政拘留", Kind.DETENTION)
others = _kind("others", "其他行政处罚", Kind.OTHER)

fined = Sum(
    "enforcement.fined", Penalty, "fine", on="decided_on", where=_DECIDED, name="罚款金额", unit="元",
    law=_LAW, definition="当年行政处罚决定书载明的罚款，不论是否缴清",
)  # fmt: skip
confiscated = Sum(
    "enforcement.confiscated", Penalty, "confiscated", on="decided_on", where=_DECIDED, name="没收金额", unit="元",
    law=_LAW, definition="当年行政处罚决定书载明的没收金额；不能确定金额的不计",
)  # fmt: skip
amount = Derived(
    "enforcement.fined_and_confiscated", fined + confiscated, name="罚没金额", unit="元", law=_LAW,
    definition="罚款金额与没收金额之和；年报以万元填报",
)  # fmt: skip

Equal(
    penalties,
    warnings + fines + confiscations + suspensions + revocations + restrictions + stoppages + detentions + others,
    why="每件处罚决定在年报表一中只归入最重的一类",
)
Within(on_the_spot, penalties)

overturned = Count(
    "enforcement.penalties_overturned", Penalty, on="overturned_on", where=_DECIDED,
    name="行政处罚决定被变更、撤销、确认违法或者无效件数", unit="件", law="行政处罚法第四十八条第二款",
    definition="当年经行政复议、行政诉讼或者自行纠正而变更、撤销、确认违法或者确认无效的行政处罚决定",
)  # fmt: skip

fields = Distinct(
    "exemption.fields", ExemptionItem, "field", since="since", until="until", scope="",
    name="首违不罚、轻微免罚涉及行业领域数", unit="个", aliases=("首违不罚行业领域",), law="行政处罚法第三十三条",
    definition="年末生效的免罚清单事项分属多少个执法领域",
)  # fmt: skip
categories = Distinct(
    "exemption.categories", ExemptionItem, "category", since="since", until="until", scope="",
    name="轻微违法免罚事项大类数", unit="大类", aliases=("轻微违法免予处罚大类",), law="行政处罚法第三十三条",
    definition="年末生效的免罚清单事项分为多少个大类",
)  # fmt: skip
items = Stock(
    "exemption.items", ExemptionItem, since="since", until="until", scope="",
    name="首违不罚、轻微免罚事项数", unit="项",
    aliases=("“首违不罚”“轻微免罚”事项", "轻微违法免予处罚小项", "免罚清单事项"),
    law="行政处罚法第三十三条", definition="年末生效的首违不罚、轻微免罚清单事项数",
)  # fmt: skip
Within(categories, items)
Within(fields, items)
