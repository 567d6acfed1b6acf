"""The first page says of each case what the reader can do now, or what the case still wants for."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju.matters.penalty.tests.conftest import DAY, Walk, make_world, registered, to_served
from guiju.procedure import clock
from tests.faces.test_pages import signed_in


@pytest.fixture
def world(db):
    with clock.standing_at(DAY):
        yield make_world()


def fined(world):
    """A fine of 5,000 that was served."""
    walk = Walk(world).begin("register", **registered(world))
    return to_served(walk, same_act_reason="另一处商铺")


def first_page(client, user):
    return signed_in(client, user).get("/").content.decode()


def test_a_step_that_the_law_still_refuses_is_not_called_the_next_one(client, world):
    walk = fined(world)
    html = first_page(client, world.market_head)
    assert "尚不能结案：处罚还没有履行完毕：罚款5000元未缴（行政处罚法第六十六条）" in html
    assert "下一步" not in html
    walk.do("publish", public_until=DAY + dt.timedelta(300))
    walk.do("pay", amount=5000, paid_on=DAY, voucher="1")
    html = first_page(client, world.market_head)
    assert "下一步：结案<" in html
    assert "尚不能" not in html


def test_the_page_costs_as_many_queries_for_many_cases_as_for_one(client, world):
    def asked():
        signed_in(client, world.market_clerk)
        with CaptureQueriesContext(connection) as captured:
            html = client.get("/").content.decode()
        return html.count("已送达"), len(captured)

    fined(world)
    asked()  # what is read once and kept
    one = asked()
    for _ in range(3):
        fined(world)
    assert asked() == (one[0] + 3, one[1])
