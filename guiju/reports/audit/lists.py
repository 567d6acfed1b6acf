"""Lists of figures: which is the whole, which are its parts, and whether the parts are all of it."""

import re
from collections.abc import Iterator, Sequence

from guiju.reports.audit.arithmetic import total
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.read.figure import Figure

_OF_WHICH = re.compile(r"其中|包括|包含|分别[为是]|分为|细分")
_ALL = re.compile(r"(?:共计?|合计|总计|累计|总共|一共)[一-鿿、（）()“”]{0,14}$")
_NOT_PART = re.compile(r"提出|同比|上年|去年|较|比|均|每|人均|平均|涉及金额|覆盖|惠及")
_MORE = re.compile(r"^\s*等|等(?:[一-鿿]{0,6})?$")
COMPLEMENTS: tuple[tuple[str, ...], ...] = (
    ("新收|新受理|新立案", "结转|旧存|转入|上年遗留|存量"),
    ("立即|立行立改|当场", "限期"),
    ("已?完成|已整改|整改到位|已?办结|销号", "正在|有序推进|未完成|推进中|持续推进|未办结|在办|尚未|未整改|序时推进"),
    ("一般程序|普通程序", "简易"),
    ("胜诉", "败诉"),
    ("线上|网上", "线下|现场"),
    ("(?<!乡)县级|区级|市级", "乡镇|镇街|镇级|村级"),
    ("男", "女"),
    ("(?<!不予)(?<!部分)公开", "不予公开|部分公开"),
    ("(?<!不)合格", "不合格"),
    ("(?<!不)(?<!不予)受理", "不予受理"),
    ("法定", "委托|赋权"),
    ("人大(?:代表)?建议", "政协(?:委员)?提案"),
    ("城镇|城市|社区", "农村|行政村|乡村"),
)
"""Words that split a whole into all of its parts: where two of a row stand, the parts must make up the whole."""


