"""Web pages as saved from government sites: the main content without navigation, tables as rows with tabs."""

import re
from typing import Any

from guiju.reports.read.files.charset import declared_charset, decode
from guiju.reports.read.files.document import MEGABYTE, CannotRead, Extract
from guiju.reports.read.files.join import join_lines, tidy
from guiju.reports.read.files.table import rows_to_text

_LIMIT = 16 * MEGABYTE
_MAX_DEPTH = 2500
"""Real pages nest below a hundred; parsing time grows with the square of the depth."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
    + "p li dt dd tr td th option tbody thead".split()  # noqa: SIM905
)
_TAB, _CELL_LIMIT = "\ue000", 300
_SCRIPTS = re.compile(r"<(script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_NO_CONTENT = 30


def read(data: bytes) -> Extract:
    """The text of a page's main content; of the whole body where no main content can be told.

    Raises:
        CannotRead: when it is too large or its tags are nested beyond any real page.
    """
    if len(data) > _LIMIT:
        raise CannotRead(f"网页超过 {_LIMIT // MEGABYTE} MB，不像报告；请只保存正文")
    html = decode(data, declared=declared_charset(data))
    if _depth(html) > _MAX_DEPTH:
        raise CannotRead(f"网页标签嵌套超过 {_MAX_DEPTH} 层，文件可能已损坏；请重新保存，或把正文另存为文本")
    html = _SCRIPTS.sub(" ", html)
    return Extract(_text(html))


def _text(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(html)
    for table in tree.body.query_selector_all("table") if tree.body is not None else ():
        _flatten(tree, table)
    options: dict[str, Any] = {
        "preserve_formatting": True,
        "list_bullets": False,
        "alt_texts": False,
        "links": False,
        "noscript": False,
    }
    text = extract_plain_text(tree, main_content=True, **options)
    if len(text) < _NO_CONTENT:
        text = extract_plain_text(tree, main_content=False, **options)
    lines = [line.strip() for line in text.replace(_TAB, "\t").replace("\t ", "\t").replace(" \t", "\t").split("\n")]
    return tidy(join_lines(lines))


def _flatten(tree, table) -> None:
    """A table of data becomes paragraphs, one a row. Tables used for layout stay as they are."""
    if table.query_selector("table") is not None:
        return
    rows = [
        [" ".join(cell.text.split()) for cell in row.query_selector_all("td, th")]
        for row in table.query_selector_all("tr")
    ]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 or max(map(len, rows)) < 2 or any(len(cell) > _CELL_LIMIT for row in rows for cell in row):
        return
    holder = tree.create_element("div")
    for line in rows_to_text(rows).split("\n"):
        paragraph = tree.create_element("p")
        paragraph.append_child(tree.create_text_node(line.replace("\t", _TAB)))
        holder.append_child(paragraph)
    table.parent.replace_child(holder, table)


def _depth(html: str) -> int:
    """An upper bound of how deep the tags nest, by counting; elements that close themselves are left out."""
    depth = deepest = 0
    for closing, name, empty in _TAG.findall(html):
        if empty or name.lower() in _FLAT:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
