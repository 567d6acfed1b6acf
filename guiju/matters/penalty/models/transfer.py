"""移送涉嫌犯罪案件: from the suspicion to the police's answer (移送涉嫌犯罪规定 2020; 行政处罚法 27)."""

from typing import Any, ClassVar

from django.db import models

from guiju.matters.penalty.models.hearing import penalty_of
from guiju.procedure import guards
from guiju.procedure.fields import PastDateField
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, Stages, step
from guiju.registry.roles import Role

_WORKERS = (Role.OFFICER, Role.HANDLER)
_DESK = (*_WORKERS, Role.CLERK)


class CrimeTransfer(Case):
    """移送涉嫌犯罪案件. Only the chief of the agency, or who acts as chief, decides; a deputy may not.

    The regulation says 日 without defining it: calendar days, the shorter reading, warn the agency.
    """

    class Stage(Stages):
        """Where the transfer stands."""

        VERIFYING = "专案核实"
        REPORTED = "待批准"
        APPROVED = "已批准移送"
        SENT = "已移送"
        DECLINED = "公安不予立案"
        REVIEWING = "公安复议"
        UPHELD = "维持不立案"
        SUPERVISED = "立案监督"
        TAKEN = "公安立案"
        HANDED = "已交接"
        REFUSED = "不移送"
        RETURNED = "退回处理"

    final: ClassVar = (Stage.HANDED, Stage.REFUSED, Stage.RETURNED)

    suspicion = models.TextField("涉嫌的罪名和事实", blank=True)
    report = models.TextField("核实情况和移送报告", blank=True)
    reasons = models.TextField("不批准移送的理由", blank=True)
    materials = models.TextField(
        "移送材料", blank=True, help_text="每行一项：调查报告、涉案物品清单、检验报告或者鉴定意见等"
    )
    police_number = models.CharField("公安文书文号", max_length=60, blank=True)
    notice_on = PastDateField("收到公安通知日期", null=True, blank=True)
    police_reasons = models.TextField("公安不予立案的理由", blank=True)
    goods = models.TextField("移交的涉案物品和材料", blank=True, help_text="每行一项")

    class Meta:
        verbose_name = verbose_name_plural = "移送涉嫌犯罪案件"

    approval = Limit("CRM-D02", since="submit", until=("approve", "refuse"))
    sending = Limit("CRM-D03", since="approve", until="hand_over")
    answer = Limit("CRM-D05", since="hand_over", until=("police_file", "police_decline"), restarts="reroute")
    objection = Limit(
        "CRM-D06", since="police_decline", until=("ask_police", "ask_procurator", "accept"),
        counted_from="notice_on", bars="ask_police",
    )  # fmt: skip
    police_review = Limit("CRM-D07", since="ask_police", until=("police_file", "police_uphold"))
    second_objection = Limit(
        "CRM-D07b", since="police_uphold", until=("ask_procurator", "accept"), counted_from="notice_on"
    )
    handing_goods = Limit("CRM-D08", since="police_file", until="hand_goods", counted_from="notice_on")

    def headline(self) -> str:
        """Who is suspected of what."""
        return f"{self.party}{self.suspicion[:40]}移送"

    @step(
        "发现涉嫌犯罪",
        None,
        Stage.VERIFYING,
        by=(*_WORKERS, Role.UNIT_HEAD),
        fills=("party", "suspicion"),
        numbers="罚移",
        law="移送涉嫌犯罪规定第五条",
    )
    def open(self, act: Any) -> None:
        """Opened by the penalty case in which the suspicion arose."""
        require(self.origin is not None, "移送由处罚案件提起，不能单独登记", law="移送涉嫌犯罪规定第五条")

    @step(
        "专案组提出移送报告",
        Stage.VERIFYING,
        Stage.REPORTED,
        by=_WORKERS,
        fills=("officers", "report"),
        makes=("涉嫌犯罪案件移送审批表",),
        law="移送涉嫌犯罪规定第五条",
    )
    def submit(self, act: Any) -> None:
        """Two officers at least verify and write the report, at once."""
        guards.two_certified_officers(act.data["officers"], self.body, act.on)

    approve = step("批准移送", Stage.REPORTED, Stage.APPROVED, by=Role.CHIEF, law="移送涉嫌犯罪规定第五条")

    refuse = step(
        "不批准移送",
        Stage.REPORTED,
        Stage.REFUSED,
        by=Role.CHIEF,
        fills=("reasons",),
        usual=False,
        law="移送涉嫌犯罪规定第五条",
    )

    @refuse.then
    def _refused(self, act: Any) -> None:
        act.also(penalty_of(self), "keep_here")

    hand_over = step(
        "移送公安机关",
        Stage.APPROVED,
        Stage.SENT,
        by=_WORKERS,
        fills=("counterpart", "materials"),
        makes=("涉嫌犯罪案件移送书",),
        law="移送涉嫌犯罪规定第六条",
    )

    @hand_over.then
    def _handed_over(self, act: Any) -> None:
        act.also(penalty_of(self), "transfer")

    reroute = step(
        "公安机关转送有管辖权的机关",
        Stage.SENT,
        SAME,
        by=_DESK,
        fills=("counterpart",),
        law="移送涉嫌犯罪规定第七条",
    )

    police_file = step(
        "公安机关决定立案",
        (Stage.SENT, Stage.REVIEWING, Stage.SUPERVISED),
        Stage.TAKEN,
        by=_DESK,
        fills=("police_number", "notice_on"),
        law="移送涉嫌犯罪规定第八条",
    )

    police_decline = step(
        "公安机关不予立案",
        Stage.SENT,
        Stage.DECLINED,
        by=_DESK,
        fills=("police_number", "notice_on", "police_reasons"),
        law="移送涉嫌犯罪规定第八条",
    )

    ask_police = step(
        "提请公安机关复议",
        Stage.DECLINED,
        Stage.REVIEWING,
        by=_WORKERS,
        fills=("reasons",),
        makes=("不予立案复议申请书",),
        law="移送涉嫌犯罪规定第九条",
    )

    police_uphold = step(
        "公安机关维持不予立案",
        Stage.REVIEWING,
        Stage.UPHELD,
        by=_DESK,
        fills=("police_number", "notice_on"),
        law="移送涉嫌犯罪规定第九条",
    )

    ask_procurator = step(
        "建议检察院立案监督",
        (Stage.DECLINED, Stage.UPHELD),
        Stage.SUPERVISED,
        by=_WORKERS,
        fills=("reasons",),
        makes=("立案监督建议书",),
        usual=False,
        law="移送涉嫌犯罪规定第九条",
    )

    accept = step(
        "接受不予立案，退回依法处理",
        (Stage.DECLINED, Stage.UPHELD, Stage.SUPERVISED),
        Stage.RETURNED,
        by=Role.CHIEF,
        law="移送涉嫌犯罪规定第八条",
        note="不立案的，行政机关依法应当给予行政处罚的，继续处理",
    )

    @accept.then
    def _returned(self, act: Any) -> None:
        act.also(penalty_of(self), "take_back", {"recalled_on": act.on})

    hand_goods = step(
        "移交涉案物品和材料",
        Stage.TAKEN,
        Stage.HANDED,
        by=_WORKERS,
        fills=("goods",),
        makes=("涉案物品交接清单",),
        law="移送涉嫌犯罪规定第十二条",
    )
