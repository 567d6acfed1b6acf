"""Draws repeat, splits add up, days are worked."""

from hypothesis import given
from hypothesis import strategies as st

from guiju.demo import names
from guiju.demo.chance import Chance
from guiju.law.calendar import standard
from guiju.registry.codes import check_id_number, check_uscc


@given(st.integers(0, 5000), st.integers(1, 60), st.integers(0, 9))
def test_a_split_adds_up_and_keeps_its_least(total, parts, seed):
    least = min(2, total // parts)
    shares = Chance(seed, "split").split(total, parts, least=least)
    assert sum(shares) == total
    assert len(shares) == parts
    assert min(shares) >= least


@given(st.integers(0, 400), st.integers(1, 40))
def test_a_capped_split_keeps_its_most(total, parts):
    most = -(-total // parts) + 1
    shares = Chance(1, "split").split(total, parts, most=most)
    assert sum(shares) == total
    assert max(shares) <= most


def test_the_same_seed_and_topic_draw_the_same_and_another_topic_does_not(db):
    first, again, other = (Chance(5, topic).days(20, 2024) for topic in ("a", "a", "b"))
    assert first == again != other


def test_days_are_working_days_of_the_year_in_order(db):
    days = Chance(3, "days").days(300, 2024)
    assert days == sorted(days)
    assert all(day.year == 2024 and standard().is_working(day) for day in days)


@given(st.integers(0, 99_999))
def test_invented_codes_have_right_check_digits(number):
    check_uscc(names.uscc("91", "500242", number))
    check_id_number(names.identity("500242", number))


def test_invented_codes_of_a_large_county_are_all_different():
    assert len({names.identity("500242", number) for number in range(30_000)}) == 30_000
