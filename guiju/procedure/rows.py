"""The rows of a step or of a batch of them, written by statements that are composed once.

A step writes the same few tables every time. To compose those statements anew costs several times the database's own
work on them (`benchmarks/steps.py`), so here they are kept, by table and columns. Values still go through the fields of
the model, and whatever is read is read through the ORM.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection, models


def insert(row: models.Model) -> None:
    """Insert a fresh row, of a table that numbers its rows itself, and give it its number."""
    statement, fields = _insertion(type(row))
    with connection.cursor() as cursor:
        cursor.execute(statement, [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields])
        (row.pk,) = cursor.fetchone()
    row._state.adding, row._state.db = False, connection.alias


def insert_all(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Insert fresh rows of the model's own table, with their numbers if they have been given any."""
    if not rows:
        return
    statement, fields = _insertion_of_many(model, rows[0].pk is not None)
    with connection.cursor() as cursor:
        cursor.executemany(statement, [[_prepared(field, plain, row) for field, plain in fields] for row in rows])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def update(model: type[models.Model], pk: Any, values: Mapping[str, Any], **still: Any) -> bool:
    """Write columns of one row of the model's own table, given by attribute name, if the row has `still` these values.

    Returns:
        Whether there was such a row.
    """
    if not values:
        return True
    statement, fields = _change(model, (*values,), (*still,))
    given = (*values.values(), pk, *still.values())
    with connection.cursor() as cursor:
        cursor.execute(
            statement, [field.get_db_prep_save(value, connection) for field, value in zip(fields, given, strict=True)]
        )
        return cursor.rowcount == 1


@cache
def _insertion(model: Any) -> tuple[str, list[models.Field]]:
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    columns, places = ", ".join(_names(fields)), ", ".join(["%s"] * len(fields))
    table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
    return f"INSERT INTO {table} ({columns}) VALUES ({places}) RETURNING {key}", fields  # noqa: S608 — the model's names


@cache
def _insertion_of_many(model: Any, numbered: bool) -> tuple[str, list[tuple[models.Field, type]]]:
    fields = [field for field in model._meta.local_concrete_fields if numbered or not field.primary_key]
    columns, places = ", ".join(_names(fields)), ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {_quoted(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 — as above
    return statement, [(field, _plain(field)) for field in fields]


def _prepared(field: Any, plain: type, row: models.Model) -> Any:
    """The value as the database wants it: nearly always it is so already, and need not go through the field."""
    value = field.pre_save(row, True)
    return value if value is None or type(value) is plain else field.get_db_prep_save(value, connection)


def _plain(field: Any) -> type:
    """The type whose values every database takes from this field as they are."""
    kinds = ((models.CharField, str), (models.TextField, str), (models.BooleanField, bool), (models.IntegerField, int))
    return next((type_ for kind, type_ in kinds if isinstance(field, kind)), type(None))


@cache
def _change(model: Any, changed: tuple[str, ...], still: tuple[str, ...]) -> tuple[str, list[models.Field]]:
    own = {field.attname: field for field in model._meta.local_concrete_fields}
    assigned, kept = [own[name] for name in changed], [model._meta.pk, *(own[name] for name in still)]
    sets = ", ".join(f"{name} = %s" for name in _names(assigned))
    where = " AND ".join(f"{name} = %s" for name in _names(kept))
    return f"UPDATE {_quoted(model._meta.db_table)} SET {sets} WHERE {where}", [*assigned, *kept]  # noqa: S608 — as above


def _names(fields: list[Any]) -> list[str]:
    return [_quoted(field.column) for field in fields]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
