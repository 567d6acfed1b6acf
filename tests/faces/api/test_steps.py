"""Steps over the API: the same refusals as everywhere, once for each key, told when somebody was quicker."""

import pytest

from guiju.procedure.models import Case, Event
from guiju.procedure.verify import verify
from tests.sample.models import Plea


@pytest.fixture
def opened(county, program):
    machine = program(county.gov_clerk)
    return machine.post(
        "/cases/plea", key="open", step="receive", body=county.government.pk, data={"ground": "不服罚款"}
    ).json()


def test_a_case_is_opened_and_taken_to_its_end_by_its_officials(county, program, opened):
    path = f"/cases/{opened['id']}"
    told = program(county.gov_handler).post(f"{path}/steps/accept").json()
    assert (told["stage"], told["number"], told["version"]) == ("受理", "酉府诉〔2026〕1号", 2)
    program(county.gov_handler).post(f"{path}/steps/hear", data={"text": "听取"})
    done = program(county.gov_head).post(f"{path}/steps/decide", data={"outcome": "revoke", "reasons": "违法"}).json()
    assert (done["stage"], done["closed_on"]) == ("决定", "2026-08-03")
    assert list(verify()) == []


def test_the_law_speaks_in_the_refusal_and_nothing_has_changed(county, program, opened):
    path = f"/cases/{opened['id']}"
    program(county.gov_handler).post(f"{path}/steps/accept")
    before = list(Case.objects.values())
    refused = program(county.gov_head).post(f"{path}/steps/decide", data={"outcome": "revoke", "reasons": "违法"})
    assert refused.status_code == 422
    assert refused.json() == {"message": "应当听取当事人意见", "law": "行政复议法第四十九条", "fields": {}}
    assert list(Case.objects.values()) == before


def test_the_fields_that_are_wrong_are_named(county, program):
    answer = program(county.gov_clerk).post(
        "/cases/plea", step="receive", body=county.government.pk, data={"amount": "-3", "colour": "red"}
    )
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"ground", "amount", "colour"}
    assert not Case.objects.exists()


def test_a_request_sent_twice_is_done_once_and_answered_alike(county, program, opened):
    clerk, handler = program(county.gov_clerk), program(county.gov_handler)
    again = clerk.post(
        "/cases/plea", key="open", step="receive", body=county.government.pk, data={"ground": "不服罚款"}
    )
    assert (again.status_code, again.json()) == (201, opened)
    first = handler.post(f"/cases/{opened['id']}/steps/accept", key="a", version=1)
    second = handler.post(f"/cases/{opened['id']}/steps/accept", key="a", version=1)
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert Event.objects.count() == 2


def test_a_key_used_for_something_else_is_a_conflict(county, program, opened):
    clerk = program(county.gov_clerk)
    sent = {"step": "receive", "body": county.government.pk, "data": {"ground": "另一件事"}}
    assert clerk.post("/cases/plea", key="open", **sent).status_code == 409
    assert clerk.post(
        "/cases/rectification", key="open", step="register", body=county.government.pk, data={}
    ).status_code in (409, 422)
    assert Case.objects.count() == 1


def test_two_users_keys_do_not_meet(county, program, opened):
    town = program(county.town_clerk)
    other = town.post("/cases/plea", key="open", step="receive", body=county.township.pk, data={"ground": "不服罚款"})
    assert other.status_code == 201
    assert other.json()["id"] != opened["id"]


def test_who_read_an_older_version_is_told(county, program, opened):
    path = f"/cases/{opened['id']}/steps"
    assert program(county.gov_handler).post(f"{path}/accept", version=1).status_code == 200
    stale = program(county.gov_head).post(f"{path}/refuse", version=1, data={"reasons": "超期"})
    assert stale.status_code == 409
    assert "重新读取" in stale.json()["message"]


def test_the_day_of_the_act_and_the_reason_of_lateness_are_taken(county, program, opened):
    Plea.objects.update(last_at="2026-07-20T01:00:00+00:00")
    handler, path = program(county.gov_handler), f"/cases/{opened['id']}/steps/accept"
    assert "late_reason" in handler.post(path, at="2026-07-25T10:00:00+08:00").json()["fields"]
    told = handler.post(path, at="2026-07-25T10:00:00+08:00", late_reason="停电").json()
    assert told["last_at"].startswith("2026-07-25T")
    assert handler.post(path, at="2026-08-04T10:00:00+08:00").status_code == 422


def test_the_other_body_answers_in_its_own_name(county, program, plea):
    plea.act("accept", county.gov_handler, key="a")
    answer = program(county.market_clerk).post(f"/cases/{plea.pk}/steps/reply", data={"reasons": "依法作出"})
    assert answer.status_code == 200
    assert program(county.gov_clerk).post(f"/cases/{plea.pk}/steps/reply", data={"reasons": "x"}).status_code == 403


def test_what_is_chosen_must_be_within_the_callers_sight(county, program):
    """An id must not tell whether a row exists that its sender may not see."""
    from tests.conftest import make_officers

    theirs, none = make_officers(county.market, 1)[0].pk, 10**9
    machine = program(county.town_clerk)

    def answer(pk):
        sent = {"step": "receive", "body": county.township.pk, "data": {"ground": "x", "party": pk}}
        return machine.post("/cases/plea", **sent).json()["message"].replace(str(pk), "")

    assert answer(theirs) == answer(none)
