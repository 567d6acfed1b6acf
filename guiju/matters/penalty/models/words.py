"""The words of 行政处罚: stages, kinds of penalty, and the other things one may choose between."""

from collections.abc import Iterable

from django.db.models import TextChoices

from guiju.matters.challenge import Overturned
from guiju.matters.service import Service
from guiju.procedure.steps import Stages

__all__ = [
    "HEARD", "MONEY", "SPOKEN", "Age", "Crime", "Decision", "Ground", "Harm", "Kind", "Leniency", "Mitigation",
    "Overturned", "Publicity", "Review", "Service", "Source", "Stage", "Tier", "Track", "heaviest", "rank",
]  # fmt: skip


class Stage(Stages):
    """Where a penalty case stands."""

    LEAD = "线索核查"
    FILED = "调查取证"
    SUSPENDED = "中止调查"
    CONCLUDED = "调查终结"
    INFORMED = "已告知"
    HEARING = "听证"
    TRANSFERRED = "移送司法"
    DECIDED = "已决定"
    SERVED = "已送达"
    CLOSED = "结案"
    DISMISSED = "不予立案"
    PASSED_ON = "移送管辖"


class Track(TextChoices):
    """程序: by which the decision is made."""

    ON_THE_SPOT = "on_the_spot", "简易程序"
    ORDINARY = "ordinary", "普通程序"


class Source(TextChoices):
    """案件来源. The national data set asks which inspection led to a case; a complaint has none, and says so."""

    INSPECTION = "inspection", "行政检查"
    COMPLAINT = "complaint", "投诉举报"
    TRANSFER = "transfer", "其他机关移送"
    ASSIGNED = "assigned", "上级交办"
    DATA = "data", "监测数据"
    OTHER = "other", "其他"


class Kind(TextChoices):
    """处罚种类 (行政处罚法第九条), from the lightest to the heaviest as the statutory statistics rank them."""

    OTHER = "other", "其他行政处罚"
    WARNING = "warning", "警告"
    CRITICISM = "criticism", "通报批评"
    FINE = "fine", "罚款"
    GAINS = "gains", "没收违法所得"
    GOODS = "goods", "没收非法财物"
    SUSPEND = "suspend", "暂扣许可证件"
    DOWNGRADE = "downgrade", "降低资质等级"
    RESTRICT = "restrict", "限制开展生产经营活动"
    STOP = "stop", "责令停产停业"
    CLOSE = "close", "责令关闭"
    OCCUPATION = "occupation", "限制从业"
    REVOKE = "revoke", "吊销许可证件"
    DETENTION = "detention", "行政拘留"


#: Kinds that take money or things, and need nothing but payment or handing over.
MONEY = frozenset({Kind.FINE, Kind.GAINS, Kind.GOODS})
#: Kinds that are performed by being served.
SPOKEN = frozenset({Kind.WARNING, Kind.CRITICISM})
#: Kinds of the list of 行政处罚法第六十三条 that bring the right to a hearing whatever the sum.
HEARD = frozenset({Kind.DOWNGRADE, Kind.STOP, Kind.CLOSE, Kind.OCCUPATION, Kind.REVOKE})
_RANK = {kind.value: rank for rank, kind in enumerate(Kind)}


def heaviest(kinds: Iterable[str]) -> str:
    """The kind under which a decision counts: its heaviest, a named kind before 其他 (行政执法统计年报)."""
    return max(kinds, key=_RANK.__getitem__, default="")


def rank(kind: str) -> int:
    """How heavy a kind is; nothing is lighter than any."""
    return _RANK.get(kind, -1)


class Decision(TextChoices):
    """What is decided (行政处罚法第五十七条)."""

    PENALTY = "penalty", "给予行政处罚"
    EXEMPT = "exempt", "不予行政处罚"
    UNFOUNDED = "unfounded", "违法事实不成立"
    TRANSFER = "transfer", "移送司法机关"


class Ground(TextChoices):
    """Why no penalty is given, though there was a violation."""

    MINOR = "minor", "轻微并及时改正，没有造成危害后果（第三十三条第一款，应当不予处罚）"
    FIRST = "first", "初次违法，危害后果轻微并及时改正（第三十三条第一款，可以不予处罚）"
    NO_FAULT = "no_fault", "有证据足以证明没有主观过错（第三十三条第二款）"
    CHILD = "child", "不满十四周岁（第三十条）"
    INCAPABLE = "incapable", "不能辨认或者不能控制自己行为（第三十一条）"
    LAPSED = "lapsed", "超过追责时效（第三十六条）"


class Harm(TextChoices):
    """危害后果."""

    NONE = "none", "没有危害后果"
    SLIGHT = "slight", "危害后果轻微"
    REAL = "real", "有危害后果"


class Age(TextChoices):
    """Whether the party is a minor (行政处罚法第三十条). A firm is of age."""

    ADULT = "adult", "已成年（或者单位）"
    YOUTH = "youth", "已满十四周岁不满十八周岁"
    CHILD = "child", "不满十四周岁"


class Leniency(TextChoices):
    """裁量等次."""

    MITIGATED = "mitigated", "减轻"
    LIGHT = "light", "从轻"
    USUAL = "usual", "一般"
    HEAVY = "heavy", "从重"


class Crime(TextChoices):
    """Where the suspicion of a crime stands (行政处罚法第二十七条)."""

    SUSPECTED = "suspected", "涉嫌犯罪，正在办理移送"
    TRANSFERRED = "transferred", "已移送司法机关"
    RETURNED = "returned", "司法机关退回"
    REFUSED = "refused", "决定不移送"


class Publicity(TextChoices):
    """What became of the publication of the decision (行政处罚法第四十八条)."""

    DUE = "due", "待公开"
    PUBLISHED = "published", "已公开"
    WITHHELD = "withheld", "不公开"
    SEALED = "sealed", "依法封存"
    RETRACTED = "retracted", "已撤回"


class Tier(TextChoices):
    """失信程度 of a published penalty, which sets how long it stays public (信用修复管理办法, from 2026-04-01)."""

    SLIGHT = "slight", "轻微"
    USUAL = "usual", "一般"
    GRAVE = "grave", "严重"


class Review(TextChoices):
    """What kind of review a decision is under (行政处罚法第七十三条)."""

    RECONSIDERATION = "reconsideration", "行政复议"
    SUIT = "suit", "行政诉讼"


class Ending(TextChoices):
    """How a review ended: only after a decision do new periods run (行政诉讼法第四十五条)."""

    DECIDED = "decided", "作出决定（裁判）"
    WITHDRAWN = "withdrawn", "撤回、终止"


class Mitigation(TextChoices):
    """When the penalty must be lighter or mitigated (行政处罚法第三十二条)."""

    REMEDIED = "remedied", "主动消除或者减轻违法行为危害后果"
    FORCED = "forced", "受他人胁迫或者诱骗实施违法行为"
    CONFESSED = "confessed", "主动供述行政机关尚未掌握的违法行为"
    HELPED = "helped", "配合行政机关查处违法行为有立功表现"
    OTHER = "other", "法律、法规、规章规定的其他情形"
