"""The register: rows of who, when and what, with proof and without steps."""

from collections.abc import Mapping
from typing import Any, Self, cast

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from guiju.procedure import chain, clock
from guiju.procedure.models.change import Change
from guiju.procedure.refusal import Conflict, Forbidden, Refused
from guiju.procedure.validation import clean_value, written
from guiju.registry.models import Body, User
from guiju.registry.rights import RowRights
from guiju.registry.roles import Role


class Register(models.Model):
    """台账: a plain row with its history. It is added, amended or struck off, each with a reason; never deleted.

    A line lists in `fills` what must be filled in and in `optional` what may be; `by` are the roles that keep it.
    """

    #: Who keeps this register, in the body the row belongs to.
    by: tuple[Role, ...] = (Role.CLERK, Role.HANDLER, Role.OFFICER)
    fills: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    key = models.CharField(max_length=100, unique=True, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="单位", related_name="+")
    struck = models.BooleanField("已撤销", default=False, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    head = models.CharField(max_length=64, editable=False)

    row_bodies = ("body",)
    objects = RowRights.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def record(cls, actor: User, data: Mapping[str, Any], *, body: Body, key: str) -> Self:
        """Add a row. The same key again returns the row that is there.

        Raises:
            Refused: Something is missing or wrong; `fields` says what. Forbidden: the actor does not keep it.
        """
        row = cls(body=body, key=key)
        if earlier := cls._recorded(key):
            row._may(actor)
            return earlier
        kept = row.judge(actor, data)
        try:
            with transaction.atomic():
                row.version = 1
                row.save(force_insert=True)
                row._log("add", actor, kept, "")
        except IntegrityError as error:
            if earlier := cls._recorded(key):
                return earlier
            raise Conflict(f"这一行“{cls._meta.verbose_name}”已经登记过。") from error
        return row

    @classmethod
    def _recorded(cls, key: str) -> Self | None:
        # A manager inherited from an abstract model is typed as the parent's or the child's, by the checker's mood.
        return cast("Self | None", cls.objects.filter(key=key).first())

    def judge(self, actor: User, data: Mapping[str, Any]) -> dict[str, Any]:
        """Check who writes and what is written, filling the row in memory; returns the data as history keeps them.

        Raises:
            Refused: As for `record`. Nothing is written.
        """
        self._may(actor)
        return self._fill(actor, data, whole=True)

    def amend(self, actor: User, data: Mapping[str, Any], reason: str) -> None:
        """Correct a row; what it was stays in its history."""
        self._may(actor)
        if self.struck:
            raise Refused("这一行已经撤销，不能再更正。")
        if not reason.strip():
            raise Refused("请写明更正的原因。", fields={"reason": ["请写明更正的原因。"]})
        kept = self._fill(actor, data, whole=False)
        self._write("amend", actor, kept, reason)

    def strike(self, actor: User, reason: str) -> None:
        """Strike a row off: it stays readable and counts no more."""
        self._may(actor)
        if not reason.strip():
            raise Refused("请写明撤销的原因。", fields={"reason": ["请写明撤销的原因。"]})
        self.struck = True
        self._write("strike", actor, {}, reason)

    def _may(self, actor: User) -> None:
        if actor.holds(self.by, self.body_id) is None:
            who = "、".join(role.label for role in self.by)
            raise Forbidden(f"“{self._meta.verbose_name}”应由{self.body}的{who}登记，{actor}不是。")

    def _fill(self, actor: User, data: Mapping[str, Any], *, whole: bool) -> dict[str, Any]:
        named = (*self.fills, *self.optional)
        errors = {name: [f"台账里没有“{str(name)[:40]}”这一项。"] for name in data if name not in named}
        kept: dict[str, Any] = {}
        for name in named:
            if name not in data and not whole:
                continue
            field: Any = self._meta.get_field(name)
            given = data.get(name)
            if given in (None, "", []):
                if name in self.fills:
                    errors[name] = [f"请填写“{field.verbose_name}”。"]
                continue
            try:
                value = clean_value(field, given, self, actor)
            except ValidationError as error:
                errors[name] = [f"{field.verbose_name}：{message}" for message in error.messages]
                continue
            setattr(self, name, value)
            kept[name] = written(value)
        try:
            self.clean()
        except ValidationError as error:
            errors |= getattr(error, "message_dict", {"": error.messages})
        if errors:
            raise Refused(" ".join(message for messages in errors.values() for message in messages), fields=errors)
        return kept

    def _write(self, kind: str, actor: User, kept: dict[str, Any], reason: str) -> None:
        self.version += 1
        with transaction.atomic():
            if not type(self).objects.filter(pk=self.pk, version=self.version - 1).update(version=self.version):
                raise Conflict("这一行刚刚被别人改过，请刷新后再改。")
            self.save(force_update=True)
            self._log(kind, actor, kept, reason)

    def _log(self, kind: str, actor: User, kept: dict[str, Any], reason: str) -> None:
        change = self.change(kind, actor, kept, reason)
        self.head = chain.link(change, chain.CHANGE_FIELDS, self.head or chain.GENESIS)
        change.save(force_insert=True)
        type(self).objects.filter(pk=self.pk).update(head=self.head)

    def change(self, kind: str, actor: User, kept: dict[str, Any], reason: str) -> Change:
        """What the history keeps of this change of the row, not chained and not written yet."""
        return Change(
            register=self._meta.label_lower,
            row=self.pk,
            seq=self.version,
            kind=kind,
            actor=actor,
            at=clock.now(),
            data=kept,
            reason=reason.strip()[:200],
        )
