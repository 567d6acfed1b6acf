"""A county with pleas of two years, and its snapshot."""

import datetime as dt

import pytest

from guiju.lake.snapshot import take
from guiju.procedure import clock
from tests.sample.models import Meeting, Plea

#: opened, accepted and decided (outcome) or refused, amount, answering body
HISTORIES = [
    ("2023-05-10", "2023-05-12", "2023-07-01", "revoke", "100.10", "market"),
    ("2023-11-20", "2023-11-22", "2024-01-01", "uphold", "0.20", None),
    ("2023-12-30", "2024-01-02", None, None, None, "township"),
    ("2024-01-05", None, "2024-01-05", "refused", "3", "market"),
    ("2024-01-31", "2024-02-01", "2024-03-20", "revoke", "1000000.00", "township"),
    ("2024-02-29", "2024-03-04", "2024-12-31", "uphold", "0.30", "market"),
    ("2024-06-03", "2024-06-05", "2025-01-02", "revoke", "5.55", None),
    ("2024-12-31", None, None, None, "7", "township"),
]


def play(county, histories=HISTORIES):
    """Take the histories through the kernel. They are told in 2025, step by step."""
    pleas = []
    for at, (opened, accepted, ended, end, amount, against) in enumerate(histories):
        data = {"ground": f"第{at}件"}
        data |= {"amount": amount} if amount else {}
        data |= {"counterpart": getattr(county, against).pk} if against else {}
        plea = Plea.begin(
            "receive", county.gov_clerk, data, body=county.government, key=f"p{at}", at=_day(opened), late_reason="补录"
        )
        told = {"late_reason": "补录"}
        if accepted:
            plea.act("accept", county.gov_handler, key="a", at=_day(accepted), **told)
        if ended and end == "refused":
            plea.act("refuse", county.gov_head, {"reasons": "不属于"}, key="r", at=_day(ended), **told)
        elif ended:
            plea.act("decide", county.gov_head, {"outcome": end, "reasons": "理由"}, key="d", at=_day(ended), **told)
        pleas.append(plea)
    return pleas


def _day(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def played(county):
    with clock.standing_at(dt.date(2025, 2, 1)):
        pleas = play(county)
        for at, (body, day, people) in enumerate(
            [
                ("market", "2024-01-15", 10),
                ("market", "2024-03-15", 5),
                ("justice", "2024-03-01", None),
                ("market", "2023-01-01", 9),
            ]
        ):
            data = {"topic": f"会{at}", "held_on": _day(day)} | ({"attendance": people} if people else {})
            Meeting.record(getattr(county, f"{body}_clerk"), data, body=getattr(county, body), key=f"m{at}")
        yield pleas


@pytest.fixture
def snapshot(played, tmp_path):
    return take(tmp_path / "snapshot", 2024)
