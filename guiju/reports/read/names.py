# ruff: noqa: PLR0911 - a cascade of rules reads best as one rule a return
"""Numerals that are no figures: names, dates, codes, ordinals, set phrases.

Each test answers one question about one numeral and says why it is refused, so that a linguist can check it.
"""

import re

__all__ = ["arabic_refusal", "chinese_refusal", "masked_ranges", "set_phrase"]

_NAME = (
    r"“[^“”\n]{1,80}”|《[^《》]{1,120}》|‘[^‘’\n]{1,60}’|「[^「」\n]{1,60}」|『[^『』\n]{1,60}』|〈[^〈〉\n]{1,80}〉"
    r'|"[^"\n]{1,60}"|https?://[A-Za-z0-9_./?=&%#:~+-]+|〔[^〔〕\n]{1,12}〕|\[[^\[\]\n]{1,40}\]'
)
_MASK = re.compile(_NAME)
_MASK_OR_MAIL = re.compile(rf"{_NAME}|[A-Za-z0-9._-]{{1,64}}@[A-Za-z0-9.-]+")
"""An address may begin with any digit of the text; few texts hold one."""


def masked_ranges(text: str) -> list[tuple[int, int]]:
    """Quoted names, titles, addresses and document-year brackets: what is written there is a name, not a count."""
    return [found.span() for found in (_MASK_OR_MAIL if "@" in text else _MASK).finditer(text)]


# Set phrases of politics, law and geography that are names also without quotation marks. Each names its numeral:
# 三项制度 is the three systems of enforcement, 七项制度 are seven systems.
_SET_PHRASE = re.compile(
    r"三项(?:制度(?!机制)|岗位)|[两2]个(?:维护|确立|毫不动摇|结合|百年|大局|革命|共同体)|[四4]个(?:意识|自信|全面|服务|善于|最严|不直接)"
    r"|[三3]个(?:代表|务必|区分|有利于|规律|倡导|牢固树立|没有变)|[六6]个(?:必须|坚持)|[五5]个(?:必由|坚持|文明|统筹)|七个有之|[八8]个明确"
    r"|[一二两三四五六七八九十0-9]个(?!百分点)(?:[零一二三四五六七八九十百千0-9]|是(?!否)|不(?!同|足|合))"
    r"|八项规定|[一二三四]种形态|三大(?:攻坚|战略|法宝|历史任务|行动计划)|两大历史|四大(?:检察|考验|危险|班子)|六大纪律|五大(?:发展理念|安全)"
    r"|四套班子|[三四五]位一体|三支队伍|三类人员|八类[^，。；、]{0,6}案件|两不愁|三门(?:峡|县)|五家渠|百家争鸣|三台县|九台区|七台河|五大连池|三件套|[一二三]次(?:产业|分配|函数)"
    r"|十大(?=[，。；、])"
)
_ORDINAL_TWO = frozenset("次期级批类部组轮道层审线处所节条款项大台门班段张")
_CLAUSE_END = re.compile(r"\s*(?:[，。；、！？,;）)]|$)")
_OFTEN = re.compile(r"(?:每[^，。；、]{0,8}|一[人户村])$")  # 每季度研判一次: how often, not how many
_COUNTS_ONCE = frozenset(("次", "场", "期", "件", "名", "家", "份", "个", "人", "例", "处", "项", "场次", "篇"))
_NEVER_COUNTS_ONCE = "每第另任逐统唯之如进再这那某同有多不跑查办"
_SESSION = re.compile(r"次(?:、|和|及|以来|历次|全会|全体|会议|代表大会|党代会|$)")
_PROJECT = re.compile(r"(?:工程|项目|建设|扩建|规划|改造|平台|叠加|普法|计划)")
_ARTICLE = re.compile(
    r"第[零一二三四五六七八九十百0-9]+条(?:(?:第[零一二三四五六七八九十0-9]+[款项])?(?:、|和|及|至|—|-)第?)$"
)
_CODE_BEFORE = re.compile(r"[A-Za-z][-./]?$|[0-9０-９][-+×*/.:：]$|[×*#№＃]$|[0-9０-９]\s?[×]\s?$")
_ROUNDS_HELD = ("开展", "进行", "组织", "先后", "经过", "历经", "共", "累计", "分")
# 24小时自助服务区 and 15分钟法律服务圈 are names of services; 24小时内 is a limit.
_ROUND_THE_CLOCK = re.compile(r"小时(?!\s*(?:内|以内|之内|以上|[，。；、！,;）)]|$))")
_CIRCLE = re.compile(r"[^，。；、]{0,10}圈")
_EACH_ITS_OWN = re.compile(r"[1一][\u4e00-\u9fff]{1,2}[1一](?![0-9.十百千万])")  # 一村一顾问, 1企1策
_PAGE_NOTE = re.compile(r"(?:浏览|访问|点击|阅读)(?:次数|量|数)?\s*[:：]\s*$")
_PLACE_GROUP = re.compile(r"(?:[村居社]|村民|居民)$")
_IDIOM = re.compile(
    r"三番五次|四面八方|五花八门|三令五申|七嘴八舌|四通八达|三天两头|十全十美|千家万户|三头六臂|三五成群|一五一十"
)


