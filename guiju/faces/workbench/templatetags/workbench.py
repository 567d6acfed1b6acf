"""Template words of the workbench."""

import datetime as dt
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guiju.faces.workbench import due as due_words

register = template.Library()


@register.simple_tag
def due(day: dt.date | None) -> SafeString | str:
    """A due date with its colour and how near it is."""
    if day is None:
        return ""
    return format_html(
        '<span class="due {}"><b>{}</b> {}</span>', due_words.colour(day), due_words.words(day), day.isoformat()
    )


#: How far a citation was checked against its text, where it was not read there.
_MARKS = {
    "S": ("据二手资料", "内容见于政府网页或者报道，未核对原文"),
    "M": ("待核对", "尚未核对原文，使用前请核对"),
    "P": ("通行做法", "实践做法，不是法条原文，可以由本地另行规定"),
}


@register.simple_tag
def mark(letter: str) -> SafeString | str:
    """A caution beside a citation that was not read in the statute itself."""
    if letter not in _MARKS:
        return ""
    return format_html('<i class="mark" title="{1}">〔{0}〕</i>', *_MARKS[letter])


@register.filter
def verbose(model: Any) -> str:
    """What officials call a model."""
    return str(model._meta.verbose_name)


@register.filter
def slug(model: Any) -> str:
    """The model's name in addresses."""
    return model._meta.model_name


@register.filter
def field(row: Any, name: str) -> Any:
    """A field's value as people read it."""
    return shown(row, name)


def shown(row: Any, name: str) -> Any:
    """The value of a field as it is shown: the label of a choice, 是 and 否, dates as 2024-03-05."""
    one = row._meta.get_field(name)
    value = getattr(row, name)
    if one.many_to_many:
        return "、".join(str(other) for other in value.all())
    if value is None or value == "":
        return ""
    known = dict(one.flatchoices)
    if isinstance(value, list):
        return "、".join(str(known.get(item, item)) for item in value)
    return known.get(value, plain(value))


def plain(value: Any) -> Any:
    """A value without its field: 是 and 否, dates as 2024-03-05, moments to the minute."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, dt.date) else value
