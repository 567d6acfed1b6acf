"""A figure opens its passport; of the rows behind it everybody sees his or her own."""

import datetime as dt

import pytest

from guiju.faces import years
from guiju.facts.compile import Compilation
from guiju.lake.snapshot import take
from guiju.procedure import clock
from tests.sample.models import Plea

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def compiled(transactional_db, settings, tmp_path):
    from tests.conftest import make_county

    settings.DATA_DIR = tmp_path
    county = make_county()
    with clock.standing_at(dt.date(2026, 3, 10)):
        for n in range(3):
            Plea.begin("receive", county.gov_clerk, {"ground": f"金丝雀{n}"}, body=county.government, key=f"o{n}")
        Plea.begin("receive", county.town_clerk, {"ground": "镇上的事"}, body=county.township, key="t")
        Plea.begin("receive", county.gov_clerk, {"ground": "秘密", "secret": "on"}, body=county.government, key="s")
    with clock.standing_at(dt.date(2027, 1, 5)):
        snapshot = take(years.snapshot(2026), 2026)
        Compilation(snapshot).run().write(years.facts_file(2026))
    report = years.report(2026)
    report.mkdir()
    (report / "report.html").write_text("<!doctype html><p>报告")
    return county


def get(client, user, url):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(url)


def test_the_list_of_figures_leads_to_passports_with_their_rows(client, compiled):
    html = get(client, compiled.gov_head, "/figures/2026/").content.decode()
    assert "/figures/2026/plea." in html
    key = html.split("/figures/2026/plea.")[1].split('/"')[0]
    page = get(client, compiled.gov_head, f"/figures/2026/plea.{key}/").content.decode()
    assert "快照" in page
    assert "定义版本" in page


def test_rows_of_other_bodies_are_counted_and_not_shown(client, compiled):
    url = "/figures/2026/plea.received@2026/"
    own = get(client, compiled.gov_clerk, url).content.decode()
    assert "金丝雀1案" in own
    assert "镇上的事案" not in own
    theirs = get(client, compiled.market_clerk, url).content.decode()
    assert "金丝雀" not in theirs
    assert "另有 5 条" in theirs
    overseer = get(client, compiled.justice_supervisor, url).content.decode()
    assert "金丝雀1案" in overseer
    assert "秘密案" not in overseer


def test_the_report_can_be_taken_and_nothing_beside_it(client, compiled):
    assert get(client, compiled.gov_clerk, "/figures/2026/report/report.html").status_code == 200
    for name in ("../facts.parquet", "%2e%2e%2ffacts.parquet", "..", "nothing.pdf"):
        assert get(client, compiled.gov_clerk, f"/figures/2026/report/{name}").status_code in (404, 301, 302)


def test_a_year_that_was_not_compiled_says_so(client, compiled):
    assert get(client, compiled.gov_clerk, "/figures/2019/").status_code == 404
    assert get(client, compiled.gov_clerk, "/figures/").url == "/figures/2026/"
    assert get(client, compiled.gov_clerk, "/figures/2026/nobody.knows@2026/").status_code == 404


def test_nobody_sees_figures_without_signing_in(client, compiled):
    for url in (
        "/figures/",
        "/figures/2026/",
        "/figures/2026/plea.received@2026/",
        "/figures/2026/report/report.html",
    ):
        assert client.get(url).status_code == 302
