"""Lists of figures: the words that make figures parts of one whole, and those that say that the parts are all."""

import re
from collections.abc import Sequence

from guiju.reports.audit.numbers.arithmetic import counted_in
from guiju.reports.audit.report import Report
from guiju.reports.read.figure import Figure

NOT_PART = re.compile(
    r"(?<!机关)提出|接受|主要[为是]|其中|年末|期末|同比|合计|总计|共计|(?:(?<!加)上年|去年)(?!结转|遗留|转入|未结|度结转)|较(?![大高重低小轻])|比(?!对|武|赛|例)|均(?!衡)|每|涉及金额|覆盖|惠及"
)
_COMPARED = re.compile(
    r"[较比](?:上|去|前|20|同)|与(?:上年|去年|20\d\d年)|同期|20\d\d年[为是]$|(?:(?<!加)上年|去年)(?!度?(?:结转|遗留|转入|未结))"
)
"""What stands before a figure of last year, and before the difference from it."""
_TAKEN_OVER = re.compile(r"^(?:上年|去年)度?(?![一-鿿]*(?:遗留|结转|未))[一-鿿]{2,6}的$")
_RISEN = re.compile(r"\d[^\d，年]{1,4}[一-鿿]{0,4}[至到为成]\s*$")
"""由上年的1127人调整为1109人: what stands behind is this year's."""
COMPLEMENTS: tuple[tuple[str, ...], ...] = (
    (
        "新收|新受理|新立案|收到|受理",
        "上年(?:度)?结转|(?<!下年)(?<!下年度)(?<!下一年度)结转(?!下)|旧存|转入|上年遗留|存量",
    ),
    ("答复|办结|审结|处理|结案", "结转(?:至|到)?(?:下|次|20|年)|在审|正在(?:办理|审理)|未(?:办|审)?结|尚未(?:办|审)结"),
    ("立即|立行立改|当场", "限期"),
    ("完成(?:整治|整改)|责令改正|已?整改", "剩余|其余|移交(?:处理)?"),
    ("已?完成|已整改|整改到位|已?办结|销号", "正在|有序推进|未完成|推进中|持续推进|未办结|在办|尚未|未整改|序时推进"),
    ("一般程序|普通程序", "简易"),
    ("胜诉", "败诉"),
    ("线上|网上", "线下|现场"),
    ("(?<!乡)县级|区级|市级", "乡镇|镇街|镇级|村级"),
    ("男", "女"),
    ("(?<!不予)(?<!部分)公开", "不予公开|部分公开"),
    ("(?<!不)合格", "不合格"),
    ("(?<!不)(?<!不予)受理(?!前)", "不予受理"),
    ("(?<!不予)(?<!撤销)许可|准予|(?<!不予)批准", "不予许可|不予批准"),
    ("日常", "专项"),
    ("即办件", "承诺件"),
    ("自然人|公民|个人", "法人|组织|企业"),
    ("法定", "委托|赋权"),
    ("人大(?:代表)?建议", "政协(?:委员)?提案"),
    ("城镇|城市|社区", "农村|行政村|乡村"),
    ("县直|区直|市直|区级|部门", "乡镇|镇街|街道"),
    ("民警", "辅警"),
    ("公务员|行政(?:编制)?人员|公职人员", "事业(?:编制)?(?:人员|干部|编)|工勤|聘用"),
    ("收回|取消|撤回", "保留"),
    ("局机关|机关", "司法所|基层所|监管所|派出机构|中队|分局|站所"),
    ("专职", "兼职"),
    ("现场", "书面"),
    ("非现场", "(?<!非)现场"),
    ("市级|市本级", "县级|区县级|县（市、区）"),
    ("查实|属实|成立|核实", "查否|不属实|不成立|误报"),
    ("同意|准予|通过", "建议补充|退回|纠正"),
    ("国内", "涉外"),
    ("答复|办理|处理", "转办|转交"),
    ("基本支出", "项目支出"),
    ("公立|公办|国有", "民营|民办|私立|社会办"),
    ("常驻", "轮驻"),
    ("继续(?:有效|执行|实施)", "废止|失效"),
    ("制发|印发|发布|公布|完成|办结|达标|整改", "达到序时|阶段性|跨年|待完善|延至|未予|退回"),
    ("参加|参考|实考|参训", "未参|缺考|缓考|缺席"),
)
"""Words that split a whole into all of its parts: where two of a row stand, the parts must make up the whole."""
_SIDES = tuple(tuple(re.compile(side) for side in row) for row in COMPLEMENTS)
_REST = re.compile(r"^(?:其他|其它|其余|剩余|剩下|另有)|其他[一-鿿]{0,4}$")
"""A part so named takes up whatever the others leave, so that the parts are all."""
OUTCOMES = re.compile(
    r"维持|撤销|变更|确认违法|责令履行|驳回|终止|调解|和解|撤回|驳回|继续有效|保留|修改|修订|废止|失效|予以公开|部分公开|不予公开|无法提供|"
    r"不予处理|其他处理|查封|扣押|冻结|胜诉|败诉|优秀|合格|结果(?:维持|纠正)|尚未审结"
)
"""How a case, a paper or an application ends: where every item of a list is one, the list is of all of them."""


