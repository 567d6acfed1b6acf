"""Ten million statutory deadlines of mixed units: our look-up against a loop over chinesecalendar.

Run by `uv run --group bench python benchmarks/clock.py`. Both sides compute the same periods from the same start days
in one process; the loop is timed on a sample, checked against ours row by row, and scaled by the number of rows.
"""

import argparse
import platform
import time
from calendar import monthrange
from datetime import date, timedelta

import chinese_calendar
import numpy as np

from guiju.law import rules
from guiju.law.bulk import CODES, due_many
from guiju.law.clock import due
from guiju.law.periods import DAYS, HOURS, MONTHS, WORKING_DAYS

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)


def by_loop(start, n, unit, roll):
    """What a careful programmer writes with chinesecalendar: walk the days and ask each."""
    day = start
    if unit is WORKING_DAYS:
        while n:
            day += timedelta(days=1)
            n -= chinese_calendar.is_workday(day)
        return day
    if unit is DAYS:
        day = start + timedelta(days=n)
    else:
        months = start.year * 12 + start.month - 1 + (n if unit is MONTHS else n * 12)
        year, month = divmod(months, 12)
        day = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    while roll and not chinese_calendar.is_workday(day):
        day += timedelta(days=1)
    return day


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--sample", type=int, default=20_000)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()

    # Every rule with a number that ends inside the years chinesecalendar knows, each equally often.
    kinds = [r for r in rules.all_rules() if r.n and r.unit is not HOURS and not r.backward]
    kinds = [r for r in kinds if by_reach(r) <= 270]
    random = np.random.default_rng(20260701)
    which = random.integers(0, len(kinds), args.rows)
    starts = np.datetime64(FIRST) + random.integers(0, (LAST - FIRST).days + 1, args.rows).astype("m8[D]")
    n = np.array([r.n for r in kinds])[which]
    unit = np.array([CODES[r.unit] for r in kinds], dtype=np.int8)[which]
    roll = np.array([r.roll for r in kinds])[which]

    ours = []
    for _ in range(args.repeat):
        begin = time.perf_counter()
        found = due_many(starts, n, unit, roll=roll)
        ours.append(time.perf_counter() - begin)

    sample = random.choice(args.rows, args.sample, replace=False)
    rows = [(starts[i].item(), kinds[which[i]]) for i in sample]
    chinese_calendar.is_workday(FIRST)
    begin = time.perf_counter()
    walked = [by_loop(start, r.n, r.unit, r.roll) for start, r in rows]
    loop = (time.perf_counter() - begin) / args.sample * args.rows
    differ = [
        (start, r.id, w) for (start, r), w, i in zip(rows, walked, sample, strict=True) if found.due[i].item() != w
    ]

    begin = time.perf_counter()
    for start, r in rows:
        due(r, start, on=date(2026, 8, 1))
    receipts = (time.perf_counter() - begin) / args.sample

    best = min(ours)
    print(f"Python {platform.python_version()}, numpy {np.__version__}, {len(kinds)} rules, {args.rows:,} deadlines")
    print(f"by look-up               {best:8.2f} s   (runs: {', '.join(f'{s:.2f}' for s in ours)})")
    print(f"chinesecalendar, a loop  {loop:8.0f} s   (timed on {args.sample:,} rows, scaled)")
    print(f"ratio                    {loop / best:8.0f} ×")
    print(f"one with its receipt     {receipts * 1e6:8.0f} µs")
    print(f"rows of the sample that differ: {len(differ)}{differ[:3] or ''}")
    return 1 if differ else 0


def by_reach(rule):
    """At most how many days a rule runs, so that every due day lies in an announced year."""
    return rule.n * {WORKING_DAYS: 2, DAYS: 1, MONTHS: 31}.get(rule.unit, 366)


if __name__ == "__main__":
    raise SystemExit(main())