def set_phrase(text: str, start: int) -> bool:
    """Whether the numeral at `start` opens a set phrase: 三项制度, 两个维护, 五个一."""
    return _SET_PHRASE.match(text, start) is not None


def arabic_refusal(text: str, start: int, value: float, unit: str, at: int) -> str | None:
    """Why an Arabic numeral with a unit is no figure, or None.

    Args:
        text: the document's text.
        start: where the digits start.
        value: their value without scale words.
        unit: the unit found.
        at: where the unit stands.
    """
    if (
        text[start - 1 : start] < "\u3000"
        and unit not in ("%", "元")
        and _CODE_BEFORE.search(text[max(0, start - 3) : start])
    ):
        return "编号或代码的一部分"
    near = max(0, start - 24)
    if unit in ("次", "人次") and _PAGE_NOTE.search(text, near, start):
        return "网页附注"
    if value < 10 and set_phrase(text, start):
        return "固定名称"
    if unit == "小时" and (value == 24 or text.endswith("×", near, start)) and _ROUND_THE_CLOCK.match(text, at):
        return "服务名称"
    if unit in ("分钟", "小时", "公里") and _CIRCLE.match(text, at + len(unit)):
        return "服务名称"
    if value == 1 and _EACH_ITS_OWN.match(text, start):
        return "固定名称"
    if unit in ("条", "款", "项") and _ARTICLE.search(text, near, start):
        return "条文序号"
    if unit == "组" and _PLACE_GROUP.search(text, near, start):
        return "村民小组"
    return None


def chinese_refusal(text: str, start: int, end: int, value: int, unit: str, at: int, estimated: bool) -> str | None:
    """Why a Chinese numeral with a unit is no figure, or None.

    一 is mostly the indefinite article; 二 before a classifier is mostly an ordinal, for two is 两; 百 and 千 alone
    are figures of speech unless a bound word makes an estimate of them.

    Args:
        text: the document's text.
        start: where the numeral starts.
        end: where it ends.
        value: its value.
        unit: the unit found.
        at: where the unit stands.
        estimated: whether a bound or scale word stands by it.
    """
    word = text[start:end]
    if word == "一" and not _counted_once(text, start, unit, at):
        return "“一”不表数量"
    if word == "二" and unit in _ORDINAL_TWO:
        return "“二”是序数"
    if word in ("零", "〇"):
        return "“零”字组成的词"
    if word in ("百", "千") and not estimated:
        return "虚指的百、千"
    if set_phrase(text, start) or _IDIOM.match(text, max(0, start - 2)) or _IDIOM.match(text, start):
        return "固定名称"
    return _chinese_ordinal(text, start, word, value, unit, at)


def _chinese_ordinal(text: str, start: int, word: str, value: int, unit: str, at: int) -> str | None:
    """Sessions, phases, congresses and rounds: 二届三次, 三期工程, 二十大, 四轮巡察."""
    if unit == "次" and _SESSION.match(text, at) and "届" in text[max(0, start - 10) : start]:
        return "会议届次"
    if unit in ("位", "名") and text[start - 1 : start] in ("末", "后"):
        return "位次范围"
    if unit == "期" and _PROJECT.match(text, at + 1):
        return "工程期次"
    if unit == "大" and (value > 10 or text[max(0, start - 2) : start] in ("党的", "中共")):
        return "党的代表大会届次"
    if unit in ("轮", "批") and word != "两" and not text.endswith(_ROUNDS_HELD, 0, start):
        return "轮次、批次"
    return None


def _counted_once(text: str, start: int, unit: str, at: int) -> bool:
    """Whether 一 with a classifier is a count: behind its noun and at the end of its clause (开展演练一次，)."""
    previous = text[start - 1 : start]
    if unit not in _COUNTS_ONCE or not "\u4e00" <= previous <= "\u9fff" or previous in _NEVER_COUNTS_ONCE:
        return False
    if _OFTEN.search(text, max(0, start - 10), start):
        return False
    return _CLAUSE_END.match(text, at + len(unit)) is not None
