"""Parts and wholes: sums that do not come out, parts larger than their whole."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.arithmetic import disjoint, number, slip, total
from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
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


def _places(report: Report, figures: Sequence[Figure]) -> tuple[Place, ...]:
    return tuple(Place(report.name, figure.start, figure.end) for figure in figures)


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
    clauses = [_label(report, part) for part in parts]
    for group in COMPLEMENTS:
        sides = [{i for i, clause in enumerate(clauses) if re.search(side, clause)} for side in group]
        if all(sides) and len(set.union(*sides)) >= 2 and sides[0] != sides[1]:
            return True
    return False


def _sides_with(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the supposed whole is itself one of the sides: 立即整改423个，限期整改37个，…"""
    label = _label(report, whole)
    clauses = [_label(report, part) for part in parts]
    for group in COMPLEMENTS:
        named = [side for side in group if re.search(side, label)]
        others = [side for side in group if side not in named and any(re.search(side, clause) for clause in clauses)]
        taken = [side for side in named if any(re.search(side, clause) for clause in clauses)]
        if named and others and not taken:
            return True
    return False


def _label(report: Report, part: Figure) -> str:
    before = re.split(r"[，,。；;：:、\d]|其中", report.text[max(0, part.start - 30) : part.start])[-1]
    return before + re.split(r"[，,。；;：:、]", report.text[part.end : part.end + 12])[0]


