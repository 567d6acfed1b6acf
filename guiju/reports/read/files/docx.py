"""Word files (docx, and what WPS saves as docx), read from their XML.

Reading the XML itself keeps what libraries drop: footnotes, text boxes, inserted revisions, and a file whose styles or
relations are broken but whose text is whole.
"""

import zipfile

from lxml import etree

from guiju.reports.read.files.archive import read_member
from guiju.reports.read.files.document import MAX_TEXT, CannotRead, Extract
from guiju.reports.read.files.join import join_lines, tidy
from guiju.reports.read.files.table import rows_to_text
from guiju.reports.read.files.xml import local, parse

_XML_LIMIT = 32 << 20
_SKIPPED = {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "sectPr", "tblPr", "tcPr", "trPr"}
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_VALUE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"


def read(archive: zipfile.ZipFile) -> Extract:
    """The text of a Word file: body, tables as rows with tabs, then footnotes and endnotes.

    Raises:
        CannotRead: when the archive or its XML is broken.
    """
    names = set(archive.namelist())
    parts = []
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if name not in names and name != "word/document.xml":
            continue
        root = parse(read_member(archive, name, limit=_XML_LIMIT))
        body = next((element for element in root if local(element) == "body"), root)
        parts.append("\n".join(_blocks(body)))
    text = tidy("\n".join(part for part in parts if part.strip()))
    if len(text) > MAX_TEXT:
        raise CannotRead("文件里的文字过多，超过上限；请拆分后再试")
    return Extract(text)


def _blocks(container: etree._Element) -> list[str]:
    """Paragraphs and tables, in order, whatever wraps them (content controls, notes, custom XML)."""
    blocks = []
    for child in container:
        kind = local(child)
        if kind == "p":
            blocks.append(_paragraph(child))
        elif kind == "tbl":
            blocks.append(rows_to_text(_rows(child)))
        elif kind in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "footnote", "endnote"}:
            blocks.extend(_blocks(child))
    return blocks


def _rows(table: etree._Element) -> list[list[str]]:
    rows = []
    for row in table.iter():
        if local(row) == "tr" and _owner(row) is table:
            cells = [cell for cell in row.iter() if local(cell) == "tc" and _owner(cell) is table]
            rows.append(["\n".join(_blocks(cell)) for cell in cells])
    return rows


def _owner(element: etree._Element) -> etree._Element | None:
    """The nearest table around a row or cell, so that rows of a table inside a cell are not taken twice."""
    return next((parent for parent in element.iterancestors() if local(parent) == "tbl"), None)


def _paragraph(paragraph: etree._Element) -> str:
    """A paragraph's text. Soft line breaks inside a sentence vanish; text boxes anchored in it follow it."""
    own: list[str] = []
    boxes: list[str] = []
    _collect(paragraph, own, boxes)
    return "\n".join(filter(None, [join_lines("".join(own).split("\n")), *boxes]))


def _collect(element: etree._Element, own: list[str], boxes: list[str]) -> None:
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        kind = local(child)
        if kind == "t":
            own.append(child.text or "")
        elif kind in _MARKS:
            own.append("" if _is_page_break(child) else _MARKS[kind])
        elif kind == "txbxContent":
            boxes.extend(block for block in _blocks(child) if block.strip())
        elif kind and kind not in _SKIPPED and not _hidden(child):
            stack.append(iter(child))


def _is_page_break(element: etree._Element) -> bool:
    return any(key.endswith("type") and value in {"page", "column"} for key, value in element.attrib.items())


def _hidden(run: etree._Element) -> bool:
    if local(run) != "r":
        return False
    marks = [mark for props in run if local(props) == "rPr" for mark in props if local(mark) == "vanish"]
    return any(mark.get(_VALUE) not in {"0", "false", "off"} for mark in marks)
