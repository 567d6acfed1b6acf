"""Personal data that must not go out with a report."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_OLD_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:62|4|5[1-5])\d{14,17}(?!\d)")
_CONTACT = re.compile(r"联\s*系\s*人\s*[：:]\s*[一-鿿]{2,4}")
_CHAT = re.compile(r"(?:QQ|微信)(?:号)?[：: ]*\d{6,11}(?!\d)", re.IGNORECASE)
_HOME = re.compile(r"\d{1,3}(?:栋|幢|号楼)(?:\d{1,2}单元)?\d{2,4}(?:室|号房)")
_PRIVATE_MAIL = re.compile(r"[\w.+-]+@(?:163|126|qq|sina|sohu|gmail|hotmail|outlook|139|189|foxmail|yeah)\.[\w.]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


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
        (_CHAT, "QQ、微信号", Severity.WARNING),
        (_HOME, "住址门牌", Severity.WARNING),
        (_PRIVATE_MAIL, "个人电子邮箱", Severity.WARNING),
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
    """Half hidden names; full names behind 当事人, 申请人, 受害人 and before 诉, 纠纷, 等人."""
    taken: set[int] = set()
    hidden = (
        rf"{_NO_OFFICE}[一-鿿]某某{_NO_PLACE}|[{_SURNAMES}]某[一-鿿]?(?=[、，,；。诉与等（）)反因])|[一-鿿]某(?=[诉与、，（等])"
        r"|[一-鿿][Xx×＊*]{1,2}(?=诉|与|案)"
    )
    for found in re.finditer(hidden, report.text):
        if "联系人" in report.text[max(0, found.start() - 5) : found.start()]:
            continue  # privacy.personal tells it
        taken.add(found.start())
        yield Hit(found.start(), found.end(), "案件当事人（即使隐去名字）不宜写进报告，建议改为“一起……案”。")
    for pattern in _NAMED:
        for found in pattern.finditer(report.text):
            name = found.group("name")
            if found.start("name") in taken or _WORDS.search(name):
                continue
            taken.add(found.start("name"))
            yield Hit(found.start("name"), found.end("name"), "这里像是个人的姓名，公开前请隐去。")


_NO_OFFICE = r"(?<![长任记员席官])(?<![长任记员席官][ \u3000])"
_NO_PLACE = r"(?!街道|[镇乡村局区县市省]|公司|单位|社区)"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶苏魏吕丁冉钱沈姚卢姜崔钟谭陆汪范"
    "石廖贾韦夏付邹熊孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵严覃武戴莫孔汤"
)
_ROLES = (
    "当事人|申请人|犯罪嫌疑人|嫌疑人|被告人|矫正对象|上访人|信访人|来访人|投诉人|举报人|违法行为人|患者|受害人|被害人|受援人|死者|伤者|"
    "被执行人|被处罚人|户主|业主|驾驶员|司机|村民|居民|工人|职工|农民工|学生|家长|代办员|经办人"
)
_NAMED = (
    re.compile(
        rf"(?:{_ROLES})(?P<name>[{_SURNAMES}][一-鿿]{{1,2}}?)(?=[，、；（）()]|[因在不诉与于为自\d]|等|反映|死亡|提出|提起|申请|的合法)"
    ),
    re.compile(
        rf"(?<![一-鿿])[被由对含]?(?P<name>[{_SURNAMES}][一-鿿]{{1,2}})、[{_SURNAMES}][一-鿿]{{1,2}}等\d*[余多]?名?人"
    ),
    re.compile(rf"(?<=[。；，、：被由对])(?P<name>[{_SURNAMES}][一-鿿]{{2}})、[{_SURNAMES}][一-鿿]{{2}}等(?:人|\d)"),
    re.compile(
        rf"(?:[，。；、：]|案件|审理|办理|发生|调解)(?P<name>[{_SURNAMES}][一-鿿]{{1,2}})诉(?=[一-鿿]{{2,16}}(?:政府|局|委|公司|案))"
    ),
    re.compile(
        rf"(?P<name>[{_SURNAMES}][一-鿿]{{1,2}})(?:与|和|诉)[{_SURNAMES}][一-鿿]{{1,2}}(?:的)?[一-鿿]{{0,6}}(?:纠纷|案)(?![件卷])"
    ),
)
"""Where a name stands: behind a role, in a row that ends in 等人, before 诉, between two parties of a dispute."""
_WORDS = re.compile(
    r"某|和|向|对|认|提|的|应|可|马上|常|高[度兴效]|任务|成[功立员]|平安|安[全置心]|江[苏西]|金[额融]|文[明化]|温[暖馨]|明[显确]|管理|解[决除]|"
    r"关[系于]|程[序度]|万元|方[便面式]|于是|余[人名件]|施工|段时|武装|严[重格]|许[可多]|周[边期]|江[河]|石[材油]|田[间地]|林[业地权]|"
    r"董事|范围|史上|毛[坯]|雷[击]|夏[季]|黄[色]|马[路]|何[种时]|胡[同]|龙[头]|孔[洞]|贺[信]|顾[问客]|戴[头]|严|肖像|姜|钟|汤"
)
"""Words that begin like a name and are none."""
