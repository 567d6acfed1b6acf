"""Every step of an item is taken by its roles in its body and by nobody else; rows are seen by those they concern."""

import pytest

from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.tests.roles import DAY, may_and_should, named, steps_of
from guiju.matters.rectification.tests.walk import Walk
from guiju.procedure import clock
from guiju.procedure.models import Case


@pytest.mark.parametrize(("model", "step"), steps_of(Rectification), ids=named)
def test_a_step_is_taken_by_its_roles_in_its_body_and_by_nobody_else(county, model, step):
    with clock.standing_at(DAY):
        may, should = may_and_should(county, model, step)
    assert may == should


def test_a_stranger_sees_nothing_and_both_bodies_see_theirs(county):
    with clock.standing_at(DAY):
        entry = {"source": "own", "document": "反馈", "text": "问题", "counterpart": county.market}
        Rectification.begin("enter", county.justice_clerk, entry, body=county.justice, key="k")
    assert Rectification.objects.visible_to(county.justice_clerk).count() == 1
    assert Rectification.objects.visible_to(county.market_clerk).count() == 1
    assert Rectification.objects.visible_to(county.town_clerk).count() == 0
    assert Rectification.objects.visible_to(county.gov_leader).count() == 1


def test_each_side_finds_what_waits_for_it(county):
    walk = Walk(county).rectifying()
    assert list(Case.objects.waiting_for(county.market_handler)) == [Case.objects.get(pk=walk.case.pk)]
    assert list(Case.objects.waiting_for(county.town_handler)) == []
