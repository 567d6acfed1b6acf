"""A penalty case from the lead to the archive, in a browser, by five people; and a sheet with three bad rows."""

import datetime as dt

import pytest

from guiju.documents.models import Issued
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.tests.conftest import make_world
from guiju.procedure import clock
from guiju.procedure.verify import verify
from guiju.registry.sheets import read, write
from tests.faces.browser import Desk, needs_browser

pytestmark = [*needs_browser, pytest.mark.django_db(transaction=True)]


def fill(page, **answers):
    """Answer the questions of the open form, each in its own way."""
    for name, answer in answers.items():
        if name == "party":
            page.type("#q-party", answer)
            page.check(f"#found-party label:has-text('{answer}') input")
            continue
        field = page.locator(f"[name={name}]").first
        kind = field.evaluate("one => one.tagName + ':' + (one.type || '')")
        if kind.startswith("SELECT"):
            field.select_option(str(answer))
        elif kind == "INPUT:checkbox" and isinstance(answer, list):
            for one in answer:
                page.check(f"[name={name}][value='{one}']")
        elif kind == "INPUT:radio":
            page.check(f"[name={name}][value='{answer}']")
        elif kind == "INPUT:checkbox":
            field.set_checked(bool(answer))
        else:
            field.fill(str(answer))


def take(desk, case_url, step, **answers):
    desk.page.goto(f"{case_url}{step}/")
    fill(desk.page, **answers)
    desk.page.click("form .actions button")


def taken(desk, case_url, step, **answers):
    take(desk, case_url, step, **answers)
    desk.page.wait_for_selector(".note, .refusal")
    assert desk.page.locator(".refusal").count() == 0, desk.page.inner_text(".refusal")
    assert desk.page.url == case_url, desk.page.inner_text("main")


def test_five_people_take_a_penalty_case_to_its_end(chromium, live_server):
    world = make_world()
    today = clock.today()
    roles = ("officer", "head", "clerk", "handler")
    officer, head, clerk, handler = (Desk(chromium, live_server.url).sign_in(f"market-{role}") for role in roles)
    officer.page.goto("/cases/penalty/new/register/")
    fill(officer.page, source="inspection", lead="检查发现未明码标价", discovered_on=today)
    officer.page.click("form .actions button")
    officer.page.wait_for_url("**/case/*/")
    url = officer.page.url

    pair = [str(one.pk) for one in world.officers[:2]]
    filing = {"party": "酉县某某商贸", "item": world.item.pk, "violation": "未明码标价", "happened_on": today}
    take(head, url, "file", officers=pair[:1], **filing)
    head.page.wait_for_selector(".refusal")
    assert "行政处罚法第四十二条" in head.page.inner_text(".refusal")
    assert head.page.input_value("[name=violation]") == "未明码标价"
    taken(head, url, "file", officers=pair, **filing)

    question = {
        "person": "李四", "at_place": "市监局", "taken_on": today, "certificate_shown": True, "text": "问答",
        "signature": "signed",
    }  # fmt: skip
    taken(officer, url, "question", **question)
    taken(handler, url, "conclude", facts="三种商品没有标价签", proposal="penalty", harm="real")
    told = {
        "told_on": today, "defend_by": today, "proposed_kinds": ["fine"], "proposed_content": "罚款五百元",
        "basis": "价格法第四十二条", "leniency": "usual", "discretion": "初次、配合调查", "proposed_fine": 500,
    }  # fmt: skip
    taken(officer, url, "inform", **told)

    punishment = {"kinds": ["fine"], "content": "罚款五百元", "basis": "价格法第四十二条", "fine": 500}
    take(head, url, "punish", **(punishment | {"fine": 900}))
    head.page.wait_for_selector(".refusal")
    assert "第四十五条" in head.page.inner_text(".refusal") or "第四十四条" in head.page.inner_text(".refusal")
    taken(officer, url, "waive", waiver="当事人当场书面表示放弃")
    take(head, url, "punish", **(punishment | {"fine": 900}))
    head.page.wait_for_selector(".refusal")
    assert head.page.input_value("[name=fine]") == "900"
    taken(head, url, "punish", **punishment)
    taken(officer, url, "serve", served_on=today, service="direct", receiver="李四")
    cashier = Desk(chromium, live_server.url).sign_in("market-cashier")
    taken(cashier, url, "pay", amount=500, paid_on=today, voucher="P1")
    until = today + dt.timedelta(days=100)
    taken(clerk, url, "publish", tier="usual", public_until=until)
    taken(head, url, "close")
    taken(clerk, url, "archive", volume="2026-1", retention="10")

    case = Penalty.objects.get()
    assert (case.stage, case.fine, case.number) == ("结案", 500, f"酉市监罚立〔{today.year}〕1号")
    assert list(verify()) == []
    titles = set(Issued.objects.filter(case=case.pk).values_list("title", flat=True))
    assert {"立案审批表", "行政处罚事先告知书", "行政处罚决定书", "送达回证", "结案审批表"} <= titles
    decision = Issued.objects.get(title="行政处罚决定书")
    download = head.page.request.get(f"/paper/{decision.pk}.pdf")
    assert download.body()[:5] == b"%PDF-"
    for desk in (officer, head, clerk, handler, cashier):
        assert desk.problems == []


def test_a_sheet_with_three_bad_rows_is_mended_and_sent_again(chromium, live_server, tmp_path):
    from guiju.matters.publicity.models import PublicityEvent
    from guiju.procedure.sheets import columns

    make_world()
    heads = list(columns(PublicityEvent))
    good = row_of(PublicityEvent)
    bad = [
        good | {heads[0]: ""},
        good | {date_head(PublicityEvent): "2024-13-45"},
        good | {date_head(PublicityEvent): "明天"},
    ]
    rows = [good | {heads[0]: f"宣传{n}"} for n in range(4)] + bad
    sheet = tmp_path / "台账.xlsx"
    sheet.write_bytes(write("台账", heads, [[row.get(head, "") for head in heads] for row in rows]))

    desk = Desk(chromium, live_server.url).sign_in("market-clerk")
    desk.page.goto("/registers/publicity/publicityevent/")
    desk.page.click("text=导入 Excel")
    desk.page.set_input_files("[name=file]", str(sheet))
    desk.page.click("button:has-text('预览')")
    desk.page.wait_for_selector("text=下载有错的行")
    assert "有错 3 行" in desk.page.inner_text("main")
    assert PublicityEvent.objects.count() == 0
    with desk.page.expect_download() as waiting:
        desk.page.click("text=下载有错的行")
    errors = read(waiting.value.path().read_bytes(), "e.xlsx")
    assert len(errors) == 3
    assert all(row["错误"] for row in errors)
    desk.page.click("button:has-text('导入 4 行')")
    desk.page.wait_for_selector("text=导入4行；3行有错")
    assert PublicityEvent.objects.count() == 4
    assert desk.problems == []


def date_head(model):
    from django.db.models import DateField

    return next(
        str(model._meta.get_field(name).verbose_name)
        for name in model.fills
        if isinstance(model._meta.get_field(name), DateField)
    )


def row_of(model):
    """A right row of a register, as a clerk would write it."""
    from django.db import models

    row = {}
    for name in model.fills:
        field = model._meta.get_field(name)
        if field.flatchoices:
            value = str(field.flatchoices[0][1])
        elif isinstance(field, models.DateField):
            value = "2024-03-15"
        elif isinstance(field, models.IntegerField):
            value = "30"
        else:
            value = "集市宣传"
        row[str(field.verbose_name)] = value
    return row
