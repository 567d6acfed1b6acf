"""Shares against their base."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.finding import Severity
from guiju.reports.audit.numbers.arithmetic import Fit, decimals, fits, number, share, swapped
from guiju.reports.audit.numbers.bases import has_base, how_many, tops_of
from guiju.reports.audit.numbers.lists import compared, counts
from guiju.reports.audit.numbers.mistakes import mistyped_in
from guiju.reports.audit.numbers.shares import (
    SPECIAL_BASE,
    by_name,
    complement_of,
    mended,
    name_of,
    named_whole,
    of_a_task,
    of_several,
    own_words,
    pair_of,
    rates,
    same_unit_pairs,
    stem,
    window_of,
)
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure


@rule(
    "rate.base",
    "比率与基数",
    "同一句（或上一句）里给出了分子和分母的，比率应当算得出来；四舍五入和截尾都算相符，截尾另作提示。",
    example="受理社会矛盾纠纷13523件，成功调解13515件，成功率达89.9%。",
    holds="受理社会矛盾纠纷13523件，成功调解13515件，成功率达99.9%。",
)
def a_share_follows_from_its_counts(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Recomputes each share whose counts stand beside it."""
    for sentence in report.sentences:
        stated = list(rates(sentence))
        for rate in stated:
            name = name_of(report, rate)
            if not name and _OF_TASK.search(report.clause_before(rate)):
                yield from _task(report, sentence, rate)
            if not name or _in_turn(report, stated, rate) or _leaves(stated, name, rate):
                continue
            if SPECIAL_BASE.search(report.clause_before(rate)):
                yield from _of_its_name(report, sentence, rate, name)
                continue
            if of_a_task(sentence, rate):
                yield from _task(report, sentence, rate)
                continue
            window, borrowed = window_of(report, sentence, rate)
            pair = _in_brackets(sentence, rate, window) or pair_of(report, rate, name, window)
            pair = pair or _told_after(report, sentence, rate, name)
            named = by_name(report, rate, name, window) if pair is None and not borrowed else []
            pair, severity = pair or next(iter(named), None), _of_which(report, rate, named)
            if pair is None:
                hits = list(_of_its_name(report, sentence, rate, name))
                yield from hits or _told_apart(report, rate, name, window)
                continue
            if borrowed and all(one.end <= sentence.start for one in pair) and _counts_itself(window, sentence):
                continue
            fit = fits(*share(*pair), rate)
            if fit is Fit.EXACT and not (float(rate.value) == 100 and pair[0].high < pair[1].low):
                continue
            if fit is Fit.CUT:
                yield _cut(report, rate, *pair)
                continue
            if _follows_otherwise(report, sentence, rate, name, window, pair):
                continue
            if borrowed and sum(stem(name_of(report, other)) == stem(name) for other in stated) > 1:
                continue
            yield _wrong_of(report, rate, pair, window, severity)


def _of_which(report: Report, rate: Figure, named: Sequence[tuple[Figure, Figure]]) -> Severity | None:
    """复议115件、应诉135件，化解57件: a note, as it may be of either; but not where digits of its share are swapped."""
    siblings = len(named) > 1 and "，" not in report.between(named[1][1], named[0][1])
    return Severity.NOTE if siblings and not any(_digits_swapped(rate, *pair) for pair in named) else None


def _of_its_name(report: Report, sentence: Sentence, rate: Figure, name: str) -> Iterator[Hit]:
    """A share right behind the count of its own name, or of those that failed, where no count before it is its base."""
    if rate.value == _FULL:
        return  # 报备7件，报备率100%: all of those
    window, before = window_of(report, sentence, rate)[0], report.before(sentence)
    if before is not None and not any(f.start < sentence.start for f in window):
        window = [*(f for f in counts(before.figures) if f.actual and not compared(report, f)), *window]
    if pair := named_whole(report, rate, name, window):
        low, high = share(*pair)
        tops = [(pair[0].low, pair[0].high)]
        if any(
            fits(*share(pair[0], base), rate) is not Fit.NOT for top, base in same_unit_pairs(window) if top is pair[0]
        ):
            return
    elif pair := complement_of(report, rate, name, window):
        short, long = share(*pair)
        low, high = 100 - long, 100 - short
        tops = [(base.low - pair[0].high, base.high - pair[0].low) for base in window if base.unit == pair[0].unit]
    else:
        return
    if fits(low, high, rate) is Fit.NOT and not has_base(report, tops, pair[0].unit, rate):
        yield _wrong(report, rate, *pair, low=low, high=high, severity=None)


