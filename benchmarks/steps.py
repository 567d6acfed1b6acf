"""What a step costs: `Case.act` against a bare django-fsm-2 transition with save, and whole processes against viewflow.

Run by `uv run --group bench python benchmarks/steps.py`. The same twelve acts (`rig/models.py`), the same database, the
same durability, one process, taken in turns in rounds; every ratio is the median of the rounds' ratios. Each transition
reads its row and saves it in one transaction, as a web request does. An act ends, as the bar does, with the promise of
its papers; `papers` shows the act with its papers written too.
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
    runners = {"act": Ours(who), "fsm": Fsm(who), "viewflow": Viewflow(), "batch": Batched(who)}
    statements = {}
    for name, runner in runners.items():
        runner.run(2)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            runner.run(1)
        statements[name] = len(captured)
    if args.profile:
        return profile(runners["act"])
    seconds = {name: [] for name in runners}
    for _ in range(args.rounds):
        for name, runner in runners.items():
            seconds[name].append(runner.run(args.cases) / args.cases)
    ratios = [ours / bare for ours, bare in zip(seconds["act"], seconds["fsm"], strict=True)]
    print(f"{args.rounds} rounds of {args.cases} cases × 12 acts; medians")
    for name in runners:
        each = statistics.median(seconds[name])
        print(
            f"  {name:9} {1 / each:7.1f} processes/s {12 / each:8.0f} steps/s"
            f" {statements[name] / 12:6.1f} statements/step"
        )
    flow = [peer / ours for ours, peer in zip(seconds["act"], seconds["viewflow"], strict=True)]
    bulk = [peer / ours for ours, peer in zip(seconds["batch"], seconds["viewflow"], strict=True)]
    ratio, steps = statistics.median(ratios), 12 / statistics.median(seconds["act"])
    good = [
        verdict("act ÷ bare fsm transition with get and save", ratio, "≤", BAR_RATIO),
        verdict("steps a second through act", steps, "≥", BAR_STEPS),
        verdict("processes/s through act ÷ viewflow", statistics.median(flow), "≥", BAR_FLOW),
        verdict("processes/s through Batch ÷ viewflow", statistics.median(bulk), "≥", BAR_FLOW),
    ]
    return 0 if all(good) else 1


def verdict(what, value, sense, bar):
    good = value <= bar if sense == "≤" else value >= bar
    print(f"  {what:46} {value:8.2f}   bar {sense} {bar}   {'held' if good else 'MISSED'}")
    return good


class Ours:
    """Read the case, act, twelve times."""

    def __init__(self, who):
        from guiju.procedure import outbox

        outbox.deliver = lambda promises: 0  # the promise is the act's; the work is the sweeper's
        self.who, self.n = who, 0

    def run(self, cases):
        from rig.models import PATH, Matter

        started = time.perf_counter()
        for _ in range(cases):
            self.n += 1
            pk = Matter.begin("file", self.who.clerk, {"cause": "无证经营"}, body=self.who.bureau, key=f"m{self.n}").pk
            for place, (name, role, data) in enumerate(PATH):
                Matter.objects.get(pk=pk).act(name, getattr(self.who, role), data, key=f"k{place}")
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

    def __init__(self, who):
        self.who = who

    def run(self, cases):
        from django.db import transaction
        from rig.models import PATH, Bare

        started = time.perf_counter()
        for _ in range(cases):
            with transaction.atomic():
                pk = Bare.objects.create(title="无证经营案", cause="无证经营", body=self.who.bureau).pk
            for name, _, data in PATH:
                with transaction.atomic():
                    row = Bare.objects.get(pk=pk)
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


def profile(runner):
    import cProfile
    import pstats

    profiler = cProfile.Profile()
    profiler.runcall(runner.run, 60)
    pstats.Stats(profiler).sort_stats("cumtime").print_stats(90)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
