"""Aims against results, and a year against the year before."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.numbers.arithmetic import decimals, disjoint, number
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.aims import (
    LAST_YEARS,
    all_reached,
    named_alike,
    rate_name,
    result_of,
    same,
    scarce,
    thing_in,
    told_of_most_words,
)
from guiju.reports.audit.words.likeness import differ, loose
from guiju.reports.audit.words.tellings import Words, telling
from guiju.reports.read.figure import Figure

_WIDER = 1.2
"""A bound this much above the share that was reached sets no aim."""
_RAISED = re.compile(r"(?:增加|提高|提升|增长|扩大|上升|增)[到至]\s*$")
_LOWERED = re.compile(r"降[低到至为]|压[缩降减]|减[少至到]|缩[短减]")
_CAPPED = re.compile(r"控制|不超过|不高于|以[内下]")
_HELD_UP = re.compile(r"保持|稳定|巩固|维持|不[低少]于|不下降")


_MEANT_LESS = re.compile(r"[，,（(]?[比较][^，。；]{0,24}?(?:少|减|降|低)")


def _comparable(left: Report, right: Report) -> bool:
    if left is right:
        return True
    return left.body.shares_region(right.body) and (left.body.level == "town") == (right.body.level == "town")


@rule(
    "target.below_result",
    "目标低于实绩",
    "下一年的目标比已经达到的还低：或者目标没有动脑筋，或者实绩的口径不同。",
    example="关于2024年法治政府建设情况的报告\n行政争议实质化解率达100%。\n三、2025年工作打算\n确保行政争议实质化解率达85%以上。",
    holds="关于2024年法治政府建设情况的报告\n行政争议实质化解率达80%。\n三、2025年工作打算\n确保行政争议实质化解率达85%以上。",
    many=True,
    slack=1.0,
)
def an_aim_is_not_below_what_was_reached(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Compares each planned share with the share reached, in the same report or one of the same county and year."""
    for report in corpus.reports:
        for target in report.figures:
            if not report.planned(target):
                continue
            lead = report.clause_before(target)
            if "结转" in lead:
                continue  # what came over shall be done with: no aim
            if target.bound == "under" or target.bound == "exact" and (_LOWERED.search(lead) or _CAPPED.search(lead)):
                yield from _looser(report, target)
                continue
            less = scarce(target.subject) or _MEANT_LESS.match(report.text, target.end)  # 比2022年少0.72万平方米
            if less or target.kind not in {"rate", "score", "count", "average"}:
                continue
            if target.kind == "count" and target.value < _FEW and not re.search("(?:达到?|保持|增[至到])$", lead):
                continue
            for other in sorted(corpus.reports, key=lambda other: other is not report):
                if not _comparable(report, other) or other.year != report.year:
                    continue
                result = result_of(report, other, target) or _in_other_order(report, other, target)
                if result is not None and _added(report, target) != _added(other, result):
                    continue  # 新建20个, where there are 48
                if result is not None and result.low > float(target.value) + 1e-9:
                    yield _below(report, target, other, result, params["slack"])
                    break
                if result is not None or other is report and _bettered(report, target):
                    break  # what a report says of itself goes before what others say


def _in_other_order(report: Report, other: Report, target: Figure) -> Figure | None:
    """What the report itself reached of most of the words of the least that there shall be: 超过35%, 扩展到32项."""
    floor = target.bound == "over" or _GROWN.search(report.clause_before(target)) is not None
    named = other is report and floor and target.kind in {"count", "rate"}
    return told_of_most_words(report, target) if named else None


def _bettered(report: Report, target: Figure) -> bool:
    """Whether the report itself has a result of the aim's bare name below the aim: 化解率97.21%, aimed at 98%."""
    aim = re.search(r"[一-鿿]{2}率", rate_name(target)[-3:])
    reached = report.once(all_reached).get((target.unit, "rate"), ())
    return aim is not None and any(
        aim.group() in report.clause_before(f) and f.low <= float(target.value) for f in reached
    )


def _added(report: Report, figure: Figure) -> bool:
    """Whether a number is of what came or is to come new, not of how many there are."""
    return figure.kind == "count" and bool(re.search("新[建增设创]|剩余|其余|再", report.clause_before(figure)))


_FEW = 10
"""So few are an aim by themselves only where they are all that there shall be."""


