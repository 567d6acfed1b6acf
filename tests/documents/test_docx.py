"""docx: says what the content says, looks as GB/T 9704 asks, and has the same bytes each time."""

import io
import zipfile
from datetime import datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph as Lines
from hypothesis import given, settings
from lxml import etree

from guiju.documents import enforcement, render_docx, report
from guiju.documents.build import table
from guiju.documents.content import Facts, Layout, PageBreak, Paper, Table
from guiju.documents.flow import Closing, Colophon, Line, Role, flow
from tests.documents.samples import ALL, annual, decision, notice, urging
from tests.documents.strategies import ANY_TEXT, UNHURRIED, papers


def opened(paper: Paper):
    return Document(io.BytesIO(render_docx(paper)))


def printed(paper: Paper) -> list[str]:
    """What the paper should say, one text for each paragraph or cell."""
    texts: list[str] = []
    for item in flow(paper):
        if isinstance(item, Line):
            texts.append(item.text)
        elif isinstance(item, Facts):
            texts += [text for row in item.rows for fact in row for text in (fact.label, fact.value)]
        elif isinstance(item, Table):
            texts += [cell.text for _, _, cell in item.places()]
        elif isinstance(item, Closing):
            texts += [item.organ + item.mark, item.date]
        elif isinstance(item, Colophon):
            texts += [item.copies] if item.copies else []
            texts += [f"{item.issuer}\t{item.date}"] if item.issuer else []
        else:
            assert isinstance(item, PageBreak)
    return texts


def said(paper: Paper) -> list[str]:
    """What the reopened file says, in its order, the first page's head first."""
    file = opened(paper)
    section = file.sections[0]
    texts = [lines.text for lines in section.first_page_header.paragraphs] if paper.layout is Layout.LETTER else []
    for part in file.iter_inner_content():
        if isinstance(part, Grid):
            seen = set()
            for row in part.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        texts.append(cell.text)
        else:
            texts.append(part.text)
    return texts


def meaningful(texts: list[str]) -> list[str]:
    """Without empty lines and the repeated entries of a table of contents."""
    return [text for text in texts if text.strip()]


@pytest.mark.parametrize("name", ALL)
def test_the_reopened_file_says_what_the_content_says(name):
    paper = ALL[name]()
    expected, found = meaningful(printed(paper)), meaningful(said(paper))
    if paper.contents:  # the table of contents repeats headings of two levels after its title
        start = expected.index("目　录") + 1
        listed = [
            item.text
            for item in flow(paper)
            if isinstance(item, Line) and item.role is Role.HEADING and item.level <= 2
        ]
        expected[start:start] = listed
    assert found == expected


@settings(UNHURRIED, max_examples=25)
@given(papers(ANY_TEXT).filter(lambda paper: not paper.contents))
def test_any_paper_survives_the_file(paper):
    assert meaningful(said(paper)) == meaningful(printed(paper))


@pytest.mark.parametrize("name", ALL)
def test_equal_content_gives_equal_bytes_and_other_content_others(name):
    data = render_docx(ALL[name]())
    assert data == render_docx(Paper.from_dict(ALL[name]().as_dict()))
    assert data != render_docx(decision(number="酉〔2026〕99号"))


@pytest.mark.parametrize("name", ALL)
def test_no_time_of_today_is_in_the_file(name):
    data = render_docx(ALL[name]())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
    core = Document(io.BytesIO(data)).core_properties
    paper = ALL[name]()
    day = paper.date
    assert core.created == core.modified
    assert core.created.replace(tzinfo=None) == (
        datetime(day.year, day.month, day.day) if day else datetime(2000, 1, 1)
    )


@pytest.mark.parametrize("name", ALL)
def test_the_page_has_the_measures_of_the_standard(name):
    file = opened(ALL[name]())
    section = file.sections[0]
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=Mm(0.1))
    for margin, millimetres in (("top", 37), ("left", 28), ("bottom", 35), ("right", 26)):
        assert getattr(section, f"{margin}_margin") == pytest.approx(Mm(millimetres), abs=Mm(0.1))
    assert file.settings.element.find(qn("w:mirrorMargins")) is not None
    assert section._sectPr.find(qn("w:docGrid")).get(qn("w:linePitch")) == "579"  # 28.95 pt


def test_the_body_is_16_point_on_lines_of_28_95_so_that_22_of_28_characters_fill_the_type_area():
    normal = opened(notice()).styles["Normal"]
    assert normal.font.size == Pt(16)
    assert normal.paragraph_format.line_spacing == pytest.approx(Pt(28.95), abs=Pt(0.05))
    spacing = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 156 - 156 / 28 < 28 * (16 + spacing) * 25.4 / 72 <= 156
    assert 225 - 225 / 22 < 22 * 28.95 * 25.4 / 72 <= 225
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_title_and_headings_are_real_styles_in_the_official_faces():
    file = opened(notice())
    faces = {
        name: file.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4")
    }
    assert list(faces.values()) == ["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"]
    assert file.styles["Title"].font.size == Pt(22)
    shown = [(lines.style.name, lines.text) for lines in file.paragraphs if lines.style.name.startswith("Heading")]
    assert shown[:4] == [
        ("Heading 1", "一、公布检查主体"),
        ("Heading 1", "二、备案"),
        ("Heading 2", "（一）日常检查"),
        ("Heading 3", "1.线索核查"),
    ]


