"""Lists by pages: every row once, forwards and backwards, for whoever sees what; and no page reads the whole table."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju.faces.workbench import duties, paging
from guiju.faces.workbench.duties import Asked, Tally, Waiting, first_due
from guiju.procedure import clock
from guiju.procedure.models import Case
from tests.sample.models import Plea

DAY = dt.date(2026, 8, 3)


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch):
    monkeypatch.setattr(paging, "PAGE", 3)
    with clock.standing_at(DAY):
        yield


@pytest.fixture
def pleas(county):
    """Ten pleas of the government on four days; every second is answered by the bureau."""
    made = []
    for place in range(10):
        with clock.standing_at(DAY - dt.timedelta(days=place % 4)):
            data = {"ground": f"第{place}"} | ({"counterpart": county.market} if place % 2 else {})
            made.append(Plea.begin("receive", county.gov_clerk, data, body=county.government, key=str(place)))
    return made


def walk(client, user, url, link="next"):
    """The cases of every page, from page to page by its link."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    pages = []
    while url:
        html = client.get(url).content.decode()
        pages.append([int(pk) for pk in re.findall(r'href="/case/(\d+)/"', html)])
        found = re.search(rf'rel="{link}" href="([^"]*)"', html)
        url = url.split("?")[0] + found[1].replace("&amp;", "&") if found else ""
    return pages, html


@pytest.mark.parametrize("user", ["gov_handler", "market_handler", "justice_supervisor"])
def test_pages_hold_every_row_that_may_be_seen_once_the_newest_first(client, county, pleas, user):
    user = getattr(county, user)
    pages, _ = walk(client, user, "/cases/plea/")
    newest = Case.objects.visible_to(user).order_by("-opened_on", "-pk").values_list("pk", flat=True)
    assert sum(pages, []) == list(newest)
    assert all(len(one) == 3 for one in pages[:-1])


def test_the_way_back_is_the_way_forth(client, county, pleas):
    forth, last = walk(client, county.gov_handler, "/cases/plea/")
    back = re.search(r'rel="prev" href="([^"]*)"', last)[1].replace("&amp;", "&")
    pages, first = walk(client, county.gov_handler, f"/cases/plea/{back}", link="prev")
    assert pages[::-1] == forth[:-1]
    assert 'rel="prev"' not in first


@pytest.mark.parametrize("mark", ["x", "2026-13-01_5", "_", "2026-08-03_", "9" * 30, "2026-08-03_" + "9" * 30, "_5"])
def test_a_mark_that_is_none_leads_to_the_first_page(client, county, pleas, mark):
    first, _ = walk(client, county.gov_handler, "/cases/plea/", link="none")
    assert walk(client, county.gov_handler, f"/cases/plea/?after={mark}", link="none")[0] == first


def test_no_list_counts_its_rows(client, county, pleas):
    client.force_login(county.gov_handler, backend="django.contrib.auth.backends.ModelBackend")
    for url in ("/", "/cases/plea/", "/search/?q=第", "/registers/sample/meeting/"):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        assert not [one["sql"] for one in captured if "COUNT(" in one["sql"]]


def test_the_todo_list_is_walked_from_the_first_due_to_the_last(client, county, pleas):
    user = county.gov_handler
    pages, _ = walk(client, user, "/")
    assert sum(pages, []) == list(Case.objects.visible_to(user).waiting_for(user).values_list("pk", flat=True))
    assert len(pages) == 4


def test_the_two_places_together_are_all_that_waits(county, pleas):
    for user in (county.gov_handler, county.market_handler, county.gov_clerk, county.justice_supervisor):
        waiting = set(Case.objects.visible_to(user).waiting_for(user).values_list("pk", flat=True))
        assert {one.pk for one in first_due(user)} == waiting


def waiting(*days):
    """Cases of one line due on these days from today; None for never."""
    dues = (None if day is None else DAY + dt.timedelta(days=day) for day in days)
    return [Waiting(pk, "plea", due) for pk, due in enumerate(dues, 1)]


def test_the_chips_count_what_waits(county):
    tally = Tally(waiting(-1, 0, 1, 30, 40, None), "")
    assert tally.counts == {"all": "6", "red": "2", "amber": "1", "green": "2"}
    assert tally.lines == {"plea": "6"}
    assert Tally(waiting(-1), "other").counts["all"] == "0"
    assert Tally([], "").counts["all"] == ""


def test_who_has_too_much_to_do_is_told_of_what_was_read_and_not_more(county, monkeypatch):
    monkeypatch.setattr(duties, "MOST", 3)
    assert Tally(waiting(-1, 0, 1, 30), "").counts == {"all": "3+", "red": "2", "amber": "1+", "green": ""}
    assert Tally(waiting(-1, 30, None, None), "").counts == {"all": "3+", "red": "1", "amber": "0", "green": "1"}


def test_what_is_asked_for_is_found_behind_what_was_read(client, county, pleas, monkeypatch):
    monkeypatch.setattr(duties, "MOST", 2)
    last = Case.objects.visible_to(county.gov_handler).waiting_for(county.gov_handler).last()
    Case.objects.filter(pk=last.pk).update(next_due=DAY + dt.timedelta(days=200))
    assert last.pk not in [one.pk for one in first_due(county.gov_handler)]
    Case.objects.exclude(pk=last.pk).update(next_due=DAY)
    assert [one.pk for one in first_due(county.gov_handler, Asked(colour="green"))] == [last.pk]
    assert walk(client, county.gov_handler, "/?colour=green")[0] == [[last.pk]]
