"""Frozen dataclasses to plain JSON and back, exactly: what was stored is what is read, or it is refused."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

TAG = "is"
"""The key that names the class of a value."""


class PaperError(ValueError):
    """Content that no paper can have; the message is a sentence for a clerk."""


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def freeze(value: Any) -> Any:
    """Any value of the content model as dicts, lists, strings, numbers and None."""
    if is_dataclass(value):
        data = {part.name: freeze(getattr(value, part.name)) for part in fields(value)}
        return {TAG: type(value).__name__, **data}
    if isinstance(value, tuple):
        return [freeze(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def thaw(hint: Any, value: Any) -> Any:
    """The value of the type `hint` that `freeze` turned into `value`.

    Raises:
        PaperError: the JSON does not describe such a value.
    """
    if get_origin(hint) in (Union, UnionType):
        return _thaw_union(get_args(hint), value)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise PaperError(f"文书内容里应当是列表的地方是 {value!r:.40}")
        return tuple(thaw(get_args(hint)[0], part) for part in value)
    if is_dataclass(hint) and isinstance(hint, type):
        return _thaw_class(hint, value)
    try:
        if hint is date:
            return date.fromisoformat(value)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return hint(value)
    except (TypeError, ValueError) as error:
        raise PaperError(f"文书内容里的值 {value!r:.40} 不合要求") from error
    if type(value) is not hint:
        raise PaperError(f"文书内容里应当是 {hint.__name__} 的地方是 {value!r:.40}")
    return value


def _thaw_union(options: tuple[Any, ...], value: Any) -> Any:
    """One of several types: None, the class that the tag names, or the only other option."""
    if value is None and NoneType in options:
        return None
    rest = [option for option in options if option is not NoneType]
    tag = value.get(TAG) if isinstance(value, dict) else None
    named = rest if len(rest) == 1 else [option for option in rest if option.__name__ == tag]
    if not named:
        raise PaperError(f"文书内容里有不认识的段落种类 {tag!r:.40}")
    return thaw(named[0], value)


def _thaw_class(cls: Any, value: Any) -> Any:
    """An instance of a content class; every key must be a field, and every field without a default must be there."""
    if not isinstance(value, dict) or value.get(TAG) != cls.__name__:
        raise PaperError(f"文书内容里应当是 {cls.__name__} 的地方是 {value!r:.40}")
    value = {key: part for key, part in value.items() if key != TAG}
    hints = _hints(cls)
    unknown = value.keys() - hints.keys()
    missing = [
        part.name
        for part in fields(cls)
        if part.name not in value and part.default is MISSING and part.default_factory is MISSING
    ]
    if unknown or missing:
        raise PaperError(f"文书内容里 {cls.__name__} 的栏目对不上：{'、'.join(sorted(map(str, unknown)) + missing)}")
    return cls(**{key: thaw(hints[key], part) for key, part in value.items()})
