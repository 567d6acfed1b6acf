"""One penalty flow, three ways: as a line of Guiju, as a bare django-fsm-2 model, as a viewflow process.

Twelve acts with one return loop, one pause and one extension: file, investigate, review (returned), investigate,
review (passed), notify, suspend, resume, extend, decide, serve, close.
"""

from typing import ClassVar

from django.db import models
from django_fsm import FSMField, transition
from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.models import Process

from guiju.procedure.fields import MoneyField
from guiju.procedure.limits import Limit
from guiju.procedure.models import Case
from guiju.procedure.refusal import require
from guiju.procedure.steps import SAME, Stages, step
from guiju.registry.models import Body
from guiju.registry.roles import Role

TEXT = "当事人未取得许可从事经营活动，现场检查笔录、询问笔录、照片为证。"


class Matter(Case):
    """Guiju's way: roles, guards, limits, articles, fields that each step fills, papers, an event chain."""

    class Stage(Stages):
        FILED = "立案"
        REVIEW = "审核"
        PASSED = "审核通过"
        NOTIFIED = "已告知"
        PAUSED = "中止"
        DECIDED = "已决定"
        SERVED = "已送达"
        CLOSED = "结案"

    final: ClassVar = (Stage.CLOSED,)

    cause = models.CharField("案由", max_length=100)
    finding = models.TextField("调查结论", blank=True)
    opinion = models.CharField("审核意见", max_length=200, blank=True)
    fine = MoneyField("罚款", null=True, blank=True)
    filed_on = models.DateField("立案日期", null=True)
    decided_on = models.DateField("决定日期", null=True)

    # The reconsideration rule, because the law lets it be extended: the flow needs one of each.
    whole_case = Limit("REC-D11", since="file", until="decide", suspends=("suspend", "resume"), extended_by="extend")
    service = Limit("PEN-D03", since="decide", until="serve")

    file = step("立案", None, Stage.FILED, by=Role.CLERK, fills=("cause",), stamps=("filed_on",), numbers="罚立",
                law="行政处罚法第五十四条")  # fmt: skip
    investigate = step(
        "调查终结", Stage.FILED, Stage.REVIEW, by=Role.HANDLER, fills=("finding",), law="行政处罚法第五十七条"
    )
    send_back = step(
        "退回", Stage.REVIEW, Stage.FILED, by=Role.REVIEWER, fills=("opinion",), law="行政处罚法第五十八条"
    )
    review = step(
        "审核通过", Stage.REVIEW, Stage.PASSED, by=Role.REVIEWER, fills=("opinion",), law="行政处罚法第五十八条"
    )
    notify = step(
        "告知", Stage.PASSED, Stage.NOTIFIED, by=Role.HANDLER, makes=("行政处罚告知书",), law="行政处罚法第四十四条"
    )
    suspend = step("中止", Stage.NOTIFIED, Stage.PAUSED, by=Role.HEAD, law="行政处罚法第六十六条")
    resume = step("恢复", Stage.PAUSED, Stage.NOTIFIED, by=Role.HEAD, law="行政处罚法第六十六条")
    extend = step("延长", Stage.NOTIFIED, SAME, by=Role.HEAD, law="行政处罚法第六十条")

    @step("决定", Stage.NOTIFIED, Stage.DECIDED, by=Role.HEAD, fills=("fine",), stamps=("decided_on",),
          makes=("行政处罚决定书",), law="行政处罚法第五十七条")  # fmt: skip
    def decide(self, act):
        require(self.done("notify"), "决定之前应当告知", law="行政处罚法第四十四条")
        require(self.done("review"), "决定之前应当审核", law="行政处罚法第五十八条")

    serve = step("送达", Stage.DECIDED, Stage.SERVED, by=Role.HANDLER, law="行政处罚法第六十一条")
    close = step("结案", Stage.SERVED, Stage.CLOSED, by=Role.HANDLER, law="行政处罚法第五十七条")

    def headline(self):
        return f"{self.cause}案"


#: The acts after filing: step, who, what is filled in.
PATH = (
    ("investigate", "handler", {"finding": TEXT}),
    ("send_back", "reviewer", {"opinion": "证据不足"}),
    ("investigate", "handler", {"finding": TEXT}),
    ("review", "reviewer", {"opinion": "同意"}),
    ("notify", "handler", {}),
    ("suspend", "head", {}),
    ("resume", "head", {}),
    ("extend", "head", {}),
    ("decide", "head", {"fine": "5000"}),
    ("serve", "handler", {}),
    ("close", "handler", {}),
)


class Bare(models.Model):
    """django-fsm-2's way: a row with the columns that such a matter has, a protected state, and nothing else."""

    number = models.CharField(max_length=60, null=True, unique=True)
    title = models.CharField(max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    cause = models.CharField(max_length=100)
    finding = models.TextField(blank=True)
    opinion = models.CharField(max_length=200, blank=True)
    fine = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    filed_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    stage = FSMField(default="filed", protected=True)

    class Meta:
        indexes = [models.Index(fields=("body", "stage"), name="bare_todo")]

    @transition(stage, "filed", "review")
    def investigate(self, finding):
        self.finding = finding

    @transition(stage, "review", "filed")
    def send_back(self, opinion):
        self.opinion = opinion

    @transition(stage, "review", "passed")
    def review(self, opinion):
        self.opinion = opinion

    @transition(stage, "passed", "notified")
    def notify(self): ...

    @transition(stage, "notified", "paused")
    def suspend(self): ...

    @transition(stage, "paused", "notified")
    def resume(self): ...

    @transition(stage, "notified", "notified")
    def extend(self): ...

    @transition(stage, "notified", "decided")
    def decide(self, fine):
        self.fine = fine

    @transition(stage, "decided", "served")
    def serve(self): ...

    @transition(stage, "served", "closed")
    def close(self): ...


class Run(Process):
    """viewflow's way: what the process keeps."""

    passed = models.BooleanField(default=False)
    finding = models.TextField(blank=True)
    opinion = models.CharField(max_length=200, blank=True)
    fine = models.DecimalField(max_digits=14, decimal_places=2, null=True)


def _fill(activation, **values):
    for name, value in values.items():
        setattr(activation.process, name, value)
    if values:
        activation.process.save()


class Flow(flow.Flow):
    """The same twelve acts; each is one `run` of one task by program, no forms."""

    process_class = Run
    file = flow.StartHandle().Next(this.investigate)
    investigate = flow.Handle(_fill).Next(this.review)
    review = flow.Handle(_fill).Next(this.good)
    good = flow.If(lambda activation: activation.process.passed).Then(this.notify).Else(this.investigate)
    notify = flow.Handle(_fill).Next(this.suspend)
    suspend = flow.Handle(_fill).Next(this.resume)
    resume = flow.Handle(_fill).Next(this.extend)
    extend = flow.Handle(_fill).Next(this.decide)
    decide = flow.Handle(_fill).Next(this.serve)
    serve = flow.Handle(_fill).Next(this.close)
    close = flow.Handle(_fill).Next(this.end)
    end = flow.End()


#: The runs after the start: task, what is filled in.
RUNS = (
    ("investigate", {"finding": TEXT}),
    ("review", {"opinion": "证据不足", "passed": False}),
    ("investigate", {"finding": TEXT}),
    ("review", {"opinion": "同意", "passed": True}),
    *((name, {}) for name in ("notify", "suspend", "resume", "extend")),
    ("decide", {"fine": 5000}),
    ("serve", {}),
    ("close", {}),
)
