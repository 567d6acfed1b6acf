"""The lexicon of classifiers (量词) and units of measure.

The families matter to the linking: persons are not cases, and a training of 615人次 is not 615 trainings.
"""

import re

__all__ = ["CASUAL", "FAMILIES", "MEASURE_NOUNS", "MONEY", "TIME", "find_unit", "unit_class"]

MEASURE_NOUNS = ("工作日", "自然日", "百分点", "大类", "小项", "方面", "学时", "课时", "小时", "星期", "分钟", "月")
"""Nouns that are units themselves; a 个 before them belongs to the span but not to the unit."""

FAMILIES = {
    "persons": "人 名 位",
    "cases": "件 起 宗 例 桩 单 案",
    "events": "次 场 期 轮 批 班 讲 堂 课 节 遍 趟 回",
    "firms": "家 户",
    "places": "处 所 座 栋 幢 间 个 点位 站 社区 乡镇 镇街 街道 部门 单位 园区 片区 村 镇 乡 区县 省市",
    "things": (
        "项 条 部 份 篇 类 张 支 大 方面 大类 小项 小类 款 则 种 套 本 册 门 幅 枚 面 块 段 道 片 层 组 页 字 集 首 "
        "帧 卷 节点 笔 票 榜 点"
    ),
    "goods": (
        "台 辆 艘 架 车 台套 台/套 头 匹 羽 尾 株 棵 颗 粒 根 只 瓶 箱 袋 盒 包 桶 桌 席 床 把 盏 口 眼 对 剂 针 标箱 "
        "杆 封 枝 具 发 伙"
    ),
    "measures": (
        "亩 公顷 顷 平方米 平方公里 平方千米 平米 立方米 立方 ㎡ m² m2 km² m³ 公里 千米 米 厘米 毫米 海里 km "
        "吨标准煤 吨 公斤 千克 斤 克 毫克 微克 kg 升 毫升 度 千瓦时 千瓦 兆瓦 吉瓦 伏 千伏 kV kW MW kWh 摄氏度 ℃ "
        "GB TB PB MB 人天 人日 工日 人时"
    ),
    "money": "元 美元 欧元 港元 英镑 日元",
    "time": "日 天 工作日 自然日 小时 分钟 秒 星期 学时 课时",
    "shares": "% ‰ 百分点 成 倍 分",
}
"""The families of units, words apart by spaces."""

MONEY = frozenset(FAMILIES["money"].split())
TIME = frozenset(FAMILIES["time"].split()) - {"学时", "课时"} | {"月"}

_NOUNS_TOO = (
    "案 村 镇 乡 区县 省市 社区 乡镇 镇街 街道 部门 单位 园区 片区 站 点 班 课 节 回 大 口 眼 对 度 成 车 发 具 伙 针"
)
CASUAL = frozenset(_NOUNS_TOO.split())
"""Nouns and verbs in their own right: they count only behind an Arabic number that cannot be a year or a code."""

# How often a thing was dealt with, in the five ways it is written: 家次 家（次） 家(次) 家/次 家·次.
_REPEATED = "件起宗例场期轮批班家户处个项条份篇部组张册台辆艘架车趟点"
_TIMES = ("{}次", "{}（次）", "{}(次)", "{}/次", "{}·次")

