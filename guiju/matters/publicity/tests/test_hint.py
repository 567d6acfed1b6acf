"""普法提示 (法治宣传教育法 57): to another unit, answered, or turned into a rectification."""

import datetime as dt

import pytest

from guiju.documents import pdf
from guiju.documents.issue import known_titles
from guiju.documents.models import Issued
from guiju.law.statutes import cite_all
from guiju.matters.publicity.models import Hint
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.tests.roles import may_and_should, named, steps_of
from guiju.procedure import clock
from guiju.procedure.refusal import Forbidden, Refused

DAY = dt.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(DAY):
        yield


def draft(county, **changes):
    data = {"counterpart": county.market, "shortcoming": "全年没有以案释法", "advice": "每季度一次"} | changes
    return Hint.begin("draft", county.justice_handler, data, body=county.justice, key="hint")


@pytest.fixture
def sent(county):
    case = draft(county)
    case.act("send", county.justice_head, key="send")
    return case


def test_a_hint_is_sent_answered_and_closed(sent, county):
    assert sent.number == "酉司普提〔2026〕1号"
    with pytest.raises(Forbidden):
        sent.act("feed_back", county.justice_clerk, {"feedback": "已改进"}, key="f")
    sent.act("feed_back", county.market_clerk, {"feedback": "已改进"}, key="f")
    sent.act("close", county.justice_head, {}, key="c")
    assert (sent.stage, sent.answered_on) == (Hint.Stage.CLOSED, DAY)


def test_a_hint_that_is_not_followed_is_rectified(sent, county):
    sent.act("escalate", county.justice_head, {"opinion": "没有改进"}, key="e")
    case = Rectification.objects.get()
    assert (case.source, case.counterpart, case.root_id) == ("publicity", county.market, sent.pk)
    assert case.received_on == DAY
    assert sent.stage == Hint.Stage.ESCALATED


@pytest.mark.parametrize(("model", "step"), steps_of(Hint), ids=named)
def test_a_step_is_taken_by_its_roles_in_its_body_and_by_nobody_else(county, model, step):
    may, should = may_and_should(county, model, step)
    assert may == should


def test_nobody_hints_at_himself(county):
    with pytest.raises(Refused, match="给其他单位的.*法治宣传教育法第五十七条"):
        draft(county, counterpart=county.justice)


def test_there_was_no_hint_before_the_law(county):
    with clock.standing_at(dt.date(2025, 10, 31)), pytest.raises(Refused, match="不适用"):
        draft(county)


def test_its_article_is_held_and_its_paper_has_a_writer():
    steps = [one for versions in Hint.procedure.versions.values() for one in versions if one.name != "assign"]
    assert {title for one in steps for title in one.makes} == known_titles(Hint)
    assert all(cite_all(one.law) for one in steps)


@pytest.mark.django_db(transaction=True)
def test_the_paper_says_what_is_wanted(sent):
    issued = Issued.objects.get()
    assert issued.number == "酉司普提函〔2026〕1号"
    assert "每季度一次" in str(issued.content)
    assert pdf.render(issued.paper).startswith(b"%PDF")
