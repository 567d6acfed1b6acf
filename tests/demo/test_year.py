"""A year that was told compiles to exactly what was published, through the kernel and nothing else."""

import pytest
from django.db import transaction

from guiju.demo.comparison import EXACT, UNMET, WITHIN, compare
from guiju.facts.compile import compile_facts
from guiju.lake.snapshot import take
from guiju.procedure import clock, outbox
from guiju.procedure.models import Case, Event, Outbox
from guiju.procedure.verify import verify
from guiju.registry.models import Body, Officer, Subject, User
from tests.demo.conftest import FIGURES, TODAY, figure, small


def facts_of(profile, folder):
    with clock.standing_at(TODAY):
        return {
            year: compile_facts(take(folder / str(year), year))
            for year in {profile.year, *(one.year for one in profile.figures)}
        }


def test_every_published_figure_compiles_and_every_chain_verifies(tell, tmp_path):
    profile = small(*FIGURES)
    county, told = tell(profile)
    facts = facts_of(profile, tmp_path)
    lines = compare(profile, told, facts, county.justice.name)
    assert {line.figure.id: line.compiled for line in lines if line.mark not in (EXACT, WITHIN)} == {}
    assert [line.figure.id for line in lines if line.mark == WITHIN] == ["publicity.events"]
    assert facts[2024].about.violations == ()
    assert list(verify()) == []


def test_a_contradiction_is_shown_beside_what_was_compiled(tell, tmp_path):
    theirs = [figure("reconsideration.handled", 17)]
    profile = small(figure("reconsideration.handled", 15), keeps=("reconsideration",), other=theirs)
    county, told = tell(profile)
    first, second = compare(profile, told, facts_of(profile, tmp_path), county.justice.name)
    assert (first.mark, first.compiled) == (UNMET, "17件")
    assert "局年报" in first.why
    assert second.mark == EXACT


def test_the_same_seed_gives_the_same_snapshot_and_another_does_not(tell, tmp_path):
    from dataclasses import replace

    profile = small(*FIGURES[:3], usual={"enforcement.penalties": 12})

    def id_of(one, name):
        with transaction.atomic():
            tell(one)
            with clock.standing_at(TODAY):
                made = take(tmp_path / name, 2024).id
            transaction.set_rollback(True)
        return made

    first = id_of(profile, "a")
    assert id_of(profile, "b") == first
    assert id_of(replace(profile, seed=8), "c") != first


def test_the_county_is_whole_and_alive(tell):
    county, _ = tell(small())
    for model in (Body, Subject):
        for one in model.objects.all():
            one.full_clean()
    assert all(officer.certified(TODAY) for officer in Officer.objects.prefetch_related("certificates"))
    assert not any(user.has_usable_password() for user in User.objects.all())
    recent = Case.objects.open().filter(opened_on__year=2026)
    assert {"penalty", "reconsideration", "lawsuit", "rectification"} <= set(recent.values_list("line", flat=True))
    outbox.sweep()  # a test's transaction never commits, and papers are made after the commit
    assert recent.filter(papers__isnull=False).exists()
    assert not Outbox.objects.filter(done_at=None).exists()
    handler = User.objects.get(pk=county.who(county.departments[1], "handler").pk)
    assert Case.objects.visible_to(handler).waiting_for(handler).exists()


def test_no_step_is_taken_on_or_after_the_present_day(tell):
    tell(small(usual={"enforcement.penalties": 5}))
    assert Event.objects.latest("at").at.astimezone(clock.SHANGHAI).date() < TODAY


@pytest.mark.parametrize("cases", [7, 90])
def test_the_number_of_penalties_can_be_scaled(cases):
    from guiju.demo import year
    from guiju.demo.plan import plan
    from guiju.demo.stories import penalties

    told = year.scaled(plan(small(figure("enforcement.penalties", 41))), cases)
    assert told("enforcement.penalties") == cases
    kinds = [key for key in told.numbers if key[0].startswith("enforcement.penalties_") and "spot" not in key[0]]
    assert sum(told.numbers[key] for key in kinds) == cases
    assert penalties.count(told) >= cases
