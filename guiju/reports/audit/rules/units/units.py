"""Units: what they count, their scale, whether a list keeps to one."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.numbers.arithmetic import counted_in, number
from guiju.reports.audit.numbers.lists import counts, label
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.tellings import pairs
from guiju.reports.read.figure import Figure

_OF_THINGS = frozenset(["件", "起", "宗", "户", "家", "份", "台", "处", "卷", "辆"])
_PERSONS = re.compile(
    r"(?:人员|干部|群众|(?<!检查)(?<!抽查)(?<!监管)(?<!服务)对象|律师|调解员|嫌疑人|民警|辅警|监督员|仲裁员|明白人|职工|学生|教师|死亡|受伤|专家|队员|综合执法|职员)(?:人员)?\s*$"
)


@rule(
    "unit.mismatch",
    "单位与事物不合",
    "次数用“人次”、企业用“场次”、评价多于办件：单位与所数的事物不合，或者两个单位混用。",
    severity="note",
    example="线上服务次数达12227人次，走访民营企业1400余场次。",
    holds="线上服务达12227人次，走访民营企业1400余家次。",
)
def a_unit_fits_what_it_counts(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """次数 in 人次, firms in 场次, persons in 件."""
    for figure in report.figures:
        before = report.clause_before(figure)
        if figure.unit == "人次" and re.search(r"次数[达为到]?$", before.rstrip()):
            yield Hit(figure.start, figure.end, "“次数”的单位应当是“次”，“人次”数的是人，请统一。")
        elif figure.unit in {"场次", "场"} and re.search(r"(?:走\s*)?访[一-鿿\s]{0,6}企业\s*$", before):
            yield Hit(figure.start, figure.end, "走访企业应当数“家”或“家次”，“场次”数的是活动，请统一。")
        elif figure.unit in _OF_THINGS and _PERSONS.search(before) and not _agents(report, figure, before):
            message = f"人不用“{figure.unit}”数，请核对单位。"
            yield Hit(figure.start, figure.end, message, severity=Severity.WARNING)
        elif _of_cars(figure, before) and not _of_a_list(report, figure):
            yield Hit(figure.start, figure.end, f"车船不用“{figure.unit}”数，请核对单位。", severity=Severity.WARNING)
        elif figure.unit in {"人", "名"} and _MONEY.search(before) and not _fined(report, figure, before):
            yield Hit(figure.start, figure.end, f"钱款不用“{figure.unit}”数，请核对单位。", severity=Severity.WARNING)
        elif figure.unit in {"人", "名"} and re.search(r"(?:案件|纠纷|合同|文件)\s*$", before):
            yield Hit(
                figure.start,
                figure.end,
                f"“{before[-2:]}”不用“{figure.unit}”数，请核对单位。",
                severity=Severity.WARNING,
            )


def _of_cars(figure: Figure, before: str) -> bool:
    return figure.unit in {"人", "名", "件", "起", "宗"} and bool(re.search(r"(?:车辆|船舶|(?<!停)车)\s*$", before))


def _of_a_list(report: Report, figure: Figure) -> bool:
    """Whether a kind of cases is named by what they are about: 客运服务516件、出租汽车217件."""
    sentence = report.sentence_at(figure.start)
    alike = sum(other.unit == figure.unit for other in sentence.figures)
    return alike > 2 or alike > 1 and bool(_CASES.search(sentence.text[: figure.start - sentence.start]))


_CASES = re.compile("案|处罚|投诉|举报|纠纷|事故|违法行为")


_MONEY = re.compile(r"(?:款|资金|工资|金额|损失)\s*$")


def _fined(report: Report, figure: Figure, before: str) -> bool:
    """Whether persons are told by how they were punished: 行政拘留612人、罚款1262人."""
    punished = re.search(r"拘留|警告|处罚|判处|纳入失信", report.sentence_at(figure.start).text)
    return before.rstrip().endswith("罚款") and punished is not None


_HANDLING = re.compile(r"涉及|查处|办理|受理|承办|代理|指派|委派|委托|交由|安排|调解|审理|评查")
_BY_WHOM = re.compile(r"[按从][^，。；]{0,10}[分看]|" + _HANDLING.pattern)


def _agents(report: Report, figure: Figure, before: str) -> bool:
    """Whether persons are named as those who deal with what is counted, or by the household.

    指派社会律师491件, 按承办人员分社会律师491件、法律援助机构人员214件; 转移群众1842户5218人.
    """
    if figure.unit == "户":
        return not re.search(r"嫌疑人|民警|辅警|监督员|仲裁员|明白人|专家|队员|律师", before)
    sentence = report.sentence_at(figure.start)
    listed = sum(f.unit == figure.unit for f in sentence.figures) > 1
    return bool(_HANDLING.search(before)) or listed and bool(_BY_WHOM.search(sentence.text))


@rule(
    "unit.more_ratings",
    "评价多于办件",
    "评价一般是一件一次，评价条数多于办结件数时，应当写明统计口径。",
    severity="note",
    example="办结公共服务事项261758件，“好差评”累计评价262663条。",
    holds="办结公共服务事项261758件，“好差评”累计评价161663条。",
)
def ratings_do_not_outnumber_cases(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Ratings named behind the cases they rate."""
    for sentence in report.sentences:
        figures = counts(sentence.figures)
        cases = next((f for f in figures if re.search(r"办结|办理", report.clause_before(f)) and f.unit == "件"), None)
        ratings = next((f for f in figures if "评价" in report.clause_before(f) and f.unit in {"条", "次", "件"}), None)
        if cases and ratings and cases.start < ratings.start and ratings.low > cases.high:
            percent = 100 * float(ratings.value) / float(cases.value)
            arithmetic = f"{number(ratings.value)} ÷ {number(cases.value)} = {percent:.2f}%"
            message = f"评价比办件还多 {number(float(ratings.value) - float(cases.value))}，请写明口径。"
            yield Hit(cases.start, ratings.end, message, arithmetic)


