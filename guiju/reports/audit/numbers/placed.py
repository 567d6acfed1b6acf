"""Which counts a share is placed to be of: its numerator right before it or under its name, its base in the paragraph.

A reader with a calculator tries few divisions: the count that stands right before the share, or that has its name, by
each count of the paragraph. In clean reports one of them gives 97 of 100 shares so placed. What none of them gives is
to be checked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guiju.reports.audit.numbers.arithmetic import Fit, decimals, fits, whole_between
from guiju.reports.audit.numbers.bases import family
from guiju.reports.audit.numbers.lists import compared, label, main_counts
from guiju.reports.audit.numbers.shares import STEMS, own_words
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.read.figure import Figure

_RATE = re.compile(r"([一-鿿]{1,12}?)(?:比)?率[为达到至约仅的]{0,3}$")
_SHARE = re.compile(r"(?:占比?|比例|比重)(?P<of>[一-鿿（）]{0,14}?)(?:[为是达到约的]{0,3})$")
_NAMED_PART = re.compile("[一-鿿]{2,6}(?<!占)")
_FOREMOST = re.compile(r"([一-鿿（）]{2,12})(?:占比|比重|比例)最[大高多][，,](?:达到?|为)$")
_OF_THESE = re.compile(r"的([一-鿿]{2,12})[（(](?:即|共|仅)?(?=\d)")
"""3.2%的投诉举报案件（5件）未按期办结."""
_ROSE = re.compile(r"率[由从][^，。；]{0,16}[提上增升下降][一-鿿]{0,2}[到至为]$")
_DONE = re.compile(r"完成$")
_BESIDE = re.compile(r"(?:[一-鿿（）]{0,8}“[^”]{2,12}”[一-鿿]{0,4}|[一-鿿（）“”]{0,12})[，,（(][一-鿿“”（）]{0,16}")
_FIRST = re.compile(r"(?:数量|占比|件数)?(?:最[多大高]|次之|居首位?|居第[一二三]位?|较多)?(?:约|仅|恰)?$")
_NAMELESS = re.compile(r"(?:其中|分别|合计|共计?|约|仅|已|数量)*")
_TOGETHER = re.compile(r"[两二三四五](?=[者类项])")
_PLAIN = re.compile(r"^(?:[以经由涉]|通过|涉及)|[^一-鿿A-Z]|案件|类|领域|其中|的|分别")
_QUANTITY = re.compile(r"[总的]|[件次户人起宗笔个份]?数$|[量数额]$|全部|所有|全[县区市省镇年]|[（）]")


@dataclass(frozen=True, slots=True)
class Placed:
    """What a share is placed to be of.

    Attributes:
        tops: the numerators that it may have, the likeliest last.
        bases: the other counts in their units, from the beginning of the paragraph on.
        of: what the words say it is a portion of; empty where they say nothing, None where it is no portion but a 率.
    """

    tops: tuple[Figure, ...]
    bases: tuple[Figure, ...]
    of: str | None


def placed(report: Report, sentence: Sentence, rate: Figure) -> Placed | None:
    """What a share is placed to be of; None where no count stands beside it under its name, and none has its name."""
    told = paragraph_counts(report, sentence)
    before = [f for f in told if f.end <= rate.start]
    here = [f for f in before if f.start >= sentence.start]
    clause = _ROSE.sub("率", report.clause_before(rate))
    of: str | None = None
    beside = here[-1] if here and _BESIDE.fullmatch(report.between(here[-1], rate)) else None
    if found := _RATE.search(clause):
        core = found.group(1)
        tops = _of_core(report, core, here, beside) or _said_after(report, sentence, rate)
        since = [f for f in before if f.start >= full_stop(report, rate)]
        if tops == [beside] and core[-2:] not in own_words(report, tops[0]):  # 纠正3件；已审结20件，纠正率15%
            tops = [f for f in since if core[-2:] in own_words(report, f) and f.unit == tops[0].unit] or tops
        tops = tops or _before_semicolon(report, core, since, here)
    elif found := _SHARE.search(clause):
        of = _QUANTITY.sub("", found.group("of"))
        tops = _of_portion(report, clause[: found.start()], before, rate, beside)
        if not tops and (named := _NAMED_PART.fullmatch(clause[: found.start()])):  # 网上办理3749户，网办比例91.0%
            tops = _of_core(report, named.group(), here, beside)
    elif found := _FOREMOST.search(report.text[max(0, rate.start - 30) : rate.start].replace(" ", "")):
        of, tops = "", _of_name(report, found.group(1), before)
    elif behind := _OF_THESE.match(report.text[rate.end : rate.end + 24]):
        of, tops = behind.group(1), [f for f in sentence.figures if f.start == rate.end + behind.end() and f.value]
        units = family(tops[0].unit) if tops else frozenset()
        return Placed(tuple(tops), tuple(f for f in told if family(f.unit) == units), of) if tops else None
    elif _DONE.search(clause) and beside is not None and _is_done(report, beside, here):
        tops = [beside]
    else:
        return None
    if not tops:
        return None
    units = family(tops[-1].unit)
    tops = [f for f in tops if family(f.unit) == units]
    bases = [f for f in told if family(f.unit) == units and f is not tops[-1]]
    return Placed(tuple(tops), tuple(bases), of)


def _is_done(report: Report, beside: Figure, here: Sequence[Figure]) -> bool:
    """Whether a count says what was done of a plan: 完成15处; 规划建设检测点20处，建成13处."""
    words = own_words(report, beside)
    planned = [f for f in here if f.unit == beside.unit and _PLANNED.search(report.clause_before(f))]
    return "完成" in words or bool(_BUILT.search(words)) and any(f.value > beside.value for f in planned)


_BUILT, _PLANNED = (
    re.compile("[建办办改投修种]成|投用|竣工|开工|已|实际"),
    re.compile("规划|计划|任务|目标|安排|应|下达"),
)


def full_stop(report: Report, rate: Figure) -> int:
    """Where the sentence begins that a share stands in, semicolons within it."""
    return max(report.text.rfind(mark, 0, rate.start) for mark in "。\n") + 1


def paragraph_counts(report: Report, sentence: Sentence) -> list[Figure]:
    """The counts of this year from the beginning of the paragraph to the end of a sentence."""
    sentences = [sentence]
    while (before := report.before(sentences[-1])) is not None:
        sentences.append(before)
    told = [f for one in reversed(sentences) for f in main_counts(report, one.figures)]
    return [f for f in told if f.value and f.actual and not compared(report, f)]


def _said_after(report: Report, sentence: Sentence, rate: Figure) -> list[Figure]:
    """The numerator that 即 tells behind the share: 挂接率97.2%，即2085条已完成挂接."""
    behind = next((f for f in sentence.figures if f.start >= rate.end), None)
    told = behind is not None and behind.kind == "count" and re.fullmatch("[，,（(]即", report.between(rate, behind))
    return [behind] if told and behind is not None else []


def _before_semicolon(report: Report, core: str, told: Sequence[Figure], here: Sequence[Figure]) -> list[Figure]:
    """The one count of the sentence that has the very name: 调解和解终止100件，纠错11件；调解和解率47.8%.

    Where nothing is counted behind the semicolon, what makes the share up is enough: 确认违法16件；直接纠错率13.6%.
    """
    named = [f for f in told if len(core) >= _FULL_NAME and core[-_FULL_NAME:] in own_words(report, f)]
    own = [f for f in named if re.match(r"[，,（(][一-鿿]*率", report.text[f.end : f.end + 10])]
    if len(named) == 1 and not own:
        return named
    known = len(core) <= _FULL_NAME and any(re.search(name, core + "率") for name, _, _ in STEMS)
    return _of_core(report, core, told, None) if known and not here else []


_FULL_NAME = 4


def _of_core(report: Report, core: str, here: Sequence[Figure], beside: Figure | None) -> list[Figure]:
    """The counts that have the name of a share: what makes it up, its verb, or, right before it, a letter of it."""
    if denied := re.search("[不未]([一-鿿]{1,2})", core):
        verb = part = f"[不未]{denied.group(1)}"
    else:
        verb = core[-2:]
        part = next((part for name, part, _ in STEMS if re.search(name, core + "率")), verb if len(verb) == 2 else "$^")
    timely = _TIMELY.search(core)
    agreeing = [f for f in here if not timely or _TIMELY.search(own_words(report, f))]
    agreeing = [f for f in agreeing if denied or not re.search(f"[不未应]予?{verb}", own_words(report, f))]
    named = [f for f in agreeing if re.search(part, own_words(report, f))]
    if beside in named and re.search("共|合计", report.clause_before(beside)):
        return [beside]
    if exact := [f for f in named if re.search(verb, own_words(report, f))]:
        return exact
    if not named and beside is not None and beside in agreeing and len(core) <= _NAME:
        letters = set(core[-3:]) & set(report.clause_before(beside) + own_words(report, beside)) - _COMMON
        said = letters or _REACHED.search(report.clause_before(beside))
        return [beside] if said and _behind(report, beside, core) else []
    return named


_COMMON = frozenset("诉案行政")
"""Letters that all counts of an authority share."""
_TIMELY = re.compile("按时|按期|及时|如期|限时|限期")
_NAME = 6
"""Letters of the longest name of a share; more tell of something else: 群众代表测评优秀率."""
_REACHED = re.compile("已有?|实际|完成")
"""What says of a count that it was reached, out of more."""


def _behind(report: Report, count: Figure, core: str) -> bool:
    """Whether the share stands right behind the count: 12人持有行政执法证，持证率."""
    after = report.text[count.end : count.end + 30].replace(" ", "")
    return re.match(rf"[一-鿿（）“”]{{0,12}}[，,（(][一-鿿]{{0,2}}{core}", after) is not None


def _of_portion(
    report: Report, words: str, told: Sequence[Figure], rate: Figure, beside: Figure | None
) -> list[Figure]:
    """The count that a portion is of: the one before it, or the one of the paragraph that has the name before 占."""
    clause = words.rsplit("、", 1)[-1]
    clause = re.sub(r"^.*[（(](?!.*[）)])", "", clause)
    if not clause and beside is None:  # 物业管理类最多，占30.3%
        clause = re.split(r"[，,。；;：:、\n]", report.text[max(0, rate.start - 30) : rate.start])[-2:][0].strip()
    clause = _FIRST.sub("", clause)
    if many := _TOGETHER.search(clause):
        return list(told[-1 - "二三四五".index(many.group().replace("两", "二")) - 1 :])
    if re.search("以[上下]|以外", clause):
        return []
    name = _PLAIN.sub("", clause)
    if name in _BY_UNIT:
        return [f for f in told if f.unit in _BY_UNIT[name]][-1:]
    if name.endswith("面积"):
        here = [f for f in told if f.unit in _AREA and f.start >= full_stop(report, rate)]
        said = {name[i : i + 2] for i in range(len(name) - 3)}
        return [f for f in here if not said or any(pair in report.clause_of(f) for pair in said)][-1:]
    if _NAMELESS.fullmatch(name):
        return with_whole(report, told, beside) if beside is not None else []
    return _of_name(report, name, told)


def _of_name(report: Report, name: str, told: Sequence[Figure]) -> list[Figure]:
    """The counts of the paragraph whose names are most alike to the name of a portion."""
    name = _PLAIN.sub("", name)
    labels = [(_PLAIN.sub("", _IN.sub("", label(report, f))), f) for f in told]
    if same := [f for told_as, f in labels if told_as == name]:
        return same[-2:]
    graded = [(_common(name, told_as), f) for told_as, f in labels]
    best = max((grade for grade, _ in graded), default=0)
    return [f for grade, f in graded if grade == best][-2:] if best >= _ENOUGH else []


_IN = re.compile("^.*[件起宗人名户卷]中")
_BY_UNIT = {"人数": ("人", "名"), "金额": ("元",), "户数": ("户",), "件数": ("件",)}
_AREA = ("亩", "万亩", "平方米", "公顷", "平方公里")
_ENOUGH = 2


def with_whole(report: Report, told: Sequence[Figure], last: Figure) -> list[Figure]:
    """The count, and the one whose kinds 其中 lists up to it: 示范村81个，其中国家级24个、省级57个，占.

    Where brackets list them, what stands before: 示范校9所（省级2所、市级7所），占.
    """
    for turn in range(len(told) - 1, 0, -1):
        before, figure = told[turn - 1], told[turn]
        if before.unit != last.unit:
            break
        link = report.between(before, figure)
        if _OPENS.fullmatch(link) and re.match("[）)]", report.text[last.end :]):
            return [before]
        if "其中" in link and figure is not last:
            return [before, last]
        if "、" not in link or re.search("[，；]", link):
            break
    return [last]


_OPENS = re.compile("[（(][^，。；（(）)]{0,10}")


def _common(left: str, right: str) -> int:
    """How many letters two names begin with alike; one letter is enough where it is all of a name: A类."""
    alike = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return _ENOUGH if alike == 1 == min(len(left), len(right)) else alike


def has_share(report: Report, count: Figure) -> bool:
    """Whether a count has a share of its own behind it, so that it is an item beside the others, and no base."""
    return _HAS_SHARE.match(report.text[count.end : count.end + 24]) is not None


_HAS_SHARE = re.compile(r"[一-鿿]{0,4}[，,（(](?:居[^，]{2,5}，)?(?:约?占|[一-鿿]{2,8}率\d)")


def explained(report: Report, found: Placed, rate: Figure) -> bool:
    """Whether a numerator and a base give the share, or what it leaves of a hundred."""
    return any(
        fits(low, high, rate) is not Fit.NOT or fits(100 - high, 100 - low, rate) is not Fit.NOT
        for low, high in _divisions(report, found)
    )


def divisible(report: Report, found: Placed, rate: Figure) -> bool:
    """Whether the share of a numerator, or of several listed, can be of any whole number: 17宗 is 78.6% of none."""
    alike = sorted({f.start: f for f in (*found.bases, *found.tops)}.values(), key=lambda f: f.start)
    step, top = 10.0 ** -decimals(rate.text), found.tops[-1]
    if not top.text[:1].isdigit():
        return True
    if _ANOTHER.search(report.clause_before(top)):
        return True  # 8个所只有2名工作人员，占: the eight
    for run in _runs(report, found, alike):
        part = float(sum(f.value for f in run))
        if any(f.low != f.high or f.kind != "count" for f in run):
            return True
        low, high = 100 * part / (float(rate.value) + step), 100 * part / (float(rate.value) - step / 2)
        if any(fits(100 * part / base, 100 * part / base, rate) is not Fit.NOT for base in whole_between(low, high)):
            return True
    return False


_BOTH = re.compile(r"[、和及][^。；]*|，[一-鿿]{2,6}")
"""What joins two counts that may be one numerator: 改判3件，发回重审2件，改发率."""
_ANOTHER = re.compile(r"\d[^、\d年月]*$")


def _runs(report: Report, found: Placed, alike: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    """What may be the numerator: each that may be, all of them, or the last with the one that it is listed with."""
    runs: list[tuple[Figure, ...]] = [(top,) for top in found.tops]
    if len(found.tops) > 1:
        runs.append(found.tops)
    last = alike.index(found.tops[-1])
    if last and _BOTH.fullmatch(report.between(alike[last - 1], alike[last])):
        runs.append((alike[last - 1], alike[last]))
    return runs


def _divisions(report: Report, found: Placed) -> Iterator[tuple[float, float]]:
    """Every share that the counts give: of a numerator, of several listed, by a base or by all of a list."""
    alike = sorted({f.start: f for f in (*found.bases, *found.tops)}.values(), key=lambda f: f.start)
    for run in _runs(report, found, alike):
        low, high = sum(f.low for f in run), sum(f.high for f in run)
        yield from ((100 * low / base.high, 100 * high / base.low) for base in alike if base not in run)
    for one, other in zip(alike, alike[1:], strict=False):  # 乡镇14个、街道3个, 其中9个 of both
        if other.start < found.tops[-1].start and "、" in report.between(one, other):
            for top in found.tops:
                yield 100 * top.low / (one.high + other.high), 100 * top.high / (one.low + other.low)
    if len(found.tops) > 1:  # 撤销87件，变更9件 of all the outcomes listed
        here = [f for f in alike if report.sentence_at(f.start) is report.sentence_at(found.tops[-1].start)]
        low, high = sum(f.low for f in found.tops), sum(f.high for f in found.tops)
        yield 100 * low / sum(f.high for f in here), 100 * high / sum(f.low for f in here)
    for top in found.tops:
        beside = [f for f in alike if report.sentence_at(f.start) is report.sentence_at(top.start)]
        turn = beside.index(top)
        for first in range(max(0, turn - _LISTED), turn + 1):
            for end in range(max(turn + 1, first + 2), min(len(beside), turn + _LISTED) + 1):
                low, high = sum(f.low for f in beside[first:end]), sum(f.high for f in beside[first:end])
                yield 100 * top.low / high, 100 * top.high / low


_LISTED = 6
"""How many items a list may have before or behind the numerator that with them makes its base."""
