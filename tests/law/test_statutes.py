"""Citations: read exactly, checked against what was read, refused in a sentence; every citation in the code stands."""

import ast
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.law.errors import LawError, NotInForce, UnknownCitation
from guiju.law.numerals import from_chinese, to_chinese
from guiju.law.statutes import MARKS, cite, cite_all, statute, statutes

GUIJU = Path(__file__).parents[2] / "guiju"


@given(st.integers(0, 9999))
def test_a_numeral_reads_back(number):
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零三", 103),
        ("一百一十", 110),
        ("一千二百五十九", 1259),
        ("58", 58),
    ],
)
def test_numerals_are_written_as_statutes_write_them(text, number):
    assert from_chinese(text) == number
    assert text == str(number) or to_chinese(number) == text


def test_a_word_is_no_numeral():
    with pytest.raises(ValueError, match="不是数字"):
        from_chinese("甲")


@pytest.mark.parametrize(
    ("text", "law", "article", "paragraph", "item"),
    [
        ("行政复议法第三十条", "行政复议法", 30, None, None),
        ("行政处罚法第五十八条第一款第二项", "行政处罚法", 58, 1, 2),
        ("《中华人民共和国行政处罚法》第58条第（二）项", "行政处罚法", 58, None, 2),
        ("法释〔2026〕3号第二条", "行政诉讼起诉期限解释", 2, None, None),
        ("国办发[2018]118号", "国办发〔2018〕118号", None, None, None),
        ("复议条例第四十条", "行政复议法实施条例", 40, None, None),
    ],
)
def test_a_citation_is_read_to_article_paragraph_and_item(text, law, article, paragraph, item):
    citation = cite(text)
    assert (citation.law, citation.article, citation.paragraph, citation.item) == (law, article, paragraph, item)
    assert cite(citation.text) == citation


def test_several_citations_share_a_name_and_ranges_are_spread_out():
    found = cite_all("行政处罚法第五十七条、第五十八条；行政强制法第十八条，行政复议法第五十六条至第五十八条")
    assert [str(c) for c in found] == [
        "行政处罚法第五十七条", "行政处罚法第五十八条", "行政强制法第十八条",
        "行政复议法第五十六条", "行政复议法第五十七条", "行政复议法第五十八条",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("行政处法第一条", "未收录"),
        ("行政复议法第三百条", "第三百条未收录"),
        ("第三条", "哪部法"),
        ("", "不像法条引用"),
        ("行政处罚法第五十七条、第五十八条", "只要一处"),
    ],
)
def test_a_citation_that_names_no_known_article_is_refused_in_a_sentence(text, told):
    with pytest.raises(UnknownCitation, match=told):
        cite(text)


def test_an_article_is_cited_in_the_version_of_the_day():
    assert cite("行政复议法第三十条", on=date(2024, 1, 1)).version.since == date(2024, 1, 1)
    with pytest.raises(NotInForce, match="2024-01-01"):
        cite("行政复议法第三十条", on=date(2023, 12, 31))
    with pytest.raises(NotInForce):
        cite("行政复议法实施条例第四十条", on=date(2026, 6, 30))
    assert cite("行政复议法实施条例第四十条", on=date(2026, 7, 1)).article == 40


def test_an_article_known_only_from_memory_bears_its_own_mark():
    assert cite("民法典第二百零三条").mark == "T"
    assert cite("民法典第一千二百五十九条").mark == "M"
    assert cite("国办发〔2018〕118号").mark == "S"
    assert cite("社区矫正法实施办法第十四条").mark == "M"


def test_the_table_is_sound():
    for held in statutes():
        for name in (held.name, *held.aliases):
            assert statute(name) is held
        sinces = [version.since for version in held.versions if version.since]
        assert sinces == sorted(sinces)
        assert all(version.mark in MARKS and version.since_mark in MARKS for version in held.versions)


def written_citations():
    """Every string literal given as `law=` or `article=`, wherever in the code it stands."""
    for path in sorted(GUIJU.rglob("*.py")):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.keyword)
                and node.arg in ("law", "article")
                and isinstance(node.value, ast.Constant)
            ):
                yield path.relative_to(GUIJU), node.value.lineno, node.value.value


def test_every_citation_in_the_code_names_a_known_article():
    wrong = []
    for path, line, text in written_citations():
        if not text:
            continue
        try:
            cite_all(text)
        except LawError as error:
            wrong.append(f"{path}:{line}: {error}")
    assert wrong == []


def test_the_walk_finds_citations_at_all():
    assert sum(1 for _ in written_citations()) > 5
