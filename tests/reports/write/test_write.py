"""What is written can be read back to the same facts; what cannot, is not published."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju import indicators
from guiju.facts.store import About, Fact, Facts
from guiju.reports.read import read_text
from guiju.reports.write.gate import NotPublished, misread
from guiju.reports.write.publish import publish, template_text
from guiju.reports.write.template import TemplateError, fill, slots_of
from guiju.reports.write.words import listed, written

TEMPLATE = template_text("county-year")


def fact(indicator, value):
    known = indicators.get(indicator)
    value = None if value is None else Decimal(str(value))
    return Fact(
        indicator=indicator, name=known.name, kind=known.kind, unit=known.unit, period="2024", reach="county", place=0,
        scope="", value=value, numerator=None, denominator=None, bound="exact", status="", source="",
        definition=known.version, snapshot="s" * 64,
    )  # fmt: skip


def facts_of(values):
    about = About("s" * 64, 2024, dt.date(2024, 12, 31), dt.date(2024, 12, 31), months=False)
    return Facts(about, tuple(fact(name, value) for name, value in values.items()))


def values_for(unit):
    if unit == "%":
        return st.decimals(0, 100, places=6)
    if unit == "元":
        return st.decimals(0, 10**10, places=2)
    return st.integers(0, 10**7)


@pytest.fixture(scope="module")
def slots():
    return {name: indicators.get(name).unit for name in sorted(slots_of(TEMPLATE)) if name in known_ids()}


def known_ids():
    return {indicator.id for indicator in indicators.all()}


def test_every_slot_of_the_house_template_names_a_declared_indicator():
    assert slots_of(TEMPLATE) - known_ids() == set()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_written_reads_back_to_the_same_facts(slots, data):
    values = {name: data.draw(values_for(unit), label=name) for name, unit in slots.items()}
    facts = {name: fact(name, value) for name, value in values.items()}
    texts = {name: written(one.value, one.unit) for name, one in facts.items()}
    filled = fill(TEMPLATE, texts, {"scope": "酉县", "year": "2024", "cutoff": "2024年12月31日"})
    assert misread(filled, facts) == []


def test_the_reader_links_what_the_writer_wrote(slots):
    texts = {name: written(37, unit) for name, unit in slots.items()}
    filled = fill(TEMPLATE, texts, {"scope": "酉县", "year": "2024", "cutoff": "2024年12月31日"})
    figures = {(figure.start, figure.end): figure for figure in read_text(filled.text)}
    linked = [figures[start, end].indicator for start, end, _ in filled.slots()]
    meant = [indicator for _, _, indicator in filled.slots()]
    right = sum(a == b for a, b in zip(linked, meant, strict=True))
    wrong = [(a, b) for a, b in zip(linked, meant, strict=True) if a is not None and a != b]
    assert right >= 0.9 * len(meant), (right, len(meant))
    assert len(wrong) <= 0.1 * len(meant), wrong


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (128, "件", "128件"),
        (0, "件", "0件"),
        (Decimal("61.170212"), "%", "61.17%"),
        (100, "%", "100%"),
        (Decimal("86.305"), "%", "86.31%"),
        (12_530_000, "元", "1253万元"),
        (Decimal("2627123.50"), "元", "2627123.5元"),
        (9_999, "元", "9999元"),
        (7, "方面", "7个方面"),
    ],
)
def test_values_are_written_as_officials_write_them(value, unit, text):
    assert written(value, unit) == text


def test_a_missing_fact_stops_the_report_unless_its_sentence_may_be_left_out():
    with pytest.raises(TemplateError, match="没有数据"):
        fill("审结{reconsideration.concluded}。", {}, {})
    filled = fill("# 报告\n## 甲\n[[审结{reconsideration.concluded}。]]\n## 乙\n有话。", {}, {})
    assert filled.text == "报告\n乙\n有话。"
    assert filled.left_out == ["审结…。（缺reconsideration.concluded）"]


def test_a_sentence_about_nothing_is_left_out_but_a_zero_further_on_is_told():
    text = "[[审结{a.a}，其中纠错{b.b}。]][[受理{c.c}。]]"
    filled = fill(text, {"a.a": "9件", "b.b": "0件", "c.c": "0件"}, {}, {"b.b", "c.c"})
    assert filled.text == "审结9件，其中纠错0件。"
    assert filled.left_out == ["受理…。（当年没有）"]


def test_an_unknown_indicator_stops_publication(tmp_path):
    with pytest.raises(TemplateError, match="nobody.knows"):
        publish(facts_of({}), "# x\n{nobody.knows}", tmp_path / "r", scope="酉县", organ="酉县人民政府")
    assert not (tmp_path / "r").exists()


def test_in_a_list_every_sum_of_money_stands_in_one_unit():
    told = [listed(Decimal(value), "元") for value in ("0", "44020", "43100", "0.50", "12530000")]
    assert told == ["0元", "44020元", "43100元", "0.5元", "12530000元"]
    assert listed(Decimal("61.1702"), "%") == "61.17%"


def test_a_finding_stops_publication_and_nothing_is_written(tmp_path):
    facts = facts_of({"reconsideration.concluded": 128, "reconsideration.received": 100})
    template = (
        "# {scope}{year}年报告\n\n新收行政复议案件{reconsideration.received}，，审结{reconsideration.concluded}，"
        "达到120%的的水平，按时办结率150%。"
    )
    with pytest.raises(NotPublished):
        publish(facts, template, tmp_path / "r", scope="酉县", organ="酉县人民政府")
    assert not (tmp_path / "r").exists()


def test_a_broken_identity_stops_publication(tmp_path):
    facts = facts_of({"publicity.events": 549})
    facts = replace(facts, about=replace(facts.about, violations=("讲座场次 70 大于宣传活动场次 65。",)))
    with pytest.raises(NotPublished, match="讲座场次"):
        publish(facts, TEMPLATE, tmp_path / "r", scope="酉县", organ="酉县人民政府")
    assert not (tmp_path / "r").exists()


def test_a_report_is_written_in_every_form(tmp_path):
    from docx import Document as Docx

    from guiju.registry.sheets import read

    facts = facts_of({"reconsideration.received": 115, "reconsideration.concluded": 110, "publicity.events": 549})
    done = publish(facts, TEMPLATE, tmp_path, scope="酉县", organ="酉县人民政府")
    assert {path.name for path in done.files} == {
        "report.html",
        "report.txt",
        "report.docx",
        "annex.xlsx",
        "report.pdf",
    }
    html = (tmp_path / "report.html").read_text()
    assert '<data value="549" data-indicator="publicity.events"' in html
    assert 'id="publicity.events"' in html
    text = "\n".join(paragraph.text for paragraph in Docx(tmp_path / "report.docx").paragraphs)
    assert "全年新收行政复议案件115件" not in text  # its sentence also names a fact that is missing
    assert "开展法治宣传活动549场次" in text
    rows = read((tmp_path / "annex.xlsx").read_bytes(), "annex.xlsx")
    assert {row["数值"] for row in rows} == {"115", "110", "549"}


def test_the_same_facts_give_the_same_bytes(tmp_path):
    facts = facts_of({"publicity.events": 549})
    for name in ("a", "b"):
        publish(facts, TEMPLATE, tmp_path / name, scope="酉县", organ="酉县人民政府")
    for name in ("report.html", "report.docx", "report.pdf", "report.txt"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
