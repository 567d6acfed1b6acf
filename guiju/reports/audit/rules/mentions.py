"""One thing said twice: the same thing with other numbers, the same number for other things."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.arithmetic import disjoint, number, slip
from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

_FILLER = re.compile(
    r"[\s“”‘’\"'《》（）()、，,：:]|全[县区市镇乡州省旗]|我[县区市镇局]|本[县区市局]|20\d\d年度?|今年|全年|年内|年度|累计|共计?|合计|总计|"
    r"先后|已|均|达到?|约|近|各类|各种|其中|同时|并|一是|二是|三是|四是|五是"
)
_LEAD = re.compile(r"^(?:积极|认真|扎实|深入|持续|全面|切实|不断|依法|组织|开展|办理|完成|实现|推动|做好|进行)+")
_PARTIAL = re.compile(r"其中|涉及|涉[企农]|重大|专项|首批|新增|部分|每|人均|平均|同比|上年|去年|试点|联合|期间|活动中")


def key(subject: str) -> str:
    """A subject with what does not tell it from others taken away."""
    return _FILLER.sub("", subject)


def _loose(subject: str) -> str:
    return _LEAD.sub("", key(subject))


def _place(report: Report, *figures: Figure) -> tuple[Place, ...]:
    return tuple(Place(report.name, figure.start, figure.end) for figure in figures)


def _stated(report: Report) -> list[Figure]:
    return [
        f for f in report.figures if f.actual and f.kind in {"count", "money", "rate", "score", "average"} and f.unit
    ]


def _differ(left: Figure, right: Figure) -> bool:
    return left.unit == right.unit and disjoint((left.low, left.high), (right.low, right.high))


def _how(left: Figure, right: Figure) -> str:
    a, b = float(left.value), float(right.value)
    if a and b:
        ratio = max(a, b) / min(a, b)
        if any(abs(ratio - power) < 1e-9 for power in (10, 100, 1000, 10000)):
            return f"相差 {round(ratio)} 倍，疑为小数点或“万”字之误"
        if slip(a, b):
            return "疑为一个数字写错或颠倒"
    return f"相差 {number(abs(a - b))}"


@rule(
    "mention.repeated",
    "前后不一",
    "同一份报告两次说到同一件事（主语、单位、年度都相同），两个数应当一样。",
    example="全年办理行政复议案件128件。\n成效明显。全年共办理行政复议案件182件。",
    holds="全年办理行政复议案件128件。\n成效明显。全年共办理行政复议案件128件。",
)
def one_thing_has_one_number(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Two figures of one report with the same subject, unit and period whose wordings cannot both be true."""
    by_subject: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in _stated(report):
        subject = _loose(figure.subject)
        if len(subject) >= 4 and not _PARTIAL.search(report.clause_before(figure)):
            by_subject[subject, figure.unit, figure.kind].append(figure)
    told: set[tuple[int, int]] = set()
    for figures in by_subject.values():
        first = figures[0]
        for other in figures[1:]:
            same_time = first.period == other.period or None in {first.period, other.period}
            apart = report.sentence_at(first.start) is not report.sentence_at(other.start)
            if apart and same_time and _differ(first, other) and first.scope == other.scope:
                told.add((first.start, other.start))
                arithmetic = f"前文 {first.text}，此处 {other.text}，{_how(first, other)}"
                message = f"同一件事（{first.subject}）前后两个数不一样，请核对，或写明口径。"
                yield Hit(other.start, other.end, message, arithmetic, _place(report, first))
    yield from _by_indicator(report, told)


def _by_indicator(report: Report, told: set[tuple[int, int]]) -> Iterator[Hit]:
    """The same indicator under two wordings: surer the closer the wordings and the digits are."""
    by_indicator: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in _stated(report):
        if figure.indicator and not _PARTIAL.search(report.clause_before(figure)):
            by_indicator[figure.indicator, figure.unit].append(figure)
    for figures in by_indicator.values():
        first = figures[0]
        for other in figures[1:]:
            if (first.start, other.start) in told or first.period != other.period or not _differ(first, other):
                continue
            if report.sentence_at(first.start) is report.sentence_at(other.start):
                continue
            likely = slip(float(first.value), float(other.value)) and min(first.value, other.value) >= 20
            near = _overlap(_loose(first.subject), _loose(other.subject)) >= 0.75
            arithmetic = f"前文“{first.subject}”{first.text}，此处“{other.subject}”{other.text}，{_how(first, other)}"
            message = "两处说的像是同一个指标，数却不同。请核对；不是一回事的，请把主语写得能分清。"
            severity = None if likely and near else Severity.NOTE
            yield Hit(other.start, other.end, message, arithmetic, _place(report, first), severity)


def _overlap(left: str, right: str) -> float:
    """Share of the shorter subject's pairs of letters that the other one has too."""
    a, b = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (left, right))
    return len(a & b) / max(min(len(a), len(b)), 1)


