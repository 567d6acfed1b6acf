"""PDF of a paper, by Typst: PDF/A-2b, fonts embedded, the same bytes for the same content and fonts.

Content reaches the template as JSON data and is only ever placed as text, so no character of it can act as markup.
"""

import json
import os
import re
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from guiju.documents import fonts, measures
from guiju.documents.content import Facts, PageBreak, Paper, Table
from guiju.documents.flow import Closing, Colophon, Item, Line, Role, flow

TEMPLATES = Path(__file__).parent / "typst"
_LOCK = Lock()
_LONG_FOR_A_LINE, _LONG_FOR_A_CELL = re.compile("[!-~]{50,}"), re.compile("[!-~]{24,}")
_NO_GLYPH = re.compile(r'"([^"]+)"` could not be displayed')


@cache
def _started_by() -> int:
    """The process whose threads the compiler runs on."""
    return os.getpid()


@cache
def _compiler() -> typst.Compiler:
    """One compiler for the life of the process: it keeps fonts and templates, which is what makes it fast."""
    _started_by()
    return typst.Compiler(root=TEMPLATES, font_paths=fonts.library(), ignore_system_fonts=True)


def render(paper: Paper) -> bytes:
    """The paper as PDF/A-2b.

    Raises:
        NoFont: no Chinese font is here, or none of them holds some character of the paper.
        RuntimeError: this process was forked from one that had already rendered; the compiler's threads are not in it,
            and it would wait for them for ever. Start such workers by `spawn`, or fork before the first paper.
    """
    data = {
        "layout": paper.layout,
        "title": paper.heading.replace("\n", ""),
        "organ": paper.organ,
        "items": [_item(item) for item in flow(paper)],
    }
    return typeset("paper.typ", data, paper.date, archival=True)


def typeset(template: str, data: dict[str, Any], day: date | None = None, *, archival: bool = False) -> bytes:
    """A template filled with data, which comes to it together with the faces and measures of official papers.

    Args:
        template: Its file in `typst/`.
        data: Plain values; the template gets them as `sys.inputs.paper`, in JSON.
        day: The date that the file bears.
        archival: Whether it must be PDF/A-2b. Only then is a character that no font holds an error.

    Raises:
        NoFont, RuntimeError: See `render`.
    """
    if _started_by() != os.getpid():
        raise RuntimeError("PDF 排版器不能在派生（fork）出的进程里继续用，请用 spawn 方式启动工作进程")
    whole = data | {"faces": _faces(), "thin": fonts.title_is_thin(), "measures": _measures()}
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    with _LOCK:  # the compiler is not made for two threads at once
        try:
            pdf = _compiler().compile(
                TEMPLATES / template,
                sys_inputs={"paper": json.dumps(whole, ensure_ascii=False)},
                pdf_standards="a-2b" if archival else [],
                timestamp=stamp,
            )
        except typst.TypstError as error:
            raise _explained(error) from error
    assert isinstance(pdf, bytes)  # lists are for pictures of pages
    return pdf


@cache
def _faces() -> dict[str, list[Any]]:
    """The faces as the template wants them: digits and Latin letters from the Latin font, all else from the Chinese."""
    found = fonts.faces()
    latin = [{"name": name, "covers": "latin-in-cjk"} for name in found["latin"]]
    return {face: latin + names for face, names in found.items() if face != "latin"}


@cache
def _measures() -> dict[str, Any]:
    """The numbers of `measures` by name."""
    return {name: value for name, value in vars(measures).items() if name.isupper()}


def _item(item: Item) -> dict[str, Any]:
    """One item as the template wants it."""
    if isinstance(item, Line):
        data: dict[str, Any] = {"kind": "line", "role": item.role, "level": item.level}
        data |= {"indent": item.indent, "align": item.align}
        data["runs"] = [{"style": run.style, "text": _breakable(run.text, _LONG_FOR_A_LINE)} for run in item.runs]
        return data | (asdict(measures.mark(item.text)) if item.role is Role.MARK else {})
    if isinstance(item, Facts):
        rows = [[{"label": f.label, "value": _breakable(f.value), "lines": f.lines} for f in row] for row in item.rows]
        return {"kind": "facts", "rows": rows}
    if isinstance(item, Table):
        cells = [
            {"y": y, "x": x, "rowspan": cell.rows, "colspan": cell.columns, "text": _breakable(cell.text)}
            for y, x, cell in item.places()
        ]
        widths = item.widths or (1,) * item.width
        return {"kind": "table", "widths": widths, "head": len(item.header), "cells": cells}
    if isinstance(item, Closing):
        indents = measures.closing_indents(item.organ + item.mark, item.date)
        return {"kind": "closing", **asdict(item), "indents": indents}
    if isinstance(item, Colophon):
        return {"kind": "colophon", **asdict(item)}
    assert isinstance(item, PageBreak)
    return {"kind": "break"}


def _breakable(text: str, long: re.Pattern[str] = _LONG_FOR_A_CELL) -> str:
    """Lets a long unbroken run of Latin signs (an address, a hash) end its line anywhere, not run off the page."""
    return long.sub(lambda found: "\u200b".join(found[0]), text)


def _explained(error: typst.TypstError) -> Exception:
    """The error in a clerk's words where it is a font's fault; otherwise as it is, for it is ours."""
    found = _NO_GLYPH.search(error.message)
    if not found:
        return error
    return fonts.NoFont(
        f"现有字体里没有“{found[1]}”这个字，PDF 不能缺字印出（docx 仍可生成）。请运行 python scripts/fonts.py，"
        "或者把含有这个字的字体放进 GUIJU_FONTS 所指的文件夹。"
    )
