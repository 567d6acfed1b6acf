"""Things that should not have left the office: marks of a word processor, placeholders, blanks, personal data."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_EDITOR = re.compile(
    r"\[(?:bookmark|comment|footnote|endnote|image|table)\s*:[^\]\n]{0,40}\]|错误[!！]\s*未[^。\n]{0,16}|Error!\s*[^。\n]{0,40}|"
    r"#(?:REF|DIV/0|N/A|VALUE|NAME\?|NULL|NUM)!?|_GoBack|&(?:nbsp|lt|gt|amp|quot|#\d+);|</?[a-zA-Z]{1,10}(?:\s[^<>\n]{0,80})?/?>|"
    r"\b(?:NaN|null|undefined|None)\b|\bMERGEFIELD\b|\\\*\s*MERGEFORMAT|点击或点按此处输入文字|单击此处"
)
_PLACEHOLDER = re.compile(
    r"(?<![一-鿿])某某(?=[县区市省镇乡局委]|单位|同志|公司)|[×✕╳]{2,}|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|[○〇◯]{2,}|\*{2,}|_{3,}|＿{2,}|\{\{?[^{}\n]{0,30}\}?\}|【[^】\n]{0,12}(?:填|待|补|核)[^】\n]{0,12}】|"
    r"[（(](?:此处|请|待)[^（）()\n]{0,12}(?:填|补|核|更新)[^（）()\n]{0,12}[）)]|待补充|待核实|待填|TODO|TBD|[?？]{3,}|[×✕╳]+(?=[年月日件个次人项])"
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
        r"(?<=[办理受开展结解案件训动织共计达到])[ 　_]{2,}(?=[件个次场名人家条项份起](?![一-鿿]))"
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


_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_OLD_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:62|4|5[1-5])\d{14,17}(?!\d)")
_CONTACT = re.compile(r"联\s*系\s*人\s*[：:]\s*[一-鿿]{2,4}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_LANDLINE = re.compile(r"(?:电话|传真)[：:]?\s*(?:0\d{2,3}[-—]?)?\d{7,8}(?!\d)")


@rule(
    "privacy.personal",
    "个人信息",
    "手机号、身份证号、银行卡号、联系人姓名不应随报告公开（个人信息保护法第二十五条）。",
    example="（联系人：王某；联系电话：13912345678）",
    holds="（联系电话：023-75551234）",
)
def no_personal_data_go_out(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Mobile numbers, identity numbers, bank cards, named contacts, mail addresses."""
    kinds = (
        (_IDENTITY, "身份证号", Severity.ERROR),
        (_CARD, "银行卡号", Severity.ERROR),
        (_MOBILE, "手机号", Severity.ERROR),
        (_OLD_IDENTITY, "旧式身份证号", Severity.WARNING),
        (_CONTACT, "联系人姓名", Severity.WARNING),
        (_MAIL, "电子邮箱", Severity.NOTE),
    )
    taken: list[tuple[int, int]] = []
    for pattern, what, severity in kinds:
        for found in pattern.finditer(report.text):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            if pattern is _CARD and not _luhn(found.group()):
                continue
            taken.append(found.span())
            yield Hit(found.start(), found.end(), f"{what}属于个人信息，公开前请删去。", severity=severity)


def _luhn(digits: str) -> bool:
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


@rule(
    "privacy.party",
    "当事人姓名",
    "案件当事人的姓名，即使隐去一半（冉某某），也不宜写进报告；全名更不应出现。",
    example="冉某某行政争议实质性化解系列案入选典型案例。",
    holds="一起行政争议实质性化解系列案入选典型案例。",
)
def no_party_is_named(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Half hidden names; full names behind 当事人, 申请人, 嫌疑人."""
    for found in re.finditer(r"[一-鿿]某某|[一-鿿]某(?=[诉与、，（等])|[一-鿿][Xx×＊*]{1,2}(?=诉|与|案)", report.text):
        yield Hit(found.start(), found.end(), "案件当事人（即使隐去名字）不宜写进报告，建议改为“一起……案”。")
    surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁冉"
    roles = "当事人|申请人|被申请人|犯罪嫌疑人|被告人|矫正对象|上访人|信访人|违法行为人|患者"
    for found in re.finditer(
        rf"(?:{roles})([{surnames}][一-鿿]{{1,2}})(?=[，。、；（因不在诉与于为被自])", report.text
    ):
        if not re.search(r"某|和|向|对|认|提|的|应|可", found.group(1)):
            yield Hit(found.start(1), found.end(1), "这里像是当事人的姓名，公开前请隐去。")
