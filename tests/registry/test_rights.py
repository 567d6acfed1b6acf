"""Row rights: who sees which rows, at a cost that does not grow with the rights."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju.procedure import clock
from guiju.procedure.models import Case, Deadline, Event, Reading
from guiju.registry.models import Body, Officer, User
from guiju.registry.rights import RowRights
from guiju.registry.roles import OVERSEERS, Role
from tests.conftest import make_officers
from tests.sample.models import Meeting, Plea

DAY = dt.date(2026, 8, 3)


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(DAY):
        yield


def begin(county, place, body, **data):
    return Plea.begin(
        "receive", getattr(county, f"{place}_clerk"), {"ground": "x"} | data, body=body, key=str(data) + place
    )


@pytest.fixture
def pleas(county):
    """One of each body; one answered by the township; one of the government that is not public."""
    return {
        "gov": begin(county, "gov", county.government),
        "market": begin(county, "market", county.market),
        "town": begin(county, "town", county.township),
        "answered": begin(county, "market", county.market, counterpart=county.township),
        "secret": begin(county, "gov", county.government, secret=True),
    }


def seen(pleas, user):
    user.forget_posts()
    pks = set(Case.objects.visible_to(user).values_list("pk", flat=True))
    return {name for name, plea in pleas.items() if plea.pk in pks}


def test_who_works_in_a_body_sees_its_rows_and_those_it_answers(county, pleas):
    assert seen(pleas, county.market_handler) == {"market", "answered"}
    assert seen(pleas, county.town_handler) == {"town", "answered"}
    assert seen(pleas, county.gov_handler) == {"gov", "secret"}
    assert seen(pleas, county.justice_handler) == set()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CLOCK}))
def test_only_overseers_see_what_lies_below_them(county, pleas, role):
    user = User.objects.create_user("u", name="某人")
    user.post_set.create(body=county.justice, role=role, over=county.government)
    below = {"gov", "market", "town", "answered"}
    assert seen(pleas, user) == (below if role in OVERSEERS else set())


def test_an_overseer_does_not_see_what_is_not_public(county, pleas):
    assert "secret" not in seen(pleas, county.justice_supervisor)
    assert "secret" in seen(pleas, county.gov_leader)


def test_an_overseer_of_a_part_sees_that_part_only(county, pleas):
    team = Body.objects.create(name="苍岭镇执法队", parent=county.township)
    county.town_handler.post_set.create(body=team, role=Role.CLERK)
    pleas["team"] = Plea.begin("receive", county.town_handler, {"ground": "x"}, body=team, key="team")
    assert seen(pleas, county.town_head) == {"town", "answered", "team"}
    assert seen(pleas, county.town_clerk) == {"town", "answered"}
    assert seen(pleas, county.market_head) == {"market", "answered"}


def test_a_second_tree_is_not_seen_by_the_head_of_the_first(county, pleas):
    other = Body.objects.create(name="秀县人民政府")
    clerk = User.objects.create_user("other", name="秀县某人")
    clerk.post_set.create(body=other, role=Role.CLERK)
    pleas["other"] = Plea.begin("receive", clerk, {"ground": "x"}, body=other, key="other")
    assert "other" not in seen(pleas, county.gov_leader)
    assert not county.gov_leader.sight.everything
    assert seen(pleas, clerk) == {"other"}


@pytest.mark.parametrize(
    "since, until", [(DAY - dt.timedelta(days=9), dt.date(2020, 1, 1)), (dt.date(2999, 1, 1), None)]
)
def test_a_post_counts_only_while_it_lasts(county, pleas, since, until):
    county.market_handler.post_set.update(since=since, until=until)
    assert seen(pleas, county.market_handler) == set()


def test_strangers_and_those_who_left_see_nothing(county, pleas):
    county.market_handler.is_active = False
    assert seen(pleas, county.market_handler) == set()
    assert seen(pleas, User.objects.create_user("nobody", name="无职")) == set()
    assert not Case.objects.visible_to(AnonymousUser()).exists()


def test_what_hangs_on_a_case_is_seen_with_it(county, pleas):
    for model in (Event, Deadline):
        cases = set(model.objects.visible_to(county.town_handler).values_list("case", flat=True))
        assert cases == {pleas["town"].pk, pleas["answered"].pk}
        overseen = set(model.objects.visible_to(county.justice_supervisor).values_list("case", flat=True))
        assert pleas["secret"].pk not in overseen
        assert len(overseen) == 4


PLACED = {
    "at the justice bureau": ("justice", None),
    "at the justice bureau, over the county": ("justice", "government"),
    "at the county government": ("government", None),
    "at a township": ("township", None),
}
ALL_BUT_SECRET = {"gov", "market", "town", "answered"}
SEEN_BY_OVERSEER = {
    "at the justice bureau": (set(), set()),
    "at the justice bureau, over the county": (ALL_BUT_SECRET, ALL_BUT_SECRET | {"secret"}),
    "at the county government": (ALL_BUT_SECRET | {"secret"},) * 2,
    "at a township": ({"town", "answered"},) * 2,
}  # fmt: skip
SEEN_BY_OTHERS = {
    "at the justice bureau": (set(), set()),
    "at the justice bureau, over the county": (set(), set()),
    "at the county government": ({"gov", "secret"},) * 2,
    "at a township": ({"town", "answered"},) * 2,
}


@pytest.mark.parametrize("place", PLACED)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CLOCK}))
def test_cases_and_the_log_of_readings_follow_role_and_placement(county, pleas, role, place):
    """An overseer sees along the tree he is placed over; the log also says who opened what he himself may not open."""
    for plea in pleas.values():
        Reading.objects.create(user=county.market_handler, case_id=plea.pk, at=clock.now())
    body, over = PLACED[place]
    user = User.objects.create_user("u", name="某人")
    user.post_set.create(body=getattr(county, body), role=role, over=getattr(county, over) if over else None)
    cases, readings = (SEEN_BY_OVERSEER if role in OVERSEERS else SEEN_BY_OTHERS)[place]
    assert seen(pleas, user) == cases
    log = set(Reading.objects.visible_to(user).values_list("case_id", flat=True))
    assert {name for name, plea in pleas.items() if plea.pk in log} == readings


def test_registers_and_officers_are_rows_of_their_bodies(county):
    make_officers(county.market, 1)
    Meeting.record(county.market_clerk, {"topic": "x", "held_on": DAY}, body=county.market, key="m")
    for model in (Officer, Meeting):
        assert model.objects.visible_to(county.market_cashier).count() == 1
        assert model.objects.visible_to(county.town_head).count() == 0
        assert model.objects.visible_to(county.justice_supervisor).count() == 1


@pytest.mark.parametrize("posts", [1, 5, 170, 1400])
def test_the_number_of_statements_does_not_grow_with_the_posts(county, posts):
    user = User.objects.create_user("many", name="兼职多")
    bodies = Body.objects.bulk_create(
        [
            Body(name=f"单位{i}", parent=county.government, path=f"/{county.government.pk}/{10_000 + i}/")
            for i in range(posts)
        ]
    )
    user.post_set.model.objects.bulk_create(
        [user.post_set.model(user=user, body=body, role=Role.CLERK) for body in bodies]
    )
    user.post_set.create(body=county.justice, role=Role.SUPERVISOR, over=county.government)
    with CaptureQueriesContext(connection) as captured:
        list(Case.objects.visible_to(user))
        list(Case.objects.visible_to(user).waiting_for(user))
        list(Event.objects.visible_to(user))
    assert len(captured) <= 6


def test_every_model_that_belongs_to_bodies_asks_the_one_class_that_knows():
    """A model that names its bodies but has another manager would be a side door."""
    from django.apps import apps

    for model in apps.get_models():
        if hasattr(model, "row_bodies"):
            assert isinstance(model._default_manager.all(), RowRights), model
            for lookup in model.row_bodies:
                model._default_manager.filter(**{f"{lookup}__in": [1]})