def _looser(report: Report, target: Figure) -> Iterator[Hit]:
    """A bound set for what should be rare or short, wider than what the same report says was reached."""
    lead = report.clause_before(target)
    if target.kind not in {"count", "rate", "limit", "duration", "average"}:
        return
    if not (_LOWERED.search(lead) or _CAPPED.search(lead + target.text) or scarce(target.subject)):
        return
    known = [f for f in report.figures if not report.planned(f) and same(target, f)]
    known = [f for f in known if not LAST_YEARS.search(report.clause_before(f)) and f.bound != "under"]
    known = known or _named_before(report, target) or named_alike(report, report, target)
    wide = 1.0 if target.kind == "count" or _LOWERED.search(lead) else _WIDER
    if known and all(0 < wide * f.high < float(target.value) for f in known):
        reached = max(known, key=lambda f: f.high)
        message = f"下一年的上限“{target.text}”比已经达到的“{reached.text}”还宽。请调整目标，或说明口径的不同。"
        arithmetic = f"{number(target.value)} > {number(reached.value)}（{reached.subject}）"
        also = (Place(report.name, reached.start, reached.end),)
        severity = Severity.NOTE if _has_its_base(report, target) else None
        yield Hit(target.start, target.end, message, arithmetic, also, severity, report.name)


def _has_its_base(report: Report, target: Figure) -> bool:
    """Whether an aim is told with what it is measured by: 1.8万次以内，比2024年的2.6万次减少三成."""
    return _ITS_BASE.match(report.text, target.end) is not None


_ITS_BASE = re.compile(
    r"[，,（(]?[比较](?:20\d\d年)?[^，。；\d]{0,12}[\d.]+(?![\d.年])[^，。；]{0,8}(?:多|增|升|提高|少|减|降|低)"
)
_FEWER = re.compile("(?:总量|频次|次数|数量)[^，。；]{0,6}(?:下降|减少|压减|压降|控制)")
"""What says that there shall be fewer of them: 总量适度下降."""


_BARE = re.compile(r"^(?:力争|确保)?(?:控制|保持|稳定|降)[在到至]$")
_LEADS = re.compile(
    r"(?:^|[。；，：\n]|[一二三四五六]是|[)）])(?P<name>[一-鿿]{3,14}?)(?:力争|争取|确保|再|同比|比|较|下降|压降|减少|降低)[^，。；]{0,16}[，,]$"
)


def _named_before(report: Report, target: Figure) -> list[Figure]:
    """What was reached of a bound whose name stands a clause before it: 投诉举报量力争再下降5%，控制在600件以内."""
    lead = report.clause_before(target)
    found = _LEADS.search(report.text[max(0, target.start - _REACH) : target.start - len(lead)])
    if not _BARE.search(lead) or found is None:
        return []
    name = thing_in(found["name"])
    return [
        f
        for f in report.figures
        if f.unit == target.unit and not report.planned(f) and len(name) > 2 and thing_in(f.subject).endswith(name)
    ]


_REACH = 50
_HELD, _ROUND = 5, 5
"""A floor below which a share shall not fall may lie so many times further below it than an aim; aims are round."""


def _below(report: Report, target: Figure, other: Report, result: Figure, slack: float) -> Hit:
    message = f"下一年目标“{target.text}”低于已经达到的“{result.text}”。请调整目标，或说明口径的不同。"
    arithmetic = f"{number(target.value)} < {number(result.value)}（{result.subject}）"
    also = (Place(other.name, result.start, result.end),)
    apart, lead = result.low - float(target.value), report.clause_before(target) + target.text
    held = bool(_HELD_UP.search(lead))
    if target.unit == "%":  # 保持98%以上, after 98.4 %; 达到95%, after 95.5 %
        round_aim = target.value % _ROUND == 0 and target.value < _ALL
        near = apart < (slack * _HELD if held else slack if round_aim else _HARDLY * slack)
    else:  # 不少于70件, after 74: counted anew each year
        near = apart < max(_ANEW * result.low, _SOME)
    raised = _RAISED if target.unit == "%" else _GROWN
    fewer = target.kind == "count" and _FEWER.search(report.sentence_at(target.start).text)
    near = near or _has_its_base(report, target) or bool(fewer)
    grown = raised.search(report.clause_before(target)) is not None  # says that it was lower
    anew = target.kind == "count" and not (held or grown or target.bound == "over")  # 一般检查110家: so many a year
    near = anew or near and not grown
    return Hit(target.start, target.end, message, arithmetic, also, Severity.NOTE if near else None, report.name)


