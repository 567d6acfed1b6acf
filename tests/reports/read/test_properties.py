"""What holds of every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.reports.read import read_text
from guiju.reports.read.figure import PUBLIC_KEYS
from guiju.reports.read.spans import find_spans

WORDS = """办理 受理 行政复议 案件 2024年 12件 第一 第3位 全市 ， 。 、 ； “ ” 《 》 （ ） 约 近 超 百 三千 余
万元 亿 99.5% 人次 个 方面 分别为 和
同比增长 1. 一是 下一步 2025年 至 — 每月 1日 20日 1,234 ３６ 零 0.5 百分之 三分之二 - / × A 4A
12·4 前十 分 之 内 以上"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\t"])
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)
KINDS = {"count", "money", "rate", "change", "rank", "score", "average", "duration", "limit"}


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_figures_are_well_formed_in_order_and_apart(text):
    end = 0
    for figure in read_text(text, "d"):
        assert text[figure.start : figure.end] == figure.text
        assert figure.text == figure.text.strip()
        assert figure.start >= end
        assert figure.kind in KINDS
        assert (figure.kind == "change") == (figure.direction in ("up", "down"))
        assert figure.bound in ("exact", "over", "under", "approx")
        assert isinstance(figure.value, int | float)
        assert figure.subject
        assert figure.low <= figure.high
        assert tuple(figure.as_dict())[: len(PUBLIC_KEYS)] == PUBLIC_KEYS
        end = figure.end


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_paragraph_before_shifts_the_places_and_nothing_else(before, text):
    before = before.replace("\t", "") + "。\n\n\n"
    text = text.replace("\t", "")
    shifted = [
        (s.start - len(before), s.end - len(before), s.value, s.unit, s.bound)
        for s in find_spans(before + "\n" + text)
        if s.start > len(before)
    ]
    alone = [(s.start, s.end, s.value, s.unit, s.bound) for s in find_spans("\n" + text)]
    if not any(mark in before for mark in '“《‘「『〈"〔['):  # an open quotation may swallow what follows
        assert shifted == alone


@given(st.text(alphabet="0123456789,.，．０９ 万亿余多件人%－—-至日月年第前约一二十百千分之", max_size=60))
@settings(max_examples=400, deadline=None)
def test_no_string_of_numerals_breaks_the_reader(text):
    for span in find_spans(text):
        assert 0 <= span.start < span.end <= len(text)


def test_reading_is_near_linear_where_sentences_never_end():
    import time

    def seconds(text):
        start = time.process_time()
        read_text(text)
        return time.process_time() - start

    for unit in ("办理案件12件", "2023年受理12件、", "2024年", "第一", "“", "1、", "一", "办\n", "1\t2\n", "分别为1、"):
        short, long = seconds(unit * 2000), seconds(unit * 8000)
        assert long < 8 * short + 0.5, unit


def test_a_third_unit_in_brackets_belongs_to_no_second():
    assert [figure.text for figure in read_text("受理5件" + "（件" * 5000)] == ["5件"]
