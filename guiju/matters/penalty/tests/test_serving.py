"""How a decision reaches the party (行政处罚法 61; 民事诉讼法)."""

import datetime as dt

import pytest

from guiju.matters.penalty.tests.conftest import (
    DAY,
    refused,
    to_decided,
)
from guiju.procedure import clock


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"service": "electronic"}, "签订确认书.*第六十一条第二款"),
        ({"service": "left"}, "见证人.*民事诉讼法第八十九条"),
        ({"service": "announced"}, "还没有发出公告.*第九十五条"),
        ({"service": "direct", "refused_to_sign": True}, "见证人"),
        ({"service": "direct", "served_on": dt.date(2026, 3, 9)}, "早于决定日期"),
    ],
)
def test_how_a_decision_is_served(walk, data, says):
    to_decided(walk)
    refused(walk, says, "serve", **{"served_on": DAY} | data)


def test_an_announcement_serves_when_its_period_is_over(walk):
    to_decided(walk)
    walk.do("announce", announced_on=DAY, announced_in="官网，此前邮寄被退回")
    with clock.standing_at(dt.date(2026, 4, 9)):
        refused(walk, "公告到2026-04-09期满", "serve", served_on=dt.date(2026, 4, 8), service="announced")
        walk.do("serve", served_on=dt.date(2026, 4, 9), service="announced")
