"""Findings as a web page: the report's text marked, and a margin of notes beside it.

One file without scripts, pictures or fonts from elsewhere; its style sheet is allowed by its own hash, so that it opens
under the strictest content security policy. On a phone the notes stand below the paragraph they belong to; on paper
they keep their place in the margin.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from html import escape
from pathlib import PurePath

from guiju.reports.audit.finding import LABELS, Finding, Place, Severity
from guiju.reports.audit.render.plain import name_of, tally
from guiju.reports.audit.render.style import STYLE
from guiju.reports.read.files import Document

_ICON = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "·"}
_KINDS = ("error", "warning", "note", "note")
"""The class of each label."""


def render(
    documents: Sequence[Document], findings: Sequence[Finding], accepted: Sequence[tuple[Finding, str]] = ()
) -> str:
    """The page for all documents."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    numbers = {id(finding): number for number, finding in enumerate(findings, start=1)}
    index = {document.name: number for number, document in enumerate(documents, start=1)}
    anchors = {document.name: _anchors(document, number) for number, document in enumerate(documents, start=1)}
    body = [_summary(documents, findings, index), _first(documents, findings, numbers)]
    for document in documents:
        mine = [finding for finding in findings if finding.doc == document.name]
        body.append(_document(document, mine, numbers, index[document.name], anchors))
    body.append(_accepted(accepted))
    return (
        '<!doctype html>\n<html lang="zh-Hans"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>核对结果</title><style>{STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def _summary(documents: Sequence[Document], findings: Sequence[Finding], index: dict[str, int]) -> str:
    rows = []
    for document in documents:
        mine = [finding for finding in findings if finding.doc == document.name]
        counts = "".join(
            f'<td class="{kind}">{sum(f.label == label for f in mine) or "—"}</td>'
            for label, kind in zip(LABELS, _KINDS, strict=True)
        )
        title = f'<a href="#d{index[document.name]}">{escape(_title(document))}</a>'
        rows.append(f"<tr><th scope=row>{title}<small>{escape(PurePath(document.name).name)}</small></th>{counts}</tr>")
    heads = "".join(f"<th scope=col>{label}</th>" for label in LABELS)
    worst = [finding for finding in findings if finding.severity.rank >= 1]
    doubts = sum(finding.doubt for finding in findings)
    advice = len(findings) - len(worst) - doubts
    notes = "、".join(
        words for many, words in ((doubts, f"{doubts} 处数字存疑"), (advice, f"{advice} 处写法建议")) if many
    )
    verdict = f"有 <b>{len(worst)}</b> 处应当在公布前核对" if worst else "没有应当阻止公布的问题"
    verdict += f"；另有 {notes}，值得看一眼。" if notes else "。"
    return (
        f'<header><h1>核对结果</h1><p class="verdict">{verdict}</p>'
        f"<table><thead><tr><th scope=col>报告</th>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        "<p class=key><b class=error>错误</b>不可能成立　<b class=warning>疑点</b>请核对后再公布　"
        "<b class=note>存疑</b>数字也许对不上，有空核一遍　<b class=note>建议</b>写法可以更好</p></header>"
    )


def _first(documents: Sequence[Document], findings: Sequence[Finding], numbers: dict[int, int]) -> str:
    """What must be looked at before publication, report by report, gravest first, each with a link to its place.

    Numbers that are only doubtful stand folded below it.
    """
    parts = []
    for document in documents:
        grave = [f for f in findings if f.doc == document.name and f.severity.rank >= 1]
        items = "".join(_line(f, numbers[id(f)]) for f in sorted(grave, key=lambda f: -f.severity.rank))
        title = f"<h3>{escape(_title(document))}</h3>" if len(documents) > 1 else ""
        parts.append(f"{title}<ol>{items}</ol>" if items else "")
    first = f"<h2>先看这些</h2>{''.join(parts)}" if any(parts) else ""
    doubts = [f for f in findings if f.doubt]
    items = "".join(_line(f, numbers[id(f)]) for f in doubts)
    later = (
        f"<details><summary>数字存疑 {len(doubts)} 处，有空再看</summary><ol>{items}</ol></details>" if items else ""
    )
    return f"<header class=first>{first}{later}</header>" if first or later else ""


def _line(finding: Finding, number: int) -> str:
    arithmetic = f"<br><span class=sum>{escape(finding.arithmetic)}</span>" if finding.arithmetic else ""
    words = escape(_short(" ".join(finding.text.split())))
    return (
        f'<li class="{finding.severity.value}"><a href="#r{number}"><b>{words}</b></a> '
        f"{escape(finding.message)}{arithmetic}</li>"
    )


def _short(words: str) -> str:
    """The words, a long passage by its beginning and end."""
    return words if len(words) <= 30 else f"{words[:18]}……{words[-8:]}"


def _anchors(document: Document, number: int) -> dict[int, str]:
    """The name of each paragraph in the page, by the offset it begins at."""
    return {start: f"d{number}p{turn}" for turn, (start, _) in enumerate(_paragraphs(document.text))}


def _title(document: Document) -> str:
    """The first lines of the text, as far as they are a title."""
    lines = [line.strip() for line in document.text[:300].split("\n") if line.strip()]
    title = []
    for line in lines[:3]:
        if len(line) >= 40 or line.endswith(("。", "：")):
            break
        title.append(line)
        if "报告" in line or "总结" in line:
            break
    return "".join(title) or PurePath(document.name).name


def _document(
    document: Document,
    findings: list[Finding],
    numbers: dict[int, int],
    number: int,
    anchors: dict[str, dict[int, str]],
) -> str:
    parts = [f'<article id="d{number}"><h2>{escape(_title(document))}</h2><p class=tally>{tally(findings)}</p>']
    pages = set(document.pages[1:])
    for start, end in _paragraphs(document.text):
        if any(start <= page < end for page in pages):
            turned = document.page_of(max(page for page in pages if start <= page < end))
            parts.append(f"<p class=page>第 {turned} 页</p>")
        mine = [finding for finding in findings if start <= finding.start < end]
        notes = "".join(_note(finding, numbers, anchors) for finding in mine)
        aside = f"<aside>{notes}</aside>" if notes else ""
        words = _marked(document.text, start, end, mine, numbers)
        parts.append(f'<section id="{anchors[document.name][start]}"><p>{words}</p>{aside}</section>')
    return "".join(parts) + "</article>"


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"[^\n]+", text) if found.group().strip()]