def test_every_office_font_has_a_substitute_in_the_font_table():
    with zipfile.ZipFile(io.BytesIO(render_docx(notice()))) as package:
        table = etree.fromstring(package.read("word/fontTable.xml"))
    names = {font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val")) for font in table}
    assert set(names) == {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"}
    assert "FangSong" in names["仿宋_GB2312"]


def fields(lines: Lines) -> list[str]:
    return [part.text.strip() for part in lines._p.iter(qn("w:instrText"))]


def test_pages_are_numbered_outside_odd_right_even_left():
    section = opened(notice()).sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.text, fields(odd), odd.alignment.name) == ("— 1 —", ["PAGE"], "RIGHT")
    assert (even.text, fields(even), even.alignment.name) == ("— 1 —", ["PAGE"], "LEFT")
    assert odd.style.font.size == Pt(14)


def test_a_letters_first_page_has_a_mark_and_double_rules_but_no_number():
    section = opened(urging()).sections[0]
    assert section.different_first_page_header_footer
    head, foot = section.first_page_header.paragraphs[0], section.first_page_footer.paragraphs[0]
    assert head.text == "酉阳县司法局" and foot.text == "" and not fields(foot)
    assert section.header_distance == pytest.approx(Mm(30), abs=Mm(0.1))
    for lines, kind in ((head, "thickThinSmallGap"), (foot, "thinThickSmallGap")):
        rule = lines._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
        assert (rule.get(qn("w:val")), rule.get(qn("w:color"))) == (kind, "E60012")
        form = lines.paragraph_format  # 170 mm, wider than the type area of 156
        assert Mm(156) - form.left_indent - form.right_indent == pytest.approx(Mm(170), abs=Mm(0.1))


def test_an_enforcement_paper_has_no_red_head_and_tells_its_pages():
    data = render_docx(decision())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"E60012" not in package.read("word/document.xml")
    footer = Document(io.BytesIO(data)).sections[0].footer.paragraphs[0]
    assert footer.text == "第 1 页　共 1 页" and fields(footer) == ["PAGE", "NUMPAGES"]
    assert any(lines.text == "酉阳县市场监督管理局（印章）" for lines in opened(decision()).paragraphs)


def test_the_closing_does_not_part_from_the_text_before_it():
    file = opened(decision())
    texts = [lines.text for lines in file.paragraphs]
    organ = texts.index("酉阳县市场监督管理局（印章）")
    assert file.paragraphs[organ - 1].paragraph_format.keep_with_next
    assert file.paragraphs[organ].paragraph_format.keep_with_next


def test_a_long_table_repeats_its_head_and_keeps_rows_whole():
    file = opened(report("报告", "某局", blocks=[table([["甲", "乙"]], [[n, n] for n in range(200)])]))
    rows = file.tables[0]._tbl.tr_lst
    assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * 200
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_neighbouring_grids_stay_apart():
    file = opened(report("报告", "某局", blocks=[table(["甲"], [[1]]), table(["乙"], [[2]])]))
    kinds = [part.tag for part in file.element.body if part.tag in (qn("w:tbl"), qn("w:p"))]
    first = kinds.index(qn("w:tbl"))
    assert kinds[first : first + 3] == [qn("w:tbl"), qn("w:p"), qn("w:tbl")]


def test_spans_of_a_head_are_real_spans():
    grid = opened(annual()).tables[0]
    assert grid.cell(0, 0)._tc is grid.cell(1, 0)._tc
    assert grid.cell(0, 1)._tc is grid.cell(0, 2)._tc
    assert grid.cell(1, 1)._tc is not grid.cell(1, 2)._tc


INJECTION = "#let x=1 $x$ \\ <w:p> & \"quoted\" 'q' {{ x }} {% y %} =1+1 ]]> --> `r` @ref //c /*d*/ *b* _i_ ~ ${z}"


def test_markup_in_a_name_is_only_text():
    paper = enforcement("决定书", INJECTION, addressee=INJECTION, number=INJECTION, blocks=[INJECTION], title=INJECTION)
    assert said(paper).count(INJECTION) == 4  # organ, title, number, body
    assert INJECTION + "：" in said(paper)
    assert opened(paper).core_properties.title == INJECTION


def test_100_kilobytes_of_text_are_all_there():
    text = "依法行政𠮷" * 7000
    assert len(text.encode()) > 100_000
    paper = enforcement("决定书", "某局", blocks=[text, table(["甲"], [[text]])])
    assert said(paper).count(text) == 2


def test_unknown_glyphs_do_not_hinder_a_docx():
    assert "𪚥😀" in said(enforcement("函", "某局", blocks=["𪚥😀"]))
