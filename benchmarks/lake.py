"""Records out of the databases, and made-up records: how many rows a second come into a snapshot.

    uv run --group bench python benchmarks/lake.py [--small 1000000] [--only synth]

Each run is a process of its own; imports are not timed. Processor seconds are told beside the wall clock, since the
machine may be shared.
"""

import shutil

from rig.contest import clock, contest, house, median, report, run


def part_synth(args, home):
    """Rows a second to Parquet; the bar is two million."""
    told = [run("synth", home / f"s{at}", args.small, at) for at in range(args.rounds)]
    for at in range(args.rounds):
        shutil.rmtree(home / f"s{at}")
    speeds("synth", told, 2e6)


def part_snapshot(args, home):
    """Rows a second out of the databases; the bar is 300,000."""
    for engine in ("sqlite", "postgresql"):
        speeds(f"snapshot from {engine}", [run("snapshot", engine, args.small // 4)], 3e5)


def speeds(what, told, bar):
    """Rows a second by the wall clock, and by the processor."""
    rows = told[0]["rows"]
    wall, cpu = (rows / median(told, kind) for kind in ("seconds", "cpu"))
    report(what, f"{wall:,.0f} rows/s ({cpu:,.0f} rows a second of processor)", wall >= bar)


def child_synth(folder, rows, seed):
    house()
    from guiju.lake.synth import synthesise

    synthesise(f"{folder}-warm", 200, 1, 0)
    shutil.rmtree(f"{folder}-warm")
    times, made = clock(lambda: synthesise(folder, int(rows), 1, int(seed)))
    return times | {"rows": made.rows}


def child_snapshot(engine, cases):
    from rig import database

    with database(engine, house=True) as home:
        from rig.million import fill

        from guiju.lake.snapshot import take
        from guiju.procedure import clock as calendar

        fill(int(cases))
        # This year, for the events of the copies are of the day on which they were copied.
        times, snapshot = clock(lambda: take(home / "snapshot", calendar.today().year))
        return times | {"rows": sum(table.rows for table in snapshot.manifest.tables.values())}


if __name__ == "__main__":
    contest(
        __doc__,
        {"synth": part_synth, "snapshot": part_snapshot},
        {"synth": child_synth, "snapshot": child_snapshot},
    )