def _told_apart(report: Report, rate: Figure, name: str, window: Sequence[Figure]) -> Iterator[Hit]:
    """A share without its part beside it, where what has its name elsewhere gives it but for a slip: 办结352件, 办结率.

    The base is told in its own sentence, or right before that part.
    """
    core = re.sub("(?:比)?率$", "", name)[-2:]
    named = _BARE.search(report.clause_before(rate))
    if named is None or named.group(1) != core or rate.bound != "exact":
        return
    if len(window) > 1 or len(core) < _CORE or len(re.sub(r"\D", "", rate.text)) < _TELLING or rate.value >= _FULL:
        return
    pairs = []
    for top in (f for f in report.figures if f.kind == "count" and f.actual and core in own_words(report, f)):
        own = [f for f in window if f is not top] or [
            f for f in report.sentence_at(top.start).figures if f.end <= top.start and f.kind == "count"
        ][-1:]
        pairs += [(top, base) for base in own if base.unit == top.unit and base.value >= top.value]
    pairs = [pair for pair in pairs if not any(compared(report, f) for f in pair)]
    if any(fits(*share(*pair), rate) is not Fit.NOT for pair in pairs):
        return
    for top, base in pairs:
        if mistyped_in([rate], lambda other, top=top, base=base: fits(*share(top, base), other) is Fit.EXACT):
            low, high = share(top, base)
            yield _wrong(report, rate, top, base, low=low, high=high, severity=None)
            return


_CORE, _TELLING = 2, 3
_BARE = re.compile(r"^(?:全[年县市区镇]|当年|年度|总体?|综合)*([一-鿿]{2})率[达为到约]*$")
"""A share whose name says no more than what was done: 办结率, and not 热线办结率 or 该类案件败诉率."""


def _of_the_list(one: Figure, alike: Sequence[Figure]) -> Iterator[tuple[float, float]]:
    """One of several listed counts as a share of all of them: 调解132件、裁决79件 of 211."""
    for size in range(2, len(alike) + 1):
        listed = alike[-size:]
        if one in listed:
            low, high = sum(f.low for f in listed), sum(f.high for f in listed)
            yield 100 * one.low / high, 100 * one.high / low


def _digits_swapped(rate: Figure, part: Figure, base: Figure) -> bool:
    return swapped(float(rate.value), round(100 * part.value / base.value, decimals(rate.text)))


_FULL, _TINY = 100, 1e-9


def _leaves(stated: Sequence[Figure], name: str, rate: Figure) -> bool:
    """Whether a portion is what another one of the sentence leaves: 上级补助252万元，占60%，自筹占40%."""
    others = (other for other in stated if other is not rate and other.end <= rate.start)
    return name.startswith("占") and any(abs(float(other.value + rate.value) - _FULL) < _TINY for other in others)


def _in_turn(report: Report, stated: Sequence[Figure], rate: Figure) -> bool:
    """Whether a share is one of several told in turn for several names: 安置率、帮教率分别为98%和99%."""
    if re.search("分别|依次", report.clause_before(rate)):
        return True
    before = next((other for other in reversed(stated) if other.end <= rate.start), None)
    listed = before is not None and re.fullmatch(r"\s*[、和及]\s*", report.between(before, rate))
    return bool(listed) and before is not None and _in_turn(report, stated, before)


def _follows_otherwise(
    report: Report, sentence: Sentence, rate: Figure, name: str, window: Sequence[Figure], pair: tuple[Figure, Figure]
) -> bool:
    """Whether other counts beside the share, several of them together, or a base told before make it right."""
    top, _ = pair
    tried = [share(*other) for other in same_unit_pairs(window)]
    tried += [share(top, other) for other in _since_the_full_stop(report, top)]
    if _LESS.search(report.clause_before(rate)):
        tried += _without_some(top, window)
    if rate.value == _FULL and rate.bound == "exact":  # 283 of 284 round to a hundred, and are not all
        whole = [both[0] for both in tops_of(window, top)]  # 关闭21家、完成297家 of 318
        together = not _of_itself(report, name, top, window) and any(
            abs(both - base.low) < 1 for both in whole for base in window if base is not top
        )
        again = how_many(report, top.unit, top.low, top.high, rate.start) > 1
        return together or again or any(low >= _FULL for low, _ in tried)
    said = [*window, *(figure for figure in counts(sentence.figures) if figure.start > rate.end)]
    tried += of_several(report, name, said, top.unit)
    alike = [f for f in window if f.unit == top.unit]
    core = name.removesuffix("率")
    tried += [both for one in alike if core in own_words(report, one) for both in _of_the_list(one, alike)]
    return any(fits(low, high, rate) is not Fit.NOT for low, high in tried) or has_base(
        report, tops_of(window, top), top.unit, rate
    )


