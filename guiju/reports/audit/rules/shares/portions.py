"""Portions and means: 占 p% of what, 人均 and 日均 of what."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.numbers.arithmetic import agrees, counted_in, decimals, in_words, number, share
from guiju.reports.audit.numbers.bases import has_base, how_many
from guiju.reports.audit.numbers.grid import tables
from guiju.reports.audit.numbers.lists import compared, label, main_counts
from guiju.reports.audit.numbers.placed import has_share, with_whole
from guiju.reports.audit.numbers.shares import in_a_breath, mended, rates, taken_otherwise
from guiju.reports.audit.numbers.stretches import months_of
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import TABLE_CELL, places, row_label
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.read.figure import Figure

_PORTION = re.compile(r"占(?:比)?([一-鿿]{0,10}?)(?:的|为|达到?|约)?\s*$")
_SAID_OF = re.compile(r"占[一-鿿（）]{2,12}$")
_QUANTITY = re.compile(r"[总的]|(?<=[一-鿿])[量数]$")
_PAPERS = frozenset({"件", "起", "宗", "份", "卷", "案"})
"""Units of cases and of the papers that are made in them."""
_LEVEL = re.compile(r"[省市县区镇乡村]级?(?:本级)?")
"""A level names no thing: 占县级总量的 leaves open of what."""
_TOTAL = re.compile(r"总[件次户人起宗笔个份]?数|总[数量额]|全部|所有|全[县区市省]|全年")


def _paragraph(report: Report, sentence: Sentence) -> list[Sentence]:
    """The sentences from the paragraph's beginning to this one."""
    begin = report.text.rfind("\n", 0, sentence.start) + 1
    return [one for one in report.sentences if begin <= one.start <= sentence.start]


def _counted(report: Report, sentences: Sequence[Sentence], before: Figure) -> list[Figure]:
    """The counts of the sentences up to a figure."""
    found = [figure for one in sentences for figure in main_counts(report, one.figures)]
    return [figure for figure in found if figure.end <= before.start and figure.value]


