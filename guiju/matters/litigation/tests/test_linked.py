"""Suggestions, obligations to perform, the court's notices."""

import datetime as dt

import pytest

from guiju.law.clock import due
from guiju.matters.litigation.models import CourtNotice, Obligation, Suggestion
from guiju.matters.litigation.tests.conftest import DAY
from guiju.matters.litigation.tests.test_path import limit
from guiju.procedure import clock
from guiju.procedure.refusal import Forbidden, Refused

RULES = {
    "document": "LIT-D12", "governance": "LIT-D13", "procuratorate": "LIT-D14", "procuratorate_urgent": "LIT-D14b",
}  # fmt: skip


@pytest.mark.parametrize(("letter", "rule"), RULES.items())
def test_each_kind_of_suggestion_has_its_own_time(suggestion, letter, rule):
    at = suggestion(letter)
    assert limit(at, "answering").due == due(rule, DAY).due


def test_a_governance_suggestion_sets_its_own_time(suggestion):
    last = due("LIT-D13", DAY).due + dt.timedelta(7)  # two months are the rule, not the limit: 一般
    assert limit(suggestion("governance", reply_until=last), "answering_set").due == last


@pytest.mark.parametrize(("letter", "days"), [("governance", -1), ("procuratorate", 30)])
def test_no_other_time_may_be_entered(suggestion, letter, days):
    with pytest.raises(Refused, match="法释〔2023〕11号第八条"):
        suggestion(letter, reply_until=DAY + dt.timedelta(days))


@pytest.mark.parametrize(("wait", "in_time"), [(15, True), (16, False)])
def test_a_late_answer_is_known_to_be_late(suggestion, wait, in_time):
    at = suggestion("procuratorate_urgent").step("handle", "unit_head", unit="大队").wait(wait)
    at.step("answer", measures="清理", reply="已整改")
    assert (at.case.on_time, at.case.stage) == (in_time, Suggestion.Stage.ANSWERED)


@pytest.fixture
def owed(county):
    with clock.standing_at(DAY):
        data = {"counterpart": county.market, "duty": "judgment", "document": "终1号", "content": "重新处理"}
        return Obligation.begin("enter", county.justice_supervisor, data, body=county.justice, key="o")


def test_an_obligation_is_reported_by_who_owes_it_and_struck_off_by_who_watches(owed, county):
    with clock.standing_at(DAY):
        done = {"performance": "已处理", "proof": "决定书"}
        with pytest.raises(Forbidden):
            owed.act("report", county.justice_handler, done, key="1")
        owed.act("report", county.market_handler, done, key="1")
        owed.act("send_back", county.justice_handler, {"findings": "缺送达回证"}, key="2")
        owed.act("report", county.market_handler, done, key="3")
        owed.act("strike", county.justice_supervisor, {"findings": "属实"}, key="4")
    assert (owed.stage, owed.struck_on) == (Obligation.Stage.STRUCK, DAY)


def test_who_reported_does_not_check(county):
    """One person with posts in both bodies may not do both."""
    both = county.market_handler
    both.post_set.create(body=county.justice, role="handler")
    both.forget_posts()
    with clock.standing_at(DAY):
        data = {"counterpart": county.market, "duty": "reconsideration", "document": "决1号", "content": "x"}
        case = Obligation.begin("enter", county.justice_supervisor, data, body=county.justice, key="o")
        case.act("report", both, {"performance": "x", "proof": "y"}, key="1")
        with pytest.raises(Refused, match="不能自己核查销号"):
            case.act("strike", both, {"findings": "z"}, key="2")


def test_one_number_of_one_court_is_one_case(county):
    data = {
        "court": "酉县人民法院",
        "court_number": "（2024）渝初1号",
        "instance": "first",
        "received_on": "2024-03-01",
    }
    row = CourtNotice.record(county.justice_clerk, data, body=county.justice, key="a")
    with pytest.raises(Refused, match="已经登记过"):
        CourtNotice.record(county.justice_clerk, data, body=county.justice, key="b")
    row.strike(county.justice_clerk, "重复")
    CourtNotice.record(county.justice_clerk, data, body=county.justice, key="c")
