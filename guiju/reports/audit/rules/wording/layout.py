"""Slips of layout: page breaks in sentences, half-width marks, uneven spaces, brackets left open, no signature."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule


@rule(
    "layout.broken_sentence",
    "句子被断行",
    "句子中间断行、断页，多半是从版式文件复制时留下的。",
    severity="note",
    example="建立“百人千企”供需对接机制，积极搭建政企沟通平台，常态化走\n\n访民营企业，推动解决问题。",
    holds="建立“百人千企”供需对接机制，积极搭建政企沟通平台，常态化走访民营企业。\n\n推动解决问题。",
)
def sentences_are_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Blank lines within a sentence; one finding each."""
    for sentence in report.sentences:
        for found in re.finditer(r"[一-鿿，、]\s*\n\s*\n?\s*(?=[一-鿿])", sentence.text.rstrip()):
            start = sentence.start + found.start()
            line = report.text[report.text.rfind("\n", 0, start) + 1 : start + 1]
            if len(line.strip()) > 24 and not line.endswith(("报告", "总结", "通报")):
                yield Hit(start, sentence.start + found.end() + 1, "句子在这里被断开，请接上。")


@rule(
    "layout.half_width",
    "半角标点",
    "中文公文用全角标点（GB/T 15834），全文或多处用了半角逗号、括号。",
    severity="note",
    example="2024年,全区坚持依法行政,深入推进改革,取得新成效(见附件),群众满意。",
    holds="2024年，全区坚持依法行政，深入推进改革，取得新成效（见附件），群众满意。",
    least=3,
)
def marks_are_full_width(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Half-width commas, colons, semicolons and brackets beside Chinese letters; one finding a report."""
    found = list(
        re.finditer(r"(?<=[一-鿿”》）])[,;:?!()](?=[一-鿿“《（\d])|(?<=\d)[,;](?=[一-鿿])|(?<=年),", report.text)
    )
    if len(found) >= params["least"]:
        first = found[0]
        yield Hit(first.start() - 1, first.end() + 1, f"用了半角标点（全文 {len(found)} 处），请改为全角。")


@rule(
    "layout.spaces",
    "数字前后空格不一",
    "同一份报告里，数字与单位之间有的空格、有的不空。",
    severity="note",
    example="学法 8 次，开展宣传 504 场次，举办培训 2 期，新培育市场主体4909家，服务80项，活动12次。",
    holds="学法8次，开展宣传504场次，举办培训2期，新培育市场主体4909家，服务80项，活动12次。",
    least=3,
)
def spaces_are_even(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Figures with and without a space before the unit; one finding a report."""
    spaced = [f for f in report.figures if re.search(r"\d\s+[余多]?[一-鿿]", f.text)]
    tight = [f for f in report.figures if re.search(r"\d[余多]?[一-鿿]", f.text)]
    if len(spaced) >= params["least"] and len(tight) >= params["least"]:
        few = min(spaced, tight, key=len)[0]
        yield Hit(few.start, few.end, f"数字与单位之间 {len(spaced)} 处有空格、{len(tight)} 处没有，请统一。")


_PAIRS = {"”": "“", "》": "《", "）": "（", ")": "（", "】": "【", "〕": "〔"}
_OPENING = {"(": "（", **{mark: mark for mark in _PAIRS.values()}}


@rule(
    "layout.brackets",
    "引号、括号不成对",
    "一段之内，引号、书名号、括号应当成对。",
    example="深入推进“放管服改革，全面落实各项任务。",
    holds="深入推进“放管服”改革，全面落实各项任务。",
)
def brackets_pair_up(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Marks that are closed before they are opened, or never, within a paragraph; one finding a kind of mark."""
    at = 0
    for paragraph in re.split(
        r"\n(?=\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]|\d+[.．]))|(?<=[。！？])\s*\n",
        report.text,
    ):
        start = report.text.find(paragraph, at)
        at = start + len(paragraph)
        # 1) and （一） number a list; the bracket of the first stands alone by right
        plain = re.sub(
            r"(?<![^\s。；：:;，,、])(?:\d{1,2}[)）]|[一二三四五六七八九十]{1,2}[)）](?=[一-鿿]))",
            lambda m: " " * len(m[0]),
            paragraph,
        )
        told: set[str] = set()
        for place, mark in _unpaired(plain):
            if mark not in told:
                told.add(mark)
                yield Hit(start + place, start + place + 1, f"这一段的“{plain[place]}”没有成对，请核对。")


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """The marks without a partner: their place, and the opening mark of their kind."""
    opened: dict[str, list[int]] = {mark: [] for mark in set(_OPENING.values())}
    for place, mark in enumerate(text):
        if mark in _OPENING:
            opened[_OPENING[mark]].append(place)
        elif mark in _PAIRS:
            if opened[_PAIRS[mark]]:
                opened[_PAIRS[mark]].pop()
            else:
                yield place, _PAIRS[mark]
    for mark, places in opened.items():
        yield from ((place, mark) for place in places)


@rule(
    "layout.signature",
    "没有落款和日期",
    "文末没有成文日期（党政机关公文处理工作条例第九条）。",
    severity="note",
    example="酉阳县司法局\n关于2024年法治政府建设情况的报告\n2024年，扎实推进各项工作，"
    + "取得新的成效，" * 60
    + "确保不发生重大案件。",
    holds="酉阳县司法局\n关于2024年法治政府建设情况的报告\n2024年，扎实推进各项工作，"
    + "取得新的成效，" * 60
    + "确保稳定。\n酉阳县司法局\n2025年1月13日",
)
def a_report_is_dated(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A date line in the last lines of a report of some length."""
    text = report.text.rstrip()
    if (
        report.year is None
        or len(text) < 400
        or re.search(r"(?m)^\s*(?:20\d\d|二[〇○Ο零]).{0,4}年.{0,14}$", text[-200:])
    ):
        return
    yield Hit(max(len(text) - 12, 0), len(text), "文末没有落款和成文日期，请补上。")
