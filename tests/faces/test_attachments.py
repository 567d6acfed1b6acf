"""Files of cases on the pages and in the API: added, refused without losing what is good, taken along."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guiju.documents.attach import attach
from guiju.documents.keep import keep
from guiju.documents.models import Attachment, Download
from guiju.procedure import clock
from guiju.procedure.models import Event
from tests.sample.models import Plea

DAY = dt.date(2026, 8, 3)
PDF, PNG = b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n\x1a\n" + bytes(50)


@pytest.fixture(autouse=True)
def _house(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with clock.standing_at(DAY):
        yield


@pytest.fixture
def plea(county):
    return Plea.begin("receive", county.gov_clerk, {"ground": "罚款"}, body=county.government, key="1")


def signed_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def pdf(name="笔录.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def test_a_file_is_added_with_a_step_and_shown_with_it(client, county, plea):
    client = signed_in(client, county.gov_handler)
    url = f"/case/{plea.pk}/accept/"
    for _ in range(2):  # a browser that sends twice
        assert client.post(url, {"key": "k", "files": [pdf()]}).status_code == 302
    (one,) = Attachment.objects.all()
    assert (one.about.step, one.event.step) == ("accept", "attach")
    html = client.get(f"/case/{plea.pk}/").content.decode()
    assert f'href="/attachment/{one.pk}/"' in html
    assert one.digest in html  # the record of it in the timeline


def test_a_refused_step_keeps_the_good_file_and_names_the_bad_one(client, county, plea):
    plea.act("accept", county.gov_handler, key="a")
    client = signed_in(client, county.gov_handler)
    url = f"/case/{plea.pk}/hear/"
    html = client.post(url, {"key": "k", "text": "意见", "files": [pdf(), pdf("b.exe", b"MZ")]})
    assert html.status_code == 422
    html = html.content.decode()
    assert "“b.exe”不是可以作为附件的格式" in html
    assert "意见</textarea>" in html
    (token,) = re.findall(r'name="kept" value="([^"]*)" checked> 笔录.pdf', html)
    assert not Event.objects.filter(step="hear").exists()
    assert client.post(url, {"key": "k", "text": "意见", "kept": [token]}).status_code == 302
    assert Attachment.objects.get().name == "笔录.pdf"


def test_the_word_for_a_kept_file_serves_only_its_own_user(client, county, plea):
    client = signed_in(client, county.gov_handler)
    html = client.post(f"/case/{plea.pk}/attach/", {"key": "k", "files": [pdf(), pdf("b.exe", b"MZ")]}).content.decode()
    (token,) = re.findall(r'name="kept" value="([^"]*)"', html)
    signed_in(client, county.gov_clerk)
    for stolen in (token, token[:-1], "x"):
        assert client.post(f"/case/{plea.pk}/attach/", {"key": "k", "kept": [stolen]}).status_code == 422
    assert not Attachment.objects.exists()


def test_files_are_added_by_themselves_and_an_empty_form_is_refused(client, county, plea):
    client = signed_in(client, county.gov_clerk)
    url = f"/case/{plea.pk}/attach/"
    assert "请先选择文件" in client.post(url, {"key": "k"}).content.decode()
    assert client.post(url, {"key": "k", "files": [pdf(), pdf("照片.png", PNG)]}).status_code == 302
    assert Attachment.objects.count() == 2


def test_a_stranger_or_an_overseer_adds_nothing_and_stores_nothing(client, county, plea, tmp_path):
    for user, status in ((county.town_head, 404), (county.justice_supervisor, 403), (county.gov_cashier, 403)):
        assert signed_in(client, user).post(f"/case/{plea.pk}/attach/", {"files": [pdf()]}).status_code == status
    assert not (tmp_path / "attachments").exists()


def test_a_file_is_sent_as_a_download_that_no_browser_runs(client, county, plea):
    (one,) = attach(plea, [keep("笔录 一.pdf", [PDF])], county.gov_clerk, key="f")
    response = signed_in(client, county.justice_supervisor).get(f"/attachment/{one.pk}/")
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"
    assert "sandbox" in response["Content-Security-Policy"]
    assert Download.objects.get().user == county.justice_supervisor


def test_the_log_keeps_back_the_name_of_a_file_of_a_case_that_is_not_public(client, county, plea):
    from tests.faces.test_lists import auditor

    (one,) = attach(plea, [keep("某某离婚协议.pdf", [PDF])], county.gov_clerk, key="f")
    type(plea).objects.filter(pk=plea.pk).update(secret=True)
    signed_in(client, county.gov_head).get(f"/attachment/{one.pk}/")
    html = signed_in(client, auditor(county.government)).get("/readings/").content.decode()
    assert "离婚" not in html and "（不公开案件的附件）" in html.split("附件下载记录")[1]


def test_too_much_at_once_is_refused_before_it_is_read(client, county, plea, settings):
    settings.GUIJU_ATTACHMENT_MB = 0
    response = signed_in(client, county.gov_clerk).post(f"/case/{plea.pk}/attach/", {"files": [pdf()]})
    assert response.status_code == 400
    assert "分几次添加" in response.content.decode()


def test_a_session_that_ended_says_that_files_must_be_chosen_anew(client, county, plea):
    html = client.post(f"/case/{plea.pk}/attach/", {"key": "k", "files": [pdf()]}).content.decode()
    assert "附件要重新选择" in html
    assert not Attachment.objects.exists()


def test_an_auditor_reads_who_took_what_along(client, county, plea):
    from tests.faces.test_lists import auditor

    (one,) = attach(plea, [keep("笔录.pdf", [PDF])], county.gov_clerk, key="f")
    signed_in(client, county.gov_head).get(f"/attachment/{one.pk}/")
    html = signed_in(client, auditor(county.government)).get("/readings/").content.decode()
    assert "笔录.pdf" in html.split("附件下载记录")[1]
    html = signed_in(client, auditor(county.township)).get("/readings/").content.decode()
    assert "笔录.pdf" not in html
