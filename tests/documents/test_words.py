"""Numbers, dates and money as official papers write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.documents import dates
from guiju.documents.dates import DateError, in_numerals, written
from guiju.documents.numbers import DocumentNumber, NumberError
from guiju.documents.numerals import (
    CAPITALS,
    NumeralError,
    counting,
    money_in_capitals,
    money_in_digits,
)

SIGNS = st.text("酉府复罚决督函市监综执县", min_size=1, max_size=8)


@given(SIGNS, st.integers(1949, 9999), st.integers(1, 10**6))
def test_a_printed_number_reads_back_as_itself(sign, year, serial):
    number = DocumentNumber(sign, year, serial)
    assert DocumentNumber.parse(str(number)) == number


def test_the_number_of_the_standard():
    assert str(DocumentNumber("酉府复", 2024, 1)) == "酉府复〔2024〕1号"
    assert "〔" == "\u3014" and "〕" == "\u3015"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("酉府复[2024]1号", "六角括号"),
        ("酉府复【2024】1号", "六角括号"),
        ("酉府复（2024）1号", "六角括号"),
        ("酉府复〔2024〕第1号", "不写“第”"),
        ("酉府复〔2024〕01号", "不补零"),
        ("酉府复〔24〕1号", "四位"),
        ("〔2024〕1号", "机关代字"),
        ("酉府复〔2024〕1", "缺少“号”"),
        ("酉府复〔２０２４〕1号", "酉府复〔2024〕1号"),
        ("酉 府复〔2024〕1号", "酉府复〔2024〕1号"),
        ("酉府复〔2024〕1号\n", "末尾"),
        ("", "酉府复〔2024〕1号"),
    ],
)
def test_a_number_against_the_standard_is_refused_with_the_rule_it_breaks(text, hint):
    with pytest.raises(NumberError, match=hint):
        DocumentNumber.parse(text)


@pytest.mark.parametrize(
    "parts", [("", 2024, 1), ("酉〔府", 2024, 1), ("酉府", 24, 1), ("酉府", 2024, 0), ("酉府", 2024, -3)]
)
def test_a_number_is_never_built_from_parts_that_would_not_print(parts):
    with pytest.raises(NumberError):
        DocumentNumber(*parts)


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_a_plain_refusal(text):
    try:
        assert str(DocumentNumber.parse(text)) == text
    except NumberError as refusal:
        assert "文号" in str(refusal)


@given(st.dates(date(1949, 10, 1), date(9999, 12, 31)))
def test_both_written_forms_of_a_date_read_back(day):
    assert dates.parse(written(day)) == day
    assert dates.parse(in_numerals(day)) == day


def test_dates_as_the_standard_writes_them():
    assert written(date(2026, 3, 5)) == "2026年3月5日"
    assert in_numerals(date(2026, 3, 5)) == "二〇二六年三月五日"
    assert in_numerals(date(2020, 10, 20)) == "二〇二〇年十月二十日"
    assert in_numerals(date(2011, 12, 31)) == "二〇一一年十二月三十一日"
    assert written(None) == "　　年　　月　　日"


@pytest.mark.parametrize(
    "text", ["2026年03月5日", "2026年3月05日", "26年3月5日", "2026-03-05", "2026年2月30日", "二〇二六年十三月一日", ""]
)
def test_a_padded_or_impossible_date_is_refused(text):
    with pytest.raises(DateError):
        dates.parse(text)


def test_counting_words():
    assert [counting(n) for n in (1, 10, 11, 20, 21, 99)] == ["一", "十", "十一", "二十", "二十一", "九十九"]
    with pytest.raises(NumeralError):
        counting(100)


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("0", "零元整"),
        ("13200", "壹万叁仟贰佰元整"),
        ("10", "壹拾元整"),
        ("100000", "壹拾万元整"),
        ("1004", "壹仟零肆元整"),
        ("10004", "壹万零肆元整"),
        ("100001000", "壹亿零壹仟元整"),
        ("100000000", "壹亿元整"),
        ("1000000000000", "壹万亿元整"),
        ("1000300000000", "壹万零叁亿元整"),
        ("0.05", "伍分"),
        ("0.5", "伍角"),
        ("12.34", "壹拾贰元叁角肆分"),
        ("12.04", "壹拾贰元零肆分"),
        ("10.4", "壹拾元零肆角"),
        ("2000.00", "贰仟元整"),
    ],
)
def test_money_in_capitals(amount, capitals):
    assert money_in_capitals(amount) == capitals


def _value(capitals: str) -> Decimal:
    """Reads capitals back by the rule of the places, independently of how they were written."""
    fen = {"元": 100, "角": 10, "分": 1}
    total = section = big = digit = 0
    for sign in capitals.rstrip("整"):
        if sign in CAPITALS:
            digit = CAPITALS.index(sign)
        elif sign in "拾佰仟":
            section += digit * 10 ** (1 + "拾佰仟".index(sign))
            digit = 0
        elif sign in "万亿":
            section, digit = section + digit, 0
            if sign == "亿":
                big, section = (big + section) * 10**8, 0
            else:
                big, section = big + section * 10**4, 0
        else:
            total += (big + section + digit) * fen[sign]
            big = section = digit = 0
    return Decimal(total) / 100


@given(st.integers(0, 10**13 - 1))
def test_capitals_say_the_amount_and_no_other(fen):
    assert _value(money_in_capitals(Decimal(fen) / 100)) == Decimal(fen) / 100


@given(st.integers(0, 10**15))
def test_capitals_never_have_two_zeros_running_or_one_at_the_end(fen):
    capitals = money_in_capitals(Decimal(fen) / 100)
    assert "零零" not in capitals
    assert fen == 0 or not capitals.startswith("零") and "零元" not in capitals


@pytest.mark.parametrize("amount", ["-1", "0.001", "NaN", "Infinity", "一百", "", "1e17", 10**16])
def test_what_is_no_money_is_refused(amount):
    with pytest.raises(NumeralError):
        money_in_capitals(amount)


def test_money_in_digits():
    assert money_in_digits(13200) == "13200元"
    assert money_in_digits("0.5") == "0.50元"
    assert money_in_digits(Decimal("1E+4")) == "10000元"
