"""PDF: the text reads back, nothing runs off the page, fonts are embedded, and equal content gives equal bytes."""

import hashlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from hypothesis import given, settings

from guiju.documents import Paper, document, enforcement, letter, render_pdf, report
from guiju.documents.build import facts, heading, paragraph, table
from guiju.documents.fonts import NoFont
from tests.documents.samples import ALL, COUNTY, DAY, annual, decision, notice, urging
from tests.documents.strategies import ANY_TEXT, OFFICE_TEXT, UNHURRIED, papers
from tests.documents.test_docx import INJECTION, printed

MM = 72 / 25.4


@cache
def _pages(pdf: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in file]


def pages(paper: Paper) -> list[str]:
    return _pages(render_pdf(paper))


def squashed(text: str) -> str:
    """Without spaces, which a reader of PDF puts and drops as it likes, and the break marks of long Latin words."""
    return re.sub(r"[\s\u200b\u3000\ufffe]", "", text)


def letters(pdf: bytes) -> list[list[tuple[str, float, float, float, float]]]:
    """For each page, the visible characters with left, bottom, right and top in millimetres from the top left."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        height = page.get_height()
        signs = []
        for index in range(text.count_chars()):
            sign = text.get_text_range(index, 1)
            if sign.strip() and sign != "\u200b":
                left, bottom, right, top = text.get_charbox(index, loose=True)
                signs.append((sign, left / MM, (height - bottom) / MM, right / MM, (height - top) / MM))
        found.append(signs)
    return found


@pytest.mark.parametrize("name", ALL)
def test_everything_printed_can_be_read_back(name):
    paper = ALL[name]()
    text = squashed("".join(pages(paper)))
    for part in printed(paper):
        assert squashed(part) in text


@pytest.mark.parametrize("name", ALL)
def test_equal_content_gives_equal_bytes(name):
    assert render_pdf(ALL[name]()) == render_pdf(Paper.from_dict(ALL[name]().as_dict()))


@settings(UNHURRIED, max_examples=40)
@given(papers(OFFICE_TEXT))
def test_any_paper_of_office_characters_prints_whole(paper):
    text = squashed("".join(pages(paper)))
    for sign in set(squashed("".join(printed(paper)))):
        assert sign in text


@settings(UNHURRIED, max_examples=40)
@given(papers(ANY_TEXT))
def test_any_paper_prints_or_names_the_character_that_it_cannot_print(paper):
    try:
        assert render_pdf(paper).startswith(b"%PDF")
    except NoFont as refusal:
        assert re.search("没有“.+”这个字", str(refusal), re.DOTALL)


def test_the_bytes_do_not_depend_on_the_process_that_made_them():
    script = (
        "import hashlib; from guiju.documents import render_pdf; from tests.documents.samples import annual;"
        "print(hashlib.sha256(render_pdf(annual())).hexdigest())"
    )
    made = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
    assert made == hashlib.sha256(render_pdf(annual())).hexdigest()


@pytest.mark.parametrize("name", ALL)
def test_the_file_is_pdf_a_2b_with_title_and_every_font_embedded(name):
    pdf = render_pdf(ALL[name]())
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf and b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    file = pypdfium2.PdfDocument(pdf)
    assert squashed(file.get_metadata_dict()["Title"]) == squashed(ALL[name]().heading)
    used = [mark.get_font() for page in file for mark in page.get_objects() if hasattr(mark, "get_font")]
    assert used and all(font.is_embedded for font in used)


@pytest.mark.parametrize(("day", "stamp"), [(DAY, "D:20260305000000Z"), (None, "D:20000101000000Z")])
def test_the_only_time_in_the_file_is_the_papers_own(day, stamp):
    data = pypdfium2.PdfDocument(render_pdf(decision(date=day))).get_metadata_dict()
    assert {data["CreationDate"], data["ModDate"] or stamp} == {stamp}


def test_pages_are_a4():
    for page in pypdfium2.PdfDocument(render_pdf(notice())):
        assert (page.get_width() / MM, page.get_height() / MM) == pytest.approx((210, 297), abs=0.1)


def test_22_lines_of_28_characters_fill_the_type_area():
    pdf = render_pdf(report("报告", "某局", blocks=[paragraph("法" * 28 * 60, indent=False)]))
    signs = [sign for sign in letters(pdf)[1] if sign[0] == "法"]
    rows: dict[float, int] = {}
    for _, _, bottom, _, _ in signs:
        rows[round(bottom, 1)] = rows.get(round(bottom, 1), 0) + 1
    assert len(rows) == 22
    assert set(rows.values()) == {28}
    heights = sorted(rows)
    pitches = [below - above for above, below in zip(heights, heights[1:], strict=False)]
    assert pitches == pytest.approx([28.95 / MM] * 21, abs=0.11)


@pytest.mark.parametrize("name", ALL)
def test_odd_and_even_pages_mirror_their_margins_and_nothing_leaves_the_type_area(name):
    paper = replace(ALL[name](), contents=False)
    long = replace(paper, blocks=paper.blocks + (paragraph("法治" * 900), paragraph("x" * 400)))
    for number, signs in enumerate(letters(render_pdf(long)), 1):
        start = 28 if number % 2 else 26
        for sign, left, bottom, right, _ in signs:
            red_head = paper.layout == "letter" and number == 1
            assert start - 0.6 <= left and right <= start + 156 + 0.6, sign
            assert red_head or bottom >= 36, sign
            assert bottom <= 37 + 225 + 7 + 7, sign  # type area, 7 mm, and a page number of 四号


def test_page_numbers_stand_outside_with_dashes():
    long = replace(notice(), blocks=(paragraph("法治" * 900),))
    for number, signs in enumerate(letters(render_pdf(long)), 1):
        folio = [sign for sign in signs if sign[4] > 37 + 225 + 5]
        assert "".join(sign[0] for sign in folio) == f"—{number}—"
        if number % 2:
            assert folio[-1][3] == pytest.approx(28 + 156 - 14 / MM, abs=1)
        else:
            assert folio[0][1] == pytest.approx(26 + 14 / MM, abs=1)


def test_a_letters_first_page_has_no_number_and_later_ones_do():
    long = pages(replace(urging(), blocks=(paragraph("法治" * 900),)))
    assert "— 1 —" not in long[0] and "— 2 —" in long[1]


def test_an_enforcement_paper_tells_how_many_pages_it_has():
    long = pages(decision(blocks=["法治" * 900]))
    assert [f"第{n}页共{len(long)}页" in squashed(text) for n, text in enumerate(long, 1)] == [True] * len(long)


@pytest.mark.parametrize("lines", range(8, 17))
def test_the_seal_never_stands_on_a_page_without_text(lines):
    paper = enforcement("决定书", "某局", blocks=["甲" * 28 * lines, "末段" * 20], remedies="救济" * 30, date=DAY)
    last = squashed(pages(paper)[-1])
    assert "（印章）" in last and "救济" in last


@pytest.mark.parametrize("organ", ["某局", COUNTY, "酉阳土家族苗族自治县人民政府行政复议与应诉工作领导小组办公室"])
def test_organ_and_date_are_centred_on_each_other_within_the_margin(organ):
    signs = letters(render_pdf(letter("函", organ, blocks=["甲。"], date=DAY, title="关于某事的函")))[0]
    chinese = [sign for sign in signs if sign[0] > "\u2000"]  # digits are from another font, of another height
    date, name = chinese[-3:], chinese[-3 - len(organ) : -3]
    assert "".join(sign[0] for sign in name + date) == f"{organ}年月日"
    name = [sign for sign in name if abs(sign[2] - name[-1][2]) < 1]  # of a very long one, its last line
    assert max(sign[3] for sign in name + date) <= 28 + 156 + 0.6
    if len(organ) < 28:
        first_digit = min(sign[1] for sign in signs if sign[0] == "2" and abs(sign[2] - date[0][2]) < 3)
        assert (name[0][1] + name[-1][3]) / 2 == pytest.approx((first_digit + date[-1][3]) / 2, abs=3)


def test_a_long_red_mark_stays_on_one_line():
    pdf = render_pdf(
        document("通知", "重庆市酉阳土家族苗族自治县人民政府行政执法协调监督工作领导小组办公室", title="关于某事的通知")
    )
    head = [sign for sign in letters(pdf)[0] if sign[0] in "重庆室文件"][:5]
    assert len({round(sign[2]) for sign in head}) == 1


def test_a_long_table_breaks_over_pages_and_repeats_its_head():
    paper = report(
        "报告", "某局", blocks=[table(["机关甲", "件数乙"], [[f"第{n}行", n] for n in range(120)], caption="表名")]
    )
    texts = pages(paper)
    assert len(texts) > 3
    assert all("机关甲" in text for text in texts)
    assert [f"第{n}行" in squashed("".join(texts)) for n in range(120)] == [True] * 120


def test_the_table_of_contents_gives_the_pages_of_the_headings():
    paper = report(
        "报告",
        "某局",
        contents=True,
        blocks=[heading("甲"), "法" * 28 * 30, heading("乙", 2), "治" * 28 * 30, heading("丙", 3), "丁"],
    )
    texts = [squashed(text) for text in pages(paper)]
    for name in ("一、甲", "（一）乙"):
        page = next(number for number, text in enumerate(texts, 1) if number > 1 and name in text)
        assert re.search(re.escape(name) + rf"\.+{page}", texts[0])
    assert "丙" not in texts[0]


def test_markup_in_a_name_is_only_text():
    paper = enforcement(
        "决定书",
        INJECTION,
        addressee=INJECTION,
        number=INJECTION,
        title=INJECTION,
        blocks=[INJECTION, facts((INJECTION, INJECTION)), table([INJECTION], [[INJECTION]]), heading(INJECTION)],
        attachments=[INJECTION],
        copies=[INJECTION],
    )
    assert squashed("".join(pages(paper))).count(squashed(INJECTION)) == 13


def test_100_kilobytes_of_text_are_all_there_in_a_paragraph_and_in_a_cell():
    text = "依法行政" * 9000
    for block in (text, table(["甲"], [[text]]), facts(("甲", text))):
        read = squashed("".join(pages(enforcement("决定书", "某局", blocks=[block]))))
        assert read.count("依") + read.count("行") == 18000


def fonts_of(pdf: bytes, signs: str) -> dict[str, str]:
    """The embedded font in which each of the signs is drawn."""
    found = {}
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for mark in page.get_objects(textpage=text):
            if hasattr(mark, "get_font"):
                for sign in set(mark.extract()) & set(signs):
                    assert mark.get_font().is_embedded
                    found[sign] = mark.get_font().get_base_name()
    return found


def test_rare_characters_of_names_are_drawn_by_a_font_that_has_them():
    rare = "喆犇堃燚㛃䶮"
    found = fonts_of(render_pdf(enforcement("决定书", "某局", addressee=f"张{rare}")), rare)
    assert set(found) == set(rare)
    assert not any("Fandol" in font for font in found.values())
    assert rare in squashed("".join(pages(enforcement("决定书", "某局", addressee=f"张{rare}"))))


def test_a_character_that_no_font_has_is_refused_by_name_and_does_not_spoil_the_next_paper():
    with pytest.raises(NoFont, match="没有“𪚥”这个字"):
        render_pdf(enforcement("决定书", "某局", addressee="张𪚥"))
    assert "张三" in squashed("".join(pages(enforcement("决定书", "某局", addressee="张三"))))


def test_many_threads_render_the_same_bytes():
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: render_pdf(decision()), range(24)))
    assert made == {render_pdf(decision())}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes fork")
def test_a_process_forked_after_a_paper_is_told_instead_of_waiting_for_ever():
    script = (
        "import os; from guiju.documents import render_pdf; from tests.documents.samples import decision;"
        "render_pdf(decision()); child = os.fork()\n"
        "if child == 0:\n"
        "    try: render_pdf(decision())\n"
        "    except RuntimeError as e: os._exit(7 if 'spawn' in str(e) else 1)\n"
        "    os._exit(0)\n"
        "raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=60, check=False).returncode == 7
