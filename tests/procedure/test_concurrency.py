"""Many at once, and a process killed in the middle: one winner, whole steps, gapless numbers."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from guiju.procedure.models import Case, Counter, Deadline, Event, Outbox
from guiju.procedure.refusal import Conflict, Refused
from guiju.procedure.verify import verify
from tests.conftest import make_county
from tests.sample.models import Plea

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(n, work):
    """Run `work(i)` in n threads that start together; returns what each returned or raised."""
    gate, results = threading.Barrier(n), [None] * n

    def run(i):
        try:
            gate.wait()
            results[i] = work(i)
        except Exception as error:
            results[i] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(i,)) for i in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_of_fifty_officers_on_one_case_one_wins_and_the_others_are_told():
    county = make_county()
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="o")
    results = at_once(50, lambda i: Plea.objects.get(pk=plea.pk).act("accept", county.gov_handler, key=f"k{i}"))
    winners = [result for result in results if isinstance(result, Event)]
    assert len(winners) == 1
    assert all(isinstance(result, Refused) for result in results if result is not winners[0])
    assert Event.objects.filter(case=plea.pk).count() == 2
    assert Outbox.objects.count() == 1
    assert Deadline.objects.filter(case=plea.pk, limit="trial").count() == 1
    assert list(verify()) == []


def test_fifty_deliveries_of_one_request_are_one_event():
    county = make_county()
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="o")
    results = at_once(50, lambda i: Plea.objects.get(pk=plea.pk).act("accept", county.gov_handler, key="same"))
    assert {result.pk for result in results} == {plea.events.get(seq=2).pk}


def test_fifty_deliveries_of_one_opening_are_one_case():
    county = make_county()
    results = at_once(
        50, lambda i: Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="same")
    )
    assert {result.pk for result in results} == {Plea.objects.get().pk}


def test_numbers_are_gapless_and_unique_under_concurrency_and_rollback():
    county = make_county()
    pleas = [
        Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key=f"o{i}") for i in range(40)
    ]

    def work(i):
        plea = Plea.objects.get(pk=pleas[i].pk)
        if i % 4 == 0:  # a stale version: the number that was taken must come back
            Case.objects.filter(pk=plea.pk).update(version=7)
        return plea.act("accept", county.gov_handler, key=f"k{i}")

    results = at_once(40, work)
    assert sum(isinstance(result, Conflict) for result in results) == 10
    numbers = sorted(
        int(number.split("〕")[1][:-1]) for number in Plea.objects.exclude(number=None).values_list("number", flat=True)
    )
    assert numbers == list(range(1, 31))
    assert Counter.objects.get(kind="诉").last == 30


LOAD = textwrap.dedent(
    """
    import os, sys
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    django.setup()
    from django.db import connection
    connection.settings_dict["NAME"] = sys.argv[1]
    from guiju.registry.models import User, Body
    from tests.sample.models import Plea
    clerk, handler = User.objects.get(username="gov-clerk"), User.objects.get(username="gov-handler")
    government = Body.objects.get(word="酉府")
    round_ = sys.argv[2]
    for i in range(10_000):
        plea = Plea.begin("receive", clerk, {"ground": f"{round_}-{i}"}, body=government, key=f"{round_}-{i}")
        print(f"begun {plea.pk}", flush=True)
        plea.act("accept", handler, key="a")
        print(f"accepted {plea.pk}", flush=True)
        plea.act("hear", handler, {"text": "意见"}, key="h")
        print(f"heard {plea.pk}", flush=True)
    """
)


def killed_load(round_, lines):
    """Run the load in a process of its own, kill it -9 after some acknowledged lines; returns what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", LOAD, str(connection.settings_dict["NAME"]), str(round_)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(settings.BASE_DIR),
        env=os.environ | {"PYTHONPATH": str(settings.BASE_DIR)},
    )
    acknowledged = [process.stdout.readline().split() for _ in range(lines)]
    os.kill(process.pid, signal.SIGKILL)
    acknowledged += [line.split() for line in process.stdout.read().splitlines() if line.count(" ") == 1]
    process.wait()
    return acknowledged


def check_after_kills(rounds):
    make_county()
    acknowledged = []
    for round_ in range(rounds):
        acknowledged += killed_load(round_, 5 + round_ * 7 % 31)
    assert len(acknowledged) > rounds * 5
    steps = {"begun": "receive", "accepted": "accept", "heard": "hear"}
    kept = set(Event.objects.values_list("case_id", "step"))
    assert {(int(pk), steps[what]) for what, pk in acknowledged} <= kept
    stages = {0: "收到", 1: "受理", 2: "受理"}
    for plea in Plea.objects.prefetch_related("events", "opinions", "deadlines"):
        steps_taken = [event.step for event in sorted(plea.events.all(), key=lambda event: event.seq)]
        assert steps_taken == ["receive", "accept", "hear"][: plea.version]
        assert plea.stage == stages[plea.version - 1]
        assert len(plea.opinions.all()) == steps_taken.count("hear")
        assert len(plea.deadlines.all()) == (3 if plea.done("accept") else 1)
        assert (plea.number is not None) == plea.done("accept")
    assert list(verify()) == []


def test_a_process_killed_in_the_middle_leaves_every_case_at_a_step_boundary():
    check_after_kills(3)


@pytest.mark.slow
def test_fifty_kills_lose_nothing_that_was_acknowledged():
    check_after_kills(50)


def test_the_sweeper_heals_a_promise_that_a_crash_left_behind(monkeypatch):
    from guiju.procedure import outbox

    county = make_county()
    done = []
    monkeypatch.setitem(outbox._handlers, "paper", lambda promise: done.append(promise.pk))
    monkeypatch.setattr(outbox, "deliver", lambda promises: 0)
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="o")
    plea.act("accept", county.gov_handler, key="a")
    assert Outbox.objects.get().done_at is None
    monkeypatch.undo()
    monkeypatch.setitem(outbox._handlers, "paper", lambda promise: done.append(promise.pk))
    assert outbox.sweep() == 1
    assert outbox.sweep() == 0
    assert done == [Outbox.objects.get().pk]


def test_a_failing_handler_is_kept_with_its_promise_and_tried_again(monkeypatch):
    from guiju.procedure import outbox

    county = make_county()

    def fail(promise):
        raise ValueError("打印机缺纸")

    monkeypatch.setitem(outbox._handlers, "paper", fail)
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="o")
    plea.act("accept", county.gov_handler, key="a")
    promise = Outbox.objects.get()
    assert (promise.attempts, promise.done_at) == (1, None)
    assert "打印机缺纸" in promise.error
    monkeypatch.setitem(outbox._handlers, "paper", lambda promise: None)
    assert outbox.sweep() == 1
