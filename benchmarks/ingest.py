"""Ingest with its full contract beside a bare DuckDB COPY of the same file, pandera and pointblank on the same checks.

Run by `uv run --group bench python benchmarks/ingest.py [--rows 5000000] [--runs 3] [--peers]`. Every contender is a
process of its own; times are medians, memory is the peak of the process. The file is an event log (12 columns, 40
checks, of which 2 in 1,000 rows fail one). The bar is 500,000 rows a second, three times the bare COPY, 4 GiB. CPU
seconds are told beside the wall clock, since the machine may be shared.
"""

import argparse
import datetime as dt
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SOURCES = ["网格上报", "热线", "视频巡查", "群众上报", "上级交办", "部门推送", "其他"]
ACTIONS = ["上报", "受理", "派遣", "签收", "处置", "退回", "延期", "核查", "评价", "办结", "作废"]
WEIGHTS = [pow(3, place, 31) for place in range(17)]


def make(path: Path, rows: int) -> None:
    """Write the event log, four steps an event; one row in 500 ends before it starts, as real logs do."""
    import duckdb

    from guiju.registry.codes import uscc_check_digit

    codes = [first + uscc_check_digit(first) for first in (f"11500242MB{at:07d}" for at in range(40))]
    at = "TIMESTAMP '2024-01-01' + INTERVAL (i * 31 % 31536000 + {}) SECOND"
    duckdb.sql(
        f"""COPY (SELECT 'EV' || (i // 4) AS event_no, i % 4 + 1 AS step_no, {SOURCES[:4]}[i % 4 + 1] AS source,
        '事件类型' || (i % 80) AS kind, {ACTIONS[:4]}[i % 4 + 1] AS action, '酉县第' || (i % 40) || '局' AS dept,
        {codes}[i % 40 + 1] AS dept_code, '500242' AS region, {at.format(0)} AS started_at,
        {at.format("CASE WHEN i % 500 = 3 THEN -1800 ELSE 7200 END")} AS ended_at, {at.format(86400)} AS due_at,
        '已到场处置，现场情况第' || (i % 1000) || '号' AS result FROM range({rows}) t(i)) TO '{path}' (HEADER)"""
    )


def bare(path: Path, work: Path) -> int:
    """DuckDB's own reading and writing of the file, with the types it finds, and no check at all."""
    import duckdb

    connection = duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(work)})
    done = connection.execute(f"COPY (FROM read_csv('{path}')) TO '{work / 'bare.parquet'}' (COMPRESSION zstd)")
    return done.fetchall()[0][0]


def ours(path: Path, work: Path) -> int:
    """The whole ingest: fingerprint, staging, contract, keys, landing, quarantine workbook, reconciliation."""
    from guiju.lake.contracts.load import contracts
    from guiju.lake.ingest.run import ingest

    counts = ingest(work / "lake", contracts()["event-log"], path, today=dt.date(2026, 1, 1)).record.counts
    assert counts.balanced and counts.rejected
    return counts.received


def pandera(path: Path, work: Path) -> int:
    """pandera on Polars: read, parse, validate lazily, write the rows that are good."""
    import pandera.polars as pa
    import polars as pl
    from pandera.errors import SchemaErrors

    frame = parsed(path)
    required = {"event_no", "step_no", "source", "kind", "action", "dept", "region", "started_at"}
    checks = {
        "event_no": [pa.Check.str_length(max_value=40)],
        "step_no": [pa.Check.in_range(1, 10000)],
        "source": [pa.Check.isin(SOURCES)],
        "kind": [pa.Check.str_length(max_value=100)],
        "action": [pa.Check.isin(ACTIONS)],
        "dept": [pa.Check.str_length(max_value=200)],
        "dept_code": [pa.Check(lambda data: data.lazyframe.select(credit()))],
        "region": [pa.Check.str_matches(r"^[0-9]{6}([0-9]{3}|[0-9]{6})?$")],
        "result": [pa.Check.str_length(max_value=2000)],
    }
    schema = pa.DataFrameSchema(
        {
            column: pa.Column(dtype, checks.get(column, []), nullable=column not in required)
            for column, dtype in frame.schema.items()
        },
        checks=[pa.Check(lambda data, rule=rule: data.lazyframe.select(rule)) for rule in between()],
        unique=["event_no", "step_no"],
    )
    bad = frame.with_row_index()
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        bad = bad.filter(~pl.col("index").is_in(errors.failure_cases["index"].drop_nulls().unique().implode()))
    bad.drop("index").write_parquet(work / "pandera.parquet")
    return frame.height


