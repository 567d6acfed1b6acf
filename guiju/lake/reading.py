"""Rows out of the database as Arrow: fast, streamed, and of the same types from SQLite and from PostgreSQL.

Both databases write their rows as CSV, PostgreSQL by COPY and SQLite by its printf, which costs them little, and Arrow
reads it into the types of the Django model. So there is one reader for both, and no value passes through Python one by
one: SQLite keeps decimals as binary floats and moments as text, PostgreSQL keeps neither so, and a snapshot shows no
trace of it.
"""

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pyarrow as pa
from django.db import connection, models
from django.db.models import F, Func, Q, QuerySet, Value, When
from django.db.models.functions import Concat, Length, Substr
from django.db.models.lookups import GreaterThan
from pyarrow import compute, csv

from guiju.lake.moment import ROWS, Read
from guiju.lake.tables import Table, arrow_type
from guiju.procedure.fields import ChoicesField
from guiju.procedure.models import Case
from guiju.registry.models.subject import SubjectKind

#: The databases keep moments in universal time.
_SHANGHAI = pa.scalar(dt.timedelta(hours=8), pa.duration("us"))


def texts(table: Table, rows: Q, read: Read) -> Iterator[bytes]:
    """The rows that meet the condition as CSV, in the order of their ids, a chunk at a time; `parse` reads them."""
    query = table.model._base_manager.filter(rows).order_by("pk")
    names = list(table.fields)
    if "title" in names and issubclass(table.model, Case):
        query = query.annotate(shown_title=_title())
        names[names.index("title")] = "shown_title"
    query = query.values_list(*names)
    columns = [(f"c{at}", field) for at, field in enumerate(table.fields.values())]
    if connection.vendor == "postgresql":
        line = ",".join(_on_postgresql(*one) for one in columns)
        yield from read(*_asked(query, len(names), f"{line} FROM q ORDER BY c0"))
        return
    formats, values = zip(*(_on_sqlite(*one) for one in columns), strict=True)
    # SQLite joins the rows: handing them over one by one costs half as much again.
    text = f"CAST(group_concat(printf('{','.join(formats)}\n',{','.join(values)}),'') AS BLOB)"
    for low, high in _ranges(table, read):
        yield from read(*_asked(query.filter(pk__gte=low, pk__lt=high), len(names), f"{text} FROM q HAVING count(*)"))


def _asked(query: QuerySet, width: int, what: str) -> tuple[str, tuple]:
    """A statement over the rows of a query of so many columns: c0, c1, …"""
    select, params = query.query.sql_with_params()
    names = ",".join(f"c{at}" for at in range(width))
    return f"WITH q({names}) AS ({select}) SELECT {what}", params


def _ranges(table: Table, read: Read) -> Iterator[tuple[int, int]]:
    """The ranges of ids, all of one width, in which there are any."""
    query = table.model._base_manager.order_by().values_list(F("pk") / ROWS).distinct()
    known = b"".join(read(*_asked(query, 1, "CAST(group_concat(c0) AS BLOB) FROM q HAVING count(*)")))
    for one in sorted(map(int, known.split(b",") if known else ())):
        yield one * ROWS, (one + 1) * ROWS


def _title() -> models.Expression:
    """The title as it leaves the database: not at all for a secret case, and a person's name as 张某某."""
    name = F("party__name")
    longer = models.Case(When(GreaterThan(Length(name), 2), then=Value("某某")), default=Value("某"))
    masked = Concat(Substr(name, 1, 1), longer)
    return models.Case(
        When(secret=True, then=Value("（不公开）")),
        When(party__kind=SubjectKind.PERSON, then=Func(F("title"), name, masked, function="REPLACE")),
        default=F("title"),
        output_field=models.CharField(),
    )


def _on_postgresql(column: str, field: Any) -> str:
    if isinstance(field, models.DateTimeField):
        return f"date_trunc('second', {column} AT TIME ZONE 'UTC')"
    return column


def _on_sqlite(column: str, field: Any) -> tuple[str, str]:
    """How printf writes the column, and what it is given. An empty column becomes nothing, an empty text `""`."""
    if isinstance(field, models.DecimalField):
        form, value = f"%%.{field.decimal_places}f", column
    elif isinstance(field, models.DateTimeField):
        return "%%s", f"substr({column},1,19)"
    elif isinstance(field, models.CharField | ChoicesField):
        form, value = '"%%w"', column
    else:
        # A key, a number or a flag that is always there: `%d` is twice as fast as `%s`, which any value understands.
        whole = isinstance(field, models.BooleanField) or pa.types.is_integer(arrow_type(field))
        return ("%%d" if whole and not field.null else "%%s"), column
    if not field.null:
        return form, value
    return "%%s", f"CASE WHEN {column} IS NOT NULL THEN printf('{form}',{column}) END"


def parse(text: bytes, table: Table) -> pa.Table:
    """A chunk of `texts` as Arrow. Lists are still JSON text."""
    types = {name: pa.string() if pa.types.is_list(type_) else type_ for name, type_ in _types(table.schema)}
    parsed = csv.read_csv(
        BytesIO(text),
        csv.ReadOptions(column_names=list(types), block_size=1 << 24),
        csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(
            column_types=types,
            null_values=[""],
            true_values=["1", "t"],
            false_values=["0", "f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    for at, (name, type_) in enumerate(_types(table.schema)):
        if pa.types.is_list(type_):
            parsed = parsed.set_column(at, name, _translate(parsed.column(name), _canonical))
        elif pa.types.is_timestamp(type_):
            parsed = parsed.set_column(at, name, compute.add(parsed.column(name), _SHANGHAI))
    return parsed


def with_lists(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The same rows with JSON lists as lists."""
    for at, (name, type_) in enumerate(_types(schema)):
        if pa.types.is_list(type_):
            table = table.set_column(at, name, _translate(table.column(name), json.loads, type_))
    return table


def _types(schema: pa.Schema) -> list[tuple[str, pa.DataType]]:
    return [(field.name, field.type) for field in schema]


def _translate(column: pa.ChunkedArray, function: Any, type_: pa.DataType | None = None) -> pa.Array:
    """Each different value through a Python function, once."""
    encoded = column.combine_chunks().dictionary_encode()
    values = [function(value) for value in encoded.dictionary.to_pylist()]
    return pa.array(values, type_ or pa.string()).take(encoded.indices)


@cache
def _canonical(text: str) -> str:
    """JSON in one spelling: the databases space and escape it each in its own way."""
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
