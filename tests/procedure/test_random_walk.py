"""No history that can be reached breaks the kernel's promises: random steps on every line; a model of the sample."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from guiju.procedure import clock
from guiju.procedure.models import Case, Deadline, Event
from guiju.procedure.models.deadline import DeadlineState
from guiju.procedure.refusal import Conflict, Forbidden, Refused
from guiju.procedure.tick import tick
from guiju.procedure.verify import verify
from guiju.registry.roles import Role
from tests.procedure.walking import Walk, make_world
from tests.sample.models import Plea

LINES = [pytest.param(model, id=model._meta.label) for model in Case.lines()]
CALM = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


def check(case):
    """What holds of every case at every moment."""
    fresh = type(case).objects.get(pk=case.pk)
    events = list(Event.objects.filter(case=case.pk).order_by("seq"))
    assert fresh.version == len(events) == events[-1].seq
    assert fresh.head == events[-1].hash
    assert fresh.stage == events[-1].target
    assert fresh.stage in [str(stage) for stage in fresh.procedure.stages]
    assert all(after.source == before.target for before, after in zip(events, events[1:], strict=False))
    assert all(before.at <= after.at for before, after in zip(events, events[1:], strict=False))
    assert (fresh.closed_on is not None) == (fresh.stage in fresh.procedure.final)
    running = list(Deadline.objects.filter(case=case.pk, state=DeadlineState.RUNNING))
    owed = [one.due for one in running if not fresh.procedure.limits[one.limit].holds]
    assert fresh.next_due == min(owed, default=None)
    if fresh.stage in fresh.procedure.final:
        assert not Deadline.objects.filter(case=case.pk, state__in=("running", "paused")).exclude(
            limit__in=_started_by(events[-1], fresh)
        )
    assert {name: times for name, (times, _) in fresh.history.items()} == {
        name: sum(event.step == name for event in events) for name in {event.step for event in events}
    }
    for one in running:
        assert one.receipt["due"][:10] == (one.due_at or one.due).isoformat()[:10] or one.due_at


def _started_by(event, case):
    return [name for name, limit in case.procedure.limits.items() if event.step in limit.since]


@pytest.mark.parametrize("model", LINES)
def test_random_histories_keep_the_kernels_promises(model, county, officers):
    world = make_world(county, officers)
    reached, refusals = set(), []

    @settings(max_examples=12, derandomize=True, phases=[Phase.generate], **CALM)
    # Nothing is shrunk here, so each draw need not be Hypothesis's own (which doubles the time): its seed is enough.
    @given(st.randoms(use_true_random=True), st.sampled_from([dt.date(2024, 3, 1), dt.date(2026, 7, 6)]))
    def walks(dice, day):
        walk = Walk(world, model, dice, day)
        for _ in walk.go(30):
            check(walk.case)
            reached.add(walk.case.stage)
        refusals.extend(walk.refusals)
        if walk.case is not None:
            with clock.standing_at(walk.day + dt.timedelta(days=400)):
                tick()
            check(walk.case)

    walks()
    assert list(verify()) == []
    # A line that only another case leads to refuses to be opened by itself, and says by which article.
    assert reached or all(refusal.law or refusal.fields for refusal in refusals)


#: The sample line once more, as a lawyer would draw it: from where, by whom, to where.
MAP = {
    "accept": ({"收到"}, Role.HANDLER, "受理"),
    "refuse": ({"收到"}, Role.HEAD, "不予受理"),
    "suspend": ({"受理"}, Role.HEAD, "中止"),
    "resume": ({"中止"}, Role.HEAD, "受理"),
    "extend": ({"受理"}, Role.UNIT_HEAD, None),
    "hear": ({"受理"}, Role.HANDLER, None),
    "note": ({"收到", "受理", "中止"}, Role.HANDLER, None),
    "decide": ({"受理"}, Role.HEAD, "决定"),
    "assign": ({"收到", "受理", "中止"}, Role.UNIT_HEAD, None),
}


class Drawn(RuleBasedStateMachine):
    """The kernel on the sample line beside a model of it."""

    def __init__(self):
        super().__init__()
        self.now = clock.as_moment(dt.date(2026, 8, 3))
        self.keys = 0
        with clock.standing_at(self.now):
            self.plea = Plea.begin(
                "receive",
                COUNTY.gov_clerk,
                {"ground": "不服罚款"},
                body=COUNTY.government,
                key=f"d{Case.objects.count()}",
            )
        self.stage, self.heard, self.events = "收到", False, 1
        self.screening = self.plea.next_due

    def act(self, name, actor, data):
        self.keys += 1
        with clock.standing_at(self.now):
            return Plea.objects.get(pk=self.plea.pk).act(name, actor, data, key=f"k{self.keys}")

    @rule(name=st.sampled_from(sorted(MAP)), role=st.sampled_from(sorted(Role)), place=st.sampled_from(["gov", "town"]))
    def anybody_tries(self, name, role, place):
        actor = getattr(COUNTY, f"{place}_{role}", None)
        sources, by, target = MAP[name]
        wanted = {
            "refuse": {"reasons": "超期"}, "hear": {"text": "意见"}, "assign": {"handler": COUNTY.gov_handler},
            "decide": {"outcome": "revoke", "reasons": "违法"},
        }  # fmt: skip
        allowed = self.stage in sources and actor is not None and place == "gov"
        allowed = allowed and (role == by or (name == "assign" and role == Role.HEAD))
        allowed = allowed and (name != "decide" or self.heard)
        trial = Deadline.objects.filter(case=self.plea.pk, limit="trial", state=DeadlineState.RUNNING).first()
        if name == "extend" and trial and (self.now.date() > trial.due or trial.extensions):
            allowed = False
        if not allowed:
            with pytest.raises(Refused):
                self.act(name, actor, wanted.get(name, {}))
            return
        self.act(name, actor, wanted.get(name, {}))
        self.events += 1
        self.stage = target or self.stage
        self.heard = self.heard or name == "hear"

    @rule(days=st.integers(0, 25))
    def days_go_by(self, days):
        self.now += dt.timedelta(days=days)

    @rule()
    def the_clock_does_its_work(self):
        with clock.standing_at(self.now):
            tick()
        if self.stage == "收到" and self.now.date() > self.screening:
            self.stage, self.events = "受理", self.events + 1

    @precondition(lambda self: self.events > 1)
    @rule()
    def an_old_request_comes_again(self):
        last = Event.objects.filter(case=self.plea.pk).exclude(actor=None).order_by("-seq").first()
        if last.key.startswith("k"):
            with clock.standing_at(self.now):
                again = Plea.objects.get(pk=self.plea.pk).act(last.step, last.actor, last.data, key=last.key)
            assert again.pk == last.pk

    @precondition(lambda self: self.events > 1)
    @rule()
    def an_old_page_is_sent(self):
        stale = Plea.objects.get(pk=self.plea.pk)
        stale.version -= 1
        with clock.standing_at(self.now), pytest.raises((Conflict, Refused)):
            stale.act("note", COUNTY.gov_handler, {}, key="stale")

    @invariant()
    def the_kernel_agrees_with_the_map(self):
        fresh = Plea.objects.get(pk=self.plea.pk)
        assert (fresh.stage, fresh.version) == (self.stage, self.events)
        assert (fresh.number is not None) == fresh.done("accept", "deem_accepted")
        check(fresh)


COUNTY = None


def test_the_sample_line_is_what_its_map_says(county):
    global COUNTY
    COUNTY = county
    run_state_machine_as_test(
        Drawn, settings=settings(max_examples=40, stateful_step_count=25, derandomize=True, **CALM)
    )
    assert list(verify()) == []


def test_a_forbidden_step_is_told_apart_from_a_refused_one(county):
    with clock.standing_at(dt.date(2026, 8, 3)):
        plea = Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="o")
        with pytest.raises(Forbidden):
            plea.act("accept", county.gov_clerk, key="a")
        with pytest.raises(Refused) as refused:
            plea.act("resume", county.gov_head, key="b")
    assert not isinstance(refused.value, Forbidden)
