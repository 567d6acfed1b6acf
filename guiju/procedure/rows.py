"""The rows of a step or of a batch of them, read and written by statements that are composed once.

A step asks the same few things of the same few tables every time. To compose those statements anew costs several times
the database's own work on them (`benchmarks/steps.py`), so here they are kept, by model and columns. All else is as
Django has it: values go through the fields of the model both ways, a line's row is one of the common table and one of
its own, and whoever listens for the saving of a model is told.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models.signals import post_save, pre_save


def read(model: Any, **by: Any) -> list[Any]:
    """The rows whose columns (`pk`, or by attribute name) have these values; a tuple means one of these."""
    asked = {name: value if isinstance(value, tuple) else (value,) for name, value in by.items()}
    selection = _selection(model, tuple((name, len(values)) for name, values in asked.items()))
    given = [value for values in asked.values() for value in values]
    database = connections[DEFAULT_DB_ALIAS]
    with database.cursor() as cursor:
        cursor.execute(selection.statement, _prepared(selection.asked, given, database))
        found = selection.compiler.apply_converters(cursor.fetchall(), selection.converters)
    return [model.from_db(database.alias, selection.names, values) for values in found]


def insert(row: models.Model) -> None:
    """Insert a fresh row, of a model that numbers its rows itself, and give it its number."""
    database, number = connections[DEFAULT_DB_ALIAS], None
    _tell(pre_save, row)
    with database.cursor() as cursor:
        for table in _tables(type(row)):
            statement, columns, numbers = _insertion(table)
            setattr(row, table._meta.pk.attname, number)
            cursor.execute(statement, _prepared(columns, _values(columns, row), database))
            if numbers:
                (number,) = cursor.fetchone()
                setattr(row, table._meta.pk.attname, number)
    row._state.adding, row._state.db = False, database.alias
    _tell(post_save, row, created=True)


def insert_all(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Insert fresh rows of the model's own table, with their numbers if they have been given any; nobody is told."""
    if not rows:
        return
    database = connections[DEFAULT_DB_ALIAS]
    statement, columns = _insertion_of_many(model, rows[0].pk is not None)
    with database.cursor() as cursor:
        cursor.executemany(statement, [_prepared(columns, _values(columns, row), database) for row in rows])
    for row in rows:
        row._state.adding, row._state.db = False, database.alias


def update(row: models.Model, names: Iterable[str], **still: Any) -> bool:
    """Write columns of a row, given by attribute name, if in the first table that is written it `still` has these.

    Returns:
        Whether there was such a row; if not, nothing is written.
    """
    database, changed = connections[DEFAULT_DB_ALIAS], frozenset(names)
    _tell(pre_save, row, update_fields=changed)
    with database.cursor() as cursor:
        for statement, columns, asked in _changes(type(row), changed, (*still,)):
            given = [*_values(columns, row), row.pk, *still.values()][: len(columns) + len(asked)]
            cursor.execute(statement, _prepared(columns + asked, given, database))
            if cursor.rowcount != 1:
                return False
    _tell(post_save, row, created=False, update_fields=changed)
    return True


def _tell(signal: Any, row: models.Model, *, update_fields: frozenset[str] | None = None, **more: Any) -> None:
    signal.send(type(row), instance=row, raw=False, using=DEFAULT_DB_ALIAS, update_fields=update_fields, **more)


#: What these fields (themselves, not fields derived from them) give to every database as it is.
_AS_IT_IS = {models.CharField: str, models.TextField: str, models.BooleanField: bool, models.BigAutoField: int}


class _Column(NamedTuple):
    """A column, and how its values are written: those of a relation as in the column that it points to."""

    field: Any
    writer: Any
    plain: type | None


def _column(field: Any) -> _Column:
    writer = field
    while writer.is_relation:
        writer = writer.target_field
    return _Column(field, writer, _AS_IT_IS.get(type(writer)))


def _values(columns: Iterable[_Column], row: models.Model) -> list[Any]:
    return [column.field.pre_save(row, row._state.adding) for column in columns]


def _prepared(columns: Iterable[_Column], values: Iterable[Any], database: Any) -> list[Any]:
    """The values as the database wants them: most are so already, and need not go through their fields."""
    return [
        value if value is None or type(value) is column.plain else column.writer.get_db_prep_save(value, database)
        for column, value in zip(columns, values, strict=True)
    ]


def _tables(model: Any) -> list[Any]:
    """The models whose tables hold the columns of this one, the common table first."""
    return [*reversed(model._meta.get_parent_list()), model]


class _Selection(NamedTuple):
    statement: str
    asked: list[_Column]
    names: list[str]
    compiler: Any
    converters: dict


@cache
def _selection(model: Any, by: tuple[tuple[str, int], ...]) -> _Selection:
    # Composed on the proxy `connection`, which is every thread's own.
    compiler = model._base_manager.order_by().query.get_compiler(connection=connection)
    statement, _ = compiler.as_sql()
    columns = [column for column, *_ in compiler.select]
    conditions: list[str] = []
    asked: list[_Column] = []
    for name, count in by:
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        conditions.append(f"{_quoted(field.model._meta.db_table)}.{_quoted(field.column)} IN ({_places(count)})")
        asked += [_column(field)] * count
    names = [column.target.attname for column in columns]
    statement += " WHERE " + " AND ".join(conditions)
    return _Selection(statement, asked, names, compiler, compiler.get_converters(columns))


@cache
def _insertion(model: Any) -> tuple[str, list[_Column], bool]:
    number = model._meta.auto_field
    columns = [_column(field) for field in model._meta.local_concrete_fields if field is not number]
    return _into(model, columns) + (f" RETURNING {_quoted(number.column)}" if number else ""), columns, bool(number)


@cache
def _insertion_of_many(model: Any, numbered: bool) -> tuple[str, list[_Column]]:
    fields = model._meta.local_concrete_fields
    columns = [_column(field) for field in fields if numbered or not field.primary_key]
    return _into(model, columns), columns


@cache
def _changes(model: Any, changed: frozenset[str], still: tuple[str, ...]) -> list[tuple[str, list, list]]:
    statements: list[tuple[str, list, list]] = []
    for table in _tables(model):
        own = {field.attname: _column(field) for field in table._meta.local_concrete_fields}
        columns = [own[name] for name in sorted(changed & own.keys())]
        asked = [_column(table._meta.pk), *(own[name] for name in still if not statements)]
        if columns:
            sets, where = ", ".join(_equal(columns)), " AND ".join(_equal(asked))
            statement = f"UPDATE {_quoted(table._meta.db_table)} SET {sets} WHERE {where}"  # noqa: S608 — the model's names
            statements.append((statement, columns, asked))
    return statements


def _into(model: Any, columns: Sequence[_Column]) -> str:
    names = ", ".join(_quoted(column.field.column) for column in columns)
    return f"INSERT INTO {_quoted(model._meta.db_table)} ({names}) VALUES ({_places(len(columns))})"  # noqa: S608 — as above


def _equal(columns: Iterable[_Column]) -> list[str]:
    return [f"{_quoted(column.field.column)} = %s" for column in columns]


def _places(count: int) -> str:
    return ", ".join(["%s"] * count)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
