"""Who may take which step: every role by every step, in the case's own body and in another."""

import pytest
from django.db import transaction

from guiju.matters.penalty.models import CrimeTransfer, Penalty, PenaltyHearing
from guiju.matters.penalty.tests.conftest import DAY, Walk, registered, suspected, to_informed
from guiju.procedure.judge import missing
from guiju.procedure.refusal import Forbidden, Refused
from guiju.procedure.steps import ANY
from guiju.registry.roles import Role

ROLES = [role for role in Role if role not in (Role.CLOCK, Role.REGISTRAR, Role.AUDITOR)]


def cases(walk):
    """One case of each kind."""
    to_informed(walk, hearing_told=True)
    yield walk.case
    walk.do("ask_hearing")
    yield PenaltyHearing.objects.get(origin=walk.case.pk)
    yield suspected(Walk(walk.world).begin("register", **registered(walk.world))).case


def attempt(case, name, actor):
    """Try a step without its form from a stage that it leaves; rolled back whatever comes of it."""
    versions = case.procedure.versions[name]
    step = next(one for one in versions if one.in_force(DAY))
    with transaction.atomic():
        if step.opens:
            type(case).begin(name, actor, {}, body=case.body, key=f"m-{name}-{actor.pk}")
        else:
            stage = next((one for one in step.sources if one is not ANY), case.stage)
            case.stage = stage
            case.act(name, actor, {}, key=f"m-{name}-{actor.pk}")
        transaction.set_rollback(True)


def test_only_the_roles_that_a_step_names_may_take_it_and_only_in_the_cases_body(walk):
    tried = 0
    for case in cases(walk):
        model, pk = type(case), case.pk
        for name, versions in model.procedure.versions.items():
            step = next(one for one in versions if one.in_force(DAY))
            fresh = model.objects.get(pk=pk)
            for role in ROLES:
                for place in ("market", "town"):
                    actor = getattr(walk.world, f"{place}_{role}")
                    lawful = role in step.by and (place == "market")
                    if step.opens and place == "town":
                        continue
                    try:
                        attempt(fresh, name, actor)
                        outcome, fresh = "taken", model.objects.get(pk=pk)
                    except Forbidden:
                        outcome = "forbidden"
                    except Refused:
                        outcome = "refused"
                    assert (outcome != "forbidden") == lawful, (model.__name__, name, role, place, outcome)
                    tried += 1
    assert tried > 1500


@pytest.mark.parametrize("model", [Penalty, PenaltyHearing, CrimeTransfer])
def test_every_step_names_its_article_and_the_article_is_held(model):
    from guiju.law.statutes import cite_all

    for versions in model.procedure.versions.values():
        for step in versions:
            assert cite_all(step.law), step.name
            assert step.label


def test_every_refusal_cites_an_article_that_is_held():
    """The citations in the guards themselves, read from the source."""
    import re
    from pathlib import Path

    from guiju.law.statutes import cite_all

    folder = Path(__file__).parents[1]
    cited = {
        text
        for path in [*folder.glob("models/*.py"), *folder.glob("*.py")]
        for text in re.findall(r'law="([^"{]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(cited) > 40
    for text in cited:
        assert cite_all(text), text


def test_what_a_step_still_lacks_is_told_without_its_form(walk):
    """The case page asks the guards before anything is filled in; none may stumble over an empty form."""
    told = {}
    for case in cases(walk):
        for stage in type(case).Stage:
            for step in case.procedure.at_hand(stage, DAY):
                fresh = type(case).objects.get(pk=case.pk)
                fresh.stage = stage
                actor = getattr(walk.world, f"market_{step.by[0]}")
                told[step.name] = missing(fresh, step, actor, step.by[0])
    assert "只有当场处罚" in told["report_back"]
    assert told["question"] == ""
