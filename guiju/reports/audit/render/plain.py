"""Findings as text for a terminal: place, words, what is wrong, the arithmetic."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from guiju.reports.audit.finding import LABELS, Finding
from guiju.reports.audit.rule import RULES
from guiju.reports.read.files import Document

_CONTEXT = 14


def render(
    documents: Sequence[Document], findings: Sequence[Finding], accepted: Sequence[tuple[Finding, str]] = ()
) -> Iterator[str]:
    """Lines of text, document by document, the gravest first within a document."""
    texts = {document.name: document for document in documents}
    for document in documents:
        mine = sorted(
            (f for f in findings if f.doc == document.name), key=lambda f: (-f.severity.rank, not f.doubt, f.start)
        )
        yield f"{document.name}　{tally(mine)}"
        for finding in mine:
            yield from _one(finding, texts)
        yield ""
    for finding, reason in accepted:
        yield f"已接受：{finding.doc}「{finding.text}」（{name_of(finding)}）——{reason}"


def tally(findings: Sequence[Finding]) -> str:
    """How many of each label, in words."""
    counts = Counter(finding.label for finding in findings)
    return "、".join(f"{label} {counts[label]}" for label in LABELS if counts[label]) or "没有发现问题"


def name_of(finding: Finding) -> str:
    """The name of the rule a finding comes from; its id for a rule of the user's own."""
    return RULES[finding.rule].name if finding.rule in RULES else finding.rule


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _one(finding: Finding, texts: Mapping[str, Document]) -> Iterator[str]:
    document = texts[finding.doc]
    line, column = line_and_column(document.text, finding.start)
    page = document.page_of(finding.start)
    place = f"第 {page} 页" if page else f"第 {line} 行第 {column} 字"
    yield f"  [{finding.label}] {name_of(finding)}（{finding.rule}）　{place}　指纹 {finding.fingerprint}"
    yield f"      原文：{quote(document.text, finding.start, finding.end)}"
    yield f"      说明：{finding.message}"
    if finding.arithmetic:
        yield f"      计算：{finding.arithmetic}"
    for also in finding.also:
        where = "" if also.doc == finding.doc else f"（{also.doc}）"
        yield f"      另见：{quote(texts[also.doc].text, also.start, also.end)}{where}"


def quote(text: str, start: int, end: int) -> str:
    """The words with some of what stands around them, on one line, the words in 【】."""
    before = text[max(0, start - _CONTEXT) : start]
    after = text[end : end + _CONTEXT]
    return " ".join(f"…{before}【{text[start:end]}】{after}…".split())
