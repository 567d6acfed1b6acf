"""The auditor for everybody: progress, the marked text, the figures, and nothing kept."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guiju.faces.portal import jobs
from guiju.faces.portal.progress import tell
from guiju.registry.sheets import read
from tests.faces.browser import Desk, needs_browser

REPORT = """酉县司法局2024年法治政府建设年度报告

2024年，全县共调解矛盾纠纷100件，其中邻里纠纷60件、婚姻家庭纠纷30件、其他纠纷20件，调解成功率达到120%。
2024年新收行政复议案件115件，审结128件。联系电话13812345678。
"""


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def dropped(client, content, name="报告.txt"):
    response = client.post("/audit/", {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == 302, response.content.decode()
    url = response.url
    for _ in range(200):
        html = client.get(url, headers={"HX-Request": "true"}).content.decode()
        if "every 500ms" not in html:
            return url, html
        time.sleep(0.1)
    raise AssertionError("the audit did not end")


def test_a_dropped_report_comes_back_marked_and_the_report_is_gone(client):
    url, html = dropped(client, REPORT.encode("gb18030"))
    assert "读出" in html
    marked = client.get(f"{url}marked/")
    assert "<mark" in marked.content.decode()
    assert "default-src 'none'" in marked.headers["Content-Security-Policy"]
    rows = read(client.get(f"{url}figures.xlsx").content, "f.xlsx")
    assert {"100件", "60件", "115件"} <= {row["原文"] for row in rows}
    (here,) = jobs.folder().iterdir()
    assert not list(here.glob("report*"))
    client.post(f"{url}forget/")
    assert list(jobs.folder().iterdir()) == []
    assert client.get(url).status_code == 404


def test_results_are_removed_when_their_time_is_over(client, monkeypatch):
    url, _ = dropped(client, REPORT.encode())
    monkeypatch.setattr(jobs, "KEPT_FOR", -1)
    jobs.sweep()
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"PK\x03\x04broken", "a.docx"), (b"%PDF-1.4 broken", "a.pdf"), (b"\x00\x01\x02" * 500, "a.txt")],
)
def test_a_file_that_cannot_be_read_gets_a_plain_sentence(client, content, name):
    _, html = dropped(client, content, name)
    assert 'role="alert"' in html
    assert "Traceback" not in html


def test_an_empty_or_missing_file_is_refused_at_once(client):
    assert client.post("/audit/", {}).status_code == 422
    assert client.post("/audit/", {"file": SimpleUploadedFile("a.txt", b"")}).status_code == 422


@pytest.mark.parametrize("token", ["../../etc", "x", "a" * 32, "%2e%2e"])
def test_a_token_that_is_not_one_finds_nothing(client, token):
    assert client.get(f"/audit/{token}/").status_code == 404
    assert client.get(f"/audit/{token}/marked/").status_code == 404


def test_too_many_at_once_are_told_to_wait(client):
    for i in range(jobs.AT_ONCE):
        (jobs.folder() / f"running{i}").mkdir()
    response = client.post("/audit/", {"file": SimpleUploadedFile("a.txt", REPORT.encode())})
    assert response.status_code == 503


def test_a_job_that_the_system_killed_holds_up_nobody_and_says_so(client, monkeypatch):
    for i in range(jobs.AT_ONCE):
        (jobs.folder() / f"killed{i}").mkdir()
    token = "k" * 32
    here = jobs.folder() / token
    here.mkdir()
    tell(here, 70, "逐条核对")
    (here / "name").write_text("大报告.pdf", encoding="utf-8")
    assert "every 500ms" in client.get(f"/audit/{token}/", headers={"HX-Request": "true"}).content.decode()
    monkeypatch.setattr(jobs, "LONGEST", -1)
    html = client.get(f"/audit/{token}/", headers={"HX-Request": "true"}).content.decode()
    assert "every 500ms" not in html and "已经停下" in html
    assert client.post("/audit/", {"file": SimpleUploadedFile("a.txt", REPORT.encode())}).status_code == 302


def test_results_go_by_themselves_though_nobody_comes_again(client, monkeypatch):
    monkeypatch.setattr(jobs, "KEPT_FOR", 3)
    dropped(client, REPORT.encode())
    for _ in range(100):
        if not list(jobs.folder().iterdir()):
            return
        time.sleep(0.1)
    raise AssertionError("the results are still there")


@pytest.mark.parametrize("mark", needs_browser[:1])
@needs_browser[1]
@pytest.mark.django_db(transaction=True)
def test_the_page_in_a_browser(chromium, live_server, mark, tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text(REPORT, encoding="utf-8")
    for width, height in ((1366, 768), (390, 844)):
        desk = Desk(chromium, live_server.url, width, height)
        desk.page.goto("/audit/")
        assert desk.wrong_by_axe() == []
        desk.page.set_input_files("[name=file]", str(file))
        desk.page.click("text=开始核对")
        desk.page.wait_for_selector("iframe.marked")
        assert desk.page.frame_locator("iframe.marked").locator("mark").count() > 0
        assert desk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert desk.problems == []
        desk.page.click("text=马上删除结果")
        desk.page.wait_for_url("**/audit/")
