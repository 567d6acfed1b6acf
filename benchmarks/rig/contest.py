"""Contenders, each a process of its own so that its memory is its own, run in turn so that what the machine does
besides falls on all of them."""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def contest(doc, parts, contenders):
    """Run the parts (name -> function of arguments and folder), or, in a process of its own, one contender."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--small", type=int, default=1_000_000, help="rows where a contender is slow")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default=",".join(parts))
    parser.add_argument("--folder", default="", help="keep the records here for another run")
    parser.add_argument("--run", nargs="+", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        name, *told = args.run
        known = contenders[name](*told)
        print(json.dumps(known | {"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))
        return
    home = Path(args.folder or tempfile.mkdtemp(prefix="guiju-bench-", dir=os.environ.get("GUIJU_BENCH_DIR")))
    home.mkdir(parents=True, exist_ok=True)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    try:
        for name in args.only.split(","):
            parts[name](args, home)
    finally:
        if not args.folder:
            shutil.rmtree(home, ignore_errors=True)


def house():
    """The lines of work and their indicators, on the default database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")
    import django

    django.setup()
    from guiju import indicators

    indicators.load()


def clock(work):
    """Wall and processor seconds of some work, the processes that it started and ended included, and what it gives."""
    started, used = time.perf_counter(), sum(os.times()[:4])
    given = work()
    return {"seconds": time.perf_counter() - started, "cpu": sum(os.times()[:4]) - used}, given


def run(*told):
    """The answer of a contender of this script, from a process of its own."""
    done = subprocess.run(
        [sys.executable, sys.argv[0], "--run", *map(str, told)],
        capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


def rounds(count, **contenders):
    """The contenders in turn, so many times."""
    found = {name: [] for name in contenders}
    for _ in range(count):
        for name, told in contenders.items():
            found[name].append(run(*told))
    return found


def median(times, what="seconds"):
    """The median of what the runs of one contender took."""
    return statistics.median(one[what] for one in times)


def report(what, measured, good):
    """One line: whether the bar is held."""
    print(f"{'good' if good else 'MISS'}  {what}: {measured}", flush=True)