# What shows, standing behind, that the word is no classifier there: 分别 begins with 分, 成立 with 成.
_OTHER_WORDS = {
    "人": "民|大代表|员|口(?!头|罩)",
    "分": "别|之|局|公司|管|级|批|类|析|布|工",
    "成": "为|立|功|员|果|效|都|长|人|本|绩|熟|交|品",
    "组": "织",
    "班": "子",
    "台": "账|湾",
    "单": "位|独|一|元",
    "案": "件|例|由|卷|中|发|值|情|涉|均|审",
    "大": "队|会|力|型|于|量|数|学|众|幅|道|桥|街",
    "期": "间|限",
    "层": "面|级|次",
    "本": "级|次|着",
    "面": "积|向|对|临",
    "支": "部(?!队)|队(?!伍)",
    "课": "题|程|堂",
    "节": "约|能|点|假|日",
    "回": "复|应|访|头|收|落|升|归|顾",
    "点": "(?!建议|意见|要求|经验|措施|体会)",
    "度": "假|过|电影",
    "站": "点|位|在",
    "村": "委|民|支|干|居|级|规",
    "镇": "政府|党委|村|域|长|级",
    "乡": "村|政府|党委|亲|贤|愁",
    "对": "(?!夫妻|新人|$|[，。；、,;）)])",
    "口": "径|岸|碑|号|头",
    "讲": "话|座|解|述",
    "日": "均|常|程",
    "升": "级|至|到|学|旗|规",
    "克": "服|隆",
    "块": "状",
    "字": "号",
    "项": "目(?!标)",
    "席": "卷",
    "封": "闭|控|存",
    "包": "括|含|保|联",
    "把": "握|手|脉|关",
    "款": "项(?!目)|式",
    "车": "辆|站|间|位|牌|主|险|祸",
    "发": "展|放|布|现|出|送|生|挥|行|明|动|改|证|票|文|电|起|函|表|育|力|还|给|掘|酵",
    "伙": "伴|食",
    "具": "有|体|备",
    "针": "对|灸",
    "眼": "睛|镜|前|科",
}
_FAMILY = {word: family for family, words in FAMILIES.items() for word in words.split()}
_FAMILY |= {form.format(word): _FAMILY[word] for word in _REPEATED for form in _TIMES}
_FAMILY |= {form.format(word): "visits" for word in "人剂针" for form in _TIMES}
_OTHER_WORDS |= {f"{word}次": "之(?!内|多|最)" for word in _REPEATED}  # 57件次之 is 57件
_CLOSES = {"（": "）", "(": ")"}
_Entry = tuple[str, re.Pattern[str] | None]
_LONGER: dict[str, list[_Entry]] = {}
"""Units of two characters and more by their first two, the longest first."""
_SINGLE: dict[str, _Entry] = {}
for _word in sorted((*_FAMILY, "％", "﹪"), key=len, reverse=True):
    _entry = ("%" if _word in "％﹪" else _word, re.compile(_OTHER_WORDS[_word]) if _word in _OTHER_WORDS else None)
    if len(_word) == 1:
        _SINGLE[_word] = _entry
    else:
        _LONGER.setdefault(_word[:2], []).append(_entry)


def unit_class(unit: str) -> str:
    """The family of a unit (persons, visits, cases, events …); the unit itself where the lexicon has none."""
    return _FAMILY.get(unit) or _FAMILY.get(re.split("[（(]", unit, maxsplit=1)[0], unit)


def find_unit(text: str, at: int, doubled: bool = True) -> tuple[str, int] | None:
    """The unit that starts at `at` and the offset after it, or None.

    The longest entry wins. 个 before a measure noun is passed over: 个方面 gives 方面. ％ is written %. A second
    unit in brackets belongs to the first: 册（份）, but no third to the second.
    """
    if text.startswith("个", at):
        step = at + 1
        while text[step : step + 1] in (" ", "\u3000"):
            step += 1
        if text.startswith(MEASURE_NOUNS, step):
            noun = next(noun for noun in MEASURE_NOUNS if text.startswith(noun, step))
            return noun, step + len(noun)
    for word, other in _LONGER.get(text[at : at + 2], ()):
        if text.startswith(word, at) and (other is None or not other.match(text, at + len(word))):
            return _doubled(text, word, at + len(word)) if doubled else (word, at + len(word))
    single = _SINGLE.get(text[at : at + 1])
    if single is None or (single[1] is not None and single[1].match(text, at + 1)):
        return None
    return _doubled(text, single[0], at + 1) if doubled else (single[0], at + 1)


def _doubled(text: str, word: str, end: int) -> tuple[str, int]:
    """The unit `word` that ends at `end`, with the second unit that may follow it in brackets."""
    close = _CLOSES.get(text[end : end + 1])
    if close is None:
        return word, end
    inner = find_unit(text, end + 1, doubled=False)
    if inner is not None and text.startswith(close, inner[1]):
        return word + text[end : inner[1] + 1], inner[1] + 1
    return word, end
