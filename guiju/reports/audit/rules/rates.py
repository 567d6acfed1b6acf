"""Shares against their base."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.arithmetic import Fit, decimals, fits, misprint, number, possible, share, swapped
from guiju.reports.audit.bases import has_base, how_many, tops_of
from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.lists import compared, counts
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.shares import (
    by_name,
    complement_of,
    name_of,
    named_whole,
    of_several,
    own_words,
    pair_of,
    rates,
    same_unit_pairs,
    stem,
    window_of,
)
from guiju.reports.read.figure import Figure

_SPECIAL_BASE = re.compile(
    r"控制|失业|首选|按时|按期|及时|限时|法定期限|同比|增长|下降|覆盖|使用|认领|综合率|占全|知晓|安全感"
)


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
            if not name or _in_turn(report, stated, rate):
                continue
            if _SPECIAL_BASE.search(report.clause_before(rate)):
                yield from _of_its_name(report, sentence, rate, name)
                continue
            if _of_a_task(sentence, rate):
                yield from _task(report, sentence, rate)
                continue
            window, borrowed = window_of(report, sentence, rate)
            pair = pair_of(report, rate, name, window) or _told_after(report, sentence, rate, name)
            named = by_name(report, rate, name, window) if pair is None and not borrowed else []
            pair, severity = pair or next(iter(named), None), _of_which(report, rate, named)
            if pair is None:
                yield from _of_its_name(report, sentence, rate, name)
                continue
            if borrowed and all(one.end <= sentence.start for one in pair) and _counts_itself(window, sentence):
                continue
            low, high = share(*pair)
            fit = fits(low, high, rate)
            if fit is Fit.EXACT and not (float(rate.value) == 100 and pair[0].high < pair[1].low):
                continue
            if fit is Fit.CUT:
                yield _cut(report, rate, *pair)
                continue
            if _follows_otherwise(report, sentence, rate, name, window, pair):
                continue
            if borrowed and sum(stem(name_of(report, other)) == stem(name) for other in stated) > 1:
                continue
            yield _wrong(report, rate, *pair, low=low, high=high, severity=severity)


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
        yield from _behind_its_counts(report, rate, window)
        return
    if fits(low, high, rate) is Fit.NOT and not has_base(report, tops, pair[0].unit, rate):
        yield _wrong(report, rate, *pair, low=low, high=high, severity=None)


def _behind_its_counts(report: Report, rate: Figure, window: Sequence[Figure]) -> Iterator[Hit]:
    """应考3920人，实考3881人，参考率99.9%: no word names the counts, but none gives the share, and one nearly does."""
    top = window[-1] if window else None
    if top is None or not _BEHIND.fullmatch(report.between(top, rate)) or _NO_SHARE.search(name_of(report, rate)):
        return
    alike = [f for f in window if f.unit == top.unit and f.value]
    tried = [(part, base, *share(part, base)) for part, base in same_unit_pairs(alike)]
    tried += [(one, one, low, high) for one in alike for low, high in _of_the_list(one, alike)]
    if not tried or any(_agrees_or_rest(low, high, rate) for _, _, low, high in tried):
        return
    part, base, low, high = min(tried, key=lambda one: abs(one[2] - float(rate.value)))
    of_it = set(name_of(report, rate)[-3:-1]) & set(own_words(report, top)) and not _SPECIAL_BASE.search(
        report.clause_before(rate)
    )
    slip = _digits_swapped(rate, part, base) or of_it and _miswritten(100 * part.value / base.value, rate)
    if part is top and part is not base and slip and not has_base(report, [(top.low, top.high)], top.unit, rate):
        yield _wrong(report, rate, part, base, low=low, high=high, severity=None)


_BEHIND = re.compile(r"[一-鿿（）]{0,6}[，,（(][一-鿿]{1,10}率[为达到约仅]{0,2}")
_NO_SHARE = re.compile(r"[增减升降涨]|首选|利用|使用|周转|缴|费率|税率|人均|每")
_NEARLY = 0.05
"""A share that lies so near what its counts give was meant to be theirs."""


def _of_the_list(one: Figure, alike: Sequence[Figure]) -> Iterator[tuple[float, float]]:
    """One of several listed counts as a share of all of them: 调解132件、裁决79件 of 211."""
    for size in range(2, len(alike) + 1):
        listed = alike[-size:]
        if one in listed:
            low, high = sum(f.low for f in listed), sum(f.high for f in listed)
            yield 100 * one.low / high, 100 * one.high / low


def _agrees_or_rest(low: float, high: float, rate: Figure) -> bool:
    return fits(low, high, rate) is not Fit.NOT or fits(100 - high, 100 - low, rate) is not Fit.NOT


def _digits_swapped(rate: Figure, part: Figure, base: Figure) -> bool:
    return swapped(float(rate.value), round(100 * part.value / base.value, decimals(rate.text)))


def _miswritten(computed: float, rate: Figure) -> bool:
    """Whether a share is what its counts give but for a slip of the pen, or nearly."""
    right, wrong = round(computed, decimals(rate.text)), float(rate.value)
    return misprint(wrong, right) or swapped(wrong, right) or abs(right - wrong) <= _NEARLY * right


_FULL = 100


def _in_turn(report: Report, stated: Sequence[Figure], rate: Figure) -> bool:
    """Whether a share is one of several told in turn for several names: 安置率、帮教率分别为98%和99%."""
    if "分别" in report.clause_before(rate):
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
    if rate.value == _FULL and rate.bound == "exact":  # 283 of 284 round to a hundred, and are not all
        whole = [both[0] for both in tops_of(window, top)]  # 关闭21家、完成297家 of 318
        together = any(abs(both - base.low) < 1 for both in whole for base in window if base is not top)
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


def _of_a_task(sentence: Sentence, rate: Figure) -> bool:
    """Whether a share above a hundred says how far a task was passed: 超额完成1.5万平方米任务，完成率124%."""
    return rate.low > 100 and bool(re.search(r"超额|任务|计划数|(?:年度|全年|年初)(?:目标|计划)", sentence.text))


def _task(report: Report, sentence: Sentence, rate: Figure) -> Iterator[Hit]:
    """What was done against the task: 拆除1.86万平方米，超额完成1.5万平方米任务，完成率124%."""
    before = [figure for figure in counts(sentence.figures) if figure.end <= rate.start]
    task = next((f for f in before if re.match(r"的?(?:任务|目标|计划)", report.text[f.end : f.end + 6])), None)
    done = [f for f in before if task is not None and f is not task and f.unit == task.unit]
    if task is not None and done and all(fits(*share(f, task), rate) is Fit.NOT for f in done):
        low, high = share(done[-1], task)
        yield _wrong(report, rate, done[-1], task, low=low, high=high, severity=None)


def _told_after(report: Report, sentence: Sentence, rate: Figure, name: str) -> tuple[Figure, Figure] | None:
    """Numerator and base where the numerator follows its share: 来信560件，办结率100%，办结558件."""
    following = [f for f in counts(sentence.figures) if 0 < f.start - rate.end < 12]
    before = [f for f in counts(sentence.figures) if f.end <= rate.start]
    return pair_of(report, rate, name, [*before, *following[:1]]) if before and following else None


def _places(report: Report, *figures: Figure) -> tuple[Place, ...]:
    return tuple(Place(report.name, figure.start, figure.end) for figure in figures)


def _computed(low: float, high: float) -> str:
    return f"{low:.2f}%" if high - low < 0.005 else f"{low:.2f}%～{high:.2f}%"


def _wrong(
    report: Report, rate: Figure, top: Figure, base: Figure, *, low: float, high: float, severity: Severity | None
) -> Hit:
    arithmetic = f"{number(top.value)} ÷ {number(base.value)} = {_computed(low, high)}，文中为 {rate.text}"
    message = f"按前文的“{base.text}”和“{top.text}”算不出“{rate.text}”。请核对分子、分母和比率；口径不同的请写明。"
    return Hit(rate.start, rate.end, message, arithmetic, _places(report, top, base), severity)


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
    return Hit(rate.start, rate.end, message, arithmetic, _places(report, top, base), Severity.NOTE)


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
                    _places(report, a, b),
                )


def _of_both(asked: Figure, sued: Figure) -> tuple[float, float]:
    return 100 * asked.low / (asked.low + sued.high), 100 * asked.high / (asked.high + sued.low)


@rule(
    "rate.impossible",
    "凑不出的比率",
    "基数是整数，比率就只能取有限的几个值；没有哪个整数除以这个基数能得到文中比率的，说明分母另有口径。",
    severity="note",
    example="受理行政复议案件155件，实质化解率87.6%。",
    holds="受理行政复议案件153件，实质化解率87.6%。",
    largest=1000,
)
def some_whole_number_gives_the_share(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Looks for a numerator; only shares of cases whose count is the last before them."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            name = name_of(report, rate)
            window = [figure for figure in counts(sentence.figures) if figure.end <= rate.start]
            if not name or re.search(r"首选|占|比", name) or not window:
                continue
            base = window[-1]
            if base.bound != "exact" or rate.bound != "exact" or not 1 < base.value <= params["largest"]:
                continue
            if len(window) > 1 or _SPECIAL_BASE.search(report.clause_before(rate)) or possible(rate, int(base.value)):
                continue
            below = int(rate.value * base.value / 100)
            near = "，".join(f"{k} ÷ {base.value} = {100 * k / base.value:.2f}%" for k in (below, below + 1))
            message = f"没有整数能除以 {base.value} 得到 {rate.text}，这个比率的分母不是“{base.text}”。请写明分母。"
            yield Hit(rate.start, rate.end, message, near, _places(report, base), Severity.NOTE)


@rule(
    "rate.over_hundred",
    "超过百分之百",
    "办结率、满意率、合格率等比率，部分不会大于整体，不能超过100%。",
    severity="error",
    example="法治理论考试合格率达103%。",
    holds="法治理论考试合格率达100%。",
)
def no_share_passes_a_hundred(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Shares called 率 that pass 100 %; growth, premium and completion of a plan may."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            name, before = name_of(report, rate), report.clause_before(rate)[-12:]
            whole = re.search(r"(?:率|满意度|知晓度|比例|比重|占比)$", name) or re.search(r"满意度|知晓度", before)
            if (
                rate.low > 100
                and whole
                and not _of_a_task(sentence, rate)
                and not re.search(r"增|溢价|计划|目标|收益|使用|利用|拨备", name or before)
            ):
                name = name or whole.group()
                message = f"“{name}”是部分占整体的比，不能超过100%，请核对。"
                yield Hit(rate.start, rate.end, message, f"{rate.text} > 100%")


@rule(
    "rate.vacuous",
    "零的百分之百",
    "基数是零，比率就没有意义：没有发生的事不能说办结率100%。",
    example="全年收到行政赔偿申请0件，办结率100%。",
    holds="全年收到行政赔偿申请2件，办结率100%。",
)
def a_share_of_nothing_is_no_share(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A share whose only count before it is nought, or whose sentence says that there was none."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            window = [figure for figure in counts(sentence.figures) if figure.end <= rate.start]
            none = re.search(
                r"(?:未|没有)(?:发生|收到|受理|出现)[一-鿿]{2,14}(?:案件|申请|事项|投诉|纠纷|诉讼|建议|复议|事故|举报|信访)[，,]",
                sentence.text,
            )
            if (
                window
                and window[-1].value == 0
                and name_of(report, rate)
                and not re.search(r"败诉|纠错", name_of(report, rate))
            ):
                arithmetic = f"{rate.text} 的分母为 {window[-1].text}"
            elif (
                none
                and rate.start - none.end() - sentence.start >= 0
                and (not window or window[-1].end < none.start() + sentence.start)
            ):
                arithmetic = f"“{none.group()[:-1]}”，分母为 0"
            else:
                continue
            yield Hit(rate.start, rate.end, "分母为零，比率没有意义，建议删去比率，只写“无”或“未发生”。", arithmetic)


@rule(
    "rate.shares",
    "各占比之和",
    "一句里并列的几个“占……%”，是同一个整体的各部分，相加不能超过100%。",
    example="民事类占55.2%、行政类占30.1%、刑事类占24.7%。",
    holds="民事类占55.2%、行政类占30.1%、刑事类占14.7%。",
    slack=0.3,
)
def shares_of_one_whole_stay_within_a_hundred(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Adds up shares listed with 占 in one sentence."""
    for sentence in report.sentences:
        listed = [
            rate
            for rate in rates(sentence)
            if re.search(r"占(?:比|总数的|总量的|到|了)?(?:约)?\s*$", report.clause_before(rate))
        ]
        if len(listed) < 3:
            nouns = [re.match(r"的[一-鿿]{2}", report.text[rate.end : rate.end + 3]) for rate in rates(sentence)]
            same = bool(nouns) and all(nouns) and len({noun.group() for noun in nouns if noun}) == 1
            listed = list(rates(sentence)) if same else []  # 70%的问题……、20%的问题……
        if len(listed) < 3 or any(rate.bound != "exact" for rate in listed):
            continue
        whole = sum(float(rate.value) for rate in listed)
        slack = params["slack"] + 0.5 * len(listed) * max(10.0 ** -decimals(rate.text) for rate in listed)
        if whole > 100 + slack:
            written = " + ".join(number(rate.value) for rate in listed)
            message = "并列的各个占比相加超过100%，请核对。"
            yield Hit(
                listed[-1].start, listed[-1].end, message, f"{written} = {number(whole)}", _places(report, *listed[:-1])
            )


@rule(
    "rate.all",
    "“全部”与比率",
    "说“全部采纳”“均已办结”的，采纳率、办结率应当是100%。",
    example="提出审查意见68条，全部采纳，采纳率98%。",
    holds="提出审查意见68条，全部采纳，采纳率100%。",
)
def all_means_a_hundred(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """全部 or 均已 with a verb, and the share of the same verb under 100 % in the same sentence."""
    for sentence in report.sentences:
        for found in re.finditer(r"(?:全部|均已?|悉数)(?:按时|按期|依法)?([一-鿿]{2})(?=[，,、])", sentence.text):
            for rate in rates(sentence):
                near = 0 <= rate.start - sentence.start - found.end() < 16
                if near and found.group(1) in name_of(report, rate) and rate.high < 100:
                    place = Place(report.name, sentence.start + found.start(), sentence.start + found.end())
                    message = f"前面说“{found.group()}”，比率却不是100%，请核对。"
                    yield Hit(rate.start, rate.end, message, f"{rate.text} < 100%", (place,))