_MANY_DIGITS = 4
"""So many digits are those of one sum, wherever they stand."""
_SCALE = re.compile(r"^\D{0,4}([\d.]+)\s*([万亿]?)元")


@rule(
    "unit.money_scale",
    "“万”“亿”写错",
    "同一份报告里，同一串数字一处是“万元”、一处是“亿元”或“元”；或者罚款、资金带小数却以“元”计，多半写错了单位。",
    example="罚没金额2136.8万元，上缴国库2136.8亿元。",
    holds="罚没金额2136.8万元，上缴国库2136.8万元。",
)
def money_keeps_its_scale(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The same digits under two scales; money of a report in 万元 that is told in 元 with one decimal."""
    seen: dict[str, tuple[str, Figure]] = {}
    money = [(f, m.group(1), m.group(2)) for f in report.figures if f.unit == "元" and (m := _SCALE.match(f.text))]
    in_ten_thousands = sum(scale == "万" for _, _, scale in money)
    for figure, digits, scale in money:
        if len(digits.replace(".", "").rstrip("0")) < 3:
            continue
        before = report.clause_before(figure)
        other = seen.setdefault(digits, (scale, figure))
        same = report.sentence_at(figure.start) is report.sentence_at(other[1].start)
        near = (
            same
            or len(digits.replace(".", "")) >= _MANY_DIGITS
            or pairs(before) & pairs(report.clause_before(other[1]))
        )
        if other[0] != scale and near:
            message = f"“{digits}”前面是“{other[1].text}”，这里是“{figure.text}”，单位多半写错了一处，请核对。"
            place = Place(report.name, other[1].start, other[1].end)
            yield Hit(figure.start, figure.end, message, also=(place,))
        elif not scale and in_ten_thousands and re.fullmatch(r"\d+\.\d", digits):
            rate = re.search(r"每|人均|平均|单价|标准", before)
            if not rate and re.search(r"罚没?款|罚没|资金|收入|损失|工资|金额|赔偿|投入|征收", before):
                yield Hit(figure.start, figure.end, "全文的钱款以“万元”计，这里写“元”，请核对是不是漏了“万”字。")


@rule(
    "unit.fraction",
    "个数带小数",
    "人、件、起、家等是一个一个数的，不带“万”“亿”的时候不会有小数。",
    example="法制部门审核案件437.4件。",
    holds="法制部门审核案件4374件，平均每月364.5件。",
)
def things_come_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Counts with a decimal, of what is neither measured, weighed, timed nor paid."""
    for figure in report.figures:
        whole = not _MEASURED.search(figure.unit) and not _IN_POINTS.match(report.text, figure.end)
        mean = re.search(
            r"均|每|平均|率|[百千万亿](?:人|户|元)|[吨亩]", report.clause_before(figure)
        ) or _mean_of_last_year(report, figure)
        per = report.text[figure.end : figure.end + 1] in {"/", "／"}  # 4.2批次/千人
        if (
            figure.kind == "count"
            and whole
            and not mean
            and not per
            and re.search(r"\d\.\d+\s*[^\d\s万亿千百]", figure.text)
        ):
            yield Hit(figure.start, figure.end, "这样的数不会有小数，请核对小数点和单位。", f"{figure.text}")


_MEASURED = re.compile(
    r"[元克吨米亩顷升时分秒天日周月年岁度倍成瓦赫贝卡斤里方比]|[%％‰a-zA-Z]|小时|百分点|公里|标准|当量|指数|位|线|页|学分"
)
"""Units of what is no whole number by its nature."""


_IN_POINTS = re.compile(r"[、和与及][\d.]+个百分点")
"""领先3.2个和4.5个百分点: the unit is told once for both."""


def _mean_of_last_year(report: Report, figure: Figure) -> bool:
    """Whether a mean of the same unit stands before, which this one is set against: 人均37.2件，高于上年的27.6件.

    Two others of the sentence that have decimals too tell that all are means: 每万人最高6.4名，最低0.9名，相差5.5名.
    """
    said = report.sentence_at(figure.start).figures
    parted = [f for f in said if f.unit == figure.unit and "." in f.text]
    if len(parted) > 2 or any(f.end <= figure.start and _EACH.search(report.clause_before(f)) for f in parted[:1]):
        return True
    means = [f for f in said if f.end <= figure.start and f.unit == figure.unit and f.kind == "average"]
    return bool(means) and bool(re.search(r"上年|去年|20\d\d年|[高低多少]于|[较比]", report.between(means[-1], figure)))


_EACH = re.compile("每[一-鿿]*[人户件家个所]|平均|均")


@rule(
    "unit.per_cent",
    "百分号多余",
    "超过100%而不是增减、比率、占比、完成情况的百分数，多半是把量词写成了百分号。",
    example="开展案卷评查4次，抽查案卷520%。",
    holds="开展案卷评查4次，抽查案卷520卷。",
)
def a_per_cent_is_of_something(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Per cents above a hundred in a clause that has no word of change, share or plan."""
    shares = re.compile(r"率|占|比|度|增|升|降|减|涨|提高|完成|达|目标|计划|超|翻|倍|指数|任务")
    for figure in report.figures:
        if (
            figure.unit == "%"
            and figure.kind == "rate"
            and figure.low > 100
            and not shares.search(report.clause_of(figure))
        ):
            yield Hit(figure.start, figure.end, "这里的百分号多半是量词之误，请核对。", f"{figure.text} > 100%")


@rule(
    "unit.listed",
    "并列各项的单位不一",
    "并列的几项，有一项的单位与其余和总数不同，而把它当作同一单位相加正好等于总数，多半写错了单位。",
    example="评查案卷620宗，其中优秀93人、合格508宗、不合格19宗。",
    holds="评查案卷620宗，其中优秀93宗、合格508宗、不合格19宗。",
)
def listed_things_share_a_unit(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A whole and two to six figures behind it that add up to it only with the odd one's unit taken for the others'."""
    for sentence in report.sentences:
        figures = counts(sentence.figures)
        for index, whole in enumerate(figures):
            for size in range(2, 7):
                parts = figures[index + 1 : index + 1 + size]
                odd = [part for part in parts if counted_in(part) != counted_in(whole)]
                if len(parts) < size or len(odd) != 1 or len(parts) - len(odd) < 1 or whole.bound != "exact":
                    continue
                if len(parts) == 2 and "其中" not in report.between(whole, parts[0]):
                    continue
                if odd[0].start == figures[figures.index(odd[0]) - 1].end:
                    continue  # 防止民转刑3件11人
                if odd[0].unit == "份" and _PAPERS.search(report.clause_before(odd[0])):
                    continue  # 文件14件、合同212份
                if odd[0].unit in {"个", "家"} and _A_NOUN.match(report.text, odd[0].end):
                    continue  # 队员21人，其中持证18人，下设3个组
                if odd[0].unit == "批" and "访" in report.clause_before(odd[0]):
                    continue  # 来信168件、来访113批、网上投诉253件
                if odd[0].value < _SMALL or _told_elsewhere(report, odd[0]):
                    continue  # 15次，其中12次学法，出庭1次，化解2件; 申请688件，办理离婚402对（上年561对）
                if all(part.bound == "exact" for part in parts) and sum(part.value for part in parts) == whole.value:
                    written = " + ".join(number(part.value) for part in parts) + f" = {number(whole.value)}"
                    message = f"并列各项以“{whole.unit}”计才与总数相符，这里却写“{odd[0].unit}”，请核对单位。"
                    place = Place(report.name, whole.start, whole.end)
                    yield Hit(odd[0].start, odd[0].end, message, written, (place,))


_SMALL = 5
"""Below this number figures make up a total by chance."""


def _told_elsewhere(report: Report, figure: Figure) -> bool:
    """Whether the report counts the same thing in the same unit elsewhere, so that the unit is meant."""
    name = pairs(label(report, figure))
    others = (f for f in report.figures if f.unit == figure.unit and f is not figure)
    return any(len(name & pairs(label(report, other))) >= 2 for other in others)


_A_NOUN = re.compile(r"[一-鿿]")
_PAPERS = re.compile(r"(?:合同|协议|书|文件|材料|报告|方案|制度|预案|清单)$")
"""Papers, which are counted by 份 and by 件 alike."""
