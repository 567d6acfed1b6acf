"""Check digits of the two national codes (GB 32100-2015, GB 11643-1999)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from guiju.registry.codes import check_id_number, check_uscc, id_check_digit, uscc_check_digit

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
VALID_USCC = ["91350100M000100Y43", "914403001922038216"]
VALID_ID = "11010519491231002X"

uscc_bodies = st.builds(
    lambda head, region, tail: head + region + tail,
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
)
id_bodies = st.builds(
    lambda region, born, order: f"{region:06}{born:%Y%m%d}{order:03}",
    st.integers(110000, 999999),
    st.dates(dt.date(1900, 1, 1), dt.date(2025, 12, 31)),
    st.integers(0, 999),
)


@pytest.mark.parametrize("code", VALID_USCC)
def test_codes_known_to_be_valid_pass(code):
    check_uscc(code)
    assert uscc_check_digit(code[:17]) == code[17]


def test_the_identity_number_of_the_standard_passes():
    check_id_number(VALID_ID)
    assert id_check_digit(VALID_ID[:17]) == "X"


def test_the_weights_are_those_of_the_standard():
    """A one in one place alone shows that place's weight: 3^(i-1) mod 31."""
    weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    for place, weight in enumerate(weights):
        digits = ["0"] * 17
        digits[place] = "1"
        assert ALPHABET.index(uscc_check_digit("".join(digits))) == (31 - weight) % 31


def test_the_weights_of_the_identity_number_are_those_of_the_standard():
    for place, weight in enumerate([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]):
        digits = ["0"] * 17
        digits[place] = "1"
        assert id_check_digit("".join(digits)) == "10X98765432"[weight % 11]


def test_a_sum_of_nothing_ends_in_nought():
    assert uscc_check_digit("0" * 17) == "0"


@given(uscc_bodies)
def test_every_code_with_its_check_digit_passes(first17):
    check_uscc(first17 + uscc_check_digit(first17))


@given(uscc_bodies, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(first17, place, char):
    """31 is prime and no weight is 0, so every single mistake changes the sum."""
    code = first17 + uscc_check_digit(first17)
    assume(code[place] != char and (place not in range(2, 8) or char.isdigit()))
    with pytest.raises(ValidationError, match="校验位"):
        check_uscc(code[:place] + char + code[place + 1 :])


@given(id_bodies)
def test_every_identity_number_with_its_check_digit_passes(first17):
    check_id_number(first17 + id_check_digit(first17))


@given(id_bodies, st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(first17, place, digit):
    number = first17 + id_check_digit(first17)
    assume(number[place] != digit)
    with pytest.raises(ValidationError):
        check_id_number(number[:place] + digit + number[place + 1 :])


@given(id_bodies, st.integers(0, 15))
def test_two_neighbours_swapped_are_always_found(first17, place):
    number = first17 + id_check_digit(first17)
    assume(number[place] != number[place + 1])
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    with pytest.raises(ValidationError):
        check_id_number(swapped)


@pytest.mark.parametrize(
    "code",
    ["", "9135", "91350100M000100Y4I", "91350100M000100Y43 ", "91350100m000100Y43", "９1350100M000100Y43", "9" * 19],
)
def test_a_code_of_the_wrong_shape_is_told_so(code):
    with pytest.raises(ValidationError, match="18位"):
        check_uscc(code)


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_that_look_like_digits_are_in_no_code(letter):
    with pytest.raises(ValidationError):
        check_uscc(f"91350100{letter}000100Y43")


@pytest.mark.parametrize("born", ["19490230", "20230229", "19491301", "19490001", "29990101"])
def test_the_birth_date_is_a_real_day_that_has_been(born):
    first17 = f"110105{born}002"
    with pytest.raises(ValidationError, match="出生日期"):
        check_id_number(first17 + id_check_digit(first17))


@pytest.mark.parametrize("region", ["110103", "810000", "990001"])
def test_regions_that_are_gone_and_permits_of_residents_from_outside_pass(region):
    first17 = f"{region}19491231002"
    check_id_number(first17 + id_check_digit(first17))
