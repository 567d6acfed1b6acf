"""A slip of the pen is told from numbers that have nothing to do with each other."""

import re

from hypothesis import given
from hypothesis import strategies as st

from guiju.reports.audit.numbers.mistakes import by_chance, mistyped_in, mistypings, telling_in
from guiju.reports.read import read_text


def figure(text):
    (one,) = read_text(f"受理案件{text}。", "x.txt")
    return one


def total(whole, left, right):
    return whole.value == left.value + right.value


def test_one_slip_in_any_of_the_numbers_mends_a_total():
    assert mistyped_in([figure("538件"), figure("312件"), figure("46件")], total).text == "538件"
    assert mistyped_in([figure("358件"), figure("321件"), figure("46件")], total).text == "321件"
    assert mistyped_in([figure("358件"), figure("312件"), figure("406件")], total).text == "406件"


def test_numbers_that_no_slip_mends_are_none_of_one_total():
    assert mistyped_in([figure("897件"), figure("312件"), figure("46件")], total) is None


def test_a_mistyped_figure_is_worth_what_it_says():
    slips = list(mistypings(figure("2.7万件")))
    assert {one.text for one in slips} >= {"7.2万件", "2.6万件", "27万件", "2.7亿件"}
    scales = {"万件": 1e4, "亿件": 1e8, "件": 1}
    told = [re.fullmatch(r"([\d.]+)(\D+)", one.text) for one in slips]
    assert all(abs(f.value - float(t[1]) * scales[t[2]]) < 1e-6 for f, t in zip(slips, told, strict=True))


def test_thousands_separators_are_no_digits():
    assert "3120件" in {one.text for one in mistypings(figure("1,320件"))}


@given(st.integers(10, 99_999))
def test_a_slip_never_leaves_the_number_as_it_was(number):
    assert all(one.value != number for one in mistypings(figure(f"{number}件")) if one.text != f"{number}件")


def test_only_long_numbers_tell_that_they_were_mistyped():
    short = [figure("12件"), figure("3件"), figure("4件")]
    assert mistyped_in(short, lambda one, two, three: one.value == two.value + three.value)
    assert not telling_in(short, lambda one, two, three: one.value == two.value + three.value)
    long = [figure("1284件"), figure("640件"), figure("84件")]
    assert telling_in(long, lambda one, two, three: one.value == two.value + three.value + 1100)


def test_a_slip_between_short_numbers_proves_little():
    assert by_chance([figure("17件"), figure("12件"), figure("4件")]) > 1
    assert by_chance([figure("1564件"), figure("1218件"), figure("436件")]) < 0.1
