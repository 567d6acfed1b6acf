"""The case: one matter that moves through statutory steps."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from guiju.procedure import rows
from guiju.procedure.definition import Procedure
from guiju.procedure.steps import ANY, SAME, Stages, Step, step
from guiju.registry.models import Body, Officer, Subject, User
from guiju.registry.rights import RowRights
from guiju.registry.roles import Role

#: The bodies that work on a case: its own and the one that answers in it.
PLACES = ("body", "counterpart")


class CaseQuerySet(RowRights):
    """Cases by what people ask of them."""

    def open(self) -> Self:
        """Cases that are not finished."""
        return self.filter(closed_on=None)

    def waiting_for(self, user: User, of: str = "") -> Self:
        """Open cases in whose stage `user` has a step to take: the to-do list, nearest due date first.

        With `of` only those that wait in the user's bodies as their `body`, or as their `counterpart`: of the two, each
        is answered by one index in this order.
        """
        held: dict[int, frozenset[str]] = {}
        for post in user.posts_today:
            held[post.body_id] = held.get(post.body_id, frozenset()) | {post.role}
        mine = Q(pk__in=())
        # Bodies where the user holds the same roles are asked for together, so that the query grows with the number of
        # different duties and not with the number of posts. Each arm says `closed_on`: the index asks it.
        for roles in set(held.values()):
            bodies = [body for body, those in held.items() if those == roles]
            for place in [of] if of else PLACES:
                if due := _due(roles, place):
                    mine |= Q(**{"closed_on": None, f"{place}__in": bodies}) & due
        return self.open().filter(mine).order_by(models.F("next_due").asc(nulls_last=True), "pk")


@cache
def _due(roles: frozenset[str], of: str) -> Q:
    """The cases of all lines in which a usual step is of somebody with these roles; as the lines declare it."""
    due = Q(pk__in=())
    for model in Case.lines():
        always, line = set(), Q(line=model._meta.model_name)
        for step_ in model.duties(roles, of):
            stages = {stage for stage in step_.sources if stage is not ANY}
            if waiting := model.procedure.waiting(step_):
                due |= line & Q(stage__in=sorted(stages)) & waiting
            else:
                always |= stages
        if always:
            due |= line & Q(stage__in=sorted(always))
    return due


class Case(models.Model):
    """案件: what every line's case has. A line adds its own fields, stages, steps and limits.

    `body` conducts the case; `counterpart` is the other body that answers in it (被申请人, 责任单位), if there is one.
    `origin` is the case that led to this one and `root` the first of the thread. `history` says of each step how often
    it was taken and when last, so that guards need no query; `head` is the hash of the last event and `version` its
    place in the chain. Nothing of this is ever changed but by `act`.
    """

    class Stage(Stages):
        """The line's stages."""

    #: Stages after which nothing is owed any more.
    final: ClassVar[tuple] = ()
    procedure: ClassVar[Procedure]
    line = models.CharField(max_length=30, editable=False)

    # Every index is paid for at every step: none but those that a page or a guard asks by, and none twice.
    key = models.CharField(max_length=100, editable=False)
    number = models.CharField("案号", max_length=60, null=True, editable=False)
    title = models.CharField("案件名称", max_length=200, editable=False)
    stage = models.CharField("阶段", max_length=20, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="办理机关", related_name="+", db_index=False)
    counterpart = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, verbose_name="对方单位", related_name="+", db_index=False
    )
    party = models.ForeignKey(
        Subject, models.PROTECT, null=True, blank=True, verbose_name="当事人", related_name="cases"
    )
    handler = models.ForeignKey(User, models.PROTECT, null=True, blank=True, verbose_name="承办人", related_name="+")
    officers = models.ManyToManyField(Officer, blank=True, verbose_name="执法人员", related_name="cases")
    origin = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="offspring", editable=False, db_index=False
    )
    root = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="thread", editable=False, db_index=False
    )
    secret = models.BooleanField("不公开", default=False, help_text="涉及国家秘密、商业秘密、个人隐私或者未成年人")
    opened_on = models.DateField("收案日期", editable=False)
    closed_on = models.DateField("办结日期", null=True, editable=False)
    next_due = models.DateField("最近到期日", null=True, editable=False)
    last_at = models.DateTimeField(editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    head = models.CharField(max_length=64, editable=False)
    history = models.JSONField(default=dict, editable=False)

    row_bodies = PLACES
    private_lookup = "secret"
    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "案件"
        indexes = [
            models.Index(fields=("body", "next_due"), name="case_todo", condition=Q(closed_on=None)),
            models.Index(
                fields=("counterpart", "next_due"),
                name="case_todo_counterpart",
                condition=Q(closed_on=None, counterpart__isnull=False),
            ),
            models.Index(fields=("body", "line", "opened_on"), name="case_of_body"),
            models.Index(
                fields=("counterpart", "line", "opened_on"),
                name="case_of_counterpart",
                condition=Q(counterpart__isnull=False),
            ),
            models.Index(fields=("line", "opened_on"), name="case_of_line"),
            models.Index(fields=("root",), name="case_thread", condition=Q(root__isnull=False)),
            models.Index(fields=("origin",), name="case_origin", condition=Q(origin__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=("key",), name="case_key_once"),
            models.UniqueConstraint(fields=("number",), name="case_number_once"),
        ]

    assign = step(
        "交办（改派）",
        ANY,
        SAME,
        by=(Role.UNIT_HEAD, Role.HEAD),
        fills=("handler",),
        law="行政处罚法第四十二条",
        mark="P",
    )

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.procedure = Procedure(cls)

    def __str__(self) -> str:
        return self.number or self.title

    def headline(self) -> str:
        """What the case is called in lists: a line may say more than the party's name."""
        return str(self.party) if self.party else str(self._meta.verbose_name)

    @classmethod
    def lines(cls) -> list[type["Case"]]:
        """Every kind of case of the lines of work that are installed."""
        from django.apps import apps

        return [model for model in apps.get_models() if issubclass(model, Case) and model is not Case]

    @classmethod
    def duties(cls, roles: Collection[str], of: str) -> list[Step]:
        """The usual steps of somebody with one of these roles, in the case's body or in its counterpart."""
        steps = (step for versions in cls.procedure.versions.values() for step in versions)
        return [one for one in steps if one.usual and one.of == of and not set(roles).isdisjoint(one.by)]

    @classmethod
    def make_ready(cls, cases: Sequence[Any]) -> None:
        """Read at once what the guards of these cases of one line ask, so that a list of cases costs no query a row."""
        models.prefetch_related_objects(cases, "body", "counterpart", "party", "officers", "deadlines")

    def whole(self) -> "Case":
        """The case with its line's own fields, when only the common part was read."""
        if type(self) is not Case:
            return self
        model = next(model for model in Case.lines() if model._meta.model_name == self.line)
        (case,) = rows.read(model, pk=self.pk)
        return case

    def done(self, *names: str) -> bool:
        """Whether any of these steps was ever taken."""
        return any(name in self.history for name in names)

    def times(self, name: str) -> int:
        """How often a step was taken."""
        return self.history.get(name, (0, ""))[0]

    def when(self, name: str) -> dt.date | None:
        """The day on which a step was last taken."""
        taken = self.history.get(name)
        return dt.datetime.fromisoformat(taken[1]).date() if taken else None

    def act(
        self,
        name: str,
        actor: User | None,
        data: Mapping[str, Any] | None = None,
        *,
        key: str,
        at: dt.datetime | dt.date | None = None,
        late_reason: str = "",
    ) -> Any:
        """Take a step: the only way to change a case. See `guiju.procedure.act.take`."""
        from guiju.procedure.act import take

        return take(self, name, actor, data or {}, key=key, at=at, late_reason=late_reason)

    @classmethod
    def begin(
        cls,
        name: str,
        actor: User | None,
        data: Mapping[str, Any],
        *,
        body: Body,
        key: str,
        at: dt.datetime | dt.date | None = None,
        late_reason: str = "",
        origin: "Case | None" = None,
    ) -> Self:
        """Open a case by one of its opening steps and return it. The same key again returns the same case."""
        from guiju.procedure.act import begin

        return begin(cls, name, actor, data, body=body, key=key, at=at, late_reason=late_reason, origin=origin)