def pointblank(path: Path, work: Path) -> int:
    """pointblank on Polars: read, parse, interrogate, write the rows that passed."""
    import pointblank as pb

    frame = parsed(path)
    plan = (
        pb.Validate(frame)
        .col_vals_not_null(["event_no", "step_no", "source", "kind", "action", "dept", "region", "started_at"])
        .col_vals_in_set("source", SOURCES)
        .col_vals_in_set("action", ACTIONS)
        .col_vals_between("step_no", 1, 10000)
        .col_vals_regex("region", r"^[0-9]{6}([0-9]{3}|[0-9]{6})?$")
        .rows_distinct(["event_no", "step_no"])
    )
    for rule in (*lengths(), credit(), *between()):
        plan = plan.col_vals_expr(rule)
    done = plan.interrogate()
    done.get_sundered_data(type="pass").write_parquet(work / "pointblank.parquet")
    return frame.height


def parsed(path: Path):
    """The file in Polars with its values read; what cannot be read is null, as in ours."""
    import polars as pl

    moments = ("started_at", "ended_at", "due_at")
    return pl.read_csv(path, infer_schema=False).with_columns(
        pl.col("step_no").cast(pl.Int64, strict=False),
        *(pl.col(one).str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False) for one in moments),
    )


def lengths() -> list:
    import polars as pl

    most = {"event_no": 40, "kind": 100, "dept": 200, "result": 2000}
    return [pl.col(name).str.len_chars() <= length for name, length in most.items()]


def between() -> list:
    import polars as pl

    rules = (("ended_at", "started_at"), ("due_at", "started_at"))
    later = [(pl.col(one) >= pl.col(other)).fill_null(True) for one, other in rules]
    return [*later, pl.col("started_at") < pl.lit(dt.datetime(2026, 1, 2))]


def credit():
    """The check digit of a credit code in Polars, on each distinct value once."""
    import polars as pl

    from guiju.registry.codes import uscc_check_digit

    def holds(code: str) -> bool:
        return len(code) == 18 and all(char in ALPHABET for char in code) and uscc_check_digit(code[:17]) == code[17]

    return pl.col("dept_code").map_batches(
        lambda codes: codes.is_in([one for one in codes.unique().drop_nulls() if holds(one)]), return_dtype=pl.Boolean
    )


CONTENDERS = {"bare COPY": bare, "guiju ingest": ours, "pandera": pandera, "pointblank": pointblank}


def one(name: str, path: Path) -> None:
    """Run one contender in this process and print what it took."""
    with tempfile.TemporaryDirectory(dir=path.parent) as work:
        started = time.perf_counter()
        rows = CONTENDERS[name](path, Path(work))
        took = time.perf_counter() - started
    use = resource.getrusage(resource.RUSAGE_SELF)
    told = {"rows": rows, "wall": took, "cpu": use.ru_utime + use.ru_stime, "memory": use.ru_maxrss / 2**20}
    print(json.dumps(told))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--peers", action="store_true", help="pandera and pointblank too (they hold the file in memory)"
    )
    parser.add_argument(
        "--folder", type=Path, help="where the file and the lake are made; a temporary folder if not said"
    )
    parser.add_argument("--one", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(args.one[0], Path(args.one[1]))
        return 0
    folder = Path(tempfile.mkdtemp(dir=args.folder))
    try:
        path = folder / "events.csv"
        make(path, args.rows)
        print(f"{args.rows:,} rows, {path.stat().st_size >> 20} MB, median of {args.runs} alternating runs")
        names = list(CONTENDERS) if args.peers else list(CONTENDERS)[:2]
        found: dict[str, list[dict]] = {name: [] for name in names}
        for _ in range(args.runs):
            for name in names:
                done = subprocess.run(
                    [sys.executable, __file__, "--one", name, path], check=False, capture_output=True, text=True
                )
                if done.returncode:
                    print(f"{name}: {done.stderr.strip().splitlines()[-1][:200]}")
                    continue
                found[name].append(json.loads(done.stdout))
        report({name: runs for name, runs in found.items() if runs})
    finally:
        shutil.rmtree(folder)
    return 0


def report(found: dict[str, list[dict]]) -> None:
    base = {what: statistics.median(run[what] for run in found["bare COPY"]) for what in ("wall", "cpu")}
    print(f"{'':14s}{'rows/s':>12s}{'wall s':>9s}{'× COPY':>8s}{'CPU s':>9s}{'× COPY':>8s}{'GiB':>7s}")
    for name, runs in found.items():
        wall, cpu, memory = (statistics.median(run[what] for run in runs) for what in ("wall", "cpu", "memory"))
        ratio, effort = wall / base["wall"], cpu / base["cpu"]
        print(f"{name:14s}{runs[0]['rows'] / wall:12,.0f}{wall:9.1f}{ratio:8.2f}{cpu:9.1f}{effort:8.2f}{memory:7.2f}")


if __name__ == "__main__":
    sys.exit(main())
