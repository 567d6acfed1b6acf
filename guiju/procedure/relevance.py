"""When a field matters: only where another field of the same form has one of certain values.

Said once, beside the fields: `only = {"e_consent": ("service", Service.ELECTRONIC)}` in the model or a class above it.
The form shows the field only then, the API says so, and a value that has no place is refused. A field that the step
must fill in (`fills`) must be so only where it matters. A form that does not hold the other field asks always.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import models


@dataclass(frozen=True)
class Only:
    """The condition under which a field is asked: `other` has one of `values`; without values, anything at all."""

    other: Any
    values: tuple

    def met(self, answers: Mapping[str, Any]) -> bool:
        """Whether the answers, as Python values, make the field matter."""
        given = answers.get(self.other.name)
        if isinstance(self.other, models.BooleanField):
            return bool(given) in self.values
        many = given if isinstance(given, list) else [given]
        return any(one in self.values for one in many) if self.values else any(one not in (None, "") for one in many)

    @property
    def words(self) -> str:
        """The condition as people say it."""
        name = f"“{self.other.verbose_name}”"
        if not self.values:
            return f"填写了{name}的才填"
        if isinstance(self.other, models.BooleanField):
            return f"勾选了{name}的才填" if self.values == (True,) else f"没有勾选{name}的才填"
        labels = dict(self.other.flatchoices)
        return f"{name}为“{'、'.join(str(labels[one]) for one in self.values)}”的才填"


def declared(model: Any, fields: Mapping[str, Any]) -> dict[str, Only]:
    """The conditions of a form with these fields, from what the model and the classes above it declare.

    Raises:
        ImproperlyConfigured: One names a field or a choice that the model has not.
    """
    said: dict[str, tuple] = {}
    for owner in reversed(model.__mro__):
        said |= vars(owner).get("only", {})
    found = {}
    for name, (other, *values) in said.items():
        if name in fields and other in fields:
            known = {True, False} if isinstance(fields[other], models.BooleanField) else dict(fields[other].flatchoices)
            if not set(values) <= set(known):
                raise ImproperlyConfigured(f"{model.__name__}.only: “{other}” has no {values!r}.")
            found[name] = Only(fields[other], tuple(values))
    return found