def counts(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that can be added up: counts and money."""
    return [figure for figure in figures if figure.kind in {"count", "money"} and figure.unit not in {"", "位"}]


def main_counts(report: Report, figures: Sequence[Figure]) -> list[Figure]:
    """The counts of a sentence without remarks: 审结126件（含上年结转7件）counts 126, and the 7 is said beside it."""
    kept = []
    for figure in counts(figures):
        before, after = report.text[max(0, figure.start - 60) : figure.start], report.text[figure.end : figure.end + 40]
        opened, closed = max(before.rfind("（"), before.rfind("(")), max(before.rfind("）"), before.rfind(")"))
        inside = opened > closed and re.match(r"[^（(。]*[）)]", after)
        alone = inside and not re.search(r"\d", before[opened:]) and not re.match(r"[^）)]*\d", after)
        if not alone:
            kept.append(figure)
    return kept


_SEPARATOR = re.compile(r"\s*([、，,；;和及与])")


def _run(report: Report, figures: list[Figure], first: int, *, listed: bool = False) -> list[Figure]:
    """The figures from `first` on that are listed as parts: one unit, commas of one rank.

    A semicolon parts them only in a list that a colon opened (`listed`); elsewhere it begins something else.
    """
    parts = [figures[first]]
    rank = ""
    for figure in figures[first + 1 :]:
        between = report.between(parts[-1], figure)
        mark = _SEPARATOR.match(between) or _SEPARATOR.search(re.sub(r"^[一-鿿“”（）()]{0,12}", "", between))
        if figure.unit != parts[0].unit or not mark or "。" in between or _NOT_PART.search(between):
            break
        now = "、" if mark.group(1) == "、" else "" if mark.group(1) in "和及与" else "，"
        if re.search(r"[；;]", between) and not listed or now and rank and now != rank:
            break
        rank = now or rank
        parts.append(figure)
    return parts


def _complementary(report: Report, parts: Sequence[Figure]) -> bool:
    clauses = [label(report, part) for part in parts]
    for group in COMPLEMENTS:
        sides = [{i for i, clause in enumerate(clauses) if re.search(side, clause)} for side in group]
        if all(sides) and len(set.union(*sides)) >= 2 and sides[0] != sides[1]:
            return True
    return False


def _sides_with(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the supposed whole is itself one of the sides: 立即整改423个，限期整改37个，…"""
    own = label(report, whole)
    clauses = [label(report, part) for part in parts]
    for group in COMPLEMENTS:
        named = [side for side in group if re.search(side, own)]
        others = [side for side in group if side not in named and any(re.search(side, clause) for clause in clauses)]
        taken = [side for side in named if any(re.search(side, clause) for clause in clauses)]
        if named and others and not taken:
            return True
    return False


def label(report: Report, part: Figure) -> str:
    """What a part is called: the words since the last mark or number, and the noun behind it."""
    before = re.split(r"[，,。；;：:、\d]|其中", report.text[max(0, part.start - 30) : part.start])[-1]
    return before + re.split(r"[，,。；;：:、]", report.text[part.end : part.end + 12])[0]


def _same_noun(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether every part repeats the noun of the whole: 执法事项 … 法定执法事项, 委托执法事项."""
    noun = re.sub(r"[^一-鿿]", "", report.clause_before(whole))[-2:]
    return len(noun) == 2 and len(parts) >= 3 and all(noun in label(report, part) for part in parts)


def to_full_stop(report: Report) -> Iterator[Sentence]:
    """The sentences of the report, those that only a semicolon parts put together."""
    held: list[Sentence] = []
    for sentence in report.sentences:
        if held and not (held[-1].text.endswith(("；", ";")) and report.before(sentence) is held[-1]):
            yield _joined(report, held)
            held = []
        held.append(sentence)
    if held:
        yield _joined(report, held)


def _joined(report: Report, held: list[Sentence]) -> Sentence:
    start, end = held[0].start, held[-1].end
    return Sentence(start, end, report.text[start:end], tuple(figure for one in held for figure in one.figures))


def groups(report: Report, sentence: Sentence) -> Iterator[tuple[Figure, list[Figure], str]]:
    """Each whole of a sentence with its parts, and how sure it is that the parts are all: all, open, or weak."""
    figures = main_counts(report, sentence.figures)
    for index, whole in enumerate(figures[:-1]):
        link = report.between(whole, figures[index + 1])
        parts = _run(report, figures, index + 1, listed=bool(re.search(r"其中[：:]", link)))
        if figures[index + 1].unit != whole.unit or "。" in link:
            continue
        tail = report.text[parts[-1].end : parts[-1].end + 4]
        if _OF_WHICH.search(link):
            closed = _complementary(report, parts) or _same_noun(report, whole, parts) or "分别" in link
            yield whole, parts, "all" if closed and not _MORE.match(tail) else "open"
        elif len(parts) >= 2:
            low, high = total(parts)
            sized = high >= 0.5 * whole.low and low <= 2 * whole.high and whole.high >= max(p.low for p in parts)
            if sized and _complementary(report, parts) and not _sides_with(report, whole, parts):
                yield whole, parts, "all"
            elif re.match(r"\s*[：:]", link):
                yield whole, parts, "open"
    yield from _trailing(report, figures)


_TOGETHER = re.compile(r"共计|合计|总计|总共|一共|^(?!.*[，,、])[一-鿿（）()]{0,10}共\s*$")


def _trailing(report: Report, figures: list[Figure]) -> Iterator[tuple[Figure, list[Figure], str]]:
    """`A 3件、B 4件，共计7件`: the sum stands behind its parts."""
    for index in range(2, len(figures)):
        whole = figures[index]
        link = report.between(figures[index - 1], whole)
        if not _ALL.search(link) or not _TOGETHER.search(link):
            continue
        parts: list[Figure] = []
        for figure in reversed(figures[:index]):
            after = report.between(figure, parts[-1] if parts else whole)
            if figure.unit != whole.unit or parts and not re.match(r"[^，,；]{0,10}、", after):
                break
            parts.append(figure)
        if len(parts) >= 2:
            yield whole, parts[::-1], "all"
