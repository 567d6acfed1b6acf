"""Growth, fall, merger: two values and the change between them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.numbers.arithmetic import bounds_of_words, decimals, in_words, number
from guiju.reports.audit.numbers.lists import compared, counts
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.differences import is_sized, way_of, words_to
from guiju.reports.audit.rules.growth.yearly import yearly_changes
from guiju.reports.audit.words.likeness import TABLE_CELL
from guiju.reports.read.figure import Figure

_FROM = re.compile(r"(?:由|从)(?:[^，。；]{0,24}?)(?:的|原有)?\s*$")
_TO_UP = re.compile(
    r"(?:增加?|增长|[上攀跃]?升|提高|提升|扩[大充展]|延长|拓展|上涨)(?:到|至|为|成)(?:[一-鿿]{2,5}的)?\s*$"
)
_TO_DOWN = re.compile(
    r"(?:减少?|下降|降低?|压减|精简|缩减|整合|合并|压缩|缩短|收窄|控制)(?:到|至|为|成)(?:[一-鿿]{2,5}的)?\s*$"
)
_TO_ELSE = re.compile(r"(?:调整|变|改)(?:到|至|为|成)(?:[一-鿿]{2,5})?\s*$")
_PER = re.compile(r"^[／/](?:立方米|平方米|平方公里|升|[人日月年户件])")
"""What a measure is of: 33.9微克/立方米."""
_SO_MUCH = re.compile(
    r"\s*(?:[/／][一-鿿]{1,4})?[，,、（(]?\s*(?:同比|较上年|比上年|总体|整体|净)?[一-鿿]{0,2}?"
    r"(?:增|降|减|压|缩|升|提|幅|延)[一-鿿]{0,6}"
)
"""What stands between the value that was reached and the change, where both are of one thing."""
_ANOTHER = re.compile(r"[，,；;][一-鿿]{2,}?[比较由从]")
"""A thing named anew before its number of last year: 合作社906户，总量比上年末的46140户."""
_LAST_YEAR = re.compile(
    r"(?:(?:上年|去年)(?!度?(?:结转|遗留|转入|未结))|上一年度?|同期|[较比](?:20\d\d)年)[^，。；\d]{0,10}$"
    r"|(?<!\d)20\d\d年[为是]$"
)


def _changes(figures: tuple[Figure, ...]) -> list[Figure]:
    return [figure for figure in figures if figure.kind == "change" and figure.actual]


def _place(report: Report, *figures: Figure) -> tuple[Place, ...]:
    return tuple(Place(report.name, figure.start, figure.end) for figure in figures)


def against(report: Report, old: Figure, new: Figure, change: Figure) -> Iterator[Hit]:
    """Compares a stated change with two values."""
    if old.value == 0:
        return
    if change.unit == "成" or in_words(replace(change, kind="rate")):
        yield from _in_words(report, old, new, change)
        return
    if change.unit in {"%", "个百分点", "百分点"} and not (change.unit != "%" and old.unit == "%"):
        if change.unit != "%":
            return
        exact = 100 * (float(new.value) - float(old.value)) / float(old.value)
        step = 10.0 ** -decimals(change.text)
        arithmetic = (
            f"（{number(new.value)} − {number(old.value)}）÷ {number(old.value)} = {exact:.2f}%，文中为 {change.text}"
        )
    else:
        exact = float(new.value) - float(old.value)
        step = 1e-6 if change.unit == old.unit else 10.0 ** -decimals(change.text)
        arithmetic = f"{number(new.value)} − {number(old.value)} = {number(exact)}，文中为 {change.text}"
    if old.bound != "exact" or new.bound != "exact":
        step = max(step, abs(exact) * 0.2 + 5)
    stated = float(change.value)
    if change.direction in {"up", "down"} and abs(exact) > step and (exact > 0) != (change.direction == "up"):
        yield Hit(change.start, change.end, "增减方向与两个数不符，请核对。", arithmetic, _place(report, old, new))
    elif (
        change.bound == "over" and abs(exact) < stated - step or change.bound == "under" and abs(exact) > stated + step
    ):
        yield Hit(
            change.start, change.end, "按前后两个数算不出这个幅度，请核对。", arithmetic, _place(report, old, new)
        )
    elif change.bound in {"exact", "approx"} and not (-step < stated - abs(exact) <= step / 2 + 1e-9):
        yield Hit(
            change.start, change.end, "按前后两个数算不出这个增减幅度，请核对。", arithmetic, _place(report, old, new)
        )


def _in_words(report: Report, old: Figure, new: Figure, change: Figure) -> Iterator[Hit]:
    """A change told in tenths, or as a fraction: 由21.0个工作日压缩到8.4个工作日，压缩六成."""
    exact = 100 * (float(new.value) - float(old.value)) / float(old.value)
    more = report.text[change.end : change.end + 1] == "多"
    low, high = bounds_of_words(replace(change, text=change.text + "多") if more else change)
    if not low <= abs(exact) <= high:
        arithmetic = f"（{number(new.value)} − {number(old.value)}）÷ {number(old.value)} = {exact:.2f}%"
        message = "按前后两个数算不出这个增减幅度，请核对。"
        yield Hit(change.start, change.end, message, f"{arithmetic}，文中为 {change.text}", _place(report, old, new))


@rule(
    "growth.two_values",
    "增减与前后两数",
    "“由 A 增加到 B，增长 c%”“上年为 A，今年为 B”：幅度和方向应当与前后两个数相符。",
    example="案件由上年的61件增加到78件，增长37.9%。",
    holds="案件由上年的61件增加到78件，增长27.9%。",
)
def a_change_follows_from_its_two_values(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Recomputes changes whose two values stand in the same sentence."""
    for sentence in report.sentences:
        yield from yearly_changes(report, sentence)
        figures = [
            figure
            for figure in sentence.figures
            if figure.kind in {"count", "money", "rate", "average", "score", "duration", "limit"}
        ]
        changes = _changes(sentence.figures)
        for old, new in zip(figures, figures[1:], strict=False):
            if old.unit != new.unit:
                continue
            link = _PER.sub("", report.between(old, new))
            before = report.text[max(0, old.start - 40) : old.start]
            if _FROM.search(before) and (_TO_UP.search(link) or _TO_DOWN.search(link) or _TO_ELSE.search(link)):
                rises = bool(_TO_UP.search(link))
                higher = old.high < new.low if new.bound == "exact" else old.value < new.value
                if not _TO_ELSE.search(link) and higher != rises and old.value != new.value:
                    word = "增加" if rises else "减少"
                    message = f"文中说{word}，但后一个数{'小' if rises else '大'}于前一个数，请核对。"
                    yield Hit(new.start, new.end, message, f"{old.text} → {new.text}", _place(report, old))
                    continue
                behind = (c for c in changes if c.start >= new.end and _SO_MUCH.fullmatch(report.between(new, c)))
                change = next(behind, None)
                if change is not None and "分别" not in report.between(new, change):
                    yield from against(report, old, new, change)
            elif _LAST_YEAR.search(link) or _LAST_YEAR.search(report.clause_before(old)):
                earlier, later = (new, old) if _LAST_YEAR.search(link) else (old, new)
                if re.search(r"[增减降升多少]", link) or _ANOTHER.match(link):
                    continue
                for change in changes:
                    near = len(report.text[min(change.end, new.end) : max(change.start, new.end)]) < 24
                    between = change.start > old.start and change.end < new.start
                    if re.search(r"净[增减][^，。；\d]*$", report.clause_before(change)):
                        continue  # 新制定8件，废止6件，较上年末的71件净增2件: of what came and what went
                    if change.end <= old.start and any(f.end <= change.start for f in figures):
                        continue  # 案件436件，增长5.8%，罚没款251.9万元，比上年的267.5万元…: the growth of the cases
                    wholes = [f for f in figures if f.end <= later.start and f.unit == later.unit and f is not earlier]
                    if near and not between and not any(_agrees(report, earlier, f, change) for f in wholes):
                        yield from against(report, earlier, later, change)


