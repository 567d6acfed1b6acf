"""Each kind of file as SQL that gives the contract's columns as text."""

import json
from pathlib import Path

import pyarrow.parquet as pq
from pyarrow import ArrowInvalid

from guiju.lake.contracts.model import Contract
from guiju.lake.engine import name, quoted
from guiju.lake.errors import LakeError
from guiju.lake.ingest.heads import Head, understood
from guiju.lake.ingest.texts import LINE

#: A file with more broken lines than this is not a table with faults but another table.
MOST_BROKEN = 1_000_000
#: So many lines of JSON are looked at to learn the names.
_LOOK = 1000


def csv(path: Path, head: Head) -> str:
    """A CSV file below its head; lines with too many or too few columns go to DuckDB's table of rejects."""
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(head.width))
    return f"""read_csv({quoted(path)}, skip={head.line + 1}, header=false, delim={quoted(head.divider)}, quote='"',
        escape='"', auto_detect=false, max_line_size={LINE}, store_rejects=true, rejects_limit={MOST_BROKEN},
        columns={{{columns}}})"""


def lines(path: Path, contract: Contract) -> tuple[str, dict[str, str]]:
    """A file of one JSON object a line; a line that is none keeps its text in `_line`."""
    read = f"""read_csv({quoted(path)}, header=false, delim='\x01', quote='', escape='', auto_detect=false,
        max_line_size={LINE}, columns={{'line': 'VARCHAR'}})"""
    names: dict[str, None] = {}
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for _, line in zip(range(_LOOK), file, strict=False):
            try:
                names.update(dict.fromkeys(json.loads(line)))
            except (ValueError, TypeError):
                continue
    found, _ = understood([str(one) for one in names], contract, path.name)
    spoken = list(names)
    paths = ", ".join(quoted('$."' + spoken[place].replace('"', '\\"') + '"') for place in found.values())
    columns = {column: f"_values[{at + 1}]" for at, column in enumerate(found)} | {"_line": "_line"}
    good = "coalesce(json_type(line), '') = 'OBJECT'"
    return (
        f"""(SELECT CASE WHEN json_valid(line) AND {good} THEN json_extract_string(line, [{paths}]) END AS _values,
        CASE WHEN _values IS NULL THEN line END AS _line FROM {read} WHERE trim(line) <> '')""",  # noqa: S608
        columns,
    )


def parquet(path: Path, contract: Contract) -> tuple[str, dict[str, str]]:
    """A Parquet file; its values become text, so that they are judged as those of any other file."""
    try:
        names = pq.read_schema(path).names
    except (ArrowInvalid, OSError) as error:
        raise LakeError(f"{path.name} 不是完好的 Parquet 文件：{error}") from error
    found, _ = understood(names, contract, path.name)
    return f"read_parquet({quoted(path)})", {column: name(names[place]) for column, place in found.items()}
