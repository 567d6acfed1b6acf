"""The base that the words around a share name: 占审结数的, 在岗人员中29人，占, 67件，其中52件，占, a list of all.

A share may be right by one base and yet be told of another one. Where the words say of what it is, no other base that
happens to give it will do.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guiju.reports.audit.numbers.arithmetic import Fit, fits, share
from guiju.reports.audit.numbers.listed import may_be_whole, paragraph_of, whole_of
from guiju.reports.audit.numbers.lists import compared, label, main_counts
from guiju.reports.audit.numbers.mistakes import misscaled
from guiju.reports.audit.numbers.placed import placed
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.words.retelling import alike_units, noun_behind
from guiju.reports.read.figure import Figure


@dataclass(frozen=True, slots=True)
class Plain:
    """What a share is said to be of.

    Attributes:
        tops: the counts that may be its numerator, each by itself and those listed together.
        base: what it is of.
        certain: whether the words leave no doubt of either.
    """

    tops: tuple[tuple[Figure, ...], ...]
    base: Figure
    certain: bool


def plainly(report: Report, sentence: Sentence, rate: Figure) -> Plain | None:
    """What the words say that a share is of; None where they say nothing, or name what is told nowhere."""
    here = [f for f in main_counts(report, sentence.figures) if f.end <= rate.start and f.actual and f.value]
    here = _without_its_own(report, [f for f in here if not compared(report, f)])
    named = _OF.search(report.clause_before(rate))
    noun = _plain(named.group(1)) if named else ""
    if len(noun) < _NAME and (pair := _in_a_breath(report, here, rate)):
        return Plain(((pair[1],),), pair[0], True)
    found = placed(report, sentence, rate)
    if _SEVERAL.search(report.clause_before(rate)):
        return None
    if found is None:
        return _of_the_first(report, here, rate) if len(noun) < _NAME else None
    top = found.tops[-1]
    beside = _right_behind(report, top, rate)
    if len(noun) < _NAME:
        noun, beside = _plain(_among(report, sentence, top)), False
    if len(noun) >= _NAME:
        base, near = _called(report, noun, found.tops, rate)
        return Plain(_together(found.tops), base, beside and near) if base is not None else None
    return _of_a_list(report, rate, found.tops, portion=found.of is not None)


_NAME = 2
"""Letters of the shortest name."""
_SEVERAL = re.compile("分别|依次|以[上下外内]|合计|共占")
_NAMED_WHOLE = re.compile("占[一-鿿（）]*$")
_OF = re.compile(r"占(?:全[县市区局镇年部]+|所有)?([一-鿿（）]{2,12}?)的?(?:比例|比重)?[为达约]*$")
_EMPTY = re.compile(
    r"[^一-鿿]|总|全部|所有|全[县区市镇省州局年]|[的了类已本]|[件户家人]?次?数量?$|案件|人员|上述|当年|年末"
)


def _plain(words: str) -> str:
    """A name without what does not tell it from others: 审结 for 已审结案件总数."""
    return _EMPTY.sub("", words)


def _in_a_breath(report: Report, here: Sequence[Figure], rate: Figure) -> tuple[Figure, Figure] | None:
    """A whole, its part and the share, one right behind the other: 67件，其中52件，占; 22个厅中，已有19个，覆盖面."""
    if len(here) < _PAIR or here[-1].unit != here[-2].unit or here[-1].value > here[-2].value:
        return None
    base, top = here[-2:]
    if any(f.unit == base.unit and _BESIDE.fullmatch(report.between(f, base)) for f in here[-3:-2]):
        return None  # 民警126人、辅警214人，其中在一线的民警101人
    link, lead = report.between(base, top), re.sub(r"\d+", "", report.between(top, rate))
    listed = _OF_WHICH.fullmatch(link) and _TAKES.fullmatch(lead)
    among = _AMONG_THEM.fullmatch(link) and _ITS_RATE.fullmatch(lead)
    return (base, top) if listed or among else None


def _without_its_own(report: Report, here: list[Figure]) -> list[Figure]:
    """The counts but for what each of the last ones has: 16个所中有5个仅有1名工作人员，占 is told of the five."""
    if len(here) <= _PAIR or not here[-3].unit == here[-2].unit != here[-1].unit or here[-3].value < here[-2].value:
        return here
    return here[:-1] if _HAS.fullmatch(report.between(here[-2], here[-1])) else here


_HAS = re.compile("[一-鿿]{0,6}(?:只|仅|各|还|不足|没有|有)[一-鿿]{0,6}")
_PAIR = 2
_BESIDE = re.compile(r"[^。；，\d]{0,10}[、和及][^。；，\d]{1,12}")
_OF_WHICH = re.compile(r"[^。；，、\d]{0,14}[，（(]其中[^，。；\d、]{1,16}")
_TAKES = re.compile(r"[一-鿿（）“”]{0,10}[，,（(](?:约|仅|只|共)?占(?:比)?[为达约]*")
_AMONG_THEM = re.compile(r"[^。；，、\d]{0,14}(?<![集其])中，?[^，。；\d、]{1,24}")
_ITS_RATE = re.compile(r"[^，。；\d]{0,16}[，（(][^，。；\d占]{0,8}[占率面例]+[为达约]*")


def _together(tops: Sequence[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Each numerator by itself, and all of those that stand in a row: 撤销9件、确认违法3件."""
    runs = [tuple(tops[first:]) for first in range(len(tops) - 1)]
    return (*((top,) for top in tops), *runs)


