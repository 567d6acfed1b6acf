"""Registers over the API."""

import pytest

from guiju.procedure.models import Change
from tests.sample.models import Meeting

PATH = "/registers/sample/meeting"


@pytest.fixture
def row(county, program):
    sent = {"body": county.government.pk, "data": {"topic": "常务会议学法", "held_on": "2026-08-01", "attendance": 30}}
    return program(county.gov_clerk).post(PATH, key="m", **sent).json()


def test_a_row_is_recorded_once_listed_amended_and_struck_off(county, program, row):
    clerk = program(county.gov_clerk)
    again = clerk.post(
        PATH, key="m", body=county.government.pk, data={"topic": "常务会议学法", "held_on": "2026-08-01"}
    )
    assert again.json()["id"] == row["id"]
    assert row["fields"] == {"topic": "常务会议学法", "held_on": "2026-08-01", "attendance": 30}
    amended = clerk.post(f"{PATH}/{row['id']}/amend", data={"attendance": 31}, reason="点错了").json()
    assert (amended["fields"]["attendance"], amended["version"]) == (31, 2)
    assert clerk.get(PATH).json()["items"] == [amended]
    assert clerk.post(f"{PATH}/{row['id']}/strike", reason="重复登记").json()["struck"]
    assert [change.kind for change in Change.objects.order_by("seq")] == ["add", "amend", "strike"]
    assert clerk.post(f"{PATH}/{row['id']}/amend", data={"attendance": 1}, reason="x").status_code == 422


def test_amending_needs_a_reason(county, program, row):
    answer = program(county.gov_clerk).post(f"{PATH}/{row['id']}/amend", data={"attendance": 31}, reason=" ")
    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["reason"])


def test_only_its_keepers_write_a_register(county, program, row):
    sent = {"body": county.government.pk, "data": {"topic": "x", "held_on": "2026-08-01"}}
    assert program(county.gov_head).post(PATH, **sent).status_code == 403
    assert program(county.town_clerk).post(PATH, **sent).status_code == 403
    assert program(county.gov_head).post(f"{PATH}/{row['id']}/strike", reason="x").status_code == 403
    assert Meeting.objects.count() == 1


def test_the_rows_of_other_bodies_are_not_seen(county, program, row):
    stranger = program(county.town_clerk)
    assert stranger.get(PATH).json()["items"] == []
    assert stranger.post(f"{PATH}/{row['id']}/amend", data={}, reason="x").status_code == 404
    assert stranger.post(f"{PATH}/{row['id']}/strike", reason="x").status_code == 404
    assert [one["id"] for one in program(county.justice_supervisor).get(PATH).json()["items"]] == [row["id"]]


@pytest.mark.parametrize("path", ["/registers/sample/plea", "/registers/registry/user", "/registers/no/no"])
def test_nothing_but_registers_is_a_register(county, program, path):
    assert program(county.gov_clerk).get(path).status_code == 404
