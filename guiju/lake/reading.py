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
from django.db.models import F, Func, Q, Value, When
from django.db.models.functions import Concat, Length, Substr
from django.db.models.lookups import GreaterThan
from pyarrow import compute, csv

from guiju.lake.moment import Read
from guiju.lake.tables import Table, arrow_type
from guiju.procedure.fields import ChoicesField
from guiju.procedure.models import Case
from guiju.registry.models.subject import SubjectKind

#: The databases keep moments in universal time.
_SHANGHAI = pa.scalar(dt.timedelta(hours=8), pa.duration("us"))


def texts(table: Table, rows: Q, read: Read) -> Iterator[bytes]:
    """The rows that meet the condition as CSV, in the order of their ids, a chunk at a time; `parse` reads them."""
    query = table.model._base_manager.filter(rows).order_by()
    names = list(table.fields)
    if "title" in names and issubclass(table.model, Case):
        query = query.annotate(shown_title=_title())
        names[names.index("title")] = "shown_title"
    select, params = query.values_list(*names).query.sql_with_params()
    columns = [(f"c{at}", field) for at, field in enumerate(table.fields.values())]
    if connection.vendor == "postgresql":
        line = ",".join(_on_postgresql(*one) for one in columns)
    else:
        formats, values = zip(*(_on_sqlite(*one) for one in columns), strict=True)
        line = f"CAST(printf('{','.join(formats)}\n',{','.join(values)}) AS BLOB)"
    known = ",".join(name for name, _ in columns)
    return read(f"WITH q({known}) AS ({select}) SELECT {line} FROM q ORDER BY c0", params)  # noqa: S608 (names are ours)


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