def _among(report: Report, sentence: Sentence, top: Figure) -> str:
    """What stands before 中 of the clause of a count, or at the head of its sentence: 审结案件中，维持37件、撤销6件."""
    before = _YEAR.sub("", report.text[sentence.start : top.start].replace(" ", ""))
    found = _AMONG.search(before[-_LEAD:]) or _HEAD.match(before)
    return found.group(1) if found else ""


_LEAD = 44
_YEAR = re.compile(r"20\d\d年")
_AMONG = re.compile(
    r"(?:^|[，。；：])(?:在(?![岗编册职校办])|从)?([一-鿿（）]{2,12}?)(?<![集其])[中里](?![心队小型央学介标期])[^，。；\d]{0,20}$"
)
_HEAD = re.compile(r"(?:在(?![岗编册职校办])|从)?([一-鿿（）]{2,12}?)(?<![集其])[中里]，")


def _right_behind(report: Report, top: Figure, rate: Figure) -> bool:
    """Whether the share stands right behind its numerator: 示范校9所（省级2所、市级7所），占中小学总数的."""
    return _TAKES.fullmatch(_NAMED_WHOLE.sub("占", re.sub("（[^（）]*）", "", report.between(top, rate)))) is not None


def _called(report: Report, noun: str, tops: Sequence[Figure], rate: Figure) -> tuple[Figure | None, bool]:
    """The one count that has a name, of the paragraph up to the share, else of the report; whether it is that near."""
    begin, index = report.text.rfind("\n", 0, rate.start), report.once(by_words)
    some = {
        f.start: f for pair in _pairs(noun) for f in index.get(pair, ()) if alike_units(f, tops[-1]) and f not in tops
    }
    told = [some[at] for at in sorted(some) if _has_name(report, some[at], noun)]
    near = [f for f in told if begin < f.start < rate.start]
    known = near or [f for f in told if _FAR * tops[-1].value > f.value]
    if len({f.value for f in known}) != 1:
        return None, False
    if known[-1].value <= tops[-1].value and not (near and _misscaled(known[-1], tops[-1], rate)):
        return None, False
    return known[-1], bool(near)


def _misscaled(base: Figure, top: Figure, rate: Figure) -> bool:
    """Whether a base is smaller than its part by its scale word alone: 总投资412万元，环保投资16.48亿元，占4.0%."""
    return any(fits(*share(top, other), rate) is Fit.EXACT for other in misscaled(base) if other.value)


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)}


def by_words(report: Report) -> dict[str, list[Figure]]:
    """What may be a whole by the pairs of letters of its name."""
    held: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if may_be_whole(report, figure):
            for pair in _pairs(_plain(report.clause_before(figure))) | _pairs(_plain(noun_behind(report, figure))):
                held[pair].append(figure)
    return held


_FAR = 30
"""A count of another paragraph that is so many times as large is the whole of something else."""


def _has_name(report: Report, figure: Figure, noun: str) -> bool:
    """Whether a count is called so before it or behind it, or by half of it under a list of the other half."""
    before = re.split(r"\d|、", report.clause_before(figure))[-1]
    if _EARLIER.search(before):
        return False
    own = _plain(before.replace("其中", ""))
    if own.endswith(noun) or _plain(_OF_ALL_KINDS.sub("", before)).endswith(noun):
        return True
    if _plain(noun_behind(report, figure)).startswith(noun):
        return True
    if len(noun) == _HALVES and all(half in label(report, figure) for half in (noun[:_NAME], noun[_NAME:])):
        return True  # 审结的400件一审案件, for 一审审结案件
    rest = noun.removeprefix(own) if _NAME <= len(own) < len(noun) else ""
    return bool(rest) and rest != noun and rest in report.sentence_at(figure.start).text  # 行政许可86件，其中设立24件


