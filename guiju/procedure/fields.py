"""Field types that legal forms need beside Django's own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from guiju.procedure import clock


def not_future(value: Any) -> None:
    """Refuse a date after today: what is recorded has happened."""
    if value > clock.today():
        raise ValidationError("日期不能晚于今天。")


def not_negative(value: Any) -> None:
    """Refuse a negative amount."""
    if value < 0:
        raise ValidationError("不能是负数。")


class PastDateField(models.DateField):
    """The date of something that has happened."""

    default_validators = [not_future]


class MoneyField(models.DecimalField):
    """金额 in yuan with two decimals, never negative."""

    default_validators = [not_negative]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fix the precision: up to 9,999 亿元, to the fen."""
        kwargs["max_digits"], kwargs["decimal_places"] = 14, 2
        super().__init__(*args, **kwargs)


class ChoicesField(models.JSONField):
    """Several of a set of choices, kept as a list of their values: the kinds of penalty in one decision, say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """An empty list unless something was chosen."""
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what is not a list of distinct values out of the choices."""
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValidationError("应为若干选项。")
        known = dict(self.flatchoices)
        for item in value:
            if item not in known:
                raise ValidationError(f"没有“{item}”这个选项。")
        if len(set(value)) != len(value):
            raise ValidationError("选项重复。")