def counts(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that can be added up: counts and money."""
    return [figure for figure in figures if figure.kind in {"count", "money"} and figure.unit not in {"", "位"}]


_YEAR = re.compile(r"20\d\d年")


def main_counts(report: Report, figures: Sequence[Figure]) -> list[Figure]:
    """The counts of a sentence without remarks: 审结126件（含上年结转7件）counts 126, and the 7 is said beside it."""
    kept = []
    for figure in counts(figures):
        before, after = report.text[max(0, figure.start - 60) : figure.start], report.text[figure.end : figure.end + 40]
        opened, closed = max(before.rfind("（"), before.rfind("(")), max(before.rfind("）"), before.rfind(")"))
        inside = opened > closed and re.match(r"[^（(。]*[）)]", after)
        numerator = before[: max(opened, 0)].rstrip().endswith(("%", "％"))  # 优秀率38.3%（92卷）, and not remarks
        alone = (
            inside
            and not numerator
            and not re.search(r"\d", _YEAR.sub("", before[opened:]))
            and not re.match(r"[^）)]*\d", after)
        )
        if not alone:
            kept.append(figure)
    return kept


def without_labels(report: Report, figures: list[Figure]) -> list[Figure]:
    """Figures without those that only name an item of a list: 局机关31人、16个司法所43人 lists 31 and 43 persons."""
    return [figure for turn, figure in enumerate(figures) if not _names_item(report, figures, turn)]


def _names_item(report: Report, figures: Sequence[Figure], turn: int) -> bool:
    if turn + 1 >= len(figures) or figures[turn].unit == figures[turn + 1].unit:
        return False
    figure, item = figures[turn], figures[turn + 1]
    if item.start - figure.end > _NAMED or not _NAME.fullmatch(report.between(figure, item)):
        return False
    before, after = figures[turn - 1 : turn], figures[turn + 2 : turn + 4]
    listed = before and before[0].unit == item.unit and report.between(before[0], figure) in {"、", "，"}
    alike = [f.unit for f in after] == [figure.unit, item.unit] and report.between(item, after[0]) == "、"
    return bool(listed) or alike and bool(_NAME.fullmatch(report.between(*after)))


_NAME = re.compile(r"[一-鿿（）]{1,10}")
_NAMED = 12
_LONGEST = 40
"""No list of parts is longer; a text without full stops must not cost the square of its figures."""
_SEPARATOR = re.compile(r"\s*([、，,；;和及与])")


def run(report: Report, figures: list[Figure], first: int, *, listed: bool = False) -> list[Figure]:
    """The figures from `first` on that are listed as parts: one unit, commas of one rank.

    A semicolon parts them only in a list that a colon opened (`listed`); elsewhere it begins something else.
    """
    parts = [figures[first]]
    rank = ""
    for figure in figures[first + 1 : first + _LONGEST]:
        between = report.between(parts[-1], figure)
        mark = _SEPARATOR.match(between) or _SEPARATOR.search(re.sub(r"^[一-鿿“”（）()]{0,12}", "", between))
        if not _of_one_unit(figure, parts[0]) or not mark or "。" in between or NOT_PART.search(between):
            break
        now = "、" if mark.group(1) == "、" else "" if mark.group(1) in "和及与" else "，"
        if re.search(r"[；;]", between) and not listed or now and rank and now != rank:
            break
        rank = now or rank
        parts.append(figure)
    return parts


def _of_one_unit(one: Figure, other: Figure) -> bool:
    """Whether two items are counted alike; papers are, by 件 and by 份: 文件14件、合同212份."""
    return counted_in(one) == counted_in(other) or {one.unit, other.unit} == {"件", "份"}


_GROUNDS = re.compile(
    "程序(?:违法|不当|瑕疵)|事实不清|证据不足|适用[^，。]{0,6}(?:错误|不当)|(?:超越|滥用)职权|明显不当|[不未](?:依法)?履行|裁量不当"
)


def are_grounds(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether every part says why decisions were set aside: 程序违法7件、事实不清4件."""
    return all(_GROUNDS.search(label(report, part)) for part in parts)


def complementary(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether two of the parts are named by two words that split a whole."""
    clauses = [label(report, part) for part in parts]
    for group in _SIDES:
        sides = [{i for i, clause in enumerate(clauses) if side.search(clause)} for side in group]
        if all(sides) and len(set.union(*sides)) >= 2 and sides[0] != sides[1]:
            return True
    return any(
        _denies(one, other) for turn, one in enumerate(clauses) for other in (*clauses[:turn], *clauses[turn + 1 :])
    )


_DENIAL = re.compile(r"(?:逾期|超期|超时)?(?:尚未|仍未|没有|未能?|不予|不(?!断|同|少|良|等|动)|拒不)([一-鿿])")
_LATE = re.compile("逾期|超期|超时|延期")
_ON_TIME = re.compile("按期|按时|如期|限期内|期限内|及时")


def _denies(one: str, other: str) -> bool:
    """Whether one name says of what the other names that it was not so: 逾期未改 of 按期改正, 不公开 of 公开."""
    if _LATE.search(one) and _ON_TIME.search(other):
        return True
    denied = _DENIAL.search(one)
    return bool(denied and denied.group(1) in other and not _DENIAL.search(other))


def sides_with(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the supposed whole is itself one of the sides: 立即整改423个，限期整改37个，…"""
    own = label(report, whole)
    clauses = [label(report, part) for part in parts]
    for group in _SIDES:
        named = [side for side in group if side.search(own)]
        others = [side for side in group if side not in named and any(side.search(clause) for clause in clauses)]
        taken = [side for side in named if any(side.search(clause) for clause in clauses)]
        if named and others and not taken:
            return True
    return False


def label(report: Report, part: Figure) -> str:
    """What a part is called: the words since the last mark or number, and the noun behind it."""
    return report.each(_label, part)


def _label(report: Report, part: Figure) -> str:
    words = re.sub(r"20\d\d年", "年", report.text[max(0, part.start - 30) : part.start])
    before = re.split(r"[，,。；;：:、\d]|其中", words)[-1]
    return (before + re.split(r"[，,。；;：:、]|[（(](?=含|其中)", report.text[part.end : part.end + 12])[0]).replace(
        " ", ""
    )


def same_noun(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether every part repeats the noun of the whole: 执法事项 … 法定执法事项, 委托执法事项."""
    noun = re.sub(r"[^一-鿿]", "", report.clause_before(whole))[-2:]
    return len(noun) == 2 and len(parts) >= 3 and all(noun in label(report, part) for part in parts)


def compared(report: Report, figure: Figure) -> bool:
    """Whether a figure is last year's, or the difference from last year: it is neither whole nor part."""
    return report.each(_compared, figure)


def _compared(report: Report, figure: Figure) -> bool:
    clause = report.clause_before(figure)
    return bool(_COMPARED.search(clause)) and not _RISEN.search(clause) and not taken_over(report, figure)


def taken_over(report: Report, figure: Figure) -> bool:
    """Whether a figure counts what was begun last year, and what became of it this year is told: 上年列入修改的9件."""
    return _TAKEN_OVER.search(report.clause_before(figure)) is not None


def takes_the_rest(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether one of the parts is 其他: what the others leave."""
    return any(_REST.search(label(report, part)) for part in parts)


_GOES_ON = re.compile(r"[一-鿿]{0,4}等|[一-鿿]{0,4}[，,、](?:其余|其他)(?!\d)[^\d，,。；]{0,16}[，,。；]")


def goes_on(report: Report, last: Figure) -> bool:
    """Whether words behind its last item say that a list is not of all: 等; 其余用于培训, without a number."""
    return _GOES_ON.match(report.text, last.end) is not None


_TRAITS = tuple(
    re.compile(trait)
    for trait in (
        "女",
        "少数民族",
        "党员",
        "(?:初中|高中|大专|本科|硕士|研究生|学历)",
        "(?:未成年|老年|青年|周?岁)",
        "残疾",
        "农民工",
        "(?:退役)?军人|军属",
        "[专兼]职",
        "持证|执[法业]证|资格",
        "经[历验]|工龄|年限",
    )
)
"""What persons may be by one measure, whatever they are by the others."""
_BOTH = re.compile("兼有|并存|竞合|两种情形|重复计")
"""What says behind a list that some are counted twice."""


_SIDES_OF_ONE = 2


def overlapping(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether the parts tell persons by several measures, or words say that some count twice: 专职6名、女性31名."""
    if _BOTH.search(report.text[parts[-1].end : parts[-1].end + _LEAD]):
        return True
    if len(parts) > _SIDES_OF_ONE and takes_the_rest(report, parts):
        return False  # 农民工203人、妇女146人、…、其他73人: what takes up the others leaves none to count twice
    names = [label(report, part) for part in parts]
    if "应" in names[0] and any("实" in name for name in names[1:]):
        return True  # 应当出庭108件，实际出庭103件
    return sum(any(trait.search(name) for name in names) for trait in _TRAITS) > 1


def are_outcomes(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether every part is a way in which a case ends."""
    return all(OUTCOMES.search(label(report, part)) for part in parts)


def leaves_out_a_grade(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether the best and the worst grade alone are told: 优秀6卷, 不合格1卷 says nothing of those between."""
    names = [label(report, part) for part in parts]
    return len(names) == 2 and any("优" in name for name in names) and any("不合格" in name for name in names)


_DISPOSALS = re.compile(
    "(?:责令|限期|当场|立即|督促)[^，。]{0,4}(?:改正|整改)|立案|移送|移交|约谈|警告|处罚|查处|整改|化解|劝返|取缔"
)


def are_disposals(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether every part says what was done with some of those found: 责令改正341户、立案查处37户."""
    return all(_DISPOSALS.search(label(report, part)) for part in parts)


def named_in(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the words before the whole name every part: 甲会、乙会学法14次，其中甲会5次、乙会9次."""
    before = report.clause_before(whole)
    labels = [re.sub(r"[^一-鿿]", "", label(report, part)) for part in parts]
    return len(parts) >= 2 and all(len(name) >= 2 and name in before for name in labels)


def kinds(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether the parts are called alike but for what tells them apart: 程序类问题, 证据类问题, 裁量类问题."""
    names = [re.sub(r"[^一-鿿].*", "", label(report, part)) for part in parts]
    return all(len(name) >= _KIND for name in names) and len({name[-2:] for name in names}) == 1 < len(set(names))


_KIND = 3


def ends_alike(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether two names end in four like letters and differ before: 社区调委会办理, 街道调委会办理."""
    one, two = (re.sub(r"[^一-鿿].*", "", label(report, part)) for part in parts)
    return len(one) > 4 and len(two) > 4 and one[-4:] == two[-4:] and one != two


def one_may_have_both(report: Report, parts: Sequence[Figure]) -> bool:
    """Whether the same verb of having stands behind every part, so that one may be counted in two."""
    found = [_HAS.match(report.text, part.end) for part in parts]
    return all(found) and len({one.group() for one in found if one}) == 1


_HAS = re.compile("取得|持有|获得?|参加|通过|具有|拥有|接受|建有?|配[备有]|设有?|达到|完成|开展|实现|掌握")
_SORTED = re.compile(
    r"分[一-鿿]{1,3}看|(?:按|从)[一-鿿、]{0,10}?(?:分|看|划分|统计|计|类型|类别|领域)[：:，,]?|[一-鿿]{2}(?:类型|类别|种类|构成)分?别?[为是][：:]?[一-鿿（）]{0,10}$"
)
_HEADED = re.compile(
    r"(?:^|[。；\n])[一-鿿“”]{0,16}(?:领域|类型|类别|种类|案由|事由|构成|分布|来源|去向|结构|行业|环节|性质)[一-鿿]{0,4}[：:][^，,。；;：:\d]{2,16}$"
)


def by_kinds(words: str) -> bool:
    """Whether words open a list of all kinds of what was told before: 按领域分; 案件涉及的领域是：."""
    words = words.rsplit("。", 1)[-1]
    return bool(_SORTED.search(words) or "：" in words and _HEADED.search(words))


def opens_kinds(report: Report, figure: Figure) -> bool:
    """Whether a figure is the first of a list of kinds, and so no total of those behind it: 按区域分，城区38处，…"""
    return by_kinds(report.text[max(0, figure.start - _LEAD) : figure.start])


_LEAD = 24