def _same_noun(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether every part repeats the noun of the whole: 执法事项 … 法定执法事项, 委托执法事项."""
    noun = re.sub(r"[^一-鿿]", "", report.clause_before(whole))[-2:]
    return len(noun) == 2 and len(parts) >= 3 and all(noun in _label(report, part) for part in parts)


def _written(parts: Sequence[Figure], whole: Figure, low: float, high: float) -> str:
    written = " + ".join(number(part.value) for part in parts)
    result = number(low) if abs(high - low) < 0.5 else f"{number(low)}～{number(high)}"
    difference = number(abs(float(whole.value) - sum(float(part.value) for part in parts)))
    return f"{written} = {result}，文中为 {number(whole.value)}，相差 {difference}"


def _hit(report: Report, whole: Figure, parts: Sequence[Figure], severity: Severity | None = None) -> Hit:
    low, high = total(parts)
    side = "多" if low > whole.high else "少"
    message = f"各部分相加比总数{side}。请核对总数“{whole.text}”和各分项，确有未列的部分请写明。"
    return Hit(whole.start, whole.end, message, _written(parts, whole, low, high), _places(report, parts), severity)


def _to_full_stop(report: Report) -> Iterator[Sentence]:
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


def _trailing(report: Report, figures: list[Figure]) -> Iterator[tuple[Figure, list[Figure], str]]:
    """`A 3件、B 4件，共7件`: the sum stands behind its parts."""
    for index in range(2, len(figures)):
        whole = figures[index]
        if (
            not _ALL.search(report.between(figures[index - 1], whole))
            or report.between(figures[index - 1], whole)[:1] not in "，,、"
        ):
            continue
        parts: list[Figure] = []
        for figure in reversed(figures[:index]):
            after = report.between(figure, parts[-1] if parts else whole)
            if figure.unit != whole.unit or parts and "、" not in after[:2]:
                break
            parts.append(figure)
        if len(parts) >= 2 and re.search(r"(?:共计|合计|总计|总共|一共)", report.between(figures[index - 1], whole)):
            yield whole, parts[::-1], "all"


@rule(
    "sum.parts",
    "分项之和",
    "“共 N 件，其中 a 件、b 件……”：分项相加应当等于总数；分项已列全的，不等即为疑点，未列全的，相加不得超过总数。",
    example="明确执法事项117项，其中法定执法事项27项，通用赋权事项15项，自选赋权事项46项，委托执法事项11项。",
    holds="明确执法事项117项，其中法定执法事项27项，通用赋权事项15项，自选赋权事项64项，委托执法事项11项。",
    near=0.8,
)
def parts_make_up_the_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Compares each whole with the sum of its parts, as far as the wording says that they are all."""
    for sentence in _to_full_stop(report):
        seen: set[int] = set()
        for whole, parts, how in groups(report, sentence):
            if len(parts) < 2 or whole.start in seen:
                continue
            low, high = total(parts)
            if any(not disjoint(total(parts[:size]), (whole.low, whole.high)) for size in range(2, len(parts) + 1)):
                continue  # what follows the parts that fit belongs elsewhere
            seen.add(whole.start)
            close = high >= params["near"] * whole.low
            likely = len(parts) >= 3 and _one_slip(whole, parts) or _two_kinds(report, whole, parts)
            if how == "all" or low > whole.high or close and likely:
                yield _hit(report, whole, parts)
            elif close:
                yield _hit(report, whole, parts, Severity.NOTE)


def _two_kinds(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two parts are two kinds of one noun that the whole names: 行政公益诉讼, 民事公益诉讼 of 公益诉讼案件."""
    if len(parts) != 2:
        return False
    one, two = (re.sub(r"[^一-鿿].*", "", _label(report, part)) for part in parts)
    noun = ""
    while len(noun) < min(len(one), len(two)) and one[-len(noun) - 1] == two[-len(noun) - 1]:
        noun = one[-len(noun) - 1 :]
    return len(noun) >= 2 and min(len(one), len(two)) > len(noun) and noun[:4] in report.clause_before(whole)


def _one_slip(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one mistyped digit, in the whole or in one part, would explain the difference."""
    if any(figure.bound != "exact" for figure in (whole, *parts)):
        return False
    missing = float(whole.value) - sum(float(part.value) for part in parts)
    return slip(float(whole.value), float(whole.value) - missing) or any(
        slip(float(part.value), float(part.value) + missing) for part in parts
    )


@rule(
    "part.exceeds",
    "部分大于整体",
    "“其中”之后的一项、同一环节的后一步（开庭与出庭、受理与成功），不能大于它所属的总数。",
    example="成功化解各类矛盾纠纷1269件，其中重大矛盾纠纷3820件。",
    holds="成功化解各类矛盾纠纷12690件，其中重大矛盾纠纷382件。",
)
def a_part_is_no_larger_than_its_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Compares the single parts behind 其中, and the steps of one process, with their whole."""
    for sentence in report.sentences:
        figures = counts(sentence.figures)
        for left, right in zip(figures, figures[1:], strict=False):
            link = report.between(left, right)
            same = left.unit == right.unit
            if same and re.match(r"[\s，,（(]*其中", link) and right.low > left.high:
                yield _exceeds(report, left, right, "“其中”的一项大于总数")
        for index, left in enumerate(figures):
            for right in figures[index + 1 : index + 4]:
                if left.unit == right.unit and right.low > left.high and _is_step(report, left, right):
                    yield _exceeds(report, left, right, "后一环节的数大于前一环节")


STEPS: tuple[tuple[str, str], ...] = (
    (r"开庭(?:审理)?", r"出庭"),
    (r"一审行政(?:诉讼)?案件|行政(?:诉讼|应诉)案件", r"^(?!.*(?:复议)).*(?:败诉|胜诉|开庭审理|出庭应诉)"),
    (r"受理.*(?:纠纷|调解)", r"成功(?:调解|化解)|调解成功|调处成功"),
    (r"排查.*(?:纠纷|隐患)", r"成功化解|化解成功|已化解"),
    (r"(?:抽|评)查.*(?:案卷|案件)", r"(?:优秀|合格|不合格)(?:案卷|等次)?"),
    (r"收到.*线索|线索", r"纳入.*清单|查实|核查属实"),
    (r"发现.*(?:问题|隐患)|查出.*问题|排查.*隐患", r"(?:立即|限期|已|完成)整改|整改到位|整改完成|销号"),
    (r"(?:参加|参考|应考).*考试|参考人|参加考试", r"合格|及格|通过"),
    (r"提出.*(?:意见|建议)", r"采纳"),
    (r"自查.*案件|自查.*案卷", r"抽(?:选|查|取)"),
    (r"义务案件", r"销号"),
)
"""Steps of one process: what passes the second was counted at the first."""


def _is_step(report: Report, left: Figure, right: Figure) -> bool:
    before = report.clause_before(left) + re.split(r"[，,。；;、]", report.text[left.end : left.end + 10])[0]
    after = report.clause_before(right, stop=left.end)
    return any(re.search(first, before) and re.search(second, after) for first, second in STEPS)


def _exceeds(report: Report, whole: Figure, part: Figure, what: str) -> Hit:
    arithmetic = f"{number(part.value)} > {number(whole.value)}"
    message = f"{what}：“{part.text}”大于“{whole.text}”。请核对两个数，或写明统计范围不同。"
    return Hit(part.start, part.end, message, arithmetic, _places(report, [whole]))


@rule(
    "sum.likely",
    "总数与随后几项",
    "总数之后列出几项同类，相加与总数只差一个数字的写法，可能有笔误。",
    severity="note",
    example="推出集成服务64项，企业开办等46项企业服务，新生儿出生等28项公民服务已实现一网通办。",
    holds="推出集成服务64项，企业开办等36项企业服务，新生儿出生等28项公民服务已实现一网通办。",
)
def a_list_behind_a_total_looks_like_its_parts(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A total and two or three like figures whose sum is one digit off."""
    for sentence in report.sentences:
        figures = counts(sentence.figures)
        taken = {whole.start for whole, _, _ in groups(report, sentence)}
        for index, whole in enumerate(figures):
            if any(figure.unit == whole.unit for figure in figures[:index]):
                continue
            noun = re.sub(r"[^一-鿿]", "", report.clause_before(whole))[-2:]
            for size in (2, 3):
                parts = figures[index + 1 : index + 1 + size]
                if whole.start in taken or len(parts) < size or len(noun) < 2 or float(whole.value) < 20:
                    continue
                if not re.match(r"[^、]{0,6}[，：；]", report.between(whole, parts[0])):
                    continue
                if any(part.unit != whole.unit or part.value >= whole.value for part in parts):
                    continue
                if not all(noun in report.clause_of(part) for part in parts):
                    continue
                low, high = total(parts)
                if disjoint((low, high), (whole.low, whole.high)) and slip(float(whole.value), low):
                    yield _hit(report, whole, parts)