def _marked(text: str, start: int, end: int, findings: list[Finding], numbers: dict[int, int]) -> str:
    """The paragraph with each finding's words marked; where marks overlap, the text is cut at every edge."""
    edges = sorted({start, end, *(min(max(edge, start), end) for f in findings for edge in (f.start, f.end))})
    parts = []
    for left, right in zip(edges, edges[1:], strict=False):
        words = escape(text[left:right])
        over = [f for f in findings if f.start <= left and f.end >= right and f.end > f.start]
        if over:
            worst = max(over, key=lambda f: f.severity.rank)
            link = f'<a href="#n{numbers[id(worst)]}">{words}</a>'
            words = f'<mark class="{worst.severity.value}" title="{escape(worst.message)}">{link}</mark>'
        ending = [f for f in findings if f.end == right or (f.end > end and right == end)]
        links = "".join(
            f'<sup><a id="r{number}" href="#n{number}" class="{f.severity.value}">{number}</a></sup>'
            for f, number in ((f, numbers[id(f)]) for f in ending)
        )
        parts.append(words + links)
    return "".join(parts)


def _note(finding: Finding, numbers: dict[int, int], anchors: dict[str, dict[int, str]]) -> str:
    number = numbers[id(finding)]
    arithmetic = f"<p class=sum>{escape(finding.arithmetic)}</p>" if finding.arithmetic else ""
    also = "".join(
        f'<p class=also>另见 <a href="#{_paragraph_of(place, anchors)}">{escape(PurePath(place.doc).name)}</a></p>'
        for place in {place.doc: place for place in finding.also if place.doc != finding.doc}.values()
    )
    far = next((place for place in finding.also if place.doc == finding.doc), None)
    if far is not None and _paragraph_of(far, anchors) != _paragraph_of(finding, anchors):
        also += f'<p class=also><a href="#{_paragraph_of(far, anchors)}">看另一处</a></p>'
    return (
        f'<div class="{finding.severity.value}" id="n{number}"><h3><a href="#r{number}" title="回到原文">{number}</a> '
        f"<i>{_ICON[finding.severity]} {finding.label}</i> {escape(name_of(finding))}</h3>"
        f"<p>{escape(finding.message)}</p>{arithmetic}{also}"
        f"<p class=id>{escape(finding.rule)} {finding.fingerprint}</p></div>"
    )


def _paragraph_of(place: Place | Finding, anchors: dict[str, dict[int, str]]) -> str:
    """The anchor of the paragraph that a place stands in."""
    starts = anchors[place.doc]
    return starts[max((start for start in starts if start <= place.start), default=min(starts, default=0))]


def _accepted(accepted: Sequence[tuple[Finding, str]]) -> str:
    if not accepted:
        return ""
    rows = "".join(
        f"<tr><td>{escape(PurePath(f.doc).name)}</td><td>{escape(f.text)}</td><td>{escape(name_of(f))}</td>"
        f"<td>{escape(reason)}</td></tr>"
        for f, reason in accepted
    )
    heads = "".join(f"<th scope=col>{head}</th>" for head in ("报告", "原文", "规则", "接受的理由"))
    return f"<footer><h2>已接受的差异</h2><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></footer>"
