"""A step's form, made from the step: labels, types and choices are those of the model."""

import uuid
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guiju.faces.workbench.choices import choices_of
from guiju.procedure.fields import ChoicesField
from guiju.procedure.models import Case
from guiju.procedure.relevance import Only
from guiju.procedure.steps import Step
from guiju.registry.models import Subject, User

#: So few choices are laid out to be seen at once; so many are searched by typing.
FEW, MANY = 4, 15
#: From so many on, questions of yes and no are asked together.
_TICKS = 3
_KINDS: dict[str, tuple] = {
    "datetime": (models.DateTimeField,),
    "date": (models.DateField,),
    "yes": (models.BooleanField,),
    "number": (models.DecimalField, models.IntegerField, models.FloatField),
    "long": (models.TextField,),
}
#: Kinds of question that take the whole width of the form.
_WIDE = ("several", "subject", "long", "few")


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
        self.kind = _kind(field, required, choices)
        self.longest = getattr(field, "max_length", None)
        self.errors: list[str] = []
        #: The condition under which it is asked at all.
        self.only: Only | None = None

    @property
    def value(self) -> str:
        """The single answer."""
        return self.given[0] if self.given else ""

    @property
    def wide(self) -> bool:
        """Whether the question needs the whole width of the form."""
        return self.kind in _WIDE or (self.kind == "text" and (self.longest or 0) > 50)

    @property
    def faulty(self) -> SafeString:
        """What a screen reader is told of an answer that was refused."""
        said = ' aria-invalid="true" aria-describedby="error-{}"'
        return format_html(said, self.name) if self.errors else SafeString()

    @property
    def searched(self) -> bool:
        """Whether there are so many choices that one types to find them."""
        return len(self.choices) > MANY

    @property
    def chosen(self) -> str:
        """The name of the firm or person that was chosen."""
        found = Subject.objects.filter(pk=self.value).first() if self.value.isdigit() else None
        return str(found or "")


def _kind(field: Any, required: bool, choices: list) -> str:
    """How a field is asked."""
    if isinstance(field, ChoicesField) or field.many_to_many:
        return "several"
    if field.is_relation and field.related_model is Subject:
        return "subject"
    if choices or field.is_relation:
        return "few" if required and choices and len(choices) <= FEW else "one"
    for kind, types in _KINDS.items():
        if isinstance(field, types):
            return kind
    return "text"


def answers(questions: list[Question], post: QueryDict) -> dict[str, Any]:
    """The answers as the kernel takes them."""
    found: dict[str, Any] = {}
    for question in questions:
        if question.kind == "several":
            found[question.name] = post.getlist(question.name)
        elif question.kind == "yes":
            found[question.name] = question.name in post
        else:
            found[question.name] = post.get(question.name, "")
    return found


class StepForm:
    """The questions of a step on a case, with what the user answered so far."""

    def __init__(self, step: Step, case: Case, user: User, given: dict[str, list[str]] | None = None) -> None:
        """Without answers the form shows what the case already says."""
        self.step, self.case = step, case
        self.key = (given or {}).get("key", [""])[0] or uuid.uuid4().hex
        self.at = (given or {}).get("at", [""])[0]
        self.late_reason = (given or {}).get("late_reason", [""])[0]
        self.late_errors: list[str] = []
        body = case.counterpart_id if step.of == "counterpart" else case.body_id
        self.questions = [
            Question(
                field,
                name,
                name in step.fills,
                given.get(name, []) if given is not None else self._known(field, name),
                choices_of(field, body, user),
            )
            for name, field in step.fields.items()
        ]
        for question in self.questions:
            question.only = step.only.get(question.name)

    @property
    def groups(self) -> list[tuple[str, list[Question]]]:
        """What must be answered, what may be, and what is only ticked where it is so."""
        free = [one for one in self.questions if not one.only]
        must = [one for one in free if one.required]
        may = [one for one in free if not one.required]
        ticks = [one for one in may if one.kind == "yes"]
        if len(ticks) < _TICKS:
            ticks = []
        filled = [one for one in may if one not in ticks]
        named = (("", must), ("选填" if must else "", filled), ("符合的请勾选", ticks))
        return [(name, self._followed(group)) for name, group in named if group]

    def _followed(self, group: list[Question]) -> list[Question]:
        """The questions, each followed by those that are asked only because of its answer."""
        found = []
        for one in group:
            found.append(one)
            found += self._followed([due for due in self.questions if due.only and due.only.other.name == one.name])
        return found

    @property
    def note(self) -> str:
        """What the step says of itself to officials; the docstring of its guard speaks to those who read the code."""
        guard = self.step.guard
        return "" if guard and self.step.note == guard.__doc__ else self.step.note

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
        return answers(self.questions, post)

    def show(self, errors: dict[str, list[str]]) -> None:
        """Put the refusal's sentences beside their fields."""
        self.late_errors = errors.get("late_reason", [])
        for question in self.questions:
            question.errors = errors.get(question.name, [])
