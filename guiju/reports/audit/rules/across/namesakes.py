"""What two reports of one county call alike: a paper or a measure spelt otherwise, its date, a rank."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.spelling import legitimate
from guiju.reports.audit.words.tellings import Telling, Words, pairs, telling
from guiju.reports.read.figure import Figure

_QUOTED = re.compile(r"[“\"]([^“”\"\n，。；]{6,30})[”\"]|《([^《》\n]{6,40})》")
_COUNTED = re.compile(r"[\d一二三四五六七八九十零〇百年月季上下首]")
"""Letters that tell one of a series from the next: 第三期, 2024年."""
_ALIKE = 0.7
"""The share of two names' letters that are the same, where one is the other misspelt."""
_SHARED, _LIKE = 6.0, 0.4
"""How much the sentences of two names, and the clauses of two ranks, have in common besides, by rare words."""


@dataclass(frozen=True, slots=True, eq=False)
class Quoted:
    """A name in quotation marks, where it stands, and the words of its sentence without it."""

    name: str
    start: int
    end: int
    around: frozenset[str]


def _quoted(report: Report) -> dict[str, list[Quoted]]:
    found: dict[str, list[Quoted]] = defaultdict(list)
    for match in _QUOTED.finditer(report.text):
        group = 1 if match.group(1) else 2
        name, sentence = match.group(group), report.sentence_at(match.start())
        around = frozenset(pairs(sentence.text.replace(name, "，")))
        found[name].append(Quoted(name, match.start(group), match.end(group), around))
    return found


def _apart(left: str, right: str) -> tuple[str, str] | None:
    """The one or two neighbouring letters by which two names of one length differ."""
    if len(left) != len(right):
        return None
    differing = [i for i in range(len(left)) if left[i] != right[i]]
    if not differing or differing[-1] - differing[0] > 1:
        return None
    first, last = differing[0], differing[-1] + 1
    return left[first:last], right[first:last]