@rule(
    "mention.same_number",
    "同数异事",
    "同一个不寻常的数，在同一处境下用来说两件不同的事，可能是抄串了行。",
    severity="note",
    example="依法打击疑似涉诈对象43人。对43人开展管控教育。对43名疑似高危涉诈人员开展管控。",
    holds="依法打击疑似涉诈对象43人。对47名疑似高危涉诈人员开展管控。",
    least=21,
)
def one_number_for_two_things(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The same exact, not round number of like units for two subjects that share words but are not the same."""
    yield from _twins(report, report, params["least"])


_PERSONS, _CASES = {"人", "名", "位"}, {"件", "起", "宗", "例", "件次"}


def _like(left: Figure, right: Figure) -> bool:
    return left.unit == right.unit or any({left.unit, right.unit} <= family for family in (_PERSONS, _CASES))


def _twins(left: Report, right: Report, least: int) -> Iterator[Hit]:
    for a in left.figures:
        if a.kind != "count" or a.bound not in {"exact", "over"} or a.value <= 20 or a.value % 100 == 0:
            continue
        for b in right.figures:
            if left is right and b.start <= a.start or b.kind != "count" or a.value != b.value or a.bound != b.bound:
                continue
            one, two = key(a.subject), key(b.subject)
            if not _like(a, b) or one in two or two in one or a.indicator and a.indicator == b.indicator:
                continue
            overlap = _overlap(one, two)
            if overlap == 0 and left is right or overlap >= 0.8 or a.value < least and overlap < 0.6:
                continue
            message = f"“{b.subject}”与“{a.subject}”是两件事，却都是 {a.text}。请核对是不是抄串了。"
            also = (Place(left.name, a.start, a.end),)
            yield Hit(
                b.start, b.end, message, f"{a.subject} {a.text}；{b.subject} {b.text}", also, Severity.NOTE, right.name
            )


@rule(
    "mention.total_below_parts",
    "总称的数小于分列的数",
    "同一份报告里，不带限定的总称（执法事项）比带限定的几项之和还小，口径必有不同。",
    severity="note",
    example="配置48项执法事项。明确法定执法事项27项，赋权执法事项37项。",
    holds="配置64项执法事项。明确法定执法事项27项，赋权执法事项37项。",
)
def a_general_count_is_not_below_its_kinds(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """An unqualified `N项执法事项` against the sum of qualified ones listed in one sentence."""
    for general in report.figures:
        after = re.match(r"[一-鿿]{4,6}(?=[，。、；]|$)", report.text[general.end : general.end + 7])
        if general.kind != "count" or not after:
            continue
        noun = after.group()
        for sentence in report.sentences:
            kinds = [
                f
                for f in sentence.figures
                if f.unit == general.unit and report.clause_before(f).rstrip().endswith(noun)
            ]
            kinds = [f for f in kinds if len(report.clause_before(f).strip()) > len(noun) + 1 and f is not general]
            if len(kinds) >= 2 and sum(f.low for f in kinds) > general.high:
                written = " + ".join(number(f.value) for f in kinds)
                arithmetic = f"{written} = {number(sum(float(f.value) for f in kinds))} > {number(general.value)}"
                message = f"“{noun}”此处只有 {general.text}，小于另一处分列的各类之和。请写明两处的口径。"
                yield Hit(general.start, general.end, message, arithmetic, _place(report, *kinds), Severity.NOTE)
                break


@rule(
    "mention.more_than_entered",
    "办的比登记的多",
    "调解、化解的比录入、登记的还多：或者有的没有登记，或者两个数的口径不同。",
    severity="note",
    example="依法调解群众纠纷200余件。网格录入矛盾纠纷169件。",
    holds="依法调解群众纠纷160余件。网格录入矛盾纠纷169件。",
)
def no_more_is_settled_than_was_entered(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Settled disputes against registered ones, anywhere in one report."""
    for entered in report.figures:
        words = re.search(r"(?:录入|登记|排查出?)[一-鿿]{0,6}(纠纷|诉求|问题|隐患)\s*$", report.clause_before(entered))
        if not words or entered.kind != "count":
            continue
        for settled in report.figures:
            before = report.clause_before(settled)
            same = settled.unit == entered.unit and before.rstrip().endswith(words.group(1))
            if same and re.search(r"调解|化解|办结|解决|整改", before) and settled.low > entered.high:
                message = f"办理的“{settled.text}”比登记的“{entered.text}”还多，请写明口径。"
                arithmetic = f"{number(settled.value)} > {number(entered.value)}"
                yield Hit(settled.start, settled.end, message, arithmetic, _place(report, entered), Severity.NOTE)


@rule(
    "across.same_thing",
    "两份报告不一致",
    "同一地区、同一年度的几份报告说到同一个指标，数应当一样；上级汇总数不应小于下级一家的数。",
    example=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年受理法律援助案件635件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年受理法律援助案件670件。",
    ),
    holds=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年受理法律援助案件670件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年受理法律援助案件670件。",
    ),
    many=True,
)
def reports_of_one_county_agree(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """County against bureau: equal. County or bureau against township: no smaller."""
    for left, right in corpus.pairs():
        if not left.body.shares_region(right.body) or left.year != right.year:
            continue
        towns = (left.body.level == "town") + (right.body.level == "town")
        if towns == 2 and left.body.name != right.body.name:
            continue
        if towns == 1:
            upper, lower = (right, left) if left.body.level == "town" else (left, right)
            yield from _rollup(upper, lower)
        else:
            yield from _equal(left, right)


def _equal(left: Report, right: Report) -> Iterator[Hit]:
    for a, b in _matched(left, right):
        if any(not _differ(x, b) for x in _stated(left) if x.indicator == b.indicator and x.unit == b.unit):
            continue
        if any(not _differ(a, y) for y in _stated(right) if y.indicator == a.indicator and y.unit == a.unit):
            continue
        partial = _PARTIAL.search(left.clause_before(a)) or _PARTIAL.search(right.clause_before(b))
        unsure = partial or _overlap(key(a.subject), key(b.subject)) < 0.3 or a.period != b.period
        arithmetic = f"{left.body.short}：{a.subject} {a.text}；{right.body.short}：{b.subject} {b.text}；{_how(a, b)}"
        message = "两份报告的同一指标不一致。请统一数据来源和统计截止日期，或写明口径。"
        yield Hit(b.start, b.end, message, arithmetic, _place(left, a), Severity.NOTE if unsure else None, right.name)


def _matched(left: Report, right: Report) -> Iterator[tuple[Figure, Figure]]:
    """Figures of the same indicator, or of the same subject, the first of each report."""
    seen: set[str] = set()
    for b in _stated(right):
        name = b.indicator or key(b.subject)
        if len(name) < 4 or (name, b.unit) in seen:
            continue
        for a in _stated(left):
            if (a.indicator or key(a.subject)) == name and _differ(a, b) and a.kind == b.kind:
                seen.add((name, b.unit))  # type: ignore[arg-type]
                yield a, b
                break


@rule(
    "across.similar",
    "两份报告说法相近、数不同",
    "同一地区、同一年度的两份报告，说法相近而数不同，可能是一回事，应当写明区别。",
    severity="note",
    example=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年合法性审核规范性文件6件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年合法性审核部门规范性文件4件。",
    ),
    holds=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年合法性审核规范性文件6件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年合法性审核部门规范性文件6件。",
    ),
    many=True,
    overlap=0.45,
)
def like_words_with_other_numbers(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """Counts whose subjects share most of their words, but not the indicator, in two reports of one county."""
    for left, right in corpus.pairs():
        if not left.body.shares_region(right.body) or left.year != right.year:
            continue
        if "town" in {left.body.level, right.body.level}:
            continue
        for b in _stated(right):
            near = [a for a in _stated(left) if a.unit == b.unit and a.kind == b.kind and a.indicator != b.indicator]
            near = [a for a in near if _akin(key(a.subject), key(b.subject)) >= params["overlap"]]
            if b.kind in {"count", "money"} and near and all(_differ(a, b) for a in near):
                a = near[0]
                arithmetic = f"{left.body.short}：{a.subject} {a.text}；{right.body.short}：{b.subject} {b.text}"
                message = "两份报告说法相近而数不同。请核对是不是一回事，并写明区别。"
                yield Hit(b.start, b.end, message, arithmetic, _place(left, a), Severity.NOTE, right.name)


_QUALIFIER = re.compile(r"国家级|市级|省级|县级|法定|委托|赋权|重大|首批|新增|专项|乡镇|街道")


def _akin(left: str, right: str) -> float:
    """How much of both subjects is the same; 0 where one has a qualifier that the other lacks, or is very short."""
    if min(len(left), len(right)) < 5 or set(_QUALIFIER.findall(left)) != set(_QUALIFIER.findall(right)):
        return 0.0
    a, b = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (left, right))
    return len(a & b) / len(a | b)


