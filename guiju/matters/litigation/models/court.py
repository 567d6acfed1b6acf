"""出庭: who stands before the court (行政机关负责人出庭应诉规定; 行诉解释 128, 131)."""

from guiju.matters.litigation.choices import Category
from guiju.matters.litigation.models.defence import Defence
from guiju.matters.litigation.models.stages import DESK, HEADS, OPEN, Stage
from guiju.procedure.counting import last_day
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, step
from guiju.registry.roles import Role


class Court(Defence):
    """The steps from the court's summons to the hearing."""

    class Meta:
        abstract = True

    @step(
        "收到开庭（负责人出庭）通知", OPEN, SAME, by=DESK, fills=("hearing_on", "noticed_on"),
        optional=("must_appear",), usual=True, law="出庭应诉规定第五条",
    )  # fmt: skip
    def note_hearing(self, act):
        """The court tells a head to appear three days before; a shorter notice is on record, and is a good reason."""
        require(self.noticed_on <= self.hearing_on, "收到通知的日期晚于开庭日期，请核对", law="出庭应诉规定第五条")
        self.short_notice = self.noticed_on > last_day("LIT-D04", act.data["hearing_on"])

    @step(
        "确定出庭负责人", OPEN, SAME, by=(Role.UNIT_HEAD, *HEADS), fills=("head_name", "head_post", "head_rank"),
        optional=("hearing_on",), makes=("行政机关负责人身份证明书",),
        usual=True, law="出庭应诉规定第二条、第五条、第六条",
    )  # fmt: skip
    def name_head(self, act):
        """A 负责人 of the body itself; may be changed before the hearing."""

    @step(
        "委托诉讼代理人", OPEN, SAME, by=(Role.UNIT_HEAD, *HEADS), optional=("hearing_on", "staff", "lawyer"),
        makes=("授权委托书",), usual=True, law="出庭应诉规定第六条、行诉解释第一百二十八条",
    )  # fmt: skip
    def name_agents(self, act):
        """Staff who exercise the power in question, and lawyers beside them or beside a head."""
        require(self.staff or self.lawyer, "请写明受委托的工作人员或者律师", law="出庭应诉规定第六条")
        self._not_lawyers_alone(self.head_name)

    explain_absence = step(
        "说明负责人不能出庭", OPEN, SAME, by=HEADS, fills=("absence", "absence_text"),
        makes=("负责人不能出庭情况说明",), law="出庭应诉规定第八条、第九条",
    )  # fmt: skip

    @step(
        "开庭", (Stage.PREPARING, Stage.ANSWERED, Stage.HEARD), Stage.HEARD, by=DESK, adds="appearances",
        optional=("head_came", "spoke", "head_name", "head_post", "head_rank", "staff", "lawyer"),
        usual="answer_suit", law="出庭应诉规定第四条、第七条、第十一条",
    )  # fmt: skip
    def open_court(self, act):
        """Several hearings in one instance are one appearance; who must come and does not has explained it before."""
        came, spoke = bool(act.data.get("head_came")), bool(act.data.get("spoke"))
        name = act.data.get("head_name") or self.head_name
        rank = act.data.get("head_rank") or self.head_rank
        self._not_lawyers_alone(came or act.data.get("staff"))
        require(
            not came or (name and rank),
            "负责人出庭的，请写明姓名和类别（正职、分管副职或者其他参与分管的负责人）",
            law="出庭应诉规定第二条",
        )
        require(not spoke or came, "负责人没有出庭，不能登记为已发表意见", law="出庭应诉规定第十一条")
        require(
            not self.must_appear or came or self.head_came or self.done("explain_absence"),
            "本案负责人应当出庭；不能出庭的，应当在开庭前提交情况说明",
            law="出庭应诉规定第四条、第八条",
        )
        if came:
            self.head_name, self.head_rank = name, rank
        self.heard = self.attended = True
        self.head_came, self.spoke = self.head_came or came, self.spoke or spoke
        self.heard_on = self.heard_on or act.on

    def _not_lawyers_alone(self, somebody: object) -> None:
        require(
            self.category == Category.CIVIL or somebody or self.staff,
            "不得仅委托律师出庭，应当由负责人或者相应的工作人员出庭",
            law="行诉解释第一百二十八条",
        )