@rule(
    "rate.portion",
    "占比与所占的总数",
    "“a 件，占 p%”“X 占 p%”：占比应当等于这一项除以同一段里它所属的总数。",
    example="全年作出行政处罚5268宗，其中警告1204宗、罚款3518宗。罚款占66.8%，警告占29.2%。",
    holds="全年作出行政处罚5268宗，其中警告1204宗、罚款3518宗。罚款占66.8%，警告占22.9%。",
)
def a_portion_follows_from_its_total(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Recomputes each 占 from the count it stands behind, or that has its name, and the totals of its paragraph."""
    for sentence in report.sentences:
        for rate in (*rates(sentence), *filter(in_words, sentence.figures)):
            yield from _of_a_number(report, sentence, rate)
            found = _PORTION.search(report.clause_before(rate))
            if found is None or rate.bound != "exact" and not in_words(rate):
                continue
            if in_words(rate) and not _SAID_OF.search(report.clause_before(rate)):
                yield from _tenths_of_them(report, sentence, rate)
                continue
            if pairs := _in_rows(report, rate, found.group(1)):
                if not any(agrees(*share(part, whole), rate) for part, whole in pairs):
                    yield _wrong(report, rate, *pairs[0])
                continue
            here = _counted(report, _paragraph(report, sentence), rate)
            direct = bool(here) and _beside(report, here[-1], rate)
            if direct and _of_kinds(report, here):
                continue
            top = here[-1] if direct else _top(report, rate, here, found.group(1))
            if top is None or report.planned(rate) != report.planned(top):
                continue
            bases = _bases(report, sentence, found.group(1), top, here)
            listed = direct and (not in_words(rate) or len(here) > 1 and "、" in report.between(here[-2], top))
            tops = [f for f in here if listed and f.start >= sentence.start and f.unit == top.unit]
            if not bases or any(agrees(*share(a, base), rate) for base in bases for a in (top, *tops)):
                continue
            noun = _QUANTITY.sub("", _TOTAL.sub("", found.group(1)))
            if len(noun) > 2 and report.clause_before(bases[0]).endswith(noun):
                excused = any(agrees(*share(top, f), rate) for f in _akin(report, noun, bases[0]))
            else:
                excused = not in_words(rate) and has_base(report, [(top.low, top.high)], top.unit, rate)
            if excused:
                continue
            yield _wrong(report, rate, top, *bases)


def _tenths_of_them(report: Report, sentence: Sentence, rate: Figure) -> Iterator[Hit]:
    """A share in words right behind the two counts that it is of: 10件被纠错案件中有6件集中在征收领域，占六成."""
    told = [f for f in main_counts(report, sentence.figures) if f.end <= rate.start and f.value]
    whole, part = told[-2:] if len(told) > 1 else (None, None)
    if whole is None or part is None or counted_in(whole) != counted_in(part):
        return
    if in_a_breath(report, rate, part, whole) and not agrees(*share(part, whole), rate):
        yield _wrong(report, rate, part, whole)


def _of_kinds(report: Report, here: Sequence[Figure]) -> bool:
    """Whether 其中 stands before the count: rate.base knows its whole, rate.placed the whole whose kinds are listed."""
    of_which = len(here) > 1 and "其中" in report.between(here[-2], here[-1])
    return of_which or len(with_whole(report, here, here[-1])) > 1


def _wrong(report: Report, rate: Figure, top: Figure, *bases: Figure) -> Hit:
    """A share in figures of which no slip of the pen makes that of a base is noted, as it may be of something else."""
    found = None if in_words(rate) else mended(rate, [(top, bases[0])], [(top, base) for base in bases[1:]])
    top, base = found or (top, bases[0])
    low, _ = share(top, base)
    arithmetic = f"{number(top.value)} ÷ {number(base.value)} = {low:.2f}%，文中为 {rate.text}"
    message = f"按前文的“{base.text}”和“{top.text}”算不出“{rate.text}”。请核对，或写明占什么的比。"
    sure = in_words(rate) or in_a_breath(report, rate, top, base) or taken_otherwise(report, rate, top, base)
    severity = None if found or sure else Severity.NOTE
    return Hit(rate.start, rate.end, message, arithmetic, places(report, top, base), severity)


def _akin(report: Report, noun: str, base: Figure) -> Iterator[Figure]:
    """Whatever else a share may be of that names its base: what has a name like it, or a larger number beside it."""
    beside = report.sentence_at(base.start).figures
    for figure in report.figures:
        if alike_units(figure, base) and figure.value:
            larger = figure.value >= base.value and figure in beside
            if larger or re.search(f"{noun[:2]}|{noun[-2:]}", report.clause_of(figure)):
                yield figure


def _in_rows(report: Report, rate: Figure, of: str) -> list[tuple[Figure, Figure]]:
    """A row of the last table with the name of the portion, and the row of all: in the column named, else in each."""
    above = [rows for rows in tables(report) if rows and next(iter(rows[0].cells.values())).start < rate.start]
    name = _name(report, rate)
    if not above or len(name) < 2:
        return []
    by_name = {_plainly(row_label(report, next(iter(row.cells.values())))): row for row in above[-1]}
    label = (
        name if name in by_name else max((one for one in by_name if one and name.startswith(one)), key=len, default="")
    )
    of = name.removeprefix(label) or of  # 城市管理类处罚最多，占48.6%: the column 处罚 of the row 城市管理
    row, whole = by_name.get(label), next((by_name[word] for word in _WHOLE_ROWS if word in by_name), None)
    if row is None or whole is None or row is whole:
        return []
    pairs = [(cell, whole.cells[at]) for at, cell in row.cells.items() if at in whole.cells and whole.cells[at].value]
    return [pair for pair in pairs if len(of) > 1 and of[:2] in pair[0].subject] or pairs


_WHOLE_ROWS = ("合计", "总计", "共计")


_OF_NUMBER = re.compile(r"(?:占|完成|[为是](?:年度|全年)?(?:计划|目标|任务))[一-鿿（）]{0,12}$")


def _of_a_number(report: Report, sentence: Sentence, rate: Figure) -> Iterator[Hit]:
    """`8个镇街，占全区14个镇街的57.1%`, `4860平方米，完成4500平方米任务的108%`: the base is named with its number."""
    counted = [f for f in main_counts(report, sentence.figures) if f.end <= rate.start and f.value]
    if not counted or rate.bound != "exact" and not in_words(rate):
        return
    base, before = counted[-1], counted[:-1]
    said = report.between(base, rate)
    if not _OF_NUMBER.search(report.clause_before(base)) or not re.fullmatch(r"[一-鿿（）]{0,12}的", said):
        return
    tops = [f for f in before if counted_in(f) == counted_in(base)] or before[-1:]
    if tops and not any(agrees(*share(top, base), rate) for top in tops):
        yield _wrong(report, rate, tops[-1], base)


def _beside(report: Report, top: Figure, rate: Figure) -> bool:
    """Whether the count stands right before its portion: 27次，占抽查总次数的39.7%."""
    between = report.text[top.end : rate.start]
    beside = re.fullmatch(r"\s*[一-鿿]{0,10}[，,（(]?\s*约?[仅只]?占[一-鿿（）]{0,12}\s*", between)
    return beside is not None and not _SIZE_OF_THEM.match(between)


_SIZE_OF_THEM = re.compile(r"[一-鿿]{1,8}(?:[一-鿿]量|[金总]额|面积|收入|支出|产值)[，,]?约?仅?占")
"""Five teams are no part of the cases: 五支队伍办案量占全县处罚案件的53.9%."""


_MOST = re.compile(r"([一-鿿]{2,10})(?:数量|件数)?(?:最[多少高低大]|居首位?|居多|较多)[，,]约?仅?占[一-鿿（）]{0,12}$")


def _top(report: Report, rate: Figure, here: Sequence[Figure], of: str) -> Figure | None:
    """The count that has the name of the portion, in the paragraph, else the only one in the report."""
    first, name = _first(report, rate), _name(report, rate)
    if len(name) < 2:
        return None
    cells = [f for f in report.figures if f.rule == TABLE_CELL and _plainly(row_label(report, f)) == name and f.value]
    if first and (column := [f for f in cells if len(of) > 1 and of[:2] in f.subject]):
        return column[0] if len({f.value for f in column}) == 1 else None
    named = [figure for figure in here if _plainly(label(report, figure)) == name]
    if not named and len(name) >= _OWN_NAME:
        named = [f for f in report.figures if f.actual and f.kind in {"count", "money"}]
        named = [f for f in named if _plainly(label(report, f)) == name or _shortened(report, f, name)]
        return named[0] if len({f.value for f in named}) == 1 else None
    return named[-1] if len(named) == 1 else None


def _first(report: Report, rate: Figure) -> re.Match[str] | None:
    return _MOST.search(report.text[max(0, rate.start - 30) : rate.start].replace(" ", ""))


def _name(report: Report, rate: Figure) -> str:
    """What a share is told of: 食品 in 食品类案件最多，占立案总数的38.6%."""
    if first := _first(report, rate):
        return _plainly(first.group(1))
    clause = report.clause_before(rate).strip("（(").rsplit("、", 1)[-1]
    return _plainly(re.sub(r"仅?占[一-鿿（）]{0,10}$", "", clause))


def _plainly(name: str) -> str:
    """A name without what does not tell it from others: 事故类处罚 is 事故处罚."""
    return re.sub(r"[^一-鿿]|类|案件|其中", "", name)


def _shortened(report: Report, figure: Figure, name: str) -> bool:
    """Whether a list has the name without its noun, which stands before: 调解员58名，其中专职16名 has 专职调解员."""
    short = _plainly(label(report, figure))
    before = report.text[report.sentence_at(figure.start).start : figure.start]
    return 1 < len(short) < len(name) and name.startswith(short) and name.removeprefix(short) in before


_SEVERAL = 3
"""Numbers told under one verb, any of which a share may be of."""
_OWN_NAME = 4
"""Letters of a name that stands for one thing in the whole report."""


def _bases(report: Report, sentence: Sentence, of: str, top: Figure, here: Sequence[Figure]) -> list[Figure]:
    """The totals that the portion may be of, the likeliest first; none where the words name another."""
    larger = [f for f in here if f.unit == top.unit and f.start < top.start and f.value >= top.value]
    larger = [f for f in larger if not compared(report, f) and not has_share(report, f)]
    if not larger and (elsewhere := _elsewhere(report, sentence, of, top)):
        return elsewhere
    wider = re.match(r"全([国省市州])", of)
    if wider and not report.body.region.endswith(wider.group(1)):
        return [f for f in larger if wider.group() in report.clause_of(f)]  # what the whole city has is told elsewhere
    noun = _QUANTITY.sub("", _TOTAL.sub("", of))
    if len(noun) >= 2 or _LEVEL.fullmatch(noun):  # 占案件总数的: only counts of 案件
        return [] if _LEVEL.fullmatch(noun) else _of_noun(report, noun, top, larger)
    if larger:
        return larger if _TOTAL.search(of) else list(reversed(larger))
    if _TOTAL.search(of):
        return []
    words = {sentence.text[i : i + 4] for i in range(len(sentence.text) - 3)}
    known = [f for f in report.figures if f.kind == "count" and f.unit == top.unit and f.value >= top.value]
    return [f for f in known if f.end < top.start and f.subject[-4:] in words and len(f.subject) >= 4]


def _of_noun(report: Report, noun: str, top: Figure, larger: Sequence[Figure]) -> list[Figure]:
    return [f for f in larger if noun[-2:] in report.clause_of(f)] or _named(report, noun, top)


def _named(report: Report, noun: str, top: Figure) -> list[Figure]:
    """The one number that the report gives, anywhere, for the noun that the portion is of, by its longest name."""
    known = [f for f in report.figures if f.kind == top.kind and f.actual and f.value >= top.value and f is not top]
    known = [f for f in known if alike_units(f, top) or {f.unit, top.unit} <= _PAPERS]
    for name in dict.fromkeys((noun, noun[-4:], noun[:2], noun[-2:])):
        told = [f for f in known if report.clause_before(f).endswith(name)]
        told = told or [f for f in known if report.clause_of(f).endswith(name) or name in f.subject[-4:]]
        if not told and name == noun[:2] != noun:
            told = [f for f in known if name in report.clause_before(f)]  # 占新收案件的
            if told and len({f.value for f in told}) <= _SEVERAL:
                return told
        elif told and (len(name) > 2 or len({f.value for f in told}) == 1 or len(noun) < _OWN_NAME):
            return told if len({f.value for f in told}) == 1 else []
    return []


def _elsewhere(report: Report, sentence: Sentence, of: str, top: Figure) -> list[Figure]:
    """The county's total that 占全县行政处罚案件的 names, told elsewhere; it must say 全县 as the share does."""
    scope = re.match(r"全[县区市省州镇]", of)
    if scope is None:
        return []
    noun = re.sub(r"(?:案件)?(?:总数|总量)?的?$", "", of[scope.end() :])
    found = []
    for figure in report.figures:
        if figure.kind != "count" or figure.unit != top.unit or figure.value < top.value or not figure.actual:
            continue
        clause = report.clause_before(figure)
        same = clause.endswith(noun) if noun else len(clause) >= 2 and clause[-2:] in sentence.text
        if scope.group() in clause and same and figure is not top:
            found.append(figure)
    return found if len({figure.value for figure in found}) == 1 else []


_MEAN = re.compile(r"(?<![月人日])(日|月|人)均([一-鿿]{0,10}?)(?:达到?|为|约)?\s*$")
_DAYS = (365, 366, *range(240, 263))
"""Days of a year, and what its working days may be."""


@rule(
    "rate.average",
    "平均数与总数",
    "“全年 N，日均 n”：日均应当等于总数除以天数（或工作日数），月均除以12，人均除以人数。",
    example="门户网站全年总访问量86.3万人次，日均访问量23640人次。",
    holds="门户网站全年总访问量86.3万人次，日均访问量2364人次。",
)
def a_mean_follows_from_its_total(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Recomputes 日均, 月均 and 人均 from the total in its paragraph that shares their noun."""
    for sentence in report.sentences:
        for figure in sentence.figures:
            found = re.search(
                r"(?<![月人日])(日|月|人)均([一-鿿]{0,10}?)(?:达到?|为|约)?\s*$", report.clause_before(figure)
            )
            if found is None or figure.kind not in {"average", "count"} or not figure.actual:
                continue
            if (year := _YEAR.search(report.clause_before(figure))) and int(year.group()) != report.year:
                continue  # 是2020年人均0.6元的2倍: the totals told here are of another year
            if found.group(1) != "人" and not report.whole_year:
                continue
            noun = found.group(2)[-2:]
            here = _counted(report, _paragraph(report, sentence), figure)
            alike = [f for f in here if f.unit == figure.unit and f.value > figure.value]
            named = [f for f in alike if len(noun) == 2 and noun in label(report, f)]
            beside = [f for f in alike if not noun and f.start >= sentence.start]
            total = next(reversed(named or beside), None)
            if total is None or total.start < sentence.start and not _YEARLY.search(report.clause_before(total)):
                continue
            who = re.search(r"([一-鿿]{2})人均", report.clause_before(figure))
            several = {"日": _DAYS, "月": months_of(report, sentence)}
            counts = several.get(found.group(1)) or _persons(report, who.group(1) if who else "")
            if found.group(1) == "月" and any(_is_mean(f, figure, n) for f in sentence.figures for n in counts):
                continue  # 全年2976次，每个村24次，月均2次: of each village
            if found.group(1) == "日":
                counts += _numbers_in(sentence, {"工作日", "天", "日"})
            if found.group(1) == "人":
                counts += _numbers_in(sentence, {"人", "名", "人次"})
            step = 10.0 ** -decimals(figure.text) * (10_000 if "万" in figure.text else 1)
            if found.group(1) == "人" and _told_heads(report, total, figure, step):
                continue
            if counts and not any(
                one.low / n <= float(figure.value) + step and one.high / n >= float(figure.value) - step
                for n in counts
                for one in (named or beside)
            ):
                by = counts[0]
                arithmetic = f"{number(total.value)} ÷ {by} = {float(total.value) / by:.1f}，文中为 {figure.text}"
                message = f"按“{total.text}”算不出这个{found.group(1)}均数，请核对。"
                severity = Severity.NOTE if found.group(1) == "人" and len(counts) > 1 else None
                place = Place(report.name, total.start, total.end)
                yield Hit(figure.start, figure.end, message, arithmetic, (place,), severity)


def _is_mean(figure: Figure, mean: Figure, months: int) -> bool:
    """Whether a figure told for each comes to so many each month."""
    return figure.kind == "average" and figure.unit == mean.unit and float(figure.value) == months * float(mean.value)


def _numbers_in(sentence: Sentence, units: set[str]) -> tuple[int, ...]:
    return tuple(int(figure.value) for figure in sentence.figures if figure.unit in units and figure.value > 1)


def _told_heads(report: Report, total: Figure, mean: Figure, step: float) -> bool:
    """Whether the report counts, anywhere, as many persons as make the mean."""
    low, high = max(float(mean.value) - step, 1e-9), float(mean.value) + step
    whole = len(report.text)
    return any(how_many(report, one, total.low / high, total.high / low, whole, within=whole) for one in _HEADS)


_HEADS = ("人", "人次")


_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
_YEARLY = re.compile(r"全年|年度|总|共")


def _persons(report: Report, who: str) -> tuple[int, ...]:
    """How many officials the report says there are, of those only that a mean names (法官人均)."""
    return tuple(
        int(figure.value)
        for figure in report.figures
        if figure.unit in {"人", "名"}
        and figure.bound == "exact"
        and figure.value > 1
        and who in figure.subject
        and re.search(r"(?:执法人员|民警|干部|(?<!企业)职工|仲裁员|律师|调解员|法官|检察官)$", figure.subject)
    )


@rule(
    "score.over_full",
    "分数超过满分",
    "考试、测评的成绩按百分制，超过100分的多半是漏了小数点；另有满分的应写明。",
    example="组织干部职工学法考试，平均成绩925分。",
    holds="组织干部职工学法考试，平均成绩92.5分。",
)
def a_score_stays_within_its_full_mark(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Scores of examinations above a hundred."""
    for figure in report.figures:
        if figure.kind != "score" or figure.low <= 100:
            continue
        sentence = report.sentence_at(figure.start).text
        exam = re.search(r"成绩|考试|测试|测评|平均分", report.clause_before(figure))
        if exam and not re.search(r"满分|总分|千分|得分率", sentence):
            yield Hit(figure.start, figure.end, "百分制的成绩不超过100分，请核对小数点。", f"{figure.text} > 100分")
