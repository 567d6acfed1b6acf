"""How alike two figures are: the same thing, like words, and how far their numbers are apart."""

import re
from collections import defaultdict
from collections.abc import Iterator

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.numbers.arithmetic import counted_in, disjoint, misprint, number, slip
from guiju.reports.audit.numbers.lists import compared
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit
from guiju.reports.read.figure import Figure

_FILLER = re.compile(
    r"[（(]含[^（）()]*[)）]|[\s“”‘’\"'《》（）()、，,：:]|全[县区市镇乡州省旗]|我[县区市镇局]|本[县区市局]|20\d\d年度?|今年|全年|年内|本年度?|年度|累计|共计?|合计|总计|"
    r"先后|已|均|达到?|约|近|仅有?|仍有?|只有|各类|各种|其中|同时|并|一是|二是|三是|四是|五是"
)
_TITLE = re.compile(r"^.{0,40}?(?:情况的?报告|工作报告|工作总结|年度报告)(?=.)")
_LEAD = re.compile(
    r"^(?:积极|认真|扎实|深入|持续|全面|切实|不断|依法|组织|开展|办理|完成|实现|推动|做好|进行|配备|现有|共有|拥有|设有)+"
)
PARTIAL = re.compile(
    r"其中|涉及|覆盖|涉[企农]|重大|专项|首批|新增|部分|每|人均|平均|同比|(?:上年|去年)(?!度?结转)|试点|联合|期间|活动中"
)


PLACES = re.compile(
    r"(?:[县区市镇省]?[级直属])?(?:行政)?(?:执法)?(?:乡镇|街道|镇街|街镇|村|社区|村居|部门|单位|机关|机构|企业|公司|行业|领域|窗口|站点?|所|"
    r"学校|医院|队伍|中心|网点)+"
)
"""Bodies and places, of which a report counts now these, now those: 9个乡镇（街道） that were inspected, of 23."""
LOCAL = re.compile(rf"其[他它余]|(?:案件|人员|干部|群众|代表|{PLACES.pattern})$")
"""Names that by themselves tell nothing apart."""
TABLE_CELL = "表格单元格"
"""The rule of the reader that took a figure from a table."""


def key(subject: str) -> str:
    """A subject with what does not tell it from others taken away."""
    return _FILLER.sub("", _TITLE.sub("", subject))


def loose(subject: str) -> str:
    """Like `key`, without the verbs that lead it: 开展, 办理."""
    return _LEAD.sub("", key(subject))


def places(report: Report, *figures: Figure) -> tuple[Place, ...]:
    """Figures as places of the report."""
    return tuple(Place(report.name, figure.start, figure.end) for figure in figures)


def stated(report: Report) -> list[Figure]:
    """What the report states as done in its year, in numbers that can be compared."""
    return report.once(_stated)


def _stated(report: Report) -> list[Figure]:
    kinds = {"count", "money", "rate", "score", "average"}
    figures = (f for f in report.figures if f.kind in kinds and f.unit and not report.planned(f))
    return [f for f in figures if of_the_whole_year(report, f)]


def of_the_whole_year(report: Report, figure: Figure) -> bool:
    """Whether a figure is of the report's year, and in a table of no quarter, place or total among others."""
    one_row = figure.rule == TABLE_CELL and _ONE_ROW.match(row_label(report, figure))
    return not one_row and not of_another_year(report, figure)


def row_label(report: Report, cell: Figure) -> str:
    """What the row of a table's cell is called: the words at the beginning of its line."""
    begin = report.text.rfind("\n", 0, cell.start) + 1
    return re.split(r"[\t|｜]|\s{2,}|\u3000", report.text[begin : cell.start].strip(" |｜\u3000"))[0]


_ONE_ROW = re.compile(
    r"(?:第?[一二三四]季度|(?:1[0-2]|[1-9])月份?|[上下]半年|合计|总计|小计|全[年市县区省]|"
    r"[一-鿿]{1,8}(?:[省市县区旗镇乡局委所队院]|街道|中心|本级|部门))$"
)
"""Rows of a table that tell of one of several, or of all of them together."""


def of_another_year(report: Report, figure: Figure) -> bool:
    """Whether a figure is told to compare with: 较上年的12件, 与2022年的1742人、2561万元相比, （2021年为36837件）."""
    if figure.rule == TABLE_CELL:
        return figure.period not in {None, str(report.year)}
    years = re.findall(r"((?:19|20)\d\d)年", report.clause_before(figure))
    return (
        compared(report, figure)
        or _grown_from(report, figure)
        or bool(years)
        and report.year is not None
        and int(years[-1]) < report.year
    )


def _grown_from(report: Report, figure: Figure) -> bool:
    """Whether a figure is where another began: 由64件降至52件."""
    began = _FROM.search(report.clause_before(figure))
    return began is not None and _GREW_TO.match(report.text[figure.end : figure.end + 5]) is not None


