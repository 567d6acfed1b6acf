"""A step's form, made from the step: labels, types and choices are those of the model."""

import uuid
from typing import Any

from django.db import models
from django.http import QueryDict

from guiju.procedure.fields import ChoicesField
from guiju.procedure.models import Case
from guiju.procedure.steps import Step
from guiju.registry.models import Body, Item, Officer, Subject, User


class Question:
    """One field of a form: what it is called, how it is asked, what was answered, what was wrong."""

    def __init__(self, field: Any, name: str, required: bool, given: list[str], choices: list[tuple[str, str]]) -> None:
        """`given` are the texts as they were typed; they are shown again whatever they were."""
        self.name = name
        self.label = str(field.verbose_name)
        self.required = required
        self.help = str(field.help_text)
        self.given = given
        self.choices = choices
        self.kind = _kind(field, choices)
        self.longest = getattr(field, "max_length", None)
        self.errors: list[str] = []

    @property
    def value(self) -> str:
        """The single answer."""
        return self.given[0] if self.given else ""


def _kind(field: Any, choices: list) -> str:
    """How a field is asked."""
    if isinstance(field, ChoicesField) or field.many_to_many:
        return "several"
    if field.is_relation and field.related_model is Subject:
        return "subject"
    if choices:
        return "one"
    for kind, types in _KINDS.items():
        if isinstance(field, types):
            return kind
    return "text"


_KINDS: dict[str, tuple] = {
    "datetime": (models.DateTimeField,),
    "date": (models.DateField,),
    "yes": (models.BooleanField,),
    "number": (models.DecimalField, models.IntegerField, models.FloatField),
    "long": (models.TextField,),
}


class StepForm:
    """The questions of a step on a case, with what the user answered so far."""

    def __init__(self, step: Step, case: Case, given: dict[str, list[str]] | None = None) -> None:
        """Without answers the form shows what the case already says."""
        self.step, self.case = step, case
        self.key = (given or {}).get("key", [""])[0] or uuid.uuid4().hex
        self.at = (given or {}).get("at", [""])[0]
        self.late_reason = (given or {}).get("late_reason", [""])[0]
        self.late_errors: list[str] = []
        self.questions = [
            Question(
                field,
                name,
                name in step.fills,
                given.get(name, []) if given is not None else self._known(field, name),
                choices_of(field, case),
            )
            for name, field in step.fields.items()
        ]

    def _known(self, field: Any, name: str) -> list[str]:
        if self.step.adds or self.case.pk is None and not field.has_default():
            return []
        if field.many_to_many:
            return [str(one.pk) for one in getattr(self.case, name).all()] if self.case.pk else []
        value = getattr(self.case, field.attname)
        if value is None or value == "":
            return []
        return [str(one) for one in value] if isinstance(value, list) else [str(value)]

    def data(self, post: QueryDict) -> dict[str, Any]:
        """The answers as the kernel takes them."""
        found: dict[str, Any] = {}
        for question in self.questions:
            if question.kind == "several":
                found[question.name] = post.getlist(question.name)
            elif question.kind == "yes":
                found[question.name] = question.name in post
            else:
                found[question.name] = post.get(question.name, "")
        return found

    def show(self, errors: dict[str, list[str]]) -> None:
        """Put the refusal's sentences beside their fields."""
        self.late_errors = errors.get("late_reason", [])
        for question in self.questions:
            question.errors = errors.get(question.name, [])


def choices_of(field: Any, case: Case) -> list[tuple[str, str]]:
    """What may be chosen for a field: its choices, or the rows of the case's own bodies."""
    if field.flatchoices:
        return [(str(value), str(label)) for value, label in field.flatchoices]
    if isinstance(field, models.BooleanField) or not field.is_relation:
        return []
    target = field.related_model
    if target is Subject:
        return []
    rows = target._default_manager.all()
    if target is Officer:
        rows = rows.filter(body=case.body_id, active=True)
    elif target is User:
        rows = rows.filter(is_active=True, post__body=case.body_id).distinct()
    elif target is Item:
        rows = rows.filter(body=case.body_id)
    elif target is Body:
        rows = rows.filter(active=True)
    return [(str(row.pk), str(row)) for row in rows[:500]]
