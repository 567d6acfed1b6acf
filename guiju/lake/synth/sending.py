"""Files as bureaus send them, made up: good rows by the contract, and a known share of rows with one fault each.

So ingest can be tried at any size with the answer known beforehand: every fault bears the reason that ingest must give.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import compute, csv

from guiju.lake.contracts.model import Contract
from guiju.lake.errors import LakeError
from guiju.lake.synth import sendings
from guiju.lake.synth.draw import Draw, between
from guiju.lake.synth.sendings import Rows

#: So many rows are made at once.
CHUNK = 1 << 17
FAULTS = "faults.json"


@dataclass(frozen=True)
class Sent:
    """A file that was made, its rows, and how many of them have which fault."""

    file: Path
    rows: int
    faults: dict[str, int]


def send(
    out: Path | str, contract: Contract, rows: int, seed: int = 0, *, year: int = 2024, faults: float = 0.01
) -> Sent:
    """Write `<contract>.csv` with so many rows of a year, and `faults.json` with the number of faults of each kind.

    Raises:
        LakeError: There is something in the folder already, or nothing is known of such files.
    """
    out = Path(out)
    if out.exists() and any(out.iterdir()):
        raise LakeError(f"{out} 里已经有东西；造数只写进空目录。")
    if contract.id not in sendings.ALL:
        raise LakeError(f"不会造“{contract.id}”的报送文件；会造的有：{'、'.join(sendings.ALL)}。")
    make, kinds = sendings.ALL[contract.id]
    out.mkdir(parents=True, exist_ok=True)
    labels = {column.name: column.label for column in contract.columns}
    file, given, writer = out / f"{contract.id}.csv", dict.fromkeys(kinds, 0), None
    for first in range(0, rows, CHUNK):
        n = min(CHUNK, rows - first)
        draw = Draw(seed, first, len(kinds))
        known = make(draw, first, n, year)
        for kind, at in _places(draw, n, faults, list(kinds)):
            known |= _spoilt(known, kinds[kind], at) if len(at) else {}
            given[kind] += len(at)
        table = pa.table({labels[name]: values for name, values in known.items()})
        writer = writer or csv.CSVWriter(str(file), table.schema)
        writer.write_table(table)
    if writer:
        writer.close()
    (out / FAULTS).write_text(json.dumps(given, ensure_ascii=False, indent=1), encoding="utf-8")
    return Sent(file, rows, given)


def _places(draw: Draw, n: int, share: float, kinds: list[str]) -> Iterator[tuple[str, np.ndarray]]:
    """Where the faults are: in each block of rows one, never the first of a block, so that no two are neighbours."""
    if not share:
        return
    block = round(1 / share)
    starts = np.arange(n // block) * block
    at = starts + draw.pick(between(1, block - 1), len(starts))
    for place, kind in enumerate(kinds):
        yield kind, at[place :: len(kinds)]


def _spoilt(known: Rows, spoil: Callable[[Rows], Rows], at: np.ndarray) -> Rows:
    """The columns that a fault changes, with the changed values in their places."""
    here = pa.array(at)
    before = {name: values.take(pa.array(at - 1)) for name, values in known.items()}
    changed = spoil({name: values.take(here) for name, values in known.items()} | {"before": before})
    mask = np.zeros(len(next(iter(known.values()))), np.bool_)
    mask[at] = True
    return {
        name: compute.replace_with_mask(known[name], pa.array(mask), values.cast(pa.string()))
        for name, values in changed.items()
    }
