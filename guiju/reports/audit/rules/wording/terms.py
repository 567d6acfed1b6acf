"""Words: wrong terms, words written twice, 法制 for 法治."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.lexicon import PHRASES, TERMS


@rule(
    "term.wrong",
    "用语不当",
    "常见的错误说法：行政规范文件、职业律师、第一责任制度、“进一步体系”等。",
    example="审查拟以行政规范文件名义印发的文件，工作效能进一步体系。",
    holds="审查拟以行政规范性文件名义印发的文件，工作效能进一步体现。",
)
def terms_are_used_right(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The list of wrong terms in the lexicon."""
    for pattern, better, severity in TERMS:
        for found in re.finditer(pattern, report.text):
            message = f"“{found.group()}”用语不当，建议改为：{better}。"
            yield Hit(found.start(), found.end(), message, severity=Severity(severity))


_LAW_SYSTEM = re.compile(
    r"法制(?=审核|机构|办|股|科|处|局|大队|支队|总队|委|工作机构|员|副校长|日报|网|统一|工作委员会)"
)


@rule(
    "term.rule_of_law",
    "法制与法治混用",
    "说建设、宣传、教育时用“法治”；“法制审核”“法制机构”等固定说法除外。",
    severity="note",
    example="完善法治宣传专栏。更新法制专栏。推进法治建设。",
    holds="完善法治宣传专栏。落实重大执法决定法制审核。推进法治建设。",
)
def rule_of_law_is_written_one_way(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """法制 outside its fixed uses, in a text that otherwise writes 法治."""
    fixed = {found.start() for found in _LAW_SYSTEM.finditer(report.text)}
    named = [found.span() for found in re.finditer(r"《[^》]*》", report.text)]
    for found in re.finditer("法制(?!度|裁|约|止|定)", report.text):
        inside = any(start <= found.start() < end for start, end in named)
        if found.start() not in fixed and not inside and report.text.count("法治") >= 2 * report.text.count("法制"):
            yield Hit(found.start(), found.end(), "全文多用“法治”，此处写“法制”，请核对。")


_DOUBLE = re.compile(r"([一-鿿]{2,8})\s?\1")
_LEGITIMATE = re.compile(
    r"^(?:税[缓减免退降]|一[件个步条户家项次层级点村天批遍]|[人户]每|研究|讨论|商量|了解|考虑|.*[一二三四五六七八九十]$|[一二三四五六七八九十])"
)
_COMPOUND = frozenset(
    [
        "服务",
        "管理",
        "建设",
        "工程",
        "中央",
        "行政",
        "执法",
        "工作",
        "教育",
        "研究",
        "发展",
        "治理",
        "政府",
        "监督",
        "法治",
    ]
)
_PARTICLE = re.compile(
    r"(?<![的确])的的(?!确|士)|了了(?!解|然|结|事)|是是(?!非)|在在(?!线|校|编|岗|职|场|建)|和和(?!美|气|谐)|与与(?!会)|等等等|对对(?!标|照|方|外|口)|将将|及及(?!时)|把把(?!关|握|脉)|(?<![行认作视])为为(?!民)|被被(?!告|申)|共共(?!同|识|享)|已已|均均(?!衡)|至至(?!今)|并并|所所(?!长)|于于|从从(?!业)|达达(?!到)|中中(?!央|心|小|级|队|型)|到到(?!位|达|期|场|岗)|(?<![行认作视])为为"
)
_POINT_TWICE = re.compile(r"([一二三四五六七八九十]是)\1")
_FIGURE_TWICE = re.compile(r"((?:\d+(?:\.\d+)?)[件个次人家项条起场名份%％])\s?\1")
_UNIT_TWICE = re.compile(r"(?<=\d)([件起宗条份项处期场次名])\1(?![师校医牌优单录称家段款数]|目标|件)")
_CLAUSE_TWICE = re.compile(r"([一-鿿“”][^，,。；;、\n]{5,40})[，,；;、。]\s*\1(?=[，,。；;、])")
_MARKS = re.compile(
    r"，，|。。|、、|；；|：：|，。|。，|、，|，、|；。|。；|！！|？？|，；|；，|、。|。、|：，|：。|,,|,\.(?!\d)"
)


@rule(
    "double.word",
    "重复的字词",
    "同一个词连写两遍（纳入纳入），多半是编辑时留下的。",
    example="相关指标纳入纳入年度考核。",
    holds="相关指标纳入年度考核，一件一件落实。",
)
def no_word_stands_twice(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A word of two letters or more, or a particle, directly repeated."""
    for found in _DOUBLE.finditer(report.text):
        if re.search(r"[\n\t]", found.group()):
            continue  # a caption ends as the table below it begins; two columns have one head
        word = found.group(1)
        if _LEGITIMATE.match(word) or len(set(word)) == 1:
            continue
        severity = (
            Severity.NOTE if word in _COMPOUND and "\n" not in found.group() and _reads_on(report.text, found) else None
        )
        yield Hit(found.start(), found.end(), f"“{word}”连写了两遍，请删去一个。", severity=severity)
    for phrase in PHRASES:
        at = report.text.find(phrase + phrase[-1])
        if at >= 0 and len(phrase) >= 5:
            yield Hit(at, at + len(phrase) + 1, f"“{phrase + phrase[-1]}”末尾多了一个“{phrase[-1]}”，请删去。")
    for found in _PARTICLE.finditer(report.text):
        if report.text[found.start() - 2 : found.start()] == 2 * report.text[found.start() - 1]:
            continue  # 实实在在
        yield Hit(found.start(), found.end(), f"“{found.group()}”有重复的字，请核对。")
    for pattern in (_FIGURE_TWICE, _UNIT_TWICE, _CLAUSE_TWICE, _POINT_TWICE):
        for found in pattern.finditer(report.text):
            yield Hit(found.start(), found.end(), f"“{found.group(1)}”连写了两遍，请删去一个。")


def _reads_on(text: str, found: re.Match[str]) -> bool:
    """Whether two like words may belong to two compounds: 公共法律服务 + 服务质量."""
    return bool(re.match(r"[一-鿿]", text[found.end() : found.end() + 1])) and bool(
        re.match(r"[一-鿿]", text[max(found.start() - 1, 0) : found.start()])
    )


@rule(
    "double.mark",
    "重复或相连的标点",
    "两个标点连写（，，、，。），多半是编辑时留下的。",
    example="全面推进依法行政，，取得新成效。",
    holds="全面推进依法行政，取得新成效。",
)
def no_mark_stands_twice(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Two marks in a row that cannot stand together."""
    for found in _MARKS.finditer(report.text):
        yield Hit(found.start(), found.end(), f"标点“{found.group()}”重复或相连，请删去多余的。")


@rule(
    "double.sentence",
    "重复的句子",
    "同一个长句在报告里出现两次。",
    example="全县共化解矛盾纠纷三千余件，群众满意度不断提升，社会大局稳定。其他工作有序。全县共化解矛盾纠纷三千余件，群众满意度不断提升，社会大局稳定。",
    holds="全县共化解矛盾纠纷三千余件，群众满意度不断提升，社会大局稳定。其他工作有序推进，各项任务按时完成。",
    least=24,
)
def no_sentence_stands_twice(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A sentence of some length that was said before, white space aside."""
    seen: dict[str, tuple[int, int]] = {}
    for sentence in report.sentences:
        squeezed = re.sub(r"\s", "", sentence.text)
        if len(squeezed) < params["least"]:
            continue
        if squeezed in seen:
            message = "这句话前文已经出现过一次，请核对是否重复粘贴。"
            yield Hit(sentence.start, sentence.end, message, also=(Place(report.name, *seen[squeezed]),))
        else:
            seen[squeezed] = (sentence.start, sentence.end)
