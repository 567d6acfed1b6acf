"""The auditor for everybody: progress, the marked text, the figures, and nothing kept."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guiju.faces.portal import jobs
from guiju.faces.portal.progress import tell
from guiju.registry.sheets import read
from tests.faces.browser import Desk, needs_browser

REPORT = """丰谷县司法局2024年法治政府建设年度报告

2024年，全县共调解矛盾纠纷100件，其中邻里纠纷60件、婚姻家庭纠纷30件、其他纠纷20件，调解成功率达到120%。
2024年新收行政复议案件115件，审结128件。联系电话13812345678。
"""


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def dropped(client, content, name="报告.txt"):
    return all_dropped(client, [(name, content)])


def all_dropped(client, reports):
    response = client.post("/audit/", {"file": [SimpleUploadedFile(*report) for report in reports]})
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
    assert ("115件", "数量", "确数", "是") in {(row["原文"], row["类型"], row["界限"], row["实际"]) for row in rows}
    (here,) = jobs.folder().iterdir()
    assert not list(here.glob("report*"))
    client.post(f"{url}forget/")
    assert list(jobs.folder().iterdir()) == []
    assert client.get(url).status_code == 404


COUNTY = "丰谷县2024年法治政府建设年度报告\n2024年，全县新收行政复议案件151件，审结128件。\n"


def test_reports_dropped_together_are_held_against_each_other(client):
    url, html = all_dropped(client, [("县.txt", COUNTY.encode()), ("局.txt", REPORT.encode())])
    marked = client.get(f"{url}marked/").content.decode()
    assert "151件" in marked and "115件" in marked
    rows = read(client.get(f"{url}figures.xlsx").content, "f.xlsx")
    assert {("县.txt", "151件"), ("局.txt", "115件")} <= {(row["报告"], row["原文"]) for row in rows}
    assert "另一份报告" in marked or "两份报告" in marked
    alone = client.get(f"{dropped(client, COUNTY.encode())[0]}marked/").content.decode()
    assert "另一份报告" not in alone and "两份报告" not in alone


def test_one_that_cannot_be_read_is_named_and_the_others_go_on(client):
    url, html = all_dropped(client, [("好.txt", REPORT.encode()), ("坏.docx", b"PK\x03\x04broken")])
    assert "读出" in html and "坏.docx：" in html
    assert "<mark" in client.get(f"{url}marked/").content.decode()


def test_two_of_one_name_are_told_apart(client):
    url, _ = all_dropped(client, [("报告.txt", REPORT.encode()), ("报告.txt", COUNTY.encode())])
    assert "报告.txt（2）" in client.get(url).content.decode()


def test_too_many_or_too_much_at_once_is_refused(client, monkeypatch):
    many = [SimpleUploadedFile(f"{turn}.txt", REPORT.encode()) for turn in range(jobs.MOST + 1)]
    response = client.post("/audit/", {"file": many})
    assert response.status_code == 422 and "最多" in response.content.decode()
    monkeypatch.setattr(jobs, "LARGEST", 2 * len(REPORT.encode()) - 1)
    two = [SimpleUploadedFile(f"{turn}.txt", REPORT.encode()) for turn in range(2)]
    assert client.post("/audit/", {"file": two}).status_code == 422
    assert list(jobs.folder().iterdir()) == []


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
    (here / "names.json").write_text('["大报告.pdf"]', encoding="utf-8")
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
