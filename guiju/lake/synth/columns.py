"""Arrays of numbers as Arrow columns of the types that a snapshot has."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import compute

from guiju.lake.synth.draw import Days, Mask


def days(values: Days, cutoff: int) -> pa.Array:
    """Days, empty when they come after the cut-off."""
    return pa.array(values, pa.int32(), mask=values > cutoff).view(pa.date32())


def words(codes: Any, names: Sequence[str], known: Mask | None = None) -> pa.Array:
    """Words by their number; an empty text where nothing is known yet."""
    if known is not None:
        codes, names = np.where(known, codes, len(names)), (*names, "")
    different = list(dict.fromkeys(names))
    if len(different) < len(names):
        # A file's list of words must not say one twice.
        codes = np.array([different.index(name) for name in names], np.int16)[codes]
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int16)), pa.array(different, pa.string()))


def lists(codes: Any, values: Sequence[Sequence[str]], known: Mask) -> pa.Array:
    """Lists by their number; an empty list where nothing is known yet."""
    table = pa.array([*values, []], pa.list_(pa.string()))
    return table.take(pa.array(np.where(known, codes, len(values)).astype(np.int32)))


def numbers(values: Any, known: Mask | None = None) -> pa.Array:
    """Whole numbers."""
    return pa.array(values.astype(np.int64, copy=False), mask=None if known is None else ~known)


def money(cents: Any, known: Mask) -> pa.Array:
    """Sums of money out of cents."""
    wide = np.zeros((len(cents), 2), np.int64)
    wide[:, 0] = cents
    valid = pa.py_buffer(np.packbits(known, bitorder="little"))
    return pa.Array.from_buffers(pa.decimal128(14, 2), len(cents), [valid, pa.py_buffer(wide)])


def numbered(prefixes: pa.Array, first: int, known: Mask) -> pa.Array:
    """Running case numbers behind a prefix; empty where none was given yet."""
    count = pa.array(np.arange(first, first + len(known)), mask=~known).cast(pa.string())
    return compute.binary_join_element_wise(prefixes.cast(pa.string()), count, "号", "")


def table(known: dict[str, pa.Array], schema: pa.Schema, rows: int) -> pa.Table:
    """The columns of a snapshot's table: those that are known, texts and flags that say nothing, and empty ones."""
    arrays = [known[field.name] if field.name in known else _idle(field.type, rows) for field in schema]
    return pa.Table.from_arrays(arrays, names=schema.names)


def _idle(type_: pa.DataType, rows: int) -> pa.Array:
    if pa.types.is_string(type_) or pa.types.is_dictionary(type_):
        return words(np.zeros(rows, np.int16), ("",))
    if pa.types.is_boolean(type_):
        return pa.array(np.zeros(rows, np.bool_))
    return pa.nulls(rows, type_)
