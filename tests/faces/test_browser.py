"""The workbench in a real browser, at the desk and on the phone."""

import pytest

from tests.conftest import make_county
from tests.faces.browser import Desk, needs_browser
from tests.sample.models import Plea

pytestmark = [*needs_browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def county(transactional_db):
    return make_county()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_a_case_goes_from_the_clerk_to_the_head_with_a_refusal_on_the_way(chromium, live_server, county, width, height):
    clerk = Desk(chromium, live_server.url, width, height).sign_in("gov-clerk")
    clerk.page.goto("/cases/plea/")
    clerk.page.click("text=收到申请")
    clerk.page.fill("[name=ground]", "不服罚款")
    clerk.page.click("form .actions button")
    clerk.page.wait_for_selector("text=已办理“收到申请”")
    case_url = clerk.page.url

    handler = Desk(chromium, live_server.url, width, height).sign_in("gov-handler")
    handler.page.click("text=不服罚款案")
    handler.page.click("a.button:has-text('受理')")
    handler.page.click("form .actions button")
    handler.page.wait_for_selector("text=酉府诉〔")

    head = Desk(chromium, live_server.url, width, height).sign_in("gov-head")
    head.page.goto(case_url)
    assert head.page.locator("text=尚缺：应当听取当事人意见").count() == 1
    head.page.click("a.button:has-text('决定')")
    head.page.check("[name=outcome][value=revoke]")
    head.page.fill("[name=reasons]", "事实不清")
    head.page.click("form .actions button")
    head.page.wait_for_selector(".refusal")
    assert "行政复议法第四十九条" in head.page.inner_text(".refusal")
    assert head.page.input_value("[name=reasons]") == "事实不清"

    handler.page.reload()
    handler.page.click("a.button:has-text('听取意见')")
    handler.page.fill("[name=text]", "当事人认为事实不清")
    handler.page.click("form .actions button")
    handler.page.wait_for_selector("text=已办理“听取意见”")

    head.page.goto(case_url)
    head.page.click("a.button:has-text('决定')")
    head.page.check("[name=outcome][value=revoke]")
    head.page.fill("[name=reasons]", "事实不清")
    head.page.click("form .actions button")
    head.page.wait_for_selector("text=已办结")
    assert Plea.objects.get().stage == "决定"
    for desk in (clerk, handler, head):
        assert desk.problems == []
        assert desk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_pages_pass_axe_and_can_be_used_by_keyboard(chromium, live_server, county):
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "不服"}, body=county.government, key="o")
    desk = Desk(chromium, live_server.url).sign_in("gov-handler")
    for path in (
        "/",
        "/cases/plea/",
        f"/case/{plea.pk}/",
        f"/case/{plea.pk}/accept/",
        "/due/",
        "/registers/sample/meeting/",
        "/registers/sample/meeting/import/",
        "/nothing/",
    ):
        desk.page.goto(path)
        assert desk.wrong_by_axe() == [], path
    desk.page.goto("/")
    desk.page.keyboard.press("/")
    desk.page.keyboard.type("不服")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/search/**")
    assert desk.page.locator("text=不服案").count() == 1
    assert desk.problems == []


def test_a_party_is_found_or_added_while_typing(chromium, live_server, county):
    desk = Desk(chromium, live_server.url).sign_in("gov-clerk")
    desk.page.goto("/cases/plea/new/receive/")
    desk.page.type("#q-party", "酉水河鲜店")
    desk.page.wait_for_selector("text=没有找到")
    desk.page.select_option("[name=new_kind]", "trader")
    desk.page.click("text=登记并选定")
    desk.page.wait_for_selector("input[name=party]:checked")
    desk.page.fill("[name=ground]", "不服")
    desk.page.click("form .actions button")
    desk.page.wait_for_selector("text=酉水河鲜店")
    assert Plea.objects.get().party.name == "酉水河鲜店"
    assert desk.problems == []


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_a_question_is_asked_only_when_another_answer_makes_it_matter(chromium, live_server, county, width, height):
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "不服"}, body=county.government, key="o")
    plea.act("accept", county.gov_handler, key="a")
    plea.act("hear", county.gov_handler, {"text": "意见"}, key="h")
    desk = Desk(chromium, live_server.url, width, height).sign_in("gov-head")
    desk.page.goto(f"/case/{plea.pk}/decide/")
    redo, until = desk.page.locator("[name=redo]"), desk.page.locator("[name=redo_until]")
    assert not redo.is_visible()
    desk.page.check("[name=outcome][value=revoke]")
    assert redo.is_visible()
    assert not until.is_visible()
    redo.check()
    assert until.is_visible()
    desk.page.fill("[name=reasons]", "程序违法")
    desk.page.click("form .actions button")
    desk.page.wait_for_selector("text=请填写“重作期限”")
    assert desk.page.evaluate("document.activeElement.name") == "redo_until"  # the first wrong answer is at hand
    assert desk.wrong_by_axe() == []
    until.fill("2027-01-04")
    desk.page.check("[name=outcome][value=uphold]")  # what is not asked any more is not sent
    assert not until.is_visible()
    desk.page.click("form .actions button")
    desk.page.wait_for_selector("text=已办结")
    plea.refresh_from_db()
    assert (plea.outcome, plea.redo, plea.redo_until) == ("uphold", False, None)
    assert desk.problems == []


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_files_are_added_and_a_bad_one_does_not_lose_the_good_one(
    chromium, live_server, county, settings, tmp_path, width, height
):
    settings.DATA_DIR = tmp_path
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "不服"}, body=county.government, key="o")
    desk = Desk(chromium, live_server.url, width, height).sign_in("gov-handler")
    desk.page.goto(f"/case/{plea.pk}/accept/")
    desk.page.click("text=有附件要一起存")
    good = {"name": "笔录.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}
    bad = {"name": "程序.exe", "mimeType": "application/pdf", "buffer": b"MZ"}
    desk.page.set_input_files("[name=files]", [good, bad])
    desk.page.click("form .actions button")
    desk.page.wait_for_selector(".error:has-text('程序.exe')")
    assert desk.page.locator("label.kept:has-text('笔录.pdf')").is_visible()
    assert desk.wrong_by_axe() == []
    desk.page.click("form .actions button")
    desk.page.wait_for_selector("text=已办理“受理”")
    with desk.page.expect_download() as download:
        desk.page.click("text=笔录.pdf")
    assert download.value.suggested_filename == "笔录.pdf"
    desk.page.click("text=添加附件")
    assert desk.wrong_by_axe() == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert desk.problems == []


def test_the_registrar_merges_a_pair_on_pages_that_pass_axe(chromium, live_server, county):
    import datetime as dt

    from guiju.registry.models import Post, Subject
    from guiju.registry.roles import Role

    user = county.gov_clerk
    Post.objects.create(user=user, body=county.justice, role=Role.REGISTRAR, since=dt.date(2020, 1, 1))
    Subject.objects.create(kind="firm", name="酉水河鲜店", code="91500242MA5U000013")
    Subject.objects.create(kind="firm", name="酉水河鲜店", phone="13800001234")
    desk = Desk(chromium, live_server.url, 390, 844).sign_in("gov-clerk")
    desk.page.goto("/registry/mergers/")
    assert desk.wrong_by_axe() == []
    desk.page.click("text=比较所选的两份")
    desk.page.wait_for_selector("text=是不是同一主体")
    assert desk.wrong_by_axe() == []
    desk.page.fill("[name=reason]", "营业执照相同")
    desk.page.click("form .actions button")
    desk.page.wait_for_selector("text=已把“酉水河鲜店”并入")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert Subject.objects.exclude(merged_into=None).count() == 1
    assert desk.problems == []
