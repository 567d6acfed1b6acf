"""What Parquet files say of their own columns: how many cells are empty, the least and greatest value, the words used.

A file of millions of rows says so in a few kilobytes, for its writer counted; that is enough to see that most demands
are met by every row. What is not settled here is counted row by row (`checking`).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
from django.db import models

from guiju.indicators.checks import Check, Filled, Linked, Listed, Unique, checks
from guiju.lake.city import City
from guiju.lake.snapshot import Snapshot


class _Extent(NamedTuple):
    """A column in a part of a file. Least and greatest are None if nothing stands there."""

    empty: int
    least: Any
    greatest: Any


def doubts(records: Snapshot | City) -> list[Check]:
    """The demands of which the files do not show that every row meets them."""
    counties = records.counties.values()
    return [
        check
        for model, demands in checks().items()
        for check in demands
        if not all(_settled(check, county, model._meta.label_lower) for county in counties)
    ]


def _settled(check: Check, county: Snapshot, table: str) -> bool:
    field, files = check.fields[0], county.files(table)
    if not county.manifest.tables[table].rows:
        return True
    if isinstance(check, Filled):
        return all(part and not part.empty and part.least != "" for part in _extents(files, field.attname))
    if isinstance(check, Listed):
        return isinstance(field, models.BooleanField) or _words(files, field.attname) <= {*check.values, ""}
    if isinstance(check, Linked):
        return _linked(field, _extents(files, field.attname), county)
    return isinstance(check, Unique) and field.primary_key and _rising(files)


def _linked(field: Any, parts: Iterator[_Extent | None], county: Snapshot) -> bool:
    """Where keys have no gap, whatever lies between the first and the last is one of them."""
    keys = np.concatenate([np.zeros(0, np.int64), *key_batches(county.files(field.related_model._meta.label_lower))])
    if not len(keys) or (np.diff(keys) != 1).any():
        return False
    return all(
        part
        and (field.null or not part.empty)
        and (part.least is None or keys[0] <= part.least <= part.greatest <= keys[-1])
        for part in parts
    )


def _rising(files: Sequence[Path]) -> bool:
    """Whether keys only rise along the files, as snapshots are written: then none stands twice."""
    last = np.iinfo(np.int64).min
    for keys in key_batches(files):
        if keys[0] <= last or (keys[1:] <= keys[:-1]).any():
            return False
        last = keys[-1]
    return True


def _extents(files: Sequence[Path], name: str) -> Iterator[_Extent | None]:
    """The column in every part of the files that has rows; None where a file does not tell."""
    for file in files:
        footer = pq.read_metadata(file)
        at = footer.schema.names.index(name) if name in footer.schema.names else None
        for part in map(footer.row_group, range(footer.num_row_groups)):
            known = None if at is None else part.column(at).statistics
            if known is None or not known.has_null_count:
                yield None
            elif known.has_min_max:
                yield _Extent(known.null_count, known.min, known.max)
            else:
                yield _Extent(known.null_count, None, None) if known.null_count == part.num_rows else None


def _words(files: Sequence[Path], name: str) -> set[str | None]:
    """The words of a column, out of the lists of words by which its parts are written."""
    found: set[str | None] = {None}
    for file in files:
        for batch in pq.ParquetFile(file, read_dictionary=[name]).iter_batches(1 << 20, columns=[name]):
            column = batch.column(0)
            words = column.dictionary if pa.types.is_dictionary(column.type) else column.unique().cast(pa.string())
            found |= set(words.to_pylist())
    return found - {None}


def key_batches(files: Sequence[Path]) -> Iterator[npt.NDArray[np.int64]]:
    """The keys in the order of the files, some at a time."""
    for file in files:
        for batch in pq.ParquetFile(file).iter_batches(1 << 20, columns=["id"]):
            if batch.num_rows:
                yield batch.column(0).to_numpy()
