"""What a step costs: `Case.act` against a bare django-fsm-2 transition with save, and whole processes against viewflow.

Run by `uv run --group bench python benchmarks/steps.py`. The same twelve acts (`rig/models.py`), the same database, the
same durability, one process, taken in turns in rounds; every ratio is the median of the rounds' ratios. Each act,
transition and task is a transaction of its own, which reads its row anew, as a web request does; viewflow's are its
`Handle.run`, which its own lock makes one transaction. `in hand` leaves the reading out on both sides. An act ends, as
the bar does, with the promise of its papers. `commit` is what no program can go below: as many transactions, each of
one insert and nothing else.
"""

import argparse
import statistics
import sys
import time

from rig import database, introduce, on_each_engine

#: The bars of the issue.
BAR_RATIO, BAR_STEPS, BAR_FLOW = 2.5, 300, 10


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", choices=("sqlite", "postgresql"))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--cases", type=int, default=20, help="in each round")
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    if not args.on:
        return on_each_engine(__file__, sys.argv[1:])
    with database(args.on):
        introduce("django", "django-fsm-2", "django-viewflow")
        return compare(args)


def compare(args):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from rig.county import people

    who = people()
    runners = {
        "act": Ours(who),
        "fsm": Fsm(who),
        "act in hand": Ours(who, fresh=False),
        "fsm in hand": Fsm(who, fresh=False),
        "viewflow": Viewflow(),
        "batch": Batched(who),
        "commit": Commits(who),
    }
    statements = {}
    for name, runner in runners.items():
        runner.run(2)
        with CaptureQueriesContext(connection) as captured:
            runner.run(1)
        statements[name] = len(captured)
    if args.profile:
        return profile(runners["act"])
    seconds, processor = ({name: [] for name in runners} for _ in range(2))
    for _ in range(args.rounds):
        for name, runner in runners.items():
            began = time.process_time()
            seconds[name].append(runner.run(args.cases) / args.cases)
            processor[name].append((time.process_time() - began) / args.cases)
    print(f"{args.rounds} rounds of {args.cases} cases × 12 acts; medians; milliseconds of this process's processor")
    for name in runners:
        each, ours = statistics.median(seconds[name]), statistics.median(processor[name])
        print(
            f"  {name:12} {1 / each:7.1f} processes/s {12 / each:8.0f} steps/s {ours / 12 * 1000:7.2f} ms/step"
            f" {statements[name]:5} statements/process"
        )

    def times(dividend, divisor):
        return statistics.median(a / b for a, b in zip(seconds[dividend], seconds[divisor], strict=True))

    good = [
        verdict("act ÷ bare fsm transition with get and save", times("act", "fsm"), "≤", BAR_RATIO),
        verdict("the same in hand, without get", times("act in hand", "fsm in hand"), "≤", BAR_RATIO),
        verdict("steps a second through act", 12 / statistics.median(seconds["act"]), "≥", BAR_STEPS),
        verdict("processes/s through act ÷ viewflow", times("viewflow", "act"), "≥", BAR_FLOW),
        verdict("processes/s through Batch ÷ viewflow", times("viewflow", "batch"), "≥", BAR_FLOW),
    ]
    print(f"  viewflow ÷ commits alone: no engine with a durable step is more than {times('viewflow', 'commit'):.1f} ×")
    return 0 if all(good) else 1


def verdict(what, value, sense, bar):
    good = value <= bar if sense == "≤" else value >= bar
    print(f"  {what:46} {value:8.2f}   bar {sense} {bar}   {'held' if good else 'MISSED'}")
    return good


class Ours:
    """Read the case, act, twelve times."""

    def __init__(self, who, *, fresh=True):
        from guiju.procedure import outbox

        outbox.deliver = lambda promises: 0  # the promise is the act's; the work is the sweeper's
        self.who, self.fresh, self.n = who, fresh, 0

    def run(self, cases):
        from rig.models import PATH, Matter

        started = time.perf_counter()
        for _ in range(cases):
            self.n += 1
            key = f"{'fresh' if self.fresh else 'held'}{self.n}"
            case = Matter.begin("file", self.who.clerk, {"cause": "无证经营"}, body=self.who.bureau, key=key)
            for place, (name, role, data) in enumerate(PATH):
                if self.fresh:
                    case = Matter.objects.get(pk=case.pk)
                case.act(name, getattr(self.who, role), data, key=f"k{place}")
        return time.perf_counter() - started


class Batched:
    """The same acts, judged one by one and written together, as a migration or a generator does."""

    def __init__(self, who):
        self.who, self.n = who, 0

    def run(self, cases):
        from rig.models import PATH, Matter

        from guiju.procedure import clock
        from guiju.procedure.batch import Batch

        started = time.perf_counter()
        batch = Batch(papers=True)
        for _ in range(cases):
            self.n += 1
            case = batch.begin(
                Matter,
                "file",
                self.who.clerk,
                {"cause": "无证经营"},
                body=self.who.bureau,
                key=f"b{self.n}",
                at=clock.now(),
            )
            for place, (name, role, data) in enumerate(PATH):
                batch.act(case, name, getattr(self.who, role), data, key=f"k{place}", at=clock.now())
        batch.flush()
        return time.perf_counter() - started


class Fsm:
    """Read the row, transition, save, in a transaction; the create counts as the first act."""

    def __init__(self, who, *, fresh=True):
        self.who, self.fresh = who, fresh

    def run(self, cases):
        from django.db import transaction
        from rig.models import PATH, Bare

        started = time.perf_counter()
        for _ in range(cases):
            with transaction.atomic():
                row = Bare.objects.create(title="无证经营案", cause="无证经营", body=self.who.bureau)
            for name, _, data in PATH:
                with transaction.atomic():
                    if self.fresh:
                        row = Bare.objects.get(pk=row.pk)
                    getattr(row, name)(*data.values())
                    row.save()
        return time.perf_counter() - started


class Viewflow:
    """Find the open task, run it."""

    def run(self, cases):
        from rig.models import RUNS, Flow
        from viewflow.workflow.models import Task

        started = time.perf_counter()
        for _ in range(cases):
            process = Flow.file.run()
            for name, data in RUNS:
                node = getattr(Flow, name)
                node.run(Task.objects.get(process_id=process.pk, flow_task=node, status="NEW"), **data)
        return time.perf_counter() - started


class Commits:
    """Twelve transactions, each of one insert, by a statement that Django need not compose."""

    def __init__(self, who):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bench_commit (act text)")

    def run(self, cases):
        from django.db import connection, transaction

        started = time.perf_counter()
        for _ in range(12 * cases):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("INSERT INTO bench_commit VALUES (%s)", ["act"])
        return time.perf_counter() - started


def profile(runner):
    import cProfile
    import pstats

    profiler = cProfile.Profile()
    profiler.runcall(runner.run, 60)
    pstats.Stats(profiler).sort_stats("cumtime").print_stats(90)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
