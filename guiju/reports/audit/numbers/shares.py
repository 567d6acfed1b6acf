"""Shares in a text: what a share is called, and which counts beside it are its numerator and its base."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from guiju.reports.audit.numbers.arithmetic import Fit, anagram, counted_in, decimals, fits, in_words, share
from guiju.reports.audit.numbers.lists import compared, main_counts
from guiju.reports.audit.numbers.mistakes import mistyped_in, telling_in
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.read.figure import Figure

_NAME = re.compile(r"[一-鿿]{1,10}?率|占[一-鿿]{0,8}?(?:比例?|比重)?|比重|比例")
STEMS: tuple[tuple[str, str, str], ...] = (
    (r"办结率|结案率|审结率", r"办结|结案|审结", r"受理|收到|接收|新收|办理|流转|交办|转办"),
    (r"化解率", r"化解", r"受理|排查|收到|调解|调处|登记"),
    (r"成功率", r"成功|达成|调处", r"受理|调解|调处|排查|办理"),
    (r"满意率", r"(?<!不)满意", r"评价|回访|测评|办理|受理"),
    (r"优良率", r"优秀|优良|良好", r"评查|抽查|考核|评定"),
    (r"优秀率", r"优秀|优良", r"评查|抽查|考核|评定"),
    (r"合格率|通过率|及格率", r"(?<!不)合格|通过|及格", r"参考|参加|考试|抽查|抽检|评查|检测|检查"),
    (r"参考率|参学率|参训率", r"参考|参学|参训|实际参加|参加[一-鿿]*(?:考试|测试|测验|考核)", r"应考|应参|应训|应学"),
    (r"执行率", r"支出|执行", r"预算|安排"),
    (r"出庭应诉率|出庭率", r"出庭", r"开庭"),
    (r"整改率|销号率|完成率|整改完成率", r"整改|销号|完成", r"发现|反馈|查出|排查|任务|交办|问题"),
    (r"败诉率", r"败诉", r"诉讼|应诉|一审|审结|判决|裁判"),
    (r"纠错率", r"纠错|撤销|变更|确认违法|责令", r"审结|办结|复议"),
    (r"采纳率", r"(?<!未)(?<!不)(?<!不予)采纳", r"提出|建议|意见"),
    (r"履行率", r"履行", r"协议|调解|决定"),
    (r"备案率", r"备案|报备", r"制定|出台|印发|审查"),
    (r"回复率|答复率|办复率", r"回复|答复|办复", r"收到|受理|建议|提案|申请"),
    (r"持证(?:上岗)?率", r"持证|取得", r"人员|在岗|实有"),
    (r"抽查率|覆盖率", r"抽查|覆盖", r"共有|应|全县|全区|全市"),
)
"""For each share: what its numerator and its base are called."""


SPECIAL_BASE = re.compile(
    r"控制|失业|首选|按时|按期|及时|限时|法定期限|同比|增长|下降|覆盖|使用|认领|综合率|占全|知晓|安全感"
)
"""Words of shares whose base is none of the counts beside them."""


def of_a_task(sentence: Sentence, rate: Figure) -> bool:
    """Whether a share above a hundred says how far a task was passed: 超额完成1.5万平方米任务，完成率124%."""
    return rate.low > 100 and bool(re.search(r"超额|任务|计划数|(?:年度|全年|年初)(?:目标|计划)", sentence.text))


def name_of(report: Report, rate: Figure) -> str:
    """What the share is called: the words ending in 率 or 占比 nearest before it, in its clause."""
    names = _NAME.findall(report.clause_before(rate))
    return names[-1] if names else ""


def rates(sentence: Sentence) -> Iterator[Figure]:
    """The shares of a sentence that are statements of fact, in figures."""
    for figure in sentence.figures:
        former = _FORMER.search(sentence.text[: figure.start - sentence.start])
        if figure.kind == "rate" and figure.unit == "%" and figure.actual and not former and not in_words(figure):
            yield figure


_FORMER = re.compile(r"(?:[比较](?:上年|去年|上一年度?|20\d\d年)[^，。；]{0,4}|[由从][^，。；\d]{0,8})$")
"""What stands before a share of last year, or the one that another rose from."""


def window_of(report: Report, sentence: Sentence, rate: Figure) -> tuple[list[Figure], bool]:
    """The counts before the share, and whether they had to be taken from the sentence before."""
    here = [f for f in main_counts(report, sentence.figures) if f.end <= rate.start and f.actual]
    here = [f for f in here if not compared(report, f)]
    if len(here) >= 2 or (previous := report.before(sentence)) is None:
        return here, False
    return [figure for figure in main_counts(report, previous.figures) if figure.actual] + here, True


def pair_of(report: Report, rate: Figure, name: str, window: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Numerator and base that the words point to, or None."""
    if name.startswith("占") or name in {"比重", "比例"}:
        wholes = (f for f in reversed(window[:-1]) if f.unit == window[-1].unit)
        whole = next(wholes, None)
        return (window[-1], whole) if whole is not None and "其中" in report.between(whole, window[-1]) else None
    for named, part, base in STEMS:
        if not re.search(named, name):
            continue
        core = re.sub("(?:比)?率$", "", name)
        tops = [figure for figure in window if re.search(part, own_words(report, figure))]
        called = ([f for f in tops if so in own_words(report, f)] for so in (core, core[-2:]))
        top = next(reversed(next(filter(None, called), tops)), None)  # 46人一次合格，1人补考合格，一次合格率
        if top is None:
            continue
        unit = counted_in if top.end <= rate.start else _unit  # 386名参加考试，基本级通过率100%，高级通过2人
        below = [f for f in window if f.start < top.start and unit(f) == unit(top)]
        match = next((figure for figure in reversed(below) if re.search(base, own_words(report, figure))), None)
        if match is None and below and rate.start - top.end < 10 and top.start - below[-1].end < 12:
            match = below[-1]  # N个，完成n个，完成率…
        if match is not None:
            return top, match
    return None


