"""Who may take a step: every step by every role, in its own body, the other body and a third."""

import datetime as dt

import pytest

from guiju.matters.rectification.models import Rectification
from guiju.procedure import clock
from guiju.procedure.act import blank
from guiju.procedure.judge import judge
from guiju.procedure.models import Case
from guiju.procedure.refusal import Forbidden, Refused
from guiju.procedure.steps import ANY
from guiju.registry.roles import Role

DAY = dt.date(2026, 3, 2)
PLACES = {"justice": "body", "market": "counterpart", "town": "third"}


def allowed(step, actor, case):
    try:
        judge(case, step.name, actor, {}, key="k", at=DAY, late_reason="", deadlines=[])
    except Forbidden:
        return False
    except Refused:
        return True
    return True


@pytest.mark.django_db
@pytest.mark.parametrize(
    "step",
    [one for versions in Rectification.procedure.versions.values() for one in versions],
    ids=lambda one: one.name,
)
def test_a_step_is_taken_by_its_roles_in_its_body_and_by_nobody_else(county, step):
    got, expected = set(), set()
    with clock.standing_at(DAY):
        for place, where in PLACES.items():
            for role in Role:
                actor = getattr(county, f"{place}_{role}", None)
                if actor is None:
                    continue
                case = blank(Rectification, county.justice, "k", None, DAY)
                case.counterpart, case.source, case.text, case.due_on = county.market, "own", "问题", DAY
                if not step.opens:
                    case.version, case.stage = 1, str(next(s for s in (*step.sources, "已录入") if s is not ANY))
                if allowed(step, actor, case):
                    got.add((where, role))
                if role in step.by and where == step.of:
                    expected.add((where, role))
    assert got == expected


def test_a_stranger_sees_nothing_and_both_bodies_see_theirs(county):
    with clock.standing_at(DAY):
        entry = {"source": "own", "document": "反馈", "text": "问题", "counterpart": county.market}
        Rectification.begin("enter", county.justice_clerk, entry, body=county.justice, key="k")
    assert Rectification.objects.visible_to(county.justice_clerk).count() == 1
    assert Rectification.objects.visible_to(county.market_clerk).count() == 1
    assert Rectification.objects.visible_to(county.town_clerk).count() == 0
    assert Rectification.objects.visible_to(county.gov_leader).count() == 1


def test_each_side_finds_what_waits_for_it(county):
    from guiju.matters.rectification.tests.walk import Walk

    walk = Walk(county).rectifying()
    assert list(Case.objects.waiting_for(county.market_handler)) == [Case.objects.get(pk=walk.case.pk)]
    assert list(Case.objects.waiting_for(county.town_handler)) == []
