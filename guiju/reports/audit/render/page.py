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

from guiju.reports.audit.finding import Finding, Severity
from guiju.reports.audit.render.plain import name_of, tally
from guiju.reports.audit.render.style import STYLE
from guiju.reports.read.files import Document

_ICON = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "·"}


def render(
    documents: Sequence[Document], findings: Sequence[Finding], accepted: Sequence[tuple[Finding, str]] = ()
) -> str:
    """The page for all documents."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    numbers = {id(finding): number for number, finding in enumerate(findings, start=1)}
    index = {document.name: number for number, document in enumerate(documents, start=1)}
    body = [_summary(documents, findings, index), _first(findings, numbers)]
    for document in documents:
        mine = [finding for finding in findings if finding.doc == document.name]
        body.append(_document(document, mine, numbers, index))
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
            f'<td class="{severity.value}">{sum(f.severity is severity for f in mine) or "—"}</td>'
            for severity in reversed(Severity)
        )
        title = f'<a href="#d{index[document.name]}">{escape(_title(document))}</a>'
        rows.append(f"<tr><th scope=row>{title}<small>{escape(PurePath(document.name).name)}</small></th>{counts}</tr>")
    heads = "".join(f"<th scope=col>{severity.label}</th>" for severity in reversed(Severity))
    worst = [finding for finding in findings if finding.severity.rank >= 1]
    verdict = f"有 {len(worst)} 处应当在公布前核对。" if worst else "没有应当阻止公布的问题。"
    return (
        f'<header><h1>核对结果</h1><p class="verdict">{verdict}</p>'
        f"<table><thead><tr><th scope=col>报告</th>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        "<p class=key><b class=error>错误</b>不可能成立　<b class=warning>疑点</b>请核对后再公布　"
        "<b class=note>提示</b>建议改进，不影响公布</p></header>"
    )


def _first(findings: Sequence[Finding], numbers: dict[int, int]) -> str:
    """What must be looked at before publication, gravest first, each with a link to its place."""
    grave = sorted((f for f in findings if f.severity.rank >= 1), key=lambda f: -f.severity.rank)
    if not grave:
        return ""
    items = "".join(
        f'<li class="{f.severity.value}"><a href="#r{numbers[id(f)]}"><b>{escape(" ".join(f.text.split()))}</b></a> '
        f"{escape(f.message)}{f'<br><span class=sum>{escape(f.arithmetic)}</span>' if f.arithmetic else ''}</li>"
        for f in grave
    )
    return f"<header><h2>先看这些</h2><ol>{items}</ol></header>"


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


def _document(document: Document, findings: list[Finding], numbers: dict[int, int], index: dict[str, int]) -> str:
    parts = [
        f'<article id="d{index[document.name]}"><h2>{escape(_title(document))}</h2><p class=tally>{tally(findings)}</p>'
    ]
    pages = set(document.pages[1:])
    for start, end in _paragraphs(document.text):
        if any(start <= page < end for page in pages):
            number = document.page_of(max(page for page in pages if start <= page < end))
            parts.append(f"<p class=page>第 {number} 页</p>")
        mine = [finding for finding in findings if start <= finding.start < end]
        notes = "".join(_note(finding, numbers, index) for finding in mine)
        aside = f"<aside>{notes}</aside>" if notes else ""
        parts.append(f"<section><p>{_marked(document.text, start, end, mine, numbers)}</p>{aside}</section>")
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
            words = f'<mark class="{worst.severity.value}">{words}</mark>'
        ending = [f for f in findings if f.end == right or (f.end > end and right == end)]
        links = "".join(
            f'<sup><a id="r{number}" href="#n{number}" class="{f.severity.value}">{number}</a></sup>'
            for f, number in ((f, numbers[id(f)]) for f in ending)
        )
        parts.append(words + links)
    return "".join(parts)


def _note(finding: Finding, numbers: dict[int, int], index: dict[str, int]) -> str:
    number = numbers[id(finding)]
    arithmetic = f"<p class=sum>{escape(finding.arithmetic)}</p>" if finding.arithmetic else ""
    others = sorted({place.doc for place in finding.also if place.doc != finding.doc})
    also = "".join(
        f'<p class=also>另见 <a href="#d{index[doc]}">{escape(PurePath(doc).name)}</a></p>' for doc in others
    )
    return (
        f'<div class="{finding.severity.value}" id="n{number}"><h3><a href="#r{number}">{number}</a> '
        f"<i>{_ICON[finding.severity]} {finding.severity.label}</i> {escape(name_of(finding))}</h3>"
        f"<p>{escape(finding.message)}</p>{arithmetic}{also}"
        f"<p class=id>{escape(finding.rule)} {finding.fingerprint}</p></div>"
    )


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
