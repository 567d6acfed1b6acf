"""Names of places in running text: which words before 县, 区, 镇 are a name, and what the report has to do with it.

No list of places is asked: a name has a letter that names of places are made of (山, 溪, 宁, 柳) and none of the
letters that words of action end with, so that 通过|区政府 and 老旧小区 are no names and 临溪区政府 is one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from guiju.reports.audit.report import Report
from guiju.reports.audit.words.lexicon import CONTRASTS
from guiju.reports.audit.words.spelling import with_other_letters
from guiju.reports.read.title import title_of

LETTERS = (
    "山水江河湖海溪川泉洲州阳阴陵岭峰岩石林松柏柳杨梅桃竹枫云清青白金龙凤虎马鹿鹤平安宁康泰永昌兴隆盛丰福禄寿德义仁和顺吉庆"
    "丘原浦港湾岛滨沙沟谷坪坝塘潭池浪涛波涪渝湘鄂赣皖苏浙闽粤桂琼蜀黔滇陕甘陇晋冀豫鲁辽吉邕沅澧淮泗洛渭汾沁漳滦泾邑郡都城"
    "垣堰桥渡津口门关店铺亭台堡寨营屯庄窑坊祠寺庙塔碾磨井沱岔坎岗崖屿沱澜汀渚漪漓霁岫岚岱岳嵩衡恒华泰崇嵊峨眉巫昭朔望乌"
    "临梧舞鹭凤栖禾栗麦稻荷莲兰桂樟榆槐桑枣橘荔椒茶盐铜铁银锡玉珠宝瑞祥"
)  # fmt: skip
"""Letters that names of places are made of; one of the two suffices."""
_NO_NAME = frozenset(
    "审核参与承办代理印发出查以在制定按照府向接受提交担会日协助筹备中获后报长送建立召开推动组织指导督促落实配合支持列入纳由被经对将把"
    "署为是有到了等及或其各全本我该市省县区镇乡村社上下内外级所属辖他两三四五六七八九十百千万亿第老旧主学牧矿灾库园景校厂片功能位于"
    "超集菜股夜进返驻赴往至自从比较跨均占之的每个家名人民小商场部分法治示范执权农贸服务试点责任地积"
)
_BEFORE_HARMONY = frozenset(LETTERS) | frozenset("太长雍信宣")
"""Letters that make a name with 和, 永和 or 太和; behind any other it is the word for and."""
_WORDS = frozenset(
    [
        "安排",
        "安置",
        "安全",
        "安心",
        "安装",
        "平衡",
        "平均",
        "平稳",
        "平台",
        "清理",
        "清扫",
        "清洁",
        "清运",
        "清查",
        "清退",
    ]
    + ["清零", "关闭", "关停", "关爱", "关心", "关注", "临时", "银行", "铁路", "马路", "桥梁"]
)
"""Words that are written with letters of places: 安排|街道."""
_TITLES = {"大湾", "平安", "康养", "清廉", "宜居", "和美", "金融", "康宁", "安康"}
"""What a place is called for its merits: 创建平安镇."""
_CANDIDATE = re.compile(
    r"([一-鿿]{2})(县(?![乡域级情])|区(?![域级划县市])|市(?![域级场])|旗|镇|乡(?!镇|村)|街道)(?!道路|街(?!道)|场|民|容)"
)
_BEFORE = re.compile(
    r"[、和与同跟及赴到往至从较比原跨邻]$|赴|前往|学习|借鉴|考察|交流|协[作同议]|对口|帮扶|毗邻|相邻|接壤|交界|联[合动]|会同|移[送交]|外地|异地|"
    r"户?籍|流窜|来自|迁|结对|合作|友好|对接|互认|签[订署]|[次高低优多少早晚]于|领先|落后|最[多少高低大小快慢好差](?:的|的?[是为])?$"
)
_BEHIND = re.compile(
    r"[、和与及]|等|人民法院|法院|(?:人民)?检察院|[一二三四五六两]|(?!20\d\d年)\d|籍|交界|接壤|[经方]?验|[考学]|签[订署]|联[合动]|协[作同议商]|"
    r"合作|结对|跨|边界|毗邻|方面|共同|互|[（(]|[｜|\t]|以[东南西北]|收费站|高速|机场"
)
_ABOUT = re.compile(
    r"跨[区域省市县界流]|毗邻|交界|对口|结对|联盟|协作|合作|友好|跨境|异地|交叉|互[评查认]|区划|划归|撤[并县]"
)
"""What a sentence may be about that names other places with reason."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place's name in the text: `start` is that of its first letter, `end` behind its level."""

    start: int
    end: int
    name: str
    level: str

    @property
    def place(self) -> str:
        """The name with its level."""
        return self.name + self.level


