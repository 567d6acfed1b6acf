"""A reconsideration case from the application to its end in a browser, the respondent replying; at desk and phone."""

import datetime as dt

import pytest

from guiju.documents.models import Issued
from guiju.matters.reconsideration.choices import Condition
from guiju.matters.reconsideration.models import Reconsideration
from guiju.procedure import clock
from guiju.procedure.verify import verify
from guiju.registry.models import Subject
from tests.conftest import make_county
from tests.faces.browser import Desk, needs_browser
from tests.faces.test_penalty_story import fill, taken

pytestmark = [*needs_browser, pytest.mark.django_db(transaction=True)]


def test_the_government_and_the_respondent_take_a_case_to_its_end(chromium, live_server):
    county, today = make_county(), clock.today()
    Subject.objects.create(kind="person", name="张三")
    clerk, handler, unit = (
        Desk(chromium, live_server.url).sign_in(f"gov-{role}") for role in ("clerk", "handler", "unit_head")
    )
    head = Desk(chromium, live_server.url).sign_in("gov-head")
    respondent = Desk(chromium, live_server.url, 390, 844).sign_in("market-handler")

    clerk.page.goto("/cases/reconsideration/new/receive/")
    assert "Written" not in clerk.page.inner_text("main"), "notes for readers of the code are not shown"
    application = {
        "party": "张三", "act_kind": "penalty", "request": "撤销处罚决定", "counterpart": county.market.pk,
        "respondent_kind": "department", "known_on": today - dt.timedelta(3),
    }  # fmt: skip
    fill(clerk.page, **application)
    clerk.page.click("form .actions button")
    clerk.page.wait_for_url("**/case/*/")
    url = clerk.page.url
    assert "张三不服" in clerk.page.inner_text("h1")

    taken(handler, url, "accept", met=[one.value for one in Condition])
    taken(unit, url, "appoint", examiners=[str(county.gov_handler.pk), str(county.gov_unit_head.pk)])
    taken(handler, url, "send_copy", copy_served_on=today)

    respondent.page.goto("/")
    assert "书面答复并提交证据" in respondent.page.inner_text("main"), "the to-do list says what is asked"
    respondent.page.click("text=张三不服")
    assert respondent.page.locator("a.button:has-text('作出决定')").count() == 0
    taken(respondent, url, "answer_application", reply="原行为事实清楚，程序合法")
    assert respondent.wrong_by_axe() == []
    assert respondent.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    head.page.goto(url)
    head.page.locator(".limit summary").first.click()
    assert "起算" in head.page.inner_text(".limit[open]"), "each due date opens its receipt"
    head.page.goto(f"{url}decide/")
    decision = {"outcome": "uphold", "findings": "经审理查明……", "reasons": "事实清楚，程序合法"}
    fill(head.page, **decision)
    head.page.click("form .actions button")
    head.page.wait_for_selector(".refusal")
    assert "行政复议法第四十九条" in head.page.inner_text(".refusal"), "the applicant was not heard"
    assert head.page.input_value("[name=findings]") == "经审理查明……"

    taken(handler, url, "hear", person="张三", manner="phone", text="处罚过重")
    taken(head, url, "decide", **decision)
    taken(clerk, url, "serve", service="direct")

    case = Reconsideration.objects.get()
    assert (case.stage, case.outcome) == ("生效", "uphold")
    assert list(verify()) == []
    titles = set(Issued.objects.filter(case=case.pk).values_list("title", flat=True))
    assert {"受理通知书", "答复通知书", "行政复议决定书", "送达回证"} <= titles
    handler.page.goto(url)
    assert "原行为事实清楚，程序合法" in handler.page.content()
    for desk in (clerk, handler, unit, head, respondent):
        assert desk.problems == []
