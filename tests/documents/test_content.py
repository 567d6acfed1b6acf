"""The content model: frozen exactly, hashed, and closed to what cannot be printed."""

import hashlib
import json
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

from guiju.documents import Paper, enforcement, report
from guiju.documents.build import facts, heading, paragraph, paragraphs, strong, table
from guiju.documents.content import (
    Cell,
    Facts,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
)
from guiju.documents.flow import flow
from guiju.documents.freeze import PaperError
from tests.documents.samples import ALL, DAY, decision
from tests.documents.strategies import ANY_TEXT, UNHURRIED, papers


@UNHURRIED
@given(papers(ANY_TEXT))
def test_a_frozen_paper_thaws_to_an_equal_one_with_the_same_digest(paper):
    thawed = Paper.from_dict(json.loads(json.dumps(paper.as_dict(), ensure_ascii=False)))
    assert thawed == paper
    assert thawed.digest == paper.digest
    assert thawed.canonical() == paper.canonical()


@UNHURRIED
@given(papers(ANY_TEXT), papers(ANY_TEXT))
def test_different_papers_have_different_digests(one, other):
    assert (one == other) == (one.digest == other.digest)


@pytest.mark.parametrize("name", ALL)
def test_the_digest_does_not_depend_on_the_order_of_keys_in_the_store(name):
    paper = ALL[name]()
    turned = json.loads(json.dumps(paper.as_dict()), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert Paper.from_dict(turned).digest == paper.digest


def test_the_digest_of_a_known_paper_never_changes():
    # Digests of issued papers stand in the database: another frozen form needs a new FORMAT and a way to read the old.
    frozen = (
        '{"addressee":"","attachments":[],"blocks":[{"align":"justify","indent":true,"is":"Paragraph","runs":'
        '[{"is":"Run","style":"plain","text":"甲"}]}],"contents":false,"copies":[],"date":"2026-03-05","format":1,'
        '"is":"Paper","issuer":"","kind_title":"函","layout":"enforcement","number":"","organ":"某局","remedies":"",'
        '"seal":true,"title":""}'
    )
    paper = enforcement("函", "某局", blocks=["甲"], date=DAY)
    assert paper.canonical().decode() == frozen
    assert paper.digest == hashlib.sha256(frozen.encode()).hexdigest()


def test_a_paper_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        decision().number = "别的"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.pop("organ"),
        lambda d: d.pop("format"),
        lambda d: d.update(format=2),
        lambda d: d.update(colour="red"),
        lambda d: d.update(organ=1),
        lambda d: d.update(seal="yes"),
        lambda d: d.update(date="2026-02-30"),
        lambda d: d.update(date=20260305),
        lambda d: d.update(layout="poster"),
        lambda d: d.update(blocks="text"),
        lambda d: d.update(blocks=[{"is": "Script", "text": "x"}]),
        lambda d: d.update(blocks=["text"]),
        lambda d: d.update(blocks=[{"is": "Heading", "text": "x", "level": 7, "numbered": True}]),
        lambda d: d.update(copies=[1]),
    ],
)
def test_a_store_that_was_tampered_with_is_refused(spoil):
    data = decision().as_dict()
    spoil(data)
    with pytest.raises(PaperError):
        Paper.from_dict(data)


@pytest.mark.parametrize(
    "sign", ["\x00", "\x0b", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\ufeff", "\ud83d", "\ue000", "\uffff", "\r"]
)
@pytest.mark.parametrize(
    "place",
    [
        lambda text: {"addressee": text},
        lambda text: {"blocks": (Paragraph((Run(text),)),)},
        lambda text: {"blocks": (Table(((Cell("甲"),),), ((Cell(text),),)),)},
        lambda text: {"copies": ("甲", text)},
    ],
)
def test_characters_that_cannot_be_printed_are_refused_wherever_they_stand(sign, place):
    with pytest.raises(PaperError, match=f"U\\+{ord(sign):04X}"):
        replace(decision(), **place(f"甲{sign}乙"))


@pytest.mark.parametrize("parts", [("", "某局"), ("函", ""), ("  ", "某局")])
def test_a_paper_has_a_name_and_an_organ(parts):
    with pytest.raises(PaperError, match="名称和制作机关"):
        Paper(*parts)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Table((), ()),
        lambda: table(["甲", "乙"], [["1"]]),
        lambda: table(["甲", "乙"], [["1", "2", "3"]]),
        lambda: table(["甲", "乙"], [["1", "2"]], widths=[1]),
        lambda: table(["甲", "乙"], [["1", "2"]], widths=[1, 0]),
        lambda: table(["甲", "乙"], [[Cell("1", rows=2), "2"]]),
        lambda: table([[Cell("甲", rows=2), "乙"], ["丙", "丁"]], []),
        lambda: table(["甲", "乙"], [[Cell("1", columns=0), "2"]]),
        lambda: facts([("甲", 1), ("乙", 2), ("丙", 3), ("丁", 4)]),
        lambda: Facts(()),
        lambda: Heading("甲", 5),
        lambda: Heading("甲", 0),
    ],
)
def test_a_grid_with_holes_or_a_heading_of_no_level_is_refused(make):
    with pytest.raises(PaperError):
        make()


def test_headings_are_numbered_by_their_place_and_restart_below_a_higher_one():
    paper = report(
        "报告",
        "某局",
        blocks=[heading("甲"), heading("乙", 2), heading("丙", 3), heading("丁", 4), heading("戊", 2), heading("己", 3)]
        + [heading("庚"), heading("辛", 2), heading("附言", numbered=False), heading("壬")],
    )
    shown = [item.text for item in flow(paper) if item.role == "heading"]
    assert shown == [
        "一、甲",
        "（一）乙",
        "1.丙",
        "（1）丁",
        "（二）戊",
        "1.己",
        "二、庚",
        "（一）辛",
        "附言",
        "三、壬",
    ]


def test_texts_that_people_type_become_paragraphs_whatever_their_newlines():
    assert paragraphs(" 甲 \r\n\r\n乙\r丙\n") == [paragraph("甲"), paragraph("乙"), paragraph("丙")]
    assert facts(("甲", "一\r\n二")).rows[0][0].value == "一\n二"
    assert facts(("甲", None), ("乙", 0)).rows[1][0].value == "0"
    assert paragraph("a", strong("b")).runs == (Run("a"), Run("b", Style.STRONG))
