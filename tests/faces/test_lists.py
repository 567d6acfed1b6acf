"""Finding cases and taking lists along: what is found, what is exported, and who reads the audit log."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.faces.workbench.ranking import ranking
from guiju.facts.store import About, Fact, Facts
from guiju.procedure import clock
from guiju.registry.models import Post, Subject, User
from guiju.registry.roles import Role
from guiju.registry.sheets import read
from tests.sample.models import Plea

DAY = dt.date(2026, 8, 3)


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(DAY):
        yield


@pytest.fixture
def pleas(county):
    """Three pleas of the government, one with a party, one not public; and one of the township."""
    firm = Subject.objects.create(kind="firm", name="酉水河鲜店", code="91500242MA5U000013")
    begin = Plea.begin
    first = begin("receive", county.gov_clerk, {"ground": "罚款", "party": firm}, body=county.government, key="1")
    begin("receive", county.gov_clerk, {"ground": "许可"}, body=county.government, key="2")
    begin("receive", county.gov_clerk, {"ground": "家事", "secret": "on"}, body=county.government, key="3")
    begin("receive", county.town_clerk, {"ground": "镇上"}, body=county.township, key="4")
    first.act("accept", county.gov_handler, key="a")
    return first


def page(client, user, url):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(url)


def auditor(body):
    """The security auditor of a body."""
    user = User.objects.get_or_create(username=f"auditor-{body.pk}", defaults={"name": "审计员"})[0]
    Post.objects.get_or_create(user=user, body=body, role=Role.AUDITOR, since=dt.date(2020, 1, 1))
    return user


@pytest.mark.parametrize("text", ["酉水河", "91500242MA5U000013", "罚款案"])
def test_a_case_is_found_by_party_code_and_title(client, county, pleas, text):
    html = page(client, county.gov_handler, f"/search/?q={text}").content.decode()
    assert "罚款案" in html
    assert "许可案" not in html


def test_the_whole_number_leads_straight_to_the_case_and_only_for_those_who_may_see_it(client, county, pleas):
    assert page(client, county.gov_handler, f"/search/?q={pleas.number}").url == f"/case/{pleas.pk}/"
    assert page(client, county.town_handler, f"/search/?q={pleas.number}").status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"罚款案", "许可案"}),
        ("q=许可", {"许可案"}),
        ("stage=受理", {"罚款案"}),
        ("state=closed", set()),
        ("since=2026-08-04", set()),
        ("until=2026-08-03", {"罚款案", "许可案"}),
        ("body=x", set()),
        ("since=nonsense&state=nonsense", {"罚款案", "许可案"}),
    ],
)
def test_an_export_holds_what_the_list_shows_but_nothing_that_is_not_public(client, county, pleas, query, found):
    rows = read(page(client, county.gov_handler, f"/cases/plea/export/?{query}").content, "a.xlsx")
    assert {row["案件名称"] for row in rows} == found


def test_an_export_of_another_body_is_empty(client, county, pleas):
    assert read(page(client, county.market_handler, "/cases/plea/export/").content, "a.xlsx") == []


def test_the_auditor_reads_who_opened_what_is_not_public(client, county, pleas):
    secret = Plea.objects.get(key="3")
    page(client, county.gov_handler, f"/case/{secret.pk}/")
    html = page(client, auditor(county.government), "/readings/").content.decode()
    assert str(county.gov_handler) in html
    assert "家事" not in html
    assert str(county.gov_handler) not in page(client, auditor(county.township), "/readings/").content.decode()
    assert page(client, county.gov_head, "/readings/").status_code == 403


def test_the_auditor_over_the_county_reads_who_opened_what_he_may_not_open_himself(client, county, pleas):
    secret = Plea.objects.get(key="3")
    page(client, county.gov_handler, f"/case/{secret.pk}/")
    user = User.objects.create_user("over", "over@county.test", "pass-word-1", name="县审计员")
    user.post_set.create(body=county.justice, role=Role.AUDITOR, over=county.government)
    html = page(client, user, "/readings/").content.decode()
    assert str(county.gov_handler) in html and "家事" not in html
    assert page(client, user, f"/case/{secret.pk}/").status_code == 404


def test_failed_log_ins_are_shown_to_the_auditor_of_the_body(client, county):
    client.post("/login/", {"username": "gov-head", "password": "wrong"})
    assert "gov-head" in page(client, auditor(county.government), "/readings/").content.decode()
    assert "gov-head" not in page(client, auditor(county.township), "/readings/").content.decode()


def test_the_case_page_says_whom_it_waits_for_and_what_each_may_do(client, county, pleas):
    html = page(client, county.gov_clerk, f"/case/{pleas.pk}/").content.decode()
    assert "等谁办" in html
    assert "决定" in html.split("等谁办")[1].split("</details>")[0]
    assert "到期前应当" in html


@pytest.mark.parametrize("url", ["/nothing/", "/case/999999/", "/cases/none/", "/paper/1.exe"])
def test_what_is_not_there_is_said_in_chinese_with_a_way_on(client, county, url):
    response = page(client, county.gov_clerk, url)
    html = response.content.decode()
    assert response.status_code == 404
    assert "没有这一页" in html
    assert "回到待办" in html
    assert "matches" not in html


def test_an_error_of_ours_gives_a_plain_page(client, county, monkeypatch):
    def broken(*args):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("guiju.faces.workbench.views.cases.timeline", broken)
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "罚款"}, body=county.government, key="1")
    client.raise_request_exception = False
    response = page(client, county.gov_clerk, f"/case/{plea.pk}/")
    assert response.status_code == 500
    assert "系统出错了" in response.content.decode()
    assert "secret detail" not in response.content.decode()


def fact(scope, value, reach, place):
    return Fact(
        "x.y", "数", "count", "件", "2026", reach, place, scope, Decimal(value), None, None, "exact", "", "", "d", "s"
    )


def test_a_ranking_counts_each_body_by_itself_and_the_largest_first():
    whole = fact("", 10, "whole", 0)
    rows = (
        whole, fact("县政府", 10, "tree", 1), fact("县政府（本级）", 2, "own", 1), fact("甲局", 3, "tree", 2),
        fact("乙局", 5, "tree", 3), fact("区划500000", 10, "region", 9),
    )  # fmt: skip
    facts = Facts(About("s", 2026, DAY, DAY, False, (), "", "", (), ()), rows)
    bars = ranking(facts, whole)
    assert [(bar.name, bar.width) for bar in bars] == [("乙局", 100), ("甲局", 60), ("县政府（本级）", 40)]
    assert ranking(facts, rows[3]) == []
