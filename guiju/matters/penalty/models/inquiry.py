"""The investigation: records, evidence, things kept in advance, pauses, and its end (行政处罚法 46, 54–57)."""

from typing import Any

from django.db import models

from guiju.matters.penalty.models.filing import Filing
from guiju.matters.penalty.models.words import Decision, Harm, Stage
from guiju.procedure.fields import MoneyField
from guiju.procedure.limits import Limit
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role

WORKERS = (Role.OFFICER, Role.HANDLER)
#: Stages in which the case is still being made up.
OPEN = (Stage.FILED, Stage.CONCLUDED, Stage.INFORMED)


class Inquiry(Filing):
    """调查取证与调查终结."""

    testing = models.BooleanField("正在检验（鉴定）", default=False, editable=False)
    stopped_on = models.DateField(null=True, editable=False)
    keeping = models.BooleanField("有先行登记保存的证据", default=False, editable=False)
    pause_ground = models.TextField("中止（不计入）的事由和依据", blank=True)
    proposal = models.CharField("处理建议", max_length=10, choices=Decision.choices, blank=True)
    complex = models.BooleanField("情节复杂", default=False)
    grave = models.BooleanField("重大违法行为", default=False)
    public_interest = models.BooleanField("涉及重大公共利益", default=False)
    several_relations = models.BooleanField("案情疑难复杂、涉及多个法律关系", default=False)
    goods_value = MoneyField("货值金额（元）", null=True, blank=True)
    illegal_gain = MoneyField("违法所得（元）", null=True, blank=True)
    concluded_on = models.DateField("调查终结日期", null=True, editable=False)

    class Meta:
        abstract = True

    kept_evidence = Limit("PEN-D01", since="keep_evidence", until="dispose_evidence")

    def on_record(self, act: Any) -> None:
        """Two officers, who showed their certificates unasked; else the person may refuse (行政处罚法第五十五条)."""
        self.manned(act)
        require(act.data["certificate_shown"], "执法人员应当主动出示执法证件", law="行政处罚法第五十五条")

    @step(
        "询问",
        OPEN,
        SAME,
        by=WORKERS,
        adds="records",
        fills=("person", "at_place", "taken_on", "certificate_shown", "text", "signature"),
        makes=("询问笔录",),
        usual="file",
        law="行政处罚法第五十五条",
    )
    def question(self, act: Any) -> None:
        """A person is questioned by two officers with certificates shown."""
        self.on_record(act)

    @step(
        "现场检查（勘验）",
        OPEN,
        SAME,
        by=WORKERS,
        adds="records",
        fills=("person", "at_place", "taken_on", "certificate_shown", "text", "signature"),
        makes=("现场笔录",),
        usual="file",
        law="行政处罚法第五十五条",
    )
    def examine(self, act: Any) -> None:
        """The place is examined by two officers with certificates shown."""
        self.on_record(act)

    @step(
        "收集证据",
        OPEN,
        SAME,
        by=WORKERS,
        adds="evidence",
        fills=("kind", "name", "origin", "collected_on", "verified"),
        optional=("digest", "device_approved"),
        usual="file",
        law="行政处罚法第四十六条",
    )
    def gather(self, act: Any) -> None:
        """One of the eight kinds, verified; what a monitoring device took only if the device was approved."""
        self.manned(act)
        require(act.data["verified"], "证据必须经查证属实，方可作为认定案件事实的根据", law="行政处罚法第四十六条")
        require(
            act.data["kind"] != "monitor" or act.data.get("device_approved"),
            "电子技术监控设备应当经过法制和技术审核，设置地点应当公布，记录应当经审核",
            law="行政处罚法第四十一条",
        )

    @step(
        "先行登记保存",
        Stage.FILED,
        SAME,
        by=Role.HEAD,
        adds="keepings",
        fills=("things", "at_place", "urgency"),
        makes=("先行登记保存证据通知书",),
        law="行政处罚法第五十六条",
    )
    def keep_evidence(self, act: Any) -> None:
        """The head approves; what was kept before must have been dealt with."""
        require(not self.keeping, "先前登记保存的证据还没有处理，请先作出处理决定", law="行政处罚法第五十六条")
        self.keeping = True

    @step(
        "先行登记保存证据处理",
        (Stage.FILED, Stage.SUSPENDED, Stage.TRANSFERRED),
        SAME,
        by=Role.HEAD,
        adds="disposals",
        fills=("manner", "text"),
        makes=("先行登记保存证据处理决定书",),
        usual="keep_evidence",
        law="行政处罚法第五十六条",
    )
    def dispose_evidence(self, act: Any) -> None:
        """Within seven working days it is decided what becomes of the things, wherever the case has gone meanwhile."""
        require(self.keeping, "没有待处理的先行登记保存证据", law="行政处罚法第五十六条")
        self.keeping = False

    order_correction = step(
        "责令改正",
        OPEN,
        SAME,
        by=WORKERS,
        fills=("correction",),
        optional=("correct_by",),
        makes=("责令改正通知书",),
        law="行政处罚法第二十八条",
    )

    check_correction = step(
        "复查改正情况",
        OPEN,
        SAME,
        by=WORKERS,
        fills=("corrected",),
        usual="order_correction",
        law="行政处罚法第二十八条",
    )

    def stop(self, act: Any) -> None:
        """The days from now on do not count, where a rule of the field says so."""
        self.stopped_on = act.on

    def go_on(self, act: Any) -> None:
        """The clock goes on; a last day that a rule of the field set moves by the days that do not count."""
        if self.decide_by and self.stopped_on and self.sector.uncounted:
            self.decide_by += act.on - self.stopped_on
        self.stopped_on = None

    def may_pause(self) -> None:
        """The Law knows no pause; only a ministry's rule of the field may give one."""
        require(
            self.sector.pauses,
            f"行政处罚法没有中止和不计入期限的规定，“{self.field or '本领域'}”也没有规章依据",
            law="行政处罚法第六十条",
        )

    @step(
        "中止调查",
        Stage.FILED,
        Stage.SUSPENDED,
        by=Role.HEAD,
        fills=("pause_ground",),
        makes=("中止调查审批表",),
        usual=False,
        law="行政处罚法第六十条",
        mark="P",
    )
    def suspend(self, act: Any) -> None:
        """Only where a rule of the field allows it."""
        self.may_pause()
        require(not self.testing, "检验（鉴定）期间本就不计入期限，无须再中止", law="行政处罚法第六十条")
        self.stop(act)

    @step("恢复调查", Stage.SUSPENDED, Stage.FILED, by=Role.HEAD, law="行政处罚法第六十条", mark="P")
    def resume(self, act: Any) -> None:
        """The reason of the pause is gone."""
        self.go_on(act)

    @step(
        "送检（鉴定）",
        Stage.FILED,
        SAME,
        by=WORKERS,
        fills=("pause_ground",),
        law="行政处罚法第六十条",
        mark="P",
    )
    def send_to_test(self, act: Any) -> None:
        """Tests are taken in any field; where a rule says so their time does not count."""
        require(not self.testing, "先前送检的结果还没有收到", law="行政处罚法第五十四条")
        self.manned(act)
        self.testing = True
        self.stop(act)

    @step(
        "检验（鉴定）结果收到", Stage.FILED, SAME, by=WORKERS, usual="send_to_test", law="行政处罚法第六十条", mark="P"
    )
    def test_back(self, act: Any) -> None:
        """The result has come."""
        require(self.testing, "本案没有正在进行的检验（鉴定）", law="行政处罚法第五十四条")
        self.testing = False
        self.go_on(act)

    @step(
        "调查终结",
        Stage.FILED,
        Stage.CONCLUDED,
        by=(Role.HANDLER, Role.UNIT_HEAD),
        fills=("facts", "proposal", "harm"),
        optional=(
            "slight", "corrected", "no_fault", "incapable", "age", "happened_on", "ended_on", "hazard", "complex",
            "grave", "public_interest", "several_relations", "goods_value", "illegal_gain", "mitigation",
        ),
        stamps=("concluded_on",),
        makes=("调查终结报告", "证据清单"),
        law="行政处罚法第五十七条",
    )  # fmt: skip
    def conclude(self, act: Any) -> None:
        """Evidence was taken and nothing is left lying; the facts that decide on art. 33 are on record."""
        self.manned(act)
        require(
            self.done("question", "examine", "gather"),
            "应当全面、客观、公正地调查，收集有关证据；本案还没有任何笔录或者证据",
            law="行政处罚法第五十四条",
        )
        require(not self.keeping, "先行登记保存的证据还没有作出处理决定", law="行政处罚法第五十六条")
        require(not self.testing, "送检的结果还没有收到，不能终结调查", law="行政处罚法第五十四条")
        self.seal_if_minor()
        require(
            self.harm != Harm.NONE or self.proposal != Decision.PENALTY or not (self.slight and self.corrected),
            "违法行为轻微并及时改正，没有造成危害后果的，应当建议不予行政处罚",
            law="行政处罚法第三十三条第一款",
        )