def _agrees(report: Report, old: Figure, new: Figure, change: Figure) -> bool:
    """Whether the change follows from a value told further before: 4386户，其中57户，较上年的3984户增长10.1%."""
    return bool(old.value) and not any(True for _ in against(report, old, new, change))


_GOING = re.compile("淘汰|撤|减|关[停闭]|清退|取消|整合|合并|退出")
"""What leads to the number of those that go: 淘汰20艘，压减到63艘 is no merger of 20 into 63."""


@rule(
    "growth.merger",
    "整合前后与精简幅度",
    "“X 支队伍整合为 Y 支”，随后所说的精简幅度应当与 (X−Y)÷X 相符，Y 不应大于 X。",
    example="将部门原有9支执法队伍整合为7支。执法队伍种类精简50%以上。",
    holds="将部门原有14支执法队伍整合为7支。执法队伍种类精简50%以上。",
    reach=80,
)
def a_merger_cuts_as_much_as_it_says(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Compares `9支…整合为7支` with the cut named behind it."""
    for index, old in enumerate(report.figures[:-1]):
        new = report.figures[index + 1]
        link = report.between(old, new)
        if (
            old.unit != new.unit
            or not re.search(r"(?:整合|合并|精简|压减|缩减|归并)(?:为|成|到|至)\s*$", link)
            or "。" in link
            or re.search("[，,]", link)
            and _GOING.search(report.clause_before(old))
        ):
            continue
        if new.low > old.high:
            message = "整合、精简之后反而更多，请核对两个数。"
            yield Hit(new.start, new.end, message, f"{number(new.value)} > {number(old.value)}", _place(report, old))
            continue
        noun = set(re.findall(r"[一-鿿]{2}", re.sub(r"(?:整合|合并|精简|压减|缩减|归并)[为成到至]", "", link)))
        for change in report.figures[index + 2 : index + 5]:
            near = report.text[new.end : change.start]
            if len(near) > params["reach"] or change.unit != "%" or not re.search(r"精简|缩减|压减|减少", near[-12:]):
                continue
            words = re.split(r"[，。；]", near)[-1]
            cut = 100 * (float(old.value) - float(new.value)) / float(old.value)
            stated = float(change.value)
            wrong = stated > cut + 1 if change.bound == "over" else abs(stated - cut) > 1
            if wrong and any(pair in words for pair in noun):
                a, b = number(old.value), number(new.value)
                arithmetic = f"（{a} − {b}）÷ {a} = {cut:.1f}%，文中为 {change.text}"
                message = "精简幅度与整合前后的数不符。如果“种类”和“支数”是两个口径，请分别给出数字。"
                yield Hit(change.start, change.end, message, arithmetic, _place(report, old, new))


@rule(
    "growth.impossible_fall",
    "降幅超过百分之百",
    "一个数最多降到零，降幅不能超过100%。",
    severity="error",
    example="信访总量同比下降145.5%。",
    holds="信访总量同比下降45.5%。",
)
def nothing_falls_by_more_than_all(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A fall of more than 100 %."""
    for figure in report.figures:
        if figure.kind == "change" and figure.direction == "down" and figure.unit == "%" and figure.low > 100:
            message = "降幅超过100%，不可能，请核对。"
            yield Hit(figure.start, figure.end, message, f"{figure.text} > 100%")


@rule(
    "growth.of_full_rate",
    "满百比率的增长",
    "已经100%的比率又说同比增长百分之几，则上年低得反常；多半是别的数在增长，句子写法有歧义。",
    example="法定期限按时办结率100%，同比增长27.8%。",
    holds="法定期限按时办结率100%，同比持平。",
    least=2.0,
)
def a_full_rate_cannot_have_grown_much(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A growth in per cent right behind a share of 100 %."""
    for rate, change in zip(report.figures, report.figures[1:], strict=False):
        link = report.between(rate, change)
        if rate.kind != "rate" or rate.value != 100 or change.kind != "change" or change.unit != "%":
            continue
        if (
            re.fullmatch(r"\s*[，,、]?\s*(?:同比|较上年|比上年|较去年|比去年)?(?:增长|上升|提高|提升)了?\s*", link)
            and change.value >= params["least"]
        ):
            before = 100 / (1 + float(change.value) / 100)
            arithmetic = f"100% ÷（1 + {change.text}）= {before:.1f}%，即上年只有 {before:.1f}%"
            message = "比率已满100%，再说增长，读者会以为上年很低。请写明增长的是件数还是比率（比率用“百分点”）。"
            yield Hit(change.start, change.end, message, arithmetic, _place(report, rate))


@rule(
    "growth.no_base",
    "没有基数的增减",
    "只说减少或增长百分之几，没有上年数或本年数，读者无从核对；减负类和大幅度的变化尤其要给出基数。",
    severity="note",
    example="推行综合查一次，实现检查次数减少30%以上。",
    holds="推行综合查一次，检查次数由100次减少到70次，减少30%。",
    large=50,
)
def a_cut_or_leap_needs_its_base(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Cuts of inspections and leaps of more than half, when the sentence gives no earlier value."""
    for sentence in report.sentences:
        for change in _changes(sentence.figures):
            if change.unit != "%" or re.search(r"(?:由|从).{0,30}(?:到|至)|上年(?:为|的)|去年(?:为|的)", sentence.text):
                continue
            burden = re.search(r"检查|频次|执法|材料|环节|时限|种类", report.clause_before(change))
            if burden or change.value >= params["large"]:
                own = next((f for f in counts(sentence.figures) if 0 <= change.start - f.end < 14), None)
                arithmetic = ""
                if own is not None and change.direction == "up":
                    implied = round(float(own.value) / (1 + float(change.value) / 100))
                    arithmetic = f"{number(own.value)} ÷（1 + {change.text}）≈ {implied}，即上年约 {implied}"
                message = f"“{change.text}”没有给出上年的数。请补上基数，或写明来源。"
                yield Hit(change.start, change.end, message, arithmetic, severity=Severity.NOTE)


_ITS_OWN = re.compile(r"[，,][一-鿿]{4,}?(?:同比|[较比])")
"""A thing named anew, with a number of its own that is not told."""


@rule(
    "growth.delta",
    "增减数与增减幅度",
    "“今年 N，比上年减少 d，下降 p%”：p 应当等于 d ÷（N + d）；增加的，等于 d ÷（N − d）。",
    example="全县开展检查1200次，较上年减少300次，下降25%。",
    holds="全县开展检查1200次，较上年减少300次，下降20%。",
)
def a_difference_and_its_share_agree(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A count, the difference from last year in its unit, and the difference in per cent, one after the other."""
    for now, apart, share in zip(report.figures, report.figures[1:], report.figures[2:], strict=False):
        if (
            now.rule == TABLE_CELL
            or now.unit == "%"
            or apart.kind != "change"
            and not (_is_former(report, now) and is_sized(report, apart))
            or share.kind != "change"
            or apart.unit != now.unit
            or share.unit != "%"
        ):
            continue
        link = report.between(now, apart) + report.between(apart, share)
        if re.search("[年月日]均", report.clause_before(share)):
            continue  # 增加5206元，年均增长7.4%: of each year, and not of all
        if re.fullmatch("[、和及]", report.between(apart, share)) or _ITS_OWN.match(report.between(now, apart)):
            continue  # 分别上升8.2%、7.9%; 查处6021起，治安案件发案数同比减少312起
        if len(link) > 24 or re.search("[。；]", link) or apart.bound != "exact":
            continue
        way = way_of(report, apart)
        if way != share.direction:
            close = re.fullmatch(
                r"[，,、（(]?\s*(?:同比)?(?:增长|增加|上升|下降|减少|降低)", report.between(apart, share)
            )
            if close and {way, share.direction} == {"up", "down"}:
                message = "增减数说一个方向，增减幅度说另一个方向，请核对。"
                yield Hit(share.start, share.end, message, f"{apart.text}，{share.text}", _place(report, now, apart))
            continue
        whole = _whole_of(report, now)
        before = float(whole.value) + float(apart.value) * (1 if way == "down" else -1)
        if _is_former(report, now):  # 比上年的1640户次减少435户次，下降26.5%
            before = float(whole.value)
        exact = 100 * float(apart.value) / before if before > 0 else 0.0
        step = 10.0 ** -decimals(share.text)
        if (
            before > 0
            and whole.bound == share.bound == "exact"
            and not -step < float(share.value) - exact <= step / 2 + 1e-9
        ):
            arithmetic = f"{number(apart.value)} ÷ {number(before)} = {exact:.2f}%，文中为 {share.text}"
            message = "按增减的数算不出这个幅度，请核对。"
            yield Hit(share.start, share.end, message, arithmetic, _place(report, whole, apart))


def _is_former(report: Report, figure: Figure) -> bool:
    """Whether a value is that of an earlier time: 比年初的101.7亿元; 2022年新登记5680户."""
    reached = re.search("[到至为成]$", words_to(report, figure))  # 由2020年底的287项调整为241项
    said = not reached and f"{(report.year or 0) - 1}年" in report.clause_before(figure)
    return said or compared(report, figure) or _YEAR_OPENS.search(words_to(report, figure)) is not None


_YEAR_OPENS = re.compile(r"[比较由从](?:年初|期初|[上去]年[末底]?)[^，。；\d]{0,8}$")


def _whole_of(report: Report, last: Figure) -> Figure:
    """The total whose parts end in a figure: 文件71个，其中报告书5个、报告表66个，较上年增加7个 says so of the 71."""
    before = [f for f in report.sentence_at(last.start).figures if f.start < last.start]
    parts = float(last.value)
    for figure in reversed(before):
        if figure.unit != last.unit or figure.kind != last.kind or "；" in report.between(figure, last):
            break
        if figure.value == parts != last.value:
            return figure
        parts += float(figure.value)
    return last


@rule(
    "growth.sign",
    "增减带负号",
    "“增长−5%”“下降−5%”：方向已经用词说了，数前不应再有负号。",
    example="案件数同比增长-5%。",
    holds="案件数同比下降5%。",
)
def a_direction_is_said_once(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A minus sign behind 增长, 下降 and the like."""
    for found in re.finditer(r"(?:增长|增加|上升|提高|下降|减少|降低)了?\s*[-－−﹣]\s*\d[\d.]*\s*[%％]?", report.text):
        yield Hit(found.start(), found.end(), "方向已经用词说明，数前的负号请删去，或改用相反的词。")