_FROM = re.compile(r"[由从](?:上年|去年)?的?$")
_GREW_TO = re.compile(r"(?:增加|减少|上升|下降|提高|降低|扩大|压减|缩短|[增升降减缩])(?:至|到|为)")


def same_time(report: Report, first: Figure, other: Figure) -> bool:
    """Whether two figures are of one year; what names none is of the report's."""
    own = str(report.year) if report.year else None
    return (first.period or own) == (other.period or own) or own is None and None in {first.period, other.period}


_CONTRASTS = (
    ("上半年", "下半年"),
    ("一季度", "二季度", "三季度", "四季度"),
    ("城镇", "农村"),
    ("国家级", "省级", "市级", "区级", "县级", "镇级", "乡级", "村级"),
    ("线上", "线下"),
    ("男", "女"),
    ("第一", "第二", "第三", "第四"),
    ("最高", "最低"),
)
"""Words of which a thing has but one: what is said of the first half of a year is not said of the second."""


def contrasted(one: str, other: str) -> bool:
    """Whether two clauses are about things that their words set against each other."""
    said = (({word for word in words if word in clause} for clause in (one, other)) for words in _CONTRASTS)
    return any(here and there and not here & there for here, there in said)


def as_near_as_a_cell(said: Figure, cell: Figure) -> bool:
    """Whether a number of the text and a cell are near enough to be of one thing: not of some townships."""
    small, large = sorted((float(said.value), float(cell.value)))
    return small >= _CELL_NEAR * large or slip(small, large)


_CELL_NEAR = 0.5


def differ(left: Figure, right: Figure) -> bool:
    """Whether no value satisfies both wordings."""
    return counted_in(left) == counted_in(right) and disjoint((left.low, left.high), (right.low, right.high))


def how_apart(left: Figure, right: Figure) -> str:
    """The difference in words; what slip of the pen would explain it."""
    a, b = float(left.value), float(right.value)
    if a and b:
        ratio = max(a, b) / min(a, b)
        if any(abs(ratio - power) < 1e-9 for power in (10, 100, 1000, 10000)):
            return f"相差 {round(ratio)} 倍，疑为小数点或“万”字之误"
        if slip(a, b):
            return "疑为一个数字写错或颠倒"
    return f"相差 {number(abs(a - b))}"


def overlap(left: str, right: str) -> float:
    """Share of the shorter subject's pairs of letters that the other one has too."""
    a, b = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (left, right))
    return len(a & b) / max(min(len(a), len(b)), 1)


def misprinted(left: Figure, right: Figure) -> bool:
    """Whether a slip of the pen is the likeliest reason for two figures to differ, roundings allowed."""
    if misprint(float(left.value), float(right.value)):
        return True
    small, large = sorted((left, right), key=lambda figure: figure.value)
    digits = len(re.sub(r"\D|0+$", "", small.text))
    return digits >= 3 and any(
        not disjoint((small.low * power, small.high * power), (large.low, large.high)) for power in (10, 10_000)
    )


_MOST = 20
"""A number that stands more often than this is no mark of anything."""
_PERSONS, _CASES = {"人", "名", "位"}, {"件", "起", "宗", "例", "件次"}


def _like(left: Figure, right: Figure) -> bool:
    return left.unit == right.unit or any({left.unit, right.unit} <= family for family in (_PERSONS, _CASES))


def twins(left: Report, right: Report, least: int) -> Iterator[Hit]:
    """The same number of like units for two different things; `least` is the smallest that stands out by itself."""
    same: dict[tuple[float, str], list[Figure]] = defaultdict(list)
    for figure in right.figures:
        if figure.kind == "count":
            same[float(figure.value), figure.bound].append(figure)
    for a in left.figures:
        if a.kind != "count" or a.bound not in {"exact", "over"} or a.value <= 20 or a.value % 100 == 0:
            continue
        for b in same[float(a.value), a.bound][:_MOST]:
            if left is right and b.start <= a.start:
                continue
            one, two = key(a.subject), key(b.subject)
            if not _like(a, b) or one in two or two in one or a.indicator and a.indicator == b.indicator:
                continue
            shared = overlap(one, two)
            if shared == 0 and left is right or shared >= 0.8 or a.value < least and shared < 0.6:
                continue
            message = f"“{b.subject}”与“{a.subject}”是两件事，却都是 {a.text}。请核对是不是抄串了。"
            also = (Place(left.name, a.start, a.end),)
            yield Hit(
                b.start, b.end, message, f"{a.subject} {a.text}；{b.subject} {b.text}", also, Severity.NOTE, right.name
            )


_QUALIFIER = re.compile(r"国家级|市级|省级|县级|法定|委托|赋权|重大|首批|新增|专项|乡镇|街道")


def akin(left: str, right: str) -> float:
    """How much of both subjects is the same; 0 where one has a qualifier that the other lacks, or is very short."""
    if min(len(left), len(right)) < 5 or set(_QUALIFIER.findall(left)) != set(_QUALIFIER.findall(right)):
        return 0.0
    a, b = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (left, right))
    return len(a & b) / len(a | b)