def _of_itself(report: Report, name: str, top: Figure, window: Sequence[Figure]) -> bool:
    """Whether the share has the whole name of its part, and no other has: 46人一次合格，1人补考合格，一次合格率."""
    core = re.sub("(?:比)?率$", "", name)
    return len(core) >= _WHOLE_NAME and [f for f in window if core in own_words(report, f)] == [top]


_WHOLE_NAME = 4
_LESS = re.compile("扣除|剔除|除去|扣减|减去|不含|不计|核减")


def _without_some(top: Figure, window: Sequence[Figure]) -> Iterator[tuple[float, float]]:
    """Shares of what is left when some are not counted: 183户中完成171户，12户已关停，扣除后完成率100%."""
    alike = [f for f in window if f.unit == top.unit and f is not top]
    for base in alike:
        for less in alike:
            if base.low - less.high >= top.high:
                yield 100 * top.low / (base.high - less.low), 100 * top.high / (base.low - less.high)


def _counts_itself(window: Sequence[Figure], sentence: Sentence) -> bool:
    """Whether the sentence counts something of its own, of which its shares are, before it comes to them."""
    return any(figure.start >= sentence.start for figure in window)


def _since_the_full_stop(report: Report, part: Figure) -> Iterator[Figure]:
    """The counts that a share of `part` may be taken of though a semicolon stands between."""
    begin = report.text.rfind("。", 0, part.start)
    sentence: Sentence | None = report.sentence_at(part.start)
    while sentence is not None and sentence.end > begin + 1:
        for other in counts(sentence.figures):
            before = other.start < part.start and other.unit == part.unit and other.low >= part.high
            if before and not compared(report, other):
                yield other
        sentence = report.before(sentence)


def _task(report: Report, sentence: Sentence, rate: Figure) -> Iterator[Hit]:
    """What was done against the task: 拆除1.86万平方米，超额完成1.5万平方米任务，完成率124%."""
    before = [figure for figure in counts(sentence.figures) if figure.end <= rate.start]
    task = next((f for f in before if _is_task(report, f)), None)
    done = [f for f in before if task is not None and f is not task and f.unit == task.unit]
    if task is not None and done and all(fits(*share(f, task), rate) is Fit.NOT for f in done):
        low, high = share(done[-1], task)
        yield _wrong(report, rate, done[-1], task, low=low, high=high, severity=None)


_OF_TASK = re.compile(r"(?:完成|达到?|为|是|占)(?:了)?[一-鿿]{0,6}(?:任务|目标|计划)[数量]?的$")
_TASK = re.compile(r"(?:任务|目标|计划)(?:数|量|为|是|[一-鿿]{2})?[约共]?$")


def _is_task(report: Report, figure: Figure) -> bool:
    """Whether a number is what was to be done: 下达拆除任务8万平方米; 8万平方米的任务."""
    behind = re.match(r"的?[一-鿿]{0,2}(?:任务|目标|计划)", report.text[figure.end : figure.end + 8])
    return behind is not None or _TASK.search(report.clause_before(figure)) is not None