def _rollup(upper: Report, lower: Report) -> Iterator[Hit]:
    for a, b in _matched(upper, lower):
        if a.kind != "count":
            continue
        if b.low > a.high:
            arithmetic = f"{lower.body.short} {b.text} > {upper.body.short} {a.text}"
            message = "一个乡镇（街道）的数大于全县的数，两份报告的口径不同或者有误，请核对。"
            yield Hit(b.start, b.end, message, arithmetic, _place(upper, a), None, lower.name)


@rule(
    "across.same_number",
    "两份报告同数异事",
    "同一地区的两份报告，同一个不寻常的数用来说两件事，可能是引用时换了名目（如把新收写成办理）。",
    severity="note",
    example=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年办理行政复议案件115件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年新收行政复议案件115件，办理行政复议案件128件。",
    ),
    holds=(
        "酉阳县人民政府关于2024年法治政府建设情况的报告\n全年新收行政复议案件115件。",
        "酉阳县司法局关于2024年法治政府建设情况的报告\n全年新收行政复议案件115件，办理行政复议案件128件。",
    ),
    many=True,
    least=41,
)
def one_number_under_two_names(corpus: Corpus, params: dict[str, Any]) -> Iterator[Hit]:
    """The same exact number in two reports of one county and year, for different indicators."""
    for left, right in corpus.pairs():
        if left.body.shares_region(right.body) and left.year == right.year:
            yield from _twins(left, right, params["least"])
