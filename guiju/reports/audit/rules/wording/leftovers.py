"""Things that should not have left the office: marks of a word processor, placeholders, blanks."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_EDITOR = re.compile(
    r"\[(?:bookmark|comment|footnote|endnote|image|table)\s*:[^\]\n]{0,40}\]|错误[!！]\s*未[^。\n]{0,16}|Error!\s*[^。\n]{0,40}|"
    r"#(?:REF|DIV/0|N/A|VALUE|NAME\?|NULL|NUM)!?|_GoBack|&(?:nbsp|lt|gt|amp|quot|#\d+);|</?[a-zA-Z]{1,10}(?:\s[^<>\n]{0,80})?/?>|"
    r"\b(?:NaN|null|undefined|None)\b|\bMERGEFIELD\b|\\\*\s*MERGEFORMAT|点击或点按此处输入文字|单击此处"
)
_PLACEHOLDER = re.compile(
    r"(?<![一-鿿])某某(?=[县区市省镇乡局委]|单位|同志|公司)|[×✕╳]{2,}|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|[○〇◯]{2,}|\*{2,}|_{3,}|＿{2,}|\{\{?[^{}\n]{0,30}\}?\}|【[^】\n]{0,12}(?:填|待|补|核)[^】\n]{0,12}】|"
    r"[（(](?:此处|请|待|填)[^（）()\n]{0,12}(?:填|补|核|更新|数|名|期)[^（）()\n]{0,12}[）)]|待补充|待核实|待填|待统计|TODO|TBD|[?？]{2,}(?=[一-鿿])|[?？]{3,}|#{2,}|[□■]{2,}|[×✕╳]+(?=[年月日件个次人项])"
    r"|[【［\[〔]\s*[】］\]〕]|[［\[【<＜〈](?:数字|数量|次数|人数|件数|金额|日期|单位|名称|内容|待[一-鿿]{1,4})[］\]】>＞〉]"
    r"|[（(]此处[^（）()\n]{0,16}[）)]|…{1,2}(?=\s*[%％]|[件个次人家项条份起场宗户](?![一-鿿]))"
    r"|(?<!\d)(?:19|20)\d?[XxＸ×]{1,2}(?=\s*年)"
    r"|(?<=[一-鿿])[XxNnＸⅩ](?=\s*(?:[件个名人次场家户项条份起宗]|万元|亿元|[%％]))"
)


@rule(
    "leftover.editor",
    "排版软件的残留",
    "书签、域代码、网页标签、公式错误等不该出现在正文里的符号。",
    example="[bookmark: _GoBack]2024年，全县扎实推进依法行政。",
    holds="2024年，全县扎实推进依法行政。",
)
def no_editor_marks_remain(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Bookmarks, broken references, markup, spreadsheet errors."""
    for found in _EDITOR.finditer(report.text):
        yield Hit(found.start(), found.end(), f"排版软件的残留“{found.group()}”，请删去。")


@rule(
    "leftover.placeholder",
    "模板的残留",
    "××、XX、{……}、“待补充”等模板里等着填写的地方没有填。",
    example="全年办理行政复议案件××件，比上年增长XX%。",
    holds="全年办理行政复议案件128件，比上年增长5%。",
)
def no_placeholder_remains(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Crosses, letters and brackets that a template puts where words belong."""
    for found in _PLACEHOLDER.finditer(report.text):
        yield Hit(found.start(), found.end(), f"模板的残留“{found.group()}”，请填写或删去。")


_NOT_BLANK = "一二三四五六七八九十百千万亿余多几数每各这那该本首半两第某整单"
_CLASSIFIER = "(?:件|个|次|名|人|家|户|项|条|份|起|宗|场|期|人次|场次|件次|家次|户次|万元|亿元|%|％)"


@rule(
    "leftover.blank",
    "数字留空",
    "动词和量词之间空着，数字没有填。",
    example="全年办理行政复议案件  件，办结率达 %。",
    holds="全年办理行政复议案件 128 件，办结率达 95%。",
)
def no_number_is_blank(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A verb, white space, and a classifier; a per cent sign without a number."""
    pattern = re.compile(
        rf"(?<=[一-鿿])(?<![{_NOT_BLANK}])[ 　]{{2,}}(?={_CLASSIFIER}(?:[，。；、）]|$))"
        rf"|(?<=[一-鿿]{{2}})(?<![{_NOT_BLANK}])[ 　](?={_CLASSIFIER}[，。；、）])"
        r"|(?<=[办理受开展结解案件训动织共计达到])[ 　_]{2,}(?=[件个次场名人家条项份起](?![一-鿿]))"
        r"|(?<=[率比长降达为到占])[ 　]*[%％]"
    )
    for found in pattern.finditer(report.text):
        yield Hit(found.start(), min(found.end() + 1, len(report.text)), "这里的数字没有填，请补上。")


@rule(
    "leftover.hidden",
    "看不见的字符",
    "零宽字符、文字方向控制符会使检索和核对失灵。",
    example="办理案件1\u200b2件。",
    holds="办理案件12件。",
)
def no_hidden_characters(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Zero-width characters and marks of writing direction."""
    found = list(re.finditer("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+", report.text))
    for mark in found[:3]:
        start, end = max(mark.start() - 1, 0), min(mark.end() + 1, len(report.text))
        yield Hit(start, end, f"这里有看不见的字符（全文 {len(found)} 处），请删去。")