def _in_brackets(sentence: Sentence, rate: Figure, window: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The numerator that brackets tell behind a share, and its base: 19个乡镇规范化率提升到94.7%（18个）."""
    told = [f for f in counts(sentence.figures) if f.start == rate.end + 1]
    if not told or sentence.text[rate.end - sentence.start] not in "（(":
        return None
    bases = [f for f in window if f.unit == told[0].unit and f.value >= told[0].value]
    return (told[0], max(bases, key=lambda f: f.value)) if bases else None


def _told_after(report: Report, sentence: Sentence, rate: Figure, name: str) -> tuple[Figure, Figure] | None:
    """Numerator and base where the numerator follows its share: 来信560件，办结率100%，办结558件."""
    following = [f for f in counts(sentence.figures) if 0 < f.start - rate.end < 12]
    before = [f for f in counts(sentence.figures) if f.end <= rate.start]
    return pair_of(report, rate, name, [*before, *following[:1]]) if before and following else None


def _computed(low: float, high: float) -> str:
    return f"{low:.2f}%" if high - low < 0.005 else f"{low:.2f}%～{high:.2f}%"


def _wrong(
    report: Report, rate: Figure, top: Figure, base: Figure, *, low: float, high: float, severity: Severity | None
) -> Hit:
    arithmetic = f"{number(top.value)} ÷ {number(base.value)} = {_computed(low, high)}，文中为 {rate.text}"
    if top.low <= base.high and not _in_a_breath(report, rate, top, base) and not mended(rate, [(top, base)]):
        severity = Severity.NOTE
    message = f"按前文的“{base.text}”和“{top.text}”算不出“{rate.text}”。请核对分子、分母和比率；口径不同的请写明。"
    return Hit(rate.start, rate.end, message, arithmetic, places(report, top, base), severity)


_OF_THEM = re.compile(r"[一-鿿]{0,6}[中，][一-鿿]{0,8}")
_ITS_SHARE = re.compile(r"[一-鿿]{0,4}[，,（(](?!总|整体|综合|累计)[一-鿿]{2,8}")


def _in_a_breath(report: Report, rate: Figure, top: Figure, base: Figure) -> bool:
    """Whether no doubt is left what belongs together: 12人中9人持证，持证率80%."""
    near = _OF_THEM.fullmatch(report.between(base, top)) and _ITS_SHARE.fullmatch(report.between(top, rate))
    return near is not None


def _wrong_of(
    report: Report, rate: Figure, pair: tuple[Figure, Figure], window: Sequence[Figure], severity: Severity | None
) -> Hit:
    """The pair of the window of which one slip makes the share, should none make it of the one that the words name."""
    top, base = mended(rate, [pair], () if severity else same_unit_pairs(window)) or pair
    low, high = share(top, base)
    return _wrong(report, rate, top, base, low=low, high=high, severity=severity)


def _fits_less(top: Figure, base: Figure, k: int, rate: Figure) -> bool:
    """Whether the share would be rounded right if `k` cases were counted apart."""
    percent = 100 * (float(top.value) - k) / max(float(base.value) - k, 1)
    return fits(percent, percent, rate) is Fit.EXACT


def _cut(report: Report, rate: Figure, top: Figure, base: Figure) -> Hit:
    low, high = share(top, base)
    digits = decimals(rate.text)
    arithmetic = (
        f"{number(top.value)} ÷ {number(base.value)} = {low:.4f}%，四舍五入为 {low:.{digits}f}%，文中截尾为 {rate.text}"
    )
    message = "比率是截尾而不是四舍五入。不算错误，但全文应当用一种取法。"
    other = next((k for k in (1, 2, 3) if _fits_less(top, base, k, rate)), None)
    if other and base.value < 1000:
        arithmetic += f"；若分子、分母各扣除 {other}，则 {number(top.value - other)} ÷ {number(base.value - other)} = "
        arithmetic += f"{100 * (float(top.value) - other) / (float(base.value) - other):.2f}%"
        message += f"如果本率的口径不含另有统计的 {other} 件，也能得到这个数，请写明口径。"
    return Hit(rate.start, rate.end, message, arithmetic, places(report, top, base), Severity.NOTE)


@rule(
    "rate.first_choice",
    "复议首选率",
    "行政复议首选率 = 新收复议案件 ÷（新收复议案件 + 一审行政诉讼案件）；两个数都在句中的，应当算得出来。",
    example="新收行政复议案件115件，与一审行政诉讼案件73件相比，行政复议首选率达71.17%。",
    holds="新收行政复议案件115件，与一审行政诉讼案件73件相比，行政复议首选率达61.17%。",
)
def first_choice_is_reconsideration_over_both(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Recomputes 首选率 from the two counts before it."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            if "首选" not in report.clause_before(rate):
                continue
            before = [figure for figure in counts(sentence.figures) if figure.end <= rate.start]
            asked = [figure for figure in before if "复议" in own_words(report, figure)]
            sued = [figure for figure in before if "诉讼" in own_words(report, figure) and figure not in asked]
            if not asked or not sued:
                continue
            trials = [(a, b, *_of_both(a, b)) for a in asked for b in sued]
            if all(fits(low, high, rate) is Fit.NOT for _, _, low, high in trials):
                a, b, low, high = trials[-1]
                yield Hit(
                    rate.start,
                    rate.end,
                    "按句中的复议案件数和诉讼案件数算不出这个首选率，请核对。",
                    f"{number(a.value)} ÷（{number(a.value)} + {number(b.value)}）= {_computed(low, high)}，"
                    f"文中为 {rate.text}",
                    places(report, a, b),
                )


def _of_both(asked: Figure, sued: Figure) -> tuple[float, float]:
    return 100 * asked.low / (asked.low + sued.high), 100 * asked.high / (asked.high + sued.low)
