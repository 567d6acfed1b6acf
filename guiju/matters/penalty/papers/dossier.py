"""The file of a penalty (案卷): in which order it is bound, and what of it its party may be shown.

The order is that of 市场监督管理行政处罚程序规定 on 正卷 and 副卷, taken for every field. By it the approval of the
filing stands in the 正卷; but it is internal and tells the lead, so that the party is not shown it.
"""

from guiju.documents.dossier import Arrangement, Shelf, arranges
from guiju.documents.dossier.arrangement import day
from guiju.matters.penalty.models import CrimeTransfer, Penalty, PenaltyHearing
from guiju.matters.penalty.papers.execution import decided

FRONT, BACK = "正卷", "副卷"
SHELVES = (
    Shelf(FRONT, "立案审批", ("立案审批表",)),
    Shelf(
        FRONT,
        "处罚决定和送达回证",
        ("行政处罚决定书", "当场行政处罚决定书", "不予行政处罚决定书", "送达公告", "送达回证"),
        steps=("punish_on_spot", "announce", "serve"),
        shown=True,
    ),
    Shelf(
        FRONT,
        "对当事人制发的其他文书",
        (
            "行政处罚事先告知书", "先行登记保存证据通知书", "先行登记保存证据处理决定书", "责令改正通知书",
            "听证通知书", "暂缓（分期）缴纳罚款通知书", "加处罚款决定书", "催告书", "行政强制执行决定书",
        ),
        steps=("inform", "inform_again", "keep_evidence", "dispose_evidence", "urge", "urge_served", "notify"),
        shown=True,
    ),
    Shelf(
        FRONT,
        "证据材料",
        ("证据清单", "现场笔录", "询问笔录", "陈述申辩笔录"),
        steps=(
            "question", "examine", "gather", "order_correction", "check_correction", "test_back", "hear_defence",
            "waive",
        ),
        shown=True,
    ),
    Shelf(FRONT, "听证笔录", ("听证笔录",), steps=("hold",), shown=True),
    Shelf(
        FRONT,
        "财物处理单据",
        steps=("collect", "hand_in", "bank", "pay", "pay_part", "pay_gains", "pay_late_fee", "perform"),
        shown=True,
    ),
    Shelf(FRONT, "其他有关材料", ("强制执行申请书", "撤回公开说明"), shown=True),
    Shelf(
        BACK,
        "案源材料",
        ("不予立案审批表", "举报处理结果告知书", "案件移送函"),
        steps=("register", "file", "dismiss", "pass_on", "tell_reporter"),
    ),
    Shelf(BACK, "调查终结报告", ("调查终结报告",), steps=("conclude",)),
    Shelf(
        BACK,
        "审核意见",
        ("陈述申辩复核意见书", "法制审核意见书", "集体讨论记录", "中止调查审批表", "延长办案期限审批表"),
        steps=("recheck", "review", "discuss"),
    ),
    Shelf(BACK, "听证报告", ("听证报告",), steps=("report",)),
    Shelf(BACK, "结案审批", ("结案审批表",), steps=("close",)),
    Shelf(
        BACK,
        "其他有关材料",
        ("涉嫌犯罪案件移送审批表", "涉嫌犯罪案件移送书", "不予立案复议申请书", "立案监督建议书", "涉案物品交接清单"),
    ),
)  # fmt: skip


def cover(case: Penalty) -> list[tuple[str, str | None]]:
    """Party, cause, decision, days of filing and closing, officers, and what was decided."""
    return [
        ("当事人", str(case.party or "")),
        ("案由", case.violation),
        ("处罚决定", decided(case) if case.decided_on else ""),
        ("处理结果", case.content or case.get_decision_display()),
        ("决定变更", f"{case.get_overturned_display()}（{case.overturned_by}）" if case.overturned else None),
        ("立案日期", day(case.filed_on or case.opened_on)),
        ("结案日期", day(case.closed_on)),
        ("办案人员", "、".join(officer.name for officer in case.officers.all())),
    ]


arranges(
    Penalty,
    Arrangement(
        law="市场监督管理行政处罚程序规定第七十八条",
        mark="M",
        shelves=SHELVES,
        along=(PenaltyHearing, CrimeTransfer),
        replaced=("案卷目录",),
        cover=cover,
        keeping=lambda case: (case.volume, case.get_retention_display()),
    ),
)
