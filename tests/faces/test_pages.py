"""The workbench: what each page shows, refuses and keeps."""

import datetime as dt
import re

import pytest

from guiju.procedure import clock
from guiju.procedure.models import Case, Event, Reading
from guiju.registry.sheets import read, write
from tests.sample.models import Meeting, Plea

DAY = dt.date(2026, 8, 3)


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(DAY):
        yield


@pytest.fixture
def plea(county):
    return Plea.begin(
        "receive",
        county.gov_clerk,
        {"ground": "不服罚款", "counterpart": county.market},
        body=county.government,
        key="o",
    )


def signed_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def form_of(client, url):
    """The hidden values of a page's form."""
    html = client.get(url).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(key|version)" value="([^"]*)"', html))


def test_the_todo_list_shows_what_waits_for_me_and_nothing_else(client, county, plea):
    assert "不服罚款案" in signed_in(client, county.gov_handler).get("/").content.decode()
    assert "不服罚款案" not in signed_in(client, county.gov_cashier).get("/").content.decode()
    assert "不服罚款案" not in signed_in(client, county.town_handler).get("/").content.decode()


def test_the_todo_list_names_the_usual_next_step_only(client, county, plea):
    plea.act("accept", county.gov_handler, key="a")
    assert "尚不能决定：" in signed_in(client, county.gov_head).get("/").content.decode()
    assert "下一步：听取意见<" in signed_in(client, county.gov_handler).get("/").content.decode()
    plea.act("hear", county.gov_handler, {"text": "不服"}, key="h")
    assert "下一步：决定<" in signed_in(client, county.gov_head).get("/").content.decode()
    assert "下一步" not in signed_in(client, county.gov_handler).get("/").content.decode()


def test_rare_steps_stand_behind_the_usual_ones(client, county, plea):
    plea.act("accept", county.gov_handler, key="a")
    html = signed_in(client, county.gov_head).get(f"/case/{plea.pk}/").content.decode()
    usual, rare = html.split("其他步骤（", 1)
    assert f"/case/{plea.pk}/decide/" in usual
    assert f"/case/{plea.pk}/suspend/" in rare
    assert f"/case/{plea.pk}/suspend/" not in usual


def test_the_case_page_shows_the_arithmetic_of_its_limits_and_the_articles_of_its_steps(client, county, plea):
    html = signed_in(client, county.gov_handler).get(f"/case/{plea.pk}/").content.decode()
    assert "行政复议法第三十条" in html
    assert "2026-08-10" in html
    assert "个工作日" in html
    assert f"/case/{plea.pk}/accept/" in html


def test_a_step_is_taken_from_its_form_once_however_often_it_is_sent(client, county, plea):
    url = f"/case/{plea.pk}/accept/"
    form = form_of(signed_in(client, county.gov_handler), url)
    for _ in range(3):
        assert client.post(url, form).status_code == 302
    assert Event.objects.filter(case=plea.pk).count() == 2


def test_a_refusal_keeps_what_was_typed_and_names_the_article(client, county, plea):
    plea.act("accept", county.gov_handler, key="a")
    url = f"/case/{plea.pk}/decide/"
    form = form_of(signed_in(client, county.gov_head), url)
    response = client.post(url, form | {"outcome": "revoke", "reasons": "事实不清<b>𠮷</b>"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "应当听取当事人意见" in html
    assert "行政复议法第四十九条" in html
    assert "事实不清&lt;b&gt;𠮷&lt;/b&gt;" in html
    assert '<input type="radio" name="outcome" value="revoke" checked>' in html


def test_a_page_that_grew_old_is_told_so_and_keeps_the_input(client, county, plea):
    plea.act("accept", county.gov_handler, key="a")
    url = f"/case/{plea.pk}/hear/"
    form = form_of(signed_in(client, county.gov_handler), url)
    plea.act("suspend", county.gov_head, key="s")
    plea.act("resume", county.gov_head, key="r")
    response = client.post(url, form | {"text": "当事人说的话"})
    assert response.status_code == 409
    assert "当事人说的话" in response.content.decode()


def test_an_expired_session_gives_the_form_back_after_the_new_log_in(client, county, plea):
    plea.act("accept", county.gov_handler, key="a")
    url = f"/case/{plea.pk}/hear/"
    form = form_of(signed_in(client, county.gov_handler), url)
    client.logout()
    response = client.post(url, form | {"text": "写了很久的意见"})
    assert response.status_code == 401
    html = response.content.decode()
    assert "写了很久的意见" in html
    hidden = dict(re.findall(r'<input type="hidden" name="(kept:[^"]*|next)" value="([^"]*)"', html))
    login = client.post(
        "/login/", hidden | {"username": "gov-handler", "password": "correct horse"}, REMOTE_ADDR="1.1.1.1"
    )
    assert login.url == url
    assert "写了很久的意见" in client.get(url).content.decode()


def test_five_wrong_passwords_lock_the_account(client, county):
    for _ in range(5):
        client.post("/login/", {"username": "gov-head", "password": "wrong"})
    response = client.post("/login/", {"username": "gov-head", "password": "correct horse"})
    assert response.status_code == 429
    assert "锁定" in response.content.decode()


@pytest.mark.parametrize("at", ["2026-13-01T10:00", "yesterday", "2027-01-01T10:00", "0001-01-01T00:00"])
def test_an_impossible_moment_is_refused_plainly(client, county, plea, at):
    url = f"/case/{plea.pk}/accept/"
    form = form_of(signed_in(client, county.gov_handler), url)
    response = client.post(url, form | {"at": at, "late_reason": "x"})
    assert response.status_code == 422
    assert "时间" in response.content.decode()


def test_a_case_of_another_body_does_not_exist_for_me(client, county, plea):
    signed_in(client, county.town_head)
    assert client.get(f"/case/{plea.pk}/").status_code == 404
    assert client.post(f"/case/{plea.pk}/accept/", {}).status_code == 404
    assert "不服罚款" not in client.get("/search/?q=不服").content.decode()


def test_a_closed_case_is_seen_only_by_those_who_work_on_it_and_the_reading_is_kept(client, county):
    plea = Plea.begin(
        "receive", county.town_clerk, {"ground": "家事秘密", "secret": "on"}, body=county.township, key="s"
    )
    assert signed_in(client, county.justice_supervisor).get(f"/case/{plea.pk}/").status_code == 404
    assert "家事秘密" not in client.get("/cases/plea/").content.decode()
    assert signed_in(client, county.town_handler).get(f"/case/{plea.pk}/").status_code == 200
    assert Reading.objects.get().user == county.town_handler


def test_opening_a_case_from_its_form(client, county):
    url = "/cases/plea/new/receive/"
    form = form_of(signed_in(client, county.gov_clerk), url)
    response = client.post(url, form | {"ground": "=cmd|' /C calc'!A0", "body": county.government.pk})
    assert response.status_code == 302
    assert Case.objects.get().title == "=cmd|' /C calc'!A0案"
    assert client.post(url, form | {"ground": "=cmd|' /C calc'!A0", "body": county.government.pk}).url == response.url


def test_a_sheet_is_previewed_row_by_row_and_only_good_rows_are_recorded(client, county):
    content = write(
        "x",
        ["议题*", "召开日期*", "人数"],
        [
            ["宪法学习", "2026-07-01", 30],
            ["", "2026-07-02", 20],
            ["民法典学习", "2026-13-45", 20],
            ["行政处罚法学习", "2026年7月3日", "二十"],
            ["=HYPERLINK(\"http://x\")", "2026/7/4", ""],
        ],
    )  # fmt: skip
    signed_in(client, county.market_clerk)
    url = "/registers/sample/meeting/import/"
    preview = client.post(url, {"file": as_file(content)}).content.decode()
    assert Meeting.objects.count() == 0
    assert "可导入 <b>2</b> 行" in preview
    assert "请填写“议题”" in preview
    token = re.search(r'name="token" value="([^"]*)"', preview)[1]
    errors = read(client.post(url, {"token": token, "errors": "1"}).content, "e.xlsx")
    assert len(errors) == 3
    assert all(row["错误"] for row in errors)
    client.post(url, {"token": token, "record": "1"})
    assert sorted(Meeting.objects.values_list("topic", flat=True)) == ['=HYPERLINK("http://x")', "宪法学习"]
    client.post(url, {"token": token, "record": "1"})
    assert Meeting.objects.count() == 2
    exported = read(client.get("/registers/sample/meeting/export/").content, "m.xlsx")
    assert {row["议题"] for row in exported} == {"宪法学习", '=HYPERLINK("http://x")'}


def as_file(content, name="表.xlsx"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "a.xlsx", "空"),
        (b"\x89PNG....", "a.xlsx", "打不开"),
        (b"PK\x03\x04broken", "a.xlsx", "打不开"),
        ("议题,召开日期\n学法,2026-07-01\n".encode("gb18030"), "a.csv", "可导入 <b>1</b> 行"),
        ("议题,召开日期\n学法,2026-07-01\n".encode("utf-8-sig"), "a.csv", "可导入 <b>1</b> 行"),
        (b"\xff\x00\xfe\x01\x80", "a.csv", ""),
        ("议题,议题\n学法,学法\n".encode(), "a.csv", "出现了两次"),
        ("题目,日子\n学法,2026-07-01\n".encode(), "a.csv", "模板不一致"),
    ],
)
def test_a_bad_sheet_is_refused_in_a_plain_sentence(client, county, content, name, says):
    signed_in(client, county.market_clerk)
    response = client.post("/registers/sample/meeting/import/", {"file": as_file(content, name)})
    assert response.status_code in (200, 422)
    assert says in response.content.decode()
    assert Meeting.objects.count() == 0


def test_the_calculator_answers_with_the_receipt(client, county):
    html = signed_in(client, county.gov_clerk).get("/due/?rule=REC-D11&start=2026-08-03").content.decode()
    assert "2026-10-08" in html
    assert "2026-10-02" in html
    assert "日期请写成" in client.get("/due/?rule=REC-D11&start=tomorrow").content.decode()
    assert "没有编号" in client.get("/due/?rule=NO-X&start=2026-08-03").content.decode()


def test_a_head_corrects_a_record_and_the_old_one_stays_in_the_timeline(client, county, plea):
    url = f"/case/{plea.pk}/event/1/"
    html = signed_in(client, county.gov_head).get(url).content.decode()
    assert 'value="不服罚款"' in html
    form = form_of(client, url)
    refused = client.post(url, form | {"ground": "不服罚款（更正）", "reason": ""})
    assert refused.status_code == 422
    assert "不服罚款（更正）" in refused.content.decode()
    assert client.post(url, form | {"ground": "不服罚款（更正）", "reason": "笔误"}).status_code == 302
    page = client.get(f"/case/{plea.pk}/").content.decode()
    assert "更正“收到申请”" in page
    assert "笔误" in page
    assert client.post(url, {"key": "k2", "ground": "x", "reason": "x"}).status_code == 302
    assert signed_in(client, county.gov_clerk).post(url, {"key": "k3", "ground": "y", "reason": "y"}).status_code == 403
