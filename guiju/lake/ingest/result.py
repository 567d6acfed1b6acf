"""What an ingest found: files for the lake, counts that balance, and reasons grouped for a clerk."""

from collections.abc import Iterable

from guiju.lake.contracts.checks import checks, operation
from guiju.lake.contracts.model import Contract
from guiju.lake.engine import Engine, name, quoted
from guiju.lake.errors import LakeError
from guiju.lake.ingest.judging import OTHER, Judge
from guiju.lake.ingest.staging import PART, Staged
from guiju.lake.landing.record import Counts, Reason

#: So many rows are named for each reason.
_EXAMPLES = 3


def write(staged: Staged, judge: Judge, repair: bool) -> tuple[str, str]:
    """Write accepted and rejected rows to the folder of work and return the two files, empty where there are none."""
    engine, contract, work = staged.engine, staged.contract, staged.work
    columns = ", ".join(name(column.name) for column in contract.columns)
    known_as = "CAST(ticket AS BIGINT)" if repair else "_id"
    accepted, rejected = work / "accepted.parquet", work / "rejected.parquet"
    engine.run(
        f"""COPY (SELECT {columns}, _op, {known_as} AS _id FROM {judge.good})
        TO {quoted(accepted)} (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2)""",  # noqa: S608
        "写入数据湖",
    )
    texts = ", ".join(f"{column.as_text} AS {name(column.name)}" for column in contract.everything)
    nothing = ", ".join(f"NULL::VARCHAR AS {name(column.name)}" for column in contract.everything)
    engine.run(
        f"""COPY (SELECT * FROM (
        SELECT bad._id, bad._id // {PART} AS _part, bad._id % {PART} + shift.number AS row,
        {_place("bad._first")} AS first,
        bad.reasons, {texts}, _line FROM (SELECT * FROM faulty WHERE reasons <> ['blank']) AS bad
        JOIN {staged.rows} AS staged USING (_id) ASOF JOIN shifts AS shift
        ON bad._id // {PART} = shift._part AND bad._id % {PART} >= shift.place
        UNION ALL
        SELECT -1 - row_number() OVER (ORDER BY _part, row), _part, row, NULL, ['line:' || kind], {nothing}, line
        FROM broken) ORDER BY _part, row) TO {quoted(rejected)} (FORMAT parquet, COMPRESSION zstd)""",  # noqa: S608
        "写入隔离区",
    )
    return str(accepted), str(rejected)


def _place(id: str) -> str:
    """The number in the file of another row, the one that a duplicate repeats."""
    found = f"(SELECT max_by(number, place) FROM shifts WHERE _part = {id} // {PART} AND place <= {id} % {PART})"  # noqa: S608
    return f"CASE WHEN reasons = ['duplicate'] THEN {id} % {PART} + {found} END"


def counts(engine: Engine, accepted: str, rejected: str, received: int) -> Counts:
    """The reconciliation, from the files that were written and from what was read.

    Raises:
        LakeError: It does not balance. That is a fault of this program; nothing lands.
    """
    good = dict(engine.run(f"SELECT _op, count(*) FROM {quoted(accepted)} GROUP BY ALL"))  # noqa: S608
    known = f"CASE WHEN _line IS NULL THEN coalesce({operation()}, '?') ELSE '?' END"
    bad = dict(engine.run(f"SELECT {known} AS _op, count(*) FROM {quoted(rejected)} GROUP BY ALL"))  # noqa: S608
    ops = {
        op: {"received": good.get(op, 0) + bad.get(op, 0), "accepted": good.get(op, 0), "rejected": bad.get(op, 0)}
        for op in sorted({*good, *bad})
    }
    told = Counts(received, sum(good.values()), sum(bad.values()), ops)
    if not told.balanced:
        raise LakeError(
            f"对账不平：收到 {told.received}，收入 {told.accepted}，隔离 {told.rejected}。没有收，请报告这个问题。"
        )
    return told


def reasons(engine: Engine, contract: Contract, rejected: str, names: list[str]) -> tuple[Reason, ...]:
    """Why rows were rejected, the most frequent reason first."""
    says = {check.id: check.says for one in checks(contract) for check in one} | OTHER
    found = engine.run(
        f"""SELECT reason, count(*) AS n, list((_part, row) ORDER BY _part, row)[1:{_EXAMPLES}] FROM
        (SELECT unnest(reasons) AS reason, _part, row FROM {quoted(rejected)})
        GROUP BY reason ORDER BY n DESC, reason"""  # noqa: S608
    )
    return tuple(Reason(id, says[id], n, tuple(_shown(names, *at) for at in places)) for id, n, places in found)


def _shown(names: list[str], part: int, row: int) -> str:
    return f"第{row}行" if len(names) == 1 else f"{names[part]}第{row}行"


def filled(engine: Engine, accepted: str, columns: Iterable[str]) -> dict[str, int]:
    """How many values each column has, from the file's own statistics."""
    found = dict(
        engine.run(
            f"""SELECT path_in_schema, sum(num_values - coalesce(stats_null_count, 0))::BIGINT
            FROM parquet_metadata({quoted(accepted)}) GROUP BY ALL"""  # noqa: S608
        )
    )
    return {column: found.get(column, 0) for column in columns}