_OF_ALL_KINDS = re.compile("各[类种项][一-鿿]{0,8}$")
"""办结各类违法案件352件: what was done is told of all kinds."""
_HALVES = 4
_EARLIER = re.compile("年初|上年|去年|原[有来]?|期初")


def _of_the_first(report: Report, here: Sequence[Figure], rate: Figure) -> Plain | None:
    """The item that the one share behind a list names short: 土地房屋征收118件、…；征收类居首，占27.8%."""
    found = _FOREMOST.search(report.text[max(0, rate.start - _LEAD) : rate.start].replace(" ", ""))
    if found is None:
        return None
    begin, name = report.text.rfind("\n", 0, rate.start), found.group(1)
    told = [
        f for f in report.figures if begin < f.start < rate.start and f.kind == "count" and name in label(report, f)
    ]
    return _of_a_list(report, rate, told, portion=True) if len(told) == 1 else None


_FOREMOST = re.compile(
    r"(?:^|[，。；])([一-鿿]{2,8}?)[类领域案件]*(?:居首位?|居第一位?|最多|最高|居多)[，,]约?占(?:比)?[为达]?$"
)


def _of_a_list(report: Report, rate: Figure, tops: Sequence[Figure], *, portion: bool) -> Plain | None:
    """The total that the list of the numerators makes up to the last one."""
    if (listed := whole_of(report, tops[-1])) is None:
        return None
    whole, items = listed
    if any(_TAKES_BEHIND.match(report.text[f.end : f.end + _SHORT]) for f in (whole, items[0])):
        return None
    named = tuple(top for top in tops if top in items)
    if portion:
        return Plain(tuple((top,) for top in named), whole, False)
    if len(items) < _LONG or items[-1].start > rate.start or "的" in report.clause_before(rate):
        return None  # 已核实线索的属实率: of some of the items
    if several := _of_two(report, rate, items):
        return Plain((several,), whole, True)
    core = report.clause_before(rate).removesuffix("率")
    plain = len(named) == 1 and len(core) >= _NAME and core in label(report, named[0]) and core not in _GRADES
    return Plain(
        _together(named),
        whole,
        plain and re.fullmatch("[^，。；]*，[^，。；]*", report.between(items[-1], rate)) is not None,
    )


_LONG, _SHORT = 3, 8
_GRADES = ("合格", "及格", "满意", "达标")
"""What those of a better grade have passed as well."""
_TAKES_BEHIND = re.compile(r"[一-鿿]{0,4}[，,（(]约?占")
"""Behind an item with a share of its own: it stands beside the others, and is no total of them."""
_BOTH = (("优良率", "优", "良"), ("改发率", "改判", "发回"))
"""Shares of two outcomes, each of which is told by itself."""


def _of_two(report: Report, rate: Figure, items: Sequence[Figure]) -> tuple[Figure, ...]:
    """The two items that a share is of by its name: 优秀 and 良好 for 优良率."""
    clause = report.clause_before(rate)
    for name, *words in _BOTH:
        found = [f for word in words for f in items if word in label(report, f)] if clause.endswith(name) else []
        if len(found) == len(words):
            return tuple(found)
    return ()


def also_given_by(report: Report, plain: Plain, rate: Figure) -> Iterator[tuple[Figure, Figure]]:
    """The numerator with every other count of its paragraph, and the counts of its paragraph with the base."""
    top = plain.tops[0][0]
    beside = [f for f in report.sentence_at(plain.base.start).figures if f.end <= plain.base.start]
    former = [f for f in beside if "其中" not in report.between(f, plain.base)]  # 原有78项收回14项，现行64项
    near = {f.start: f for f in (*paragraph_of(report, rate), *former)}
    told = [f for f in near.values() if alike_units(f, top) and f.kind == top.kind and f.value]
    told = [f for f in told if not compared(report, f)]
    yield from ((part, f) for part in (one[-1] for one in plain.tops) for f in told if f.value > part.value)
    yield from ((f, plain.base) for f in told if f.value < plain.base.value)


def right_otherwise(report: Report, plain: Plain, rate: Figure) -> Iterator[tuple[Figure, Figure]]:
    """What may be meant where the share stands not right behind its numerator: another count of its sentence."""
    top = plain.tops[-1][-1]
    if plain.certain or _right_behind(report, top, rate):
        return
    clause = report.clause_before(rate)
    name = _plain(_NAMED_WHOLE.sub("", clause).removesuffix("率"))
    if len(name) >= _NAME and name in _plain(label(report, top)):
        return
    for figure in report.sentence_at(rate.start).figures:
        if alike_units(figure, top) and 0 < figure.value < plain.base.value and figure.end <= rate.start:
            yield figure, plain.base
