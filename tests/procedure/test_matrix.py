"""Every step of every line × every role × own and other body: allowed to try, or told whose step it is."""

import datetime as dt

import pytest

from guiju.procedure import clock
from guiju.procedure.act import blank
from guiju.procedure.judge import judge
from guiju.procedure.models import Case
from guiju.procedure.refusal import Forbidden, Refused
from guiju.procedure.steps import ANY
from guiju.registry.roles import Role

LINES = [pytest.param(model, id=model._meta.label) for model in Case.lines()]
ROLES = [role for role in Role if role not in (Role.CLOCK, Role.REGISTRAR, Role.AUDITOR)]
PLACES = {"market": "body", "town": "counterpart", "justice": "neither"}


def versions_of(model):
    for versions in model.procedure.versions.values():
        yield from versions


def day_for(step):
    """A day on which this version of the step is in force."""
    since, until = step.takes
    return since or until or dt.date(2026, 8, 3)


def standing(model, step, county):
    """A case at the place from which the step leads, not written anywhere."""
    case = blank(model, county.market, "k", None, None)
    case.counterpart = county.township
    if not step.opens:
        plain = [stage for stage in step.sources if stage is not ANY]
        case.stage = str(
            plain[0] if plain else next(s for s in model.procedure.stages if s not in model.procedure.final)
        )
        case.version = 1
    return case


def tried(case, step, actor):
    """How the kernel answers an empty form: `forbidden`, `refused` for another reason, or `taken`."""
    before = dict(vars(case))
    try:
        judge(case, step.name, actor, {}, key="k", at=None, late_reason="", deadlines=[])
    except Forbidden:
        answer = "forbidden"
    except Refused:
        answer = "refused"
    else:
        return "taken"
    assert dict(vars(case)) == before, "a refusal must leave the case as it was"
    return answer


@pytest.mark.parametrize("model", LINES)
def test_a_step_is_its_roles_in_its_own_body_and_nobody_elses(model, county):
    cells = 0
    for step in versions_of(model):
        with clock.standing_at(day_for(step)):
            for place, where in PLACES.items():
                for role in ROLES:
                    case = standing(model, step, county)
                    answer = tried(case, step, getattr(county, f"{place}_{role}"))
                    allowed = role in step.by and where == step.of
                    assert (answer != "forbidden") == allowed, (step.name, place, role)
                    cells += 1
    assert cells >= len(ROLES) * len(PLACES)


@pytest.mark.parametrize("model", LINES)
def test_the_clock_takes_its_own_steps_and_no_others(model, county):
    for step in versions_of(model):
        with clock.standing_at(day_for(step)):
            answer = tried(standing(model, step, county), step, None)
        assert (answer != "forbidden") == (Role.CLOCK in step.by), step.name


@pytest.mark.parametrize("model", LINES)
def test_who_has_left_or_has_no_post_any_more_takes_no_step(model, county):
    for step in versions_of(model):
        if step.by == (Role.CLOCK,):
            continue
        place = "market" if step.of == "body" else "town"
        role = next(role for role in step.by if role != Role.CLOCK)
        user = getattr(county, f"{place}_{role}")
        with clock.standing_at(day_for(step)):
            user.is_active = False
            assert tried(standing(model, step, county), step, user) == "forbidden"
            user.is_active = True


@pytest.mark.parametrize("model", LINES)
def test_a_step_leads_only_from_its_own_stages(model, county):
    for step in versions_of(model):
        place = "market" if step.of == "body" else "town"
        actor = None if step.by == (Role.CLOCK,) else getattr(
            county, f"{place}_{next(role for role in step.by if role != Role.CLOCK)}"
        )  # fmt: skip
        for stage in model.procedure.stages:
            case = standing(model, step, county)
            case.stage, case.version = str(stage), 1
            if not step.opens and step.leaves(str(stage), model.procedure.final):
                continue
            with clock.standing_at(day_for(step)):
                assert tried(case, step, actor) == "refused", (step.name, stage)


@pytest.mark.parametrize("model", LINES)
def test_every_step_names_who_takes_it_and_its_article(model):
    for step in versions_of(model):
        assert step.by, step.name
        assert step.law, step.name
        assert set(step.by) <= set(Role), step.name