def named_places(report: Report) -> list[Named]:
    """Every name of a place of two letters, in order."""
    return report.once(_named)


def _named(report: Report) -> list[Named]:
    return list(_find(report.text))


def _find(text: str) -> Iterator[Named]:
    for found in _CANDIDATE.finditer(text):
        name = found.group(1)
        direction = text[found.start() - 1 : found.start() + 1] in _DIRECTIONS  # 西|南山区
        soviet = found.group(2) == "区" and name[1] == "苏" and name != "姑苏"  # 赣南苏区
        kind = (
            found.group(2) == "区"
            and name[1] in "山城"
            and not _OPENS.search(text[max(0, found.start() - 1) : found.start()])
        )
        if is_name(name) and not direction and not soviet and not kind:  # 立足|山区, 沿海和|城区
            yield Named(found.start(), found.end(), name, found.group(2))


_DIRECTIONS = frozenset(("东南", "西南", "东北", "西北"))


def is_name(letters: str) -> bool:
    """Whether two letters may be the name of a place; 当好城区 and 新城区 name none, 江城区 does."""
    if (
        letters in _TITLES
        or letters in _WORDS
        or _NO_NAME & set(letters)
        or letters[1:] == "和"
        and letters[0] not in _BEFORE_HARMONY
    ):
        return False  # 服务站和镇村公示栏
    return any(letter in LETTERS for letter in (letters[:1] if letters[1:] == "城" else letters))


_OWN = re.compile(r"[一-鿿]县|(?![省市州盟县区旗镇乡街])[一-鿿]{2,5}?(?:[省市州盟县区旗镇乡]|街道)")
_OPENS = re.compile(r"(?:^|[^一-鿿]|[在向是由对为与到于至给经以的全])$")


def own_places(report: Report) -> list[str]:
    """The names that the title and the signature begin with: 黑松市, 凌东区 of 黑松市凌东区城市管理局."""
    names: dict[str, None] = {}
    for line in (title_of(report.text), *report.text[-_SIGNED:].split("\n")[1:]):
        at = re.match(r"[\s　]*(?:中共|关于)?(?:20\d\d年度?)?", line).end()  # type: ignore[union-attr]
        while "。" not in line and (found := _OWN.match(line, at)):
            names[found.group()] = None
            at = found.end()
    return list(names)


_SIGNED = 80


def nearly_own(report: Report) -> Iterator[tuple[Named, str]]:
    """Where one of the body's own places stands with a letter replaced, once, and the place that is meant.

    In the text; or in the title or the signature itself, where the text knows only the other name.
    """
    text = report.text
    for place in own_places(report):
        level = "街道" if place.endswith("街道") else place[-1]
        name = place.removesuffix(level)
        for start in _one_letter_off(text, name, level) if len(name) > 1 else ():
            told = text[start : start + len(place)]
            often, here = text.count(told), text.count(place)
            if here > 1 == often:
                yield Named(start, start + len(place), told.removesuffix(level), level), place
            elif here == 1 < often:
                at = text.find(place)
                yield Named(at, at + len(place), place.removesuffix(level), level), told
                break


def _one_letter_off(text: str, name: str, level: str) -> Iterator[int]:
    for index in range(len(name)):
        for at in with_other_letters(text, name + level, index, 1):
            letters, other = text[at : at + len(name)], text[at + index]
            opens = _OPENS.search(text[max(0, at - 1) : at])
            if opens and other not in _NO_NAME and letters not in _TITLES and letters[1:] != "城":
                yield at


def nearly_each_other(report: Report) -> Iterator[tuple[Named, Named]]:
    """Two names of one level that differ by one letter, 临陂区 and 临坡区: the rarer (or later) one, and the other.

    Letters that tell real names apart (东 and 西, 上 and 下) do not count.
    """
    told: dict[str, dict[str, list[Named]]] = defaultdict(lambda: defaultdict(list))
    for named in named_places(report):
        told[named.level][named.name].append(named)
    for names in told.values():
        for one, other in combinations(names, 2):
            apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
            if len(apart) == 1 and not any(set(apart[0]) <= group for group in CONTRASTS):
                often, rare = sorted((names[one], names[other]), key=lambda found: (-len(found), found[0].start))
                if len(rare) == 1:
                    yield rare[0], often[0]


def related(report: Report, named: Named) -> bool:
    """Whether the words around tell why another place is named: compared, listed, visited, or of a common border."""
    text, sentence = report.text, report.sentence_at(named.start)
    before = re.split(r"[，。；：\n]", text[max(0, named.start - 14) : named.start])[-1]
    listed = text[named.start - 1 : named.start] in {"、", "和", "与", "及"} if named.start else False
    about = _BEFORE.search(before) or _BEHIND.match(text, named.end) or _ABOUT.search(sentence.text)
    return listed or about is not None
