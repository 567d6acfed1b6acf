"""收案与应诉准备: from the copy of the complaint to the answer (行政诉讼法 67; 行诉解释 10, 34, 81, 104)."""

from guiju.matters.litigation.choices import AGAINST, Against, Instance, Way
from guiju.matters.litigation.defendants import proper_defendants
from guiju.matters.litigation.models.record import Record
from guiju.matters.litigation.models.stages import DESK, HEADS, OPEN, UNIT, Stage
from guiju.matters.reconsideration.models import Reconsideration
from guiju.procedure.counting import last_day
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Defence(Record):
    """The steps by which a suit is received, given out and answered."""

    class Meta:
        abstract = True

    @step(
        "收到起诉状副本", None, Stage.RECEIVED, by=DESK, numbers="应诉", makes=("应诉案件收件登记表",),
        fills=("party", "court", "about", "received_on"),
        optional=(
            "category", "instance", "way", "court_number", "claim", "act_number", "filed_on", "co_defendants",
            "must_appear", "secret",
        ),
        law="行政诉讼法第六十七条",
    )  # fmt: skip
    def receive(self, act):
        """By the office of the defendant; with a co-defendant neither is sued alone (行政诉讼法 26)."""
        self._sued(act)
        self.link([self.body_id, *(body.pk for body in act.data.get("co_defendants") or ())])
        self._after_reconsideration()

    def _after_reconsideration(self) -> None:
        """Where the reconsideration is kept here, what it decided tells who has to be sued (行政诉讼法 26)."""
        before = Reconsideration.objects.filter(pk=self.origin.pk).first() if self.origin else None
        if before:
            self.way = Way.RECONSIDERED
            proper = proper_defendants(before)
            self.proper = "、".join(body.name for body in proper)
            self.sole = self.sole and len(proper) <= 1

    @step(
        "收到上诉（再审）材料", None, Stage.RECEIVED, by=(*UNIT, Role.CLERK, *HEADS, Role.CLOCK), numbers="应诉",
        fills=("party", "about", "instance", "received_on"),
        optional=(
            "category", "way", "court", "court_number", "claim", "act_number", "co_defendants", "must_appear",
            "appellant", "secret",
        ),
        law="行政诉讼法第八十五条、行诉解释第一百零八条",
    )  # fmt: skip
    def receive_appeal(self, act):
        """The next instance of the thread."""
        require(self.instance != Instance.FIRST, "上诉、再审不是一审", law="行政诉讼法第八十五条")
        self._sued(act)
        self.link([self.body_id, *(body.pk for body in act.data.get("co_defendants") or ())])

    def _sued(self, act) -> None:
        self.against = AGAINST.get(self.body.kind, Against.DEPARTMENT)
        self.sole = not act.data.get("co_defendants")
        require(self.received_on <= act.on, "收到日期不能晚于登记日期", law="行政诉讼法第六十七条")
        require(
            self.filed_on is None or self.filed_on <= self.received_on,
            "法院立案日期晚于收到起诉状副本日期，请核对",
            law="行政诉讼法第六十七条",
        )

    dispatch = step(
        "分办", Stage.RECEIVED, Stage.PREPARING, by=(Role.CLERK, Role.UNIT_HEAD), fills=("unit",),
        optional=("handler",), law="行政诉讼法第六十七条", mark="P",
    )  # fmt: skip

    # 应诉准备

    object_court = step(
        "提出管辖异议", (Stage.RECEIVED, Stage.PREPARING), SAME, by=UNIT, fills=("objection",), makes=("管辖异议书",),
        law="行诉解释第十条",
    )  # fmt: skip
    ask_delay = step(
        "申请延期举证", (Stage.RECEIVED, Stage.PREPARING), SAME, by=UNIT, fills=("delay_reason",),
        makes=("延期举证申请书",), law="行诉解释第三十四条",
    )  # fmt: skip

    @step(
        "延期事由消除", Stage.PREPARING, SAME, by=UNIT, fills=("delay_ended_on",),
        usual="ask_delay", law="行诉解释第三十四条"
    )  # fmt: skip
    def end_delay(self, act):
        """Fifteen days run from the day on which the cause ended."""
        self._delayed()

    @step(
        "法院不准许延期举证", (Stage.RECEIVED, Stage.PREPARING), SAME, by=UNIT,
        usual="ask_delay", law="行诉解释第三十四条"
    )  # fmt: skip
    def refuse_delay(self, act):
        """The fifteen days stand as they did, from the receipt of the copy."""
        self._delayed()

    def _delayed(self) -> None:
        require(
            self.times("ask_delay") > self.times("end_delay") + self.times("refuse_delay"),
            "没有申请延期举证",
            law="行诉解释第三十四条",
        )

    @step(
        "法院指定举证期限", (Stage.RECEIVED, Stage.PREPARING), SAME, by=UNIT, fills=("answer_until",),
        law="行诉解释第一百零四条",
    )  # fmt: skip
    def set_term(self, act):
        """In the simplified procedure, and never longer than the statutory fifteen days."""
        last = last_day("LIT-D02", self.received_on or act.on)
        require(
            act.data["answer_until"] <= last, f"简易程序的举证期限不超过十五日（{last}）", law="行诉解释第一百零四条"
        )

    answer_suit = step(
        "提交答辩状和证据、依据", (Stage.RECEIVED, Stage.PREPARING), Stage.ANSWERED, by=UNIT,
        fills=("answer", "evidence"), stamps=("answered_on",), makes=("行政诉讼答辩状", "证据清单"),
        law="行政诉讼法第六十七条",
    )  # fmt: skip
    change_act = step(
        "改变被诉行政行为并告知法院", OPEN, SAME, by=(Role.UNIT_HEAD, *HEADS), adds="changes", fills=("text",),
        optional=("told",), makes=("改变行政行为告知书",), law="行诉解释第八十一条",
    )  # fmt: skip