def _unit(figure: Figure) -> str:
    return figure.unit


def stem(name: str) -> str:
    """The row of `STEMS` that a share's name belongs to."""
    return next((named for named, _, _ in STEMS if re.search(named, name)), name)


def own_words(report: Report, figure: Figure) -> str:
    """The words between the last comma (also 、) and the figure, and the noun behind it."""
    before = re.split(r"[，,。；;：:、\n]", report.text[max(0, figure.start - 40) : figure.start])[-1]
    return (before + re.split(r"[，,。；;：:、\n]", report.text[figure.end : figure.end + 12])[0]).replace(" ", "")


def same_unit_pairs(window: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """All pairs of counts in one unit that could be numerator and base."""
    for top in window:
        for base in window:
            if top is not base and top.unit == base.unit and top.value <= base.value:
                yield top, base


def mended(
    rate: Figure, likely: Sequence[tuple[Figure, Figure]], others: Iterable[tuple[Figure, Figure]] = ()
) -> tuple[Figure, Figure] | None:
    """The numerator and base of which one slip of the pen makes a share; None where no pair is a slip away from it.

    Of the likely pairs any of the three numbers may be mistyped, of the others the share alone: were any number of
    any pair open to doubt, chance would find a slip.
    """
    for pair in likely:
        if _mixed_up(rate, *pair) or _misreckoned(rate, *pair) or telling_in((rate, *pair), _gives):
            return pair
    return next((pair for pair in others if mistyped_in([rate], partial(_gives, top=pair[0], base=pair[1]))), None)


def in_a_breath(report: Report, rate: Figure, top: Figure, base: Figure) -> bool:
    """Whether no doubt is left what belongs together: 98名队员中50岁以上的37人，占37.8%."""
    of_them, its = _OF_THEM.fullmatch(report.between(base, top)), _ITS.fullmatch(report.between(top, rate))
    return of_them is not None and its is not None


_OF_THEM = re.compile(r"[一-鿿（）]{0,10}中(?:[一-鿿“”（）]|\d+岁){0,12}")
_ITS = re.compile(r"[一-鿿]{0,16}[，,（(](?:约|仅|只|就)?占(?:比|到|了)?(?:约|近)?")


def taken_otherwise(report: Report, rate: Figure, top: Figure, base: Figure) -> bool:
    """Whether the share is that of a neighbour by its base, or of its count by a number told behind: mistakes made.

    热线8457人次、现场6312人次，合计18000人次，热线占35.1%; 902件中农民工的387件，占44.7%。办结865件.
    """
    if len(re.sub(r"\D", "", rate.text)) < _TELLING or "\n" in report.text[top.end : rate.start]:
        return False
    begin = report.sentence_at(top.start).start
    behind = re.match(r"[^。；\n]*[。；]?[^。；\n]*", report.text[rate.end : rate.end + _BEHIND])
    end = rate.end + (behind.end() if behind else 0)
    near = [f for f in report.figures if begin <= f.start < end and f.unit == top.unit and f.kind == top.kind]
    neighbours = [f for f in near if f.end <= rate.start and f not in (top, base)]
    told_after = [f for f in near if f.start >= rate.end]
    return any(_gives(rate, f, base) for f in neighbours) or any(_gives(rate, top, f) for f in told_after)


_TELLING, _BEHIND = 3, 120


def _gives(rate: Figure, top: Figure, base: Figure) -> bool:
    return bool(base.value) and fits(*share(top, base), rate) is Fit.EXACT


def _misreckoned(rate: Figure, top: Figure, base: Figure) -> bool:
    """Whether the share is the base by the part, or the part by the rest: usual mistakes of reckoning."""
    upside_down, of_the_rest = share(base, top), 100 * float(top.value) / max(float(base.value - top.value), 1e-9)
    return Fit.EXACT in (fits(*upside_down, rate), fits(of_the_rest, of_the_rest, rate))


def _mixed_up(rate: Figure, top: Figure, base: Figure) -> bool:
    """Whether two digits of the share, neighbours or not, have changed places: 96.09 for 99.06."""
    return bool(base.value) and anagram(float(rate.value), round(100 * top.value / base.value, decimals(rate.text)))


def of_several(report: Report, name: str, window: Sequence[Figure], unit: str) -> Iterator[tuple[float, float]]:
    """Shares whose numerator is said in several counts: 撤销6件、确认违法3件 make up what was corrected.

    What did not pass tells it as well: 不合格19宗 of 620 leaves 601.
    """
    part = next((part for named, part, _ in STEMS if re.search(named, name)), "$^")
    tops = [f for f in window if f.unit == unit and re.search(part, own_words(report, f))]
    if len(tops) >= 2:
        low, high = sum(f.low for f in tops), sum(f.high for f in tops)
        for base in window:
            if base.unit == unit and base not in tops and base.low >= high:
                yield 100 * low / base.high, 100 * high / base.low
    failed = next((f for f in window if f.unit == unit and _FAILED.search(own_words(report, f))), None)
    if failed is not None:
        for base in window:
            if base.unit == unit and base.start < failed.start and base.low > failed.high:
                yield 100 * (1 - failed.high / base.low), 100 * (1 - failed.low / base.high)


_NEARLY = 1.3
"""A count that is so many times as large as all before it is a share of none of them."""
_CLOSE = 8
"""Letters between a whole, its part and their share told in one breath, though the part be the larger."""
_FAILED = re.compile(r"不(?:合格|满意|及格|达标|予采纳)|未(?:通过|办结|化解|整改|完成|采纳|成功|达成)|调解不成")


def by_name(report: Report, rate: Figure, name: str, window: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Every numerator and base that the share's own name points to: 网上办理33815笔 for 网办率, with what came before.

    The numerator's words must hold the verb of the share (办理 for 线上办理率), or its first letter where the count
    stands right before the share (破获964起，破案率). The base is any larger count before it in the window.
    """
    verb = re.sub(r"(?:比)?率$", "", name)[-2:]
    if len(verb) < 2:
        return []
    short = bool(re.search("[不未]", name))
    tops = [f for f in window if verb in own_words(report, f) and f.end <= rate.start]
    if not tops and window and rate.start - window[-1].end < 10:
        tops = [f for f in window[-1:] if verb[0] in own_words(report, f)]
    tops = [f for f in tops if short or not re.search(f"[不未]予?{verb}", own_words(report, f))]
    pairs = []
    for top in tops[-1:]:
        before = [f for f in reversed(window) if f.start < top.start and f.unit == top.unit and f.value]
        larger = [base for base in before if base.value >= top.value]
        if not larger and verb in own_words(report, top).split(top.text)[0][-4:]:
            larger = [f for f in before[:1] if rate.start - top.end < _CLOSE and top.start - f.end < _CLOSE]
        pairs = [(top, base) for base in larger]
    return pairs


def named_whole(report: Report, rate: Figure, name: str, window: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Numerator and base of a share right behind the count of its very name: 按期结案26813件，按期结案率96.0%.

    What was done in time is measured by what was done (结案), else by the nearest larger count.
    """
    core = re.sub(r"(?:比)?率$", "", name)
    top = next((f for f in reversed(window) if f.end <= rate.start), None)
    if (
        len(core) < 2
        or top is None
        or not re.fullmatch(rf"[一-鿿]{{0,2}}[，,（(]?{core}(?:比)?率[为达到约]{{0,2}}", report.between(top, rate))
    ):
        return None
    label = own_words(report, top)
    if not _in_order(core, label) or _FAILED.search(label):
        return None
    below = [f for f in window if f.end <= top.start and f.unit == top.unit and f.value]
    done = [f for f in below if own_words(report, f).split(f.text)[0].endswith(core[-2:])]
    near = [f for f in below if _NEARLY * f.value >= top.value]
    base = next((f for f in reversed(below) if f.value >= top.value), None) or next(reversed(done or near), None)
    return (top, base) if base is not None else None


def _in_order(letters: str, words: str) -> bool:
    """Whether the letters stand in the words, one after the other: 网办 in 网上办理."""
    rest = iter(words)
    return all(letter in rest for letter in letters)


def complement_of(report: Report, rate: Figure, name: str, window: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """What failed, and of how many, before the share of those that did not: 抽检4200批次，不合格63批次，合格率98.5%."""
    core = re.sub(r"率$", "", name)[-2:]
    failed = next((f for f in reversed(window) if f.end <= rate.start), None)
    if (
        len(core) < 2
        or re.search("[不未]", name)
        or failed is None
        or not re.search(rf"[不未]{core}", own_words(report, failed))
    ):
        return None
    base = next((f for f in reversed(window) if f.end <= failed.start and f.unit == failed.unit), None)
    return (failed, base) if base is not None and base.low > failed.high else None