_ALL, _HARDLY, _ANEW, _SOME = 100, 0.25, 0.05, 5
_GROWN = re.compile(_RAISED.pattern + r"|(?:恢复|回升)[到至]\s*$|达到?\s*$|扩[大展]|新增至")


@rule(
    "target.missed",
    "没有达到上年定的目标",
    "上一年报告定下的目标，今年的实绩没有达到，报告应当交代。",
    example=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n行政复议成绩明显。\n三、2024年工作打算\n确保行政争议实质化解率达85%以上。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n行政争议实质化解率达80%。",
    ),
    holds=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n行政复议成绩明显。\n三、2024年工作打算\n确保行政争议实质化解率达85%以上。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n行政争议实质化解率达90%。",
    ),
    many=True,
)
def last_years_aim_was_reached(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Compares the plan of one year's report with the result in the next year's."""
    for plan, result in corpus.consecutive():
        for target in plan.figures:
            if not plan.planned(target) or target.kind not in {"rate", "score", "count"}:
                continue
            told = (f for f in result.figures if not result.planned(f) and same(target, f))
            reached = next((f for f in told if not re.search("[由从]$", result.clause_before(f))), None)
            if (
                reached is not None
                and not scarce(target.subject)
                and target.bound != "under"
                and reached.high < float(target.value) - 1e-9
            ):
                message = f"上一年报告定的目标是“{target.text}”，今年是“{reached.text}”，没有达到。请在报告中交代。"
                arithmetic = f"{number(reached.value)} < {number(target.value)}"
                also = (Place(plan.name, target.start, target.end),)
                yield Hit(reached.start, reached.end, message, arithmetic, also, None, result.name)


@rule(
    "across.growth",
    "增幅与上年报告",
    "同比增减应当与上一年报告里的同一指标相符。",
    example=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n受理法律援助案件500件。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n受理法律援助案件600件，同比增长35%。",
    ),
    holds=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n受理法律援助案件500件。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n受理法律援助案件600件，同比增长20%。",
    ),
    many=True,
)
def growth_follows_from_last_years_report(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Recomputes 同比, and what was added, from the same thing in the report of the year before."""
    for earlier, later in corpus.consecutive():
        for now, change in _changes(later):
            then = None if later.planned(now) else _then(earlier, later, now)
            if then is None:
                continue
            sign = -1 if change.direction == "down" or re.search(r"减少|下降|降低", change.text) else 1
            if change.unit == "%" and now.unit != "%":
                low = 100 * (now.low / then.high - 1)
                high = 100 * (now.high / max(then.low, 1e-9) - 1)
                written = f"{number(now.value)} ÷ {number(then.value)} − 1 = {low:.1f}%"
            else:
                low, high = now.low - then.high, now.high - then.low
                written = f"{number(now.value)} − {number(then.value)} = {number(low)}"
            step = 10.0 ** -decimals(change.text) if change.unit in {"%", "百分点"} else 0.0
            fits = low - step <= sign * float(change.value) <= high + step
            if not fits and change.bound == "exact" and not _based_elsewhere(earlier, then, now, change, sign):
                message = "按上一年报告的数算不出这个增减。请核对，或说明上年数作过调整。"
                also = (Place(earlier.name, then.start, then.end), Place(later.name, now.start, now.end))
                yield Hit(change.start, change.end, message, f"{written}，文中为 {change.text}", also, None, later.name)


def _based_elsewhere(earlier: Report, then: Figure, now: Figure, change: Figure, sign: int) -> bool:
    """Whether another number of last year's report is what the change was reckoned from: 64 of 52, 减少12件."""
    by_share = change.unit == "%" and now.unit != "%"
    low, high = (sign * float(change.value) + half for half in _halves(change, by_share=by_share))
    base = (now.low / (1 + high / 100), now.high / (1 + low / 100)) if by_share else (now.low - high, now.high - low)
    known = (f for f in earlier.figures if f is not then and f.unit == then.unit and f.kind == then.kind)
    known = (f for f in known if f.bound != "over" and not earlier.planned(f))
    beside = earlier.sentence_at(then.start)  # 学法14次，其中县政府常务会议8次
    return any(
        (f.value >= _STANDS_OUT or beside.start <= f.start < beside.end) and not disjoint(base, (f.low, f.high))
        for f in known
    )


def _halves(change: Figure, *, by_share: bool) -> tuple[float, float]:
    """How far a change may lie off what is written, for rounding."""
    half = 10.0 ** -decimals(change.text) / 2 if by_share else 0.0
    return -half, half


_STANDS_OUT = 20
"""From what number on it is no chance that last year's report has it."""
_SINCE = re.compile(
    r"[，,（(]?\s*(?:同比|[较比](?:上年|去年|上一年度?|(?:19|20)\d\d年))(?:分别)?(?:净?增加|多|少|减少|增长|上升|下降|提高|提升|降低)?了?\s*"
)


def _changes(report: Report) -> Iterator[tuple[Figure, Figure]]:
    """Each change from last year with the figure that changed; 同比分别 pairs as many figures as it has changes."""
    figures = report.figures
    for index, change in enumerate(figures[1:], start=1):
        now = figures[index - 1]
        between = report.between(now, change)
        units = change.unit in {"%", "百分点", now.unit}
        if change.kind not in {"change", "count"} or not units or not _SINCE.fullmatch(between):
            continue
        if change.kind == "count" and not re.search(r"[增减升降多少]", between):
            continue
        if "分别" in between and index >= 2 and index + 1 < len(figures):
            if re.fullmatch(r"\s*[和、与]\s*(?:增长|下降|上升|减少)?", report.between(change, figures[index + 1])):
                yield figures[index - 2], change
                yield now, figures[index + 1]
            continue
        yield now, change


_TIMES = 2.5
"""So many times the other at most is one of two years' numbers that only like words show to be of one thing."""
_MOSTLY = 0.5
"""The share of words that two years' figures have in common where they are of one thing."""


def _in_other_words(earlier: Report, later: Report, now: Figure, known: Sequence[Figure]) -> list[Figure]:
    """The figure of last year whose sentence has most of the words of this year's clause: 行政复议案件, 被申请复议."""
    meant = telling(later, now)
    if not meant.label:
        return []
    words = Words(earlier.text, later.text)
    graded = []
    for figure in known:
        if not now.low / _TIMES <= figure.value <= now.high * _TIMES:
            continue
        one = telling(earlier, figure)
        both = min(words.weight(meant.label & one.about), words.weight(one.label & meant.about))
        graded.append((both / min(words.weight(meant.label), words.weight(one.label) or 1), figure))
    best = max(graded, key=lambda pair: pair[0], default=None)
    return [best[1]] if best is not None and best[0] >= _MOSTLY else []


def _then(earlier: Report, later: Report, now: Figure) -> Figure | None:
    """The one value that the earlier report gives for the same thing; None where it gives several or none."""
    if now.kind not in {"count", "money", "rate"} or now.bound != "exact":
        return None
    known = [f for f in earlier.figures if not earlier.planned(f) and f.unit == now.unit and f.kind == now.kind]
    same = [f for f in known if now.indicator and f.indicator == now.indicator]
    same = same or [f for f in known if len(loose(f.subject)) >= 4 and loose(f.subject) == loose(now.subject)]
    same = same or _in_other_words(earlier, later, now, known)
    return same[0] if len({f.value for f in same}) == 1 and same[0].value else None


@rule(
    "across.last_value",
    "所引的上年数与上年报告",
    "“较2023年的500件”：引用的上年数应当与上一年报告里的同一个数相同。",
    example=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n受理法律援助案件500件。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n受理法律援助案件600件，较2023年的510件增加90件。",
    ),
    holds=(
        "丰都县人民政府关于2023年法治政府建设情况的报告\n受理法律援助案件500件。",
        "丰都县人民政府关于2024年法治政府建设情况的报告\n受理法律援助案件600件，较2023年的500件增加100件。",
    ),
    many=True,
)
def the_quoted_last_value_is_last_years(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """A value of last year behind this year's, against the report of last year."""
    quoted = re.compile(r"[，,（(]\s*(?:[较比]?(?:上年|去年|上一年度?|(?:19|20)\d\d年)(?:同期)?(?:的|为)?)\s*")
    for earlier, later in corpus.consecutive():
        for now, old in zip(later.figures, later.figures[1:], strict=False):
            then = _then(earlier, later, now) if now.unit == old.unit and old.kind != "change" else None
            if then is not None and quoted.fullmatch(later.between(now, old)) and differ(old, then):
                message = f"所引的上年数是“{old.text}”，上一年的报告里是“{then.text}”。请核对，或说明作过调整。"
                also = (Place(earlier.name, then.start, then.end),)
                arithmetic = f"{number(old.value)} ≠ {number(then.value)}"
                yield Hit(old.start, old.end, message, arithmetic, also, None, later.name)
