# ruff: noqa: E501
"""Each format gives the words a reader would see, in order."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from guiju.reports.read.files import Document, documents

from . import makers

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    (found,) = documents([path])
    assert isinstance(found, Document), found
    return found


def squeezed(text):
    return "".join(text.split())


@pytest.mark.skipif(not SEEDS.exists(), reason="the annotated reports are not here")
def test_a_text_file_is_exactly_what_python_reads():
    found = list(documents([SEEDS]))
    assert len(found) == 5
    for document in found:
        assert document.text == Path(document.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_encoding_changes_no_character(tmp_path, encoding):
    text = "\n".join(makers.SENTENCES) + "\n"
    assert read(tmp_path, "a.txt", text.encode(encoding)).text == text


def test_a_rare_name_survives_in_gb18030(tmp_path):
    text = "经办人㛃某，住䶮镇。2024年办理案件12件，其中行政复议3件，法律援助9件。\n" * 3
    assert read(tmp_path, "a.txt", text.encode("gb18030")).text == text


def test_line_ends_are_universal_newlines(tmp_path):
    assert read(tmp_path, "a.txt", "一\r\n二\r三\n".encode()).text == "一\n二\n三\n"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_gives_its_content_without_navigation(tmp_path, charset):
    page = makers.HTML.format(charset=charset)
    text = read(tmp_path, "a.html", page.encode("gb18030" if charset == "gb2312" else charset)).text
    assert "政务公开" not in text and "999" not in text and "ICP" not in text
    assert "128件" in squeezed(text)
    assert "案件质量稳步提升" in text, "a soft line break inside a sentence is layout"
    assert [line for line in text.split("\n") if "\t" in line] == makers.TABLE_TEXT.split("\n")


def test_a_number_split_by_tags_or_written_in_entities_is_whole(tmp_path):
    page = (
        "<html><body><p>全年受理<span>1</span><span>15</span>件，办结<b>98</b>&nbsp;件，办结率<span>99.</span>5%；"
        "培训&#49;&#50;00余人次。</p><p>讲座6<br/>5场次。</p></body></html>"
    )
    text = read(tmp_path, "a.html", page.encode()).text
    for number in ("115件", "办结率99.5%", "1200余人次", "65场次"):
        assert number in text


def test_a_layout_table_is_no_data(tmp_path):
    page = (
        f"<html><body><table><tr><td><table><tr><td>{'正文内容' * 30}</td></tr></table></td></tr></table></body></html>"
    )
    assert "\t" not in read(tmp_path, "a.htm", page.encode()).text


def test_a_word_file_gives_paragraphs_tables_and_notes(tmp_path):
    data = makers.docx()
    text = read(tmp_path, "a.docx", data).text
    assert text == "\n".join(makers.SENTENCES) + "\n" + makers.TABLE_TEXT

    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(out, "w") as archive:
        for info in source.infolist():
            archive.writestr(info, source.read(info))
        archive.writestr(
            "word/footnotes.xml",
            f"<w:footnotes {ns}><w:footnote><w:p><w:r><w:t>数据截至2024年底。</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )
    assert read(tmp_path, "b.docx", out.getvalue()).text.endswith("数据截至2024年底。")


def word_xml(body):
    out = io.BytesIO()
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {ns}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>共12</w:t></w:r><w:r><w:br/><w:t>34件</w:t></w:r></w:p>", "共1234件"),
        ("<w:p><w:r><w:t>共</w:t></w:r><w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del></w:p>", "共3"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:t>明</w:t></w:r></w:p>", "明"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>控件里的文字</w:t></w:r></w:p></w:sdtContent></w:sdt>", "控件里的文字"),
    ],
    ids=["soft line break in a number", "revisions", "hidden text", "content control"],
)  # fmt: skip
def test_word_marks_up_what_a_reader_sees(tmp_path, body, text):
    assert read(tmp_path, "a.docx", word_xml(body)).text == text


def test_a_doc_file_is_read_piece_by_piece(tmp_path):
    pieces = [("2024年办理行政复议案件", False), ("128, 115 + 13", True), ("件，首选率达61.17%。\r第二段\r", False)]
    assert (
        read(tmp_path, "a.doc", makers.doc(pieces)).text
        == "2024年办理行政复议案件128, 115 + 13件，首选率达61.17%。\n第二段"
    )


def test_a_table_of_a_doc_file_becomes_rows(tmp_path):
    text = "前文。\r项目\x07数量\x07\x07行政处罚\x07\x07\x07后文。\r"
    ends = tuple(i for i in (text.index("数量") + 3, text.index("后文") - 1))
    assert (
        read(tmp_path, "a.wps", makers.doc([(text, False)], row_ends=ends)).text
        == "前文。\n项目\t数量\n行政处罚\t\n后文。"
    )


def test_a_field_shows_its_result(tmp_path):
    data = makers.doc([("见\x13 HYPERLINK x \x14附件\x15。\r", False)])
    assert read(tmp_path, "a.doc", data).text == "见附件。"


LETTER = """#set page(paper: "a4", numbering: "- 1 -", margin: 3cm)
#set text(lang: "zh", font: "Noto Serif CJK SC", size: 16pt)
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
"""


def test_a_pdf_gives_whole_paragraphs_and_its_quotation_marks(tmp_path):
    paragraphs = [(sentence + "擦亮“酉服务”“酉诉即办”品牌，") * 9 + "完。" for sentence in makers.SENTENCES[1:]]
    found = read(tmp_path, "a.pdf", makers.typst_pdf(LETTER + "\n\n".join(paragraphs)))
    assert [squeezed(line) for line in found.text.split("\n")] == [squeezed(line) for line in paragraphs]
    assert len(found.pages) > 1 and found.page_of(len(found.text) - 1) == len(found.pages)


def test_a_table_of_a_pdf_becomes_rows(tmp_path):
    cells = ", ".join(f"[{cell}]" for row in makers.TABLE for cell in row)
    found = read(tmp_path, "a.pdf", makers.typst_pdf(LETTER + f"#table(columns: (1fr, 1fr), {cells})"))
    assert squeezed(found.text.replace("\t", "|")) == squeezed(makers.TABLE_TEXT.replace("\t", "|"))
    assert found.text.count("\t") == 3


def test_an_ofd_file_is_read_in_the_order_of_the_page(tmp_path):
    title, long, short = makers.SENTENCES
    found = read(tmp_path, "a.ofd", makers.ofd(["　" + title, "　" + long[:30], long[30:], "　" + short]))
    assert found.text == "\n".join(makers.SENTENCES)
    assert len(found.pages) == 2


def test_a_sentence_broken_by_a_page_is_one_again(tmp_path):
    found = read(
        tmp_path, "a.ofd", makers.ofd(["一二三四五六七八九十，走访民营企业14", "00余场次，推动解决问题。"], per_page=1)
    )
    assert "1400余场次" in found.text


def test_the_first_bytes_decide_the_format_and_not_the_name(tmp_path):
    assert read(tmp_path, "a.doc", makers.docx()).text.startswith(makers.SENTENCES[0])
    assert "128件" in squeezed(read(tmp_path, "b.doc", makers.HTML.format(charset="utf-8").encode()).text)


def test_an_archive_of_thousands_gives_each_with_its_own_name(tmp_path):
    path = tmp_path / "全市.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2000):
            archive.writestr(f"报告/{number:04}.txt", f"第{number}份，办理案件{number}件。")
        archive.writestr("报告/图.png", b"x")
    found = list(documents([path]))
    assert len(found) == 2000
    assert found[7].name.endswith("报告/0007.txt") and "办理案件7件" in found[7].text


def test_an_archive_made_on_chinese_windows_keeps_its_names(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("AAAA.txt", "内容一二三")
    (tmp_path / "a.zip").write_bytes(out.getvalue().replace(b"AAAA", "报告".encode("gbk")))
    (found,) = documents([tmp_path / "a.zip"])
    assert found.name.endswith("报告.txt")


def test_standard_input_is_a_dash(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("办理案件12件。".encode("gb18030"))))
    (found,) = documents(["-"])
    assert (found.name, found.text) == ("-", "办理案件12件。")
