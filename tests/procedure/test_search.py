"""Finding cases by a piece of their number or title: all that hold it, whatever it is, and only those one may see."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.procedure import clock, search
from guiju.procedure.models import Case
from guiju.procedure.search import find
from guiju.registry.models import Subject
from tests.sample.models import Plea

DAY = dt.date(2026, 8, 3)
TITLES = ("酉水河鲜店", "水产批发", 'AB-12号"店" 分店', "100%满意' OR 1=1", "café 咖啡", "@7 仓库", "𠮷野家", "酉")


@pytest.fixture(autouse=True)
def _clock():
    with clock.standing_at(DAY):
        yield


@pytest.fixture
def pleas(county):
    return [
        Plea.begin("receive", county.gov_clerk, {"ground": title}, body=county.government, key=str(place))
        for place, title in enumerate(TITLES)
    ]


def titles(user, text):
    return set(Case.objects.visible_to(user).filter(find(user, text).which).values_list("title", flat=True))


def all_pieces():
    whole = [f"{title}案" for title in TITLES]
    pieces = {title[a:b].strip() for title in whole for a in range(len(title)) for b in range(a + 2, len(title) + 1)}
    return sorted(piece for piece in pieces if len(piece) > 1)


def test_every_piece_of_a_title_finds_the_titles_that_hold_it_and_no_others(county, pleas):
    for user in (county.gov_handler, county.justice_supervisor):
        for piece in all_pieces():
            assert titles(user, piece) == {plea.title for plea in pleas if piece in plea.title}, piece


@given(text=st.text(min_size=1, max_size=12))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_an_answer_and_no_error(text):
    search._candidates(search._pairs(text.replace("\0", "")), frozenset({1, 2}))
    search._candidates(search._pairs(text.replace("\0", "")), None)


test_whatever_is_typed_is_an_answer_and_no_error = pytest.mark.django_db(
    test_whatever_is_typed_is_an_answer_and_no_error
)


def test_a_number_is_found_by_any_piece_of_it(county, pleas):
    pleas[0].act("accept", county.gov_handler, key="a")
    number = Case.objects.get(pk=pleas[0].pk).number
    for piece in (number, number[:4], number[2:], number[-3:]):
        assert pleas[0].title in titles(county.gov_handler, piece)


def test_a_case_is_found_by_its_title_of_today(county, pleas):
    Case.objects.filter(pk=pleas[0].pk).update(title="更名以后案")
    assert titles(county.gov_handler, "酉水") == set()
    assert titles(county.gov_handler, "更名") == {"更名以后案"}


def test_nobody_finds_what_they_may_not_see(county, pleas):
    assert titles(county.town_handler, "酉水") == set()
    secret = Plea.begin(
        "receive", county.gov_clerk, {"ground": "家事", "secret": "on"}, body=county.government, key="secret"
    )
    assert titles(county.gov_handler, "家事") == {secret.title}
    assert titles(county.justice_supervisor, "家事") == set()


def test_a_party_is_found_by_the_beginning_of_the_name_and_by_the_code(county):
    firm = Subject.objects.create(kind="firm", name="酉水河鲜店", code="91500242MA5U000013")
    Plea.begin("receive", county.gov_clerk, {"ground": "罚款", "party": firm}, body=county.government, key="1")
    for text in ("酉", "酉水河", "91500242MA5U000013"):
        assert titles(county.gov_handler, text) == {"罚款案"}
    for text in ("河鲜", "9150", "酉水鲜"):
        assert titles(county.gov_handler, text) == set()


def test_where_very_many_are_meant_the_newest_are_found_and_it_is_said(county, pleas, monkeypatch):
    monkeypatch.setattr(search, "MOST", 3)
    found = find(county.gov_handler, "店案")
    assert not found.cut
    found = find(county.gov_handler, "案")
    assert found.short
    for place in range(4):
        Plea.begin("receive", county.gov_clerk, {"ground": f"很多{place}"}, body=county.government, key=f"m{place}")
    found = find(county.gov_handler, "很多")
    assert found.cut
    assert set(Case.objects.filter(found.which).values_list("title", flat=True)) == {"很多1案", "很多2案", "很多3案"}


@pytest.mark.django_db
def test_a_name_begins_as_it_is_written():
    for name in ("酉水", "酉水河", "酉阳", "水", "AB", "ab", "酉水\U0010fffd"):
        Subject.objects.create(kind="firm", name=name)
    begins = Subject.objects.filter(name__begins="酉水").values_list("name", flat=True)
    assert set(begins) == {"酉水", "酉水河", "酉水\U0010fffd"}
    assert set(Subject.objects.filter(name__begins="A").values_list("name", flat=True)) == {"AB"}
    assert not Subject.objects.filter(name__begins="%").exists()