@rule(
    "across.name",
    "两份报告里差一两个字的名称",
    "同一单位或者同一地区的两份报告，引号、书名号里的名称只差一两个字，各自只有一种写法，前后的话又讲的是同一件事的，多半有一份写错了。",
    example=(
        "丰都县人民政府关于2024年法治政府建设情况的报告\n印发《丰都县行政调解工作规程》，自3月1日起试行。",
        "丰都县司法局关于2024年法治政府建设情况的报告\n牵头起草《丰都县行政调处工作规程》，自3月1日起试行。",
    ),
    holds=(
        "丰都县人民政府关于2024年法治政府建设情况的报告\n印发《丰都县行政调解工作规程》，自3月1日起试行。",
        "丰都县司法局关于2024年法治政府建设情况的报告\n牵头起草《丰都县行政调解工作规程》，自3月1日起试行。",
    ),
    many=True,
)
def one_paper_has_one_name(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Names that only one report has, and of which the other has one that is a letter or two off."""
    for left, right in _related(corpus):
        ours, theirs = left.once(_quoted), right.once(_quoted)
        words = Words(left.text, right.text)
        for name in theirs.keys() - ours.keys():
            for other in ours.keys() - theirs.keys():
                letters = _apart(other, name)
                if letters is None or any(
                    _COUNTED.search(a + b) or legitimate((a, b), other, name) for a, b in zip(*letters, strict=True)
                ):
                    continue
                one, again = ours[other][0], theirs[name][0]
                alike = 1 - len(letters[0]) / len(name)
                beside = words.rarity(one.around & again.around)
                if alike >= _ALIKE and (beside >= _SHARED or len(letters[0]) == 1 and len(name) > _LONG):
                    message = f"一份报告写作“{other}”，一份写作“{name}”。请核对是不是一个名称写错了。"
                    also = (Place(left.name, one.start, one.end),)
                    yield Hit(again.start, again.end, message, f"{letters[0]} ≠ {letters[1]}", also, None, right.name)


_LONG = 8
"""A name so long that one letter is no difference between two things."""


def _related(corpus: Corpus) -> Iterator[tuple[Report, Report]]:
    """Colleagues of one year, and two years of one body."""
    yield from corpus.colleagues()
    yield from corpus.consecutive()


_DAY = re.compile(r"(?<!年)(?:20\d\d年)?(\d{1,2})月(\d{1,2})日(起?[一-鿿]{2})")
_NEAR = 60
"""Letters behind a paper's name in which its date stands, and before it."""


@rule(
    "across.date",
    "两份报告里同一文件的日期",
    "同一份文件，一份报告说自4月1日起施行，一份说自5月1日起施行：印发、施行的日期应当一样。",
    example=(
        "丰都县人民政府关于2024年法治政府建设情况的报告\n印发《丰都县行政调解工作规程》，自3月1日起试行。",
        "丰都县司法局关于2024年法治政府建设情况的报告\n起草《丰都县行政调解工作规程》，规程自8月1日起试行。",
    ),
    holds=(
        "丰都县人民政府关于2024年法治政府建设情况的报告\n印发《丰都县行政调解工作规程》，自3月1日起试行。",
        "丰都县司法局关于2024年法治政府建设情况的报告\n起草《丰都县行政调解工作规程》，规程自3月1日起试行。",
    ),
    many=True,
)
def one_paper_has_one_date(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """The days told beside a name that both reports have, each with what was done that day."""
    for left, right in corpus.colleagues():
        ours, theirs = left.once(_quoted), right.once(_quoted)
        for name in sorted(ours.keys() & theirs.keys()):
            known = {done: (day, place) for day, done, place in _days(left, ours[name])}
            for day, done, (start, end) in _days(right, theirs[name]):
                if done in known and known[done][0] != day:
                    first = known[done][1]
                    said = left.text[first[0] : first[1]]
                    message = f"“{name}”的日期，另一份报告写作“{said}”。请核对。"
                    arithmetic = f"{said} ≠ {right.text[start:end]}"
                    yield Hit(start, end, message, arithmetic, (Place(left.name, *first),), None, right.name)


def _days(report: Report, named: list[Quoted]) -> Iterator[tuple[tuple[str, str], str, tuple[int, int]]]:
    """Each day told in the sentence of a name, what was done on it, and where it stands."""
    for one in named:
        sentence = report.sentence_at(one.start)
        begin, end = max(sentence.start, one.start - _NEAR), min(sentence.end, one.end + _NEAR)
        for found in _DAY.finditer(report.text, begin, end):
            yield (found.group(1), found.group(2)), found.group(3), found.span()


@rule(
    "across.rank",
    "两份报告里的名次",
    "同一地区、同一年度的两份报告说到同一项考核的名次，应当一样。",
    example=(
        "丰都县人民政府关于2024年法治政府建设情况的报告\n法治政府建设年度考核在全市排名第4位。",
        "丰都县司法局关于2024年法治政府建设情况的报告\n我县法治政府建设年度考核居全市第7位。",
    ),
    holds=(
        "丰都县人民政府关于2024年法治政府建设情况的报告\n法治政府建设年度考核在全市排名第4位。",
        "丰都县司法局关于2024年法治政府建设情况的报告\n我县法治政府建设年度考核居全市第4位。",
    ),
    many=True,
)
def one_contest_has_one_rank(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Ranks whose words are mostly the same, and no rank of the other report agrees."""
    for left, right in corpus.colleagues():
        ours, theirs = _ranks(left), _ranks(right)
        words = Words(left.text, right.text) if ours and theirs else None
        for again in theirs if words else ():
            graded = [(_alike(words, telling(left, f), telling(right, again)), f) for f in ours] if words else []
            grade, first = max(graded, key=lambda pair: pair[0])
            same = any(f.value == again.value for f in ours) or any(f.value == first.value for f in theirs)
            if grade and not same:
                message = f"同一项名次，另一份报告写作“{first.text}”。请核对；不是一回事的，请写得能分清。"
                also = (Place(left.name, first.start, first.end),)
                yield Hit(again.start, again.end, message, f"{first.text} ≠ {again.text}", also, None, right.name)


def _alike(words: Words, one: Telling, other: Telling) -> float:
    """How much of the clause of one rank the sentence of the other has; 0 where it is little."""
    shares = [0.0]
    for clause, about in ((one.clause, other.about), (other.clause, one.about)):
        shared, whole = words.rarity(clause & about), words.rarity(clause)
        if shared >= max(_SHARED, _LIKE * whole):
            shares.append(shared)
    return max(shares)


def _ranks(report: Report) -> list[Figure]:
    return [f for f in report.figures if f.kind == "rank" and f.bound == "exact" and not report.planned(f)]
