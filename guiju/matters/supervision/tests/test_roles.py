"""Every step of a round and of a campaign is taken by its roles in its body and by nobody else."""

import pytest

from guiju.matters.rectification.tests.roles import DAY, may_and_should, named, steps_of
from guiju.matters.supervision.models import Campaign, Round
from guiju.procedure import clock


@pytest.mark.parametrize(("model", "step"), steps_of(Round, Campaign), ids=named)
def test_a_step_is_taken_by_its_roles_in_its_body_and_by_nobody_else(county, model, step):
    with clock.standing_at(DAY):
        may, should = may_and_should(county, model, step)
    assert may == should
