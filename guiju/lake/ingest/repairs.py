"""Rows that a clerk mended: matched by their number to the quarantined rows of their batch."""

from collections.abc import Sequence

from guiju.lake.contracts.checks import operation
from guiju.lake.engine import Engine, quoted
from guiju.lake.ingest.judging import Judge
from guiju.lake.landing.record import Record
from guiju.lake.landing.store import Store

_TICKET = "try_cast(ticket AS BIGINT)"


def still_out(store: Store, records: Sequence[Record]) -> str:
    """The rows of a batch that are quarantined still, as SQL."""
    first, repairs = records[0], records[1:]
    if not first.rejects:
        return "(SELECT NULL::BIGINT AS _id WHERE false)"
    mended = [quoted(store.path(one.rows)) for one in repairs if one.rows]
    rows = f"SELECT * FROM read_parquet({quoted(store.path(first.rejects))})"  # noqa: S608
    return f"(FROM ({rows}) ANTI JOIN read_parquet([{', '.join(mended)}]) USING (_id))" if mended else f"({rows})"


def match(judge: Judge, store: Store, records: Sequence[Record]) -> None:
    """Find rows that answer to no quarantined row of the batch, or to the same one as another row."""
    out = still_out(store, records)
    judge.engine.run(
        f"""INSERT INTO faulty SELECT _id, ['ticket'], 0 FROM (SELECT _id, {_TICKET} AS ticket,
        row_number() OVER (PARTITION BY ticket ORDER BY _id) AS n FROM {judge.good})
        WHERE n > 1 OR ticket IS NULL OR ticket NOT IN (SELECT _id FROM {out})"""  # noqa: S608
    )


def settled(engine: Engine, store: Store, records: Sequence[Record], accepted: str) -> dict[str, int]:
    """How many rows a repair puts right, by the operation under which they had been rejected."""
    known = f"CASE WHEN _line IS NULL THEN coalesce({operation()}, '?') ELSE '?' END"
    mine = f"""(SELECT op, _line FROM {still_out(store, records)}
        SEMI JOIN {quoted(accepted)} USING (_id))"""  # noqa: S608
    return dict(engine.run(f"SELECT {known}, count(*) FROM {mine} GROUP BY ALL"))  # noqa: S608
