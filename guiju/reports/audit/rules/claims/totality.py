"""全覆盖, 无一, 100% against the numbers that stand beside them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.finding import Place
from guiju.reports.audit.numbers.lists import label
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import PLACES, places
from guiju.reports.audit.words.tellings import follows
from guiju.reports.read.figure import Figure

_ALL = re.compile(r"全覆盖|无一空白|无一例外|无一遗漏|全员[一-鿿]{2,4}|(?:全部|均)(?:已)?[一-鿿]{2,6}(?=[，。；])")
_REACH = 30
_UNSATISFIED = re.compile(r"不满意$")


@rule(
    "claim.all",
    "“全覆盖”与所列的数",
    "“16个中队中14个有办案记录，首次实现全覆盖”：说全部、全覆盖的，所列的数应当等于总数；满意率100%的，不会又有不满意的件数。",
    example="16个派驻中队中14个有办案记录，首次实现办案全覆盖。",
    holds="16个派驻中队中16个有办案记录，首次实现办案全覆盖。",
)
def all_are_as_many_as_there_are(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Some and then a word for all; all, and yet some not done or left; a hundred per cent, and yet some not."""
    yield from _some_of_all(report)
    for rest in _NONE_LEFT.finditer(report.text):
        if int(rest["left"]) and not _NOT_DUE.match(report.text[rest.end() :][:_REACH]):
            yield Hit(*rest.span("said"), f"说“{rest['said']}”，后面却还有余下的，请核对。", rest.group()[-30:])
    yield from _not_all_of_a_full_rate(report)
    for unsatisfied in report.figures:
        if unsatisfied.value and _UNSATISFIED.search(report.clause_before(unsatisfied)):
            full = [f for f in report.sentence_at(unsatisfied.start).figures if f.unit == "%" and f.value == 100]
            for rate in full:
                near = follows(report, unsatisfied, rate) and "满意" in report.clause_before(rate)
                if near and 0 < rate.start - unsatisfied.end < _REACH:
                    yield _hit(report, rate.start, rate.text, unsatisfied, rate)


_RATE = re.compile(r"(?P<stem>[一-鿿]{2})率(?:均?[为达]到?|保持)?$")


def _not_all_of_a_full_rate(report: Report) -> Iterator[Hit]:
    """发出7份，收到回复5份，回复率100%: fewer of what the rate is named by than of what was told right before."""
    for whole, part, rate in zip(report.figures, report.figures[1:], report.figures[2:], strict=False):
        counted = whole.unit == part.unit and whole.kind == part.kind == "count" and part.high < whole.low
        if not counted or rate.unit != "%" or rate.value != _FULL or report.planned(rate):
            continue
        found = _RATE.search(report.clause_before(rate))
        said = report.between(whole, part)
        beside = report.sentence_at(whole.start) is report.sentence_at(rate.start) and len(said) <= _REACH
        done = (
            re.fullmatch(rf"[^，。；]{{0,2}}[，,](?:已|共|实际)?[一-鿿]{{0,4}}{found['stem']}[一-鿿]{{0,2}}", said)
            if found
            else None
        )
        if (
            beside
            and done
            and not re.search("其中|[比较]|应", said)
            and not _IN_TIME.search(report.clause_before(rate))
        ):
            yield _hit(report, rate.start, rate.text, whole, part)


_IN_TIME = re.compile("[按到定限时][期时限][一-鿿]{0,4}率|及时|当[场日]")
"""A rate of what was done in time is of all that was done, and not of all there was to do."""
_FULL = 100


def _some_of_all(report: Report) -> Iterator[Hit]:
    """Two counts of one unit that follow one another: 16个中14个…全覆盖; 22条全部完成，另有3条未完成."""
    for whole, part in zip(report.figures, report.figures[1:], strict=False):
        if whole.unit != part.unit or not whole.kind == part.kind == "count":
            continue
        among = re.fullmatch(r"[一-鿿（）]{1,12}中[，,]?(?:已)?有?", report.between(whole, part))
        area = PLACES.match(report.text, part.end)
        if area and area.group() not in report.between(whole, part):
            continue  # 18个乡镇中，已有12个村…: not of the townships
        if among and part.high < whole.low:
            behind = re.split(r"[。；]", report.text[part.end : part.end + 60])[0]
            found = _ALL.search(behind)
            if found and found.start() < _REACH and not re.search(r"\d", behind[: found.start()]):
                yield _hit(report, part.end + found.start(), found.group(), whole, part)
        said = _EVERY_ONE.fullmatch(report.between(whole, part)) if whole.value and part.value else None
        not_done = _NOT_DONE.match(_behind(report, part)) or _NOT_DONE.search(report.clause_before(part))
        both = any(f.value == whole.value + part.value for f in _around(report, whole))
        if said and not_done and not both and not _NOT_DUE.search(_behind(report, part)):
            yield _hit(report, whole.end + said.start(1), said.group(1), whole, part)


_PLACE = (
    r"(?:县[（(]市、区[）)]|乡镇[（(]街道[）)]|镇[（(]街道[）)]|村[（(]社区[）)]|"
    r"乡镇卫生院|乡镇|镇街|部门|司法所|社区|中队|派出所|单位)"
)
_COVERS = re.compile(
    rf"[，,]?(?:首次|基本|已)?(?:实现|做到)了?对?[一-鿿（）()、]{{0,10}}?(?P<place>{_PLACE})?[一-鿿]{{0,8}}全覆盖"
)
_NOUN = re.compile(_PLACE)
_OF_PLACES = re.compile(_PLACE + "(?![级干长])")
_CLAUSE = 30


@rule(
    "claim.coverage",
    "全覆盖与总个数",
    "“督导县（市、区）5个，实现全覆盖”：说全覆盖的个数，应当等于别处说的总个数；“甲12家、乙8家，实现21家全覆盖”“312家分4期、每期68人，实现全覆盖”：各项之和、每期人数乘期数，应当够得上总数。",
    example="全市辖7个县（市、区）。\n现场督导县（市、区）5个，实现督导全覆盖。",
    holds="全市辖7个县（市、区）。\n现场督导县（市、区）7个，实现督导全覆盖。",
)
def as_many_are_covered_as_there_are(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The number before 实现…全覆盖 against the one number of all such places, its parts, or so many times so many."""
    told = [
        f for f in report.figures if f.kind == "count" and f.bound == "exact" and _OF_PLACES.match(report.text, f.end)
    ]
    for sentence in report.sentences:
        for found in re.finditer("全覆盖", sentence.text) if sentence.figures else ():
            at = sentence.start + found.end()
            before = [f for f in sentence.figures if at - _BACK <= f.start < at and f.kind == "count" and f.actual]
            if before:
                yield from _covered(report, told, before, at)
                yield from _in_turns(report, before)


_BACK = 120
"""Letters before the words for all in which what they cover is told."""


def _covered(report: Report, told: Sequence[Figure], before: Sequence[Figure], at: int) -> Iterator[Hit]:
    """The last count before the words for all, of the places that they name, or of all that its own words name."""
    covered = before[-1]
    words = re.split("[。；]", report.text[covered.end : at])[-1]
    found = _COVERS.search(words)
    if found is None or found.end() < len(words) or len(words) > _CLAUSE:
        whole = re.search(r"(?:实现|做到)[一-鿿]{0,4}$", report.clause_before(covered))  # 实现21家乡镇卫生院全覆盖
        parts = [f for f in before[:-1] if f.unit == covered.unit]
        known = {*_sums(parts), *(f.value for f in parts)}
        near = len(parts) > 1 and sum(float(f.value) for f in parts[-2:]) >= covered.value / 2
        if whole and near and not _SO_FAR.search(report.clause_before(covered)) and covered.value not in known:
            yield _hit(report, covered.start, covered.text, *parts[-2:])
        return
    subject = words[: found.start()].rpartition("，")
    if subject[1] and subject[2] and not found["place"]:
        return  # 13个市州、118个县设立中心，市州实现全覆盖: what is covered is named anew
    noun = found["place"] or next(iter(_NOUN.findall(report.clause_before(covered) + words[: found.start()])[-1:]), "")
    if not noun:
        return
    covered = next((f for f in reversed(before) if noun in label(report, f)), covered)
    places_told = (f for f in told if f is not covered and report.text.startswith(noun, f.end))
    all_of = max(places_told, key=lambda f: f.value, default=None)
    others = [f for f in before if f.unit == covered.unit and f is not covered]
    if all_of is None or covered.unit not in _PLACES or all_of.low <= covered.high:
        return
    if all_of.value not in {*(f.value for f in before), *_sums([*others, covered])}:
        yield _hit(report, covered.start, covered.text, all_of, covered)


_SO_FAR = re.compile(r"至此|累计|[两三四五]年|届")
"""Words by which more than what was done this time is covered."""
_PLACES = {"个", "家", "所", "处"}


def _sums(figures: Sequence[Figure]) -> set[float]:
    """The sums of two and more of some figures that follow one another."""
    values = [float(f.value) for f in figures]
    return {sum(values[i:j]) for i in range(len(values)) for j in range(i + 2, len(values) + 1)}


_TURN = re.compile("每[期批轮场][^，。；]{0,4}$")


def _in_turns(report: Report, before: Sequence[Figure]) -> Iterator[Hit]:
    """312家 in 4期 of 68人 each leave some uncovered."""
    for all_of, turns, each in zip(before, before[1:], before[2:], strict=False):
        in_turns = turns.unit in {"期", "批", "轮", "场"} and _TURN.search(report.clause_before(each))
        if in_turns and float(turns.value) * float(each.value) < all_of.low and each.bound == "exact":
            yield _hit(report, each.start, each.text, all_of, turns, each)


_NONE_LEFT = re.compile(
    r"(?P<said>(?:全部|均已?)(?:整改|办结|销号|完成|化解|解决)[一-鿿]{0,4})(?:[，,][一-鿿]{2,6}率(?:达到?|为)?100[%％])?"
    r"[，,；;](?:其余|剩余|尚余|还有|尚有|仍有)的?(?P<left>\d+)[个件项起条处家]"
)
_EVERY_ONE = re.compile(
    r"[一-鿿（）()]{0,12}((?:全部|均)(?:已)?[一-鿿]{2,10})[，,；;](?:另有|另外|其中|还有|尚有|仍有|但)?[一-鿿]{0,8}"
)


def _around(report: Report, figure: Figure) -> list[Figure]:
    """The figures of its sentence and of the one before."""
    sentence = report.sentence_at(figure.start)
    previous = report.before(sentence)
    return [*(previous.figures if previous else ()), *sentence.figures]


_NOT_DUE = re.compile(
    r"(?:尚|还)?未(?:到|满|届)[一-鿿]{0,4}期|[一-鿿]{0,4}时限未到|未到[一-鿿]{0,4}(?:时限|时间|期限|节点)"
)
"""What is not yet due is no part of what was due and is all done."""
_NOT_DONE = re.compile(r"[一-鿿]{0,4}(?:未|没有|尚在|还在)(?!发生|出现)")


def _behind(report: Report, figure: Figure) -> str:
    return re.split(r"[，,。；;]", report.text[figure.end : figure.end + 20])[0]


def _hit(report: Report, start: int, said: str, *told: Figure) -> Hit:
    arithmetic = "，".join(figure.text for figure in told)
    return Hit(start, start + len(said), f"说“{said}”，所列的数却不是全部，请核对。", arithmetic, places(report, *told))


_NONE = re.compile(
    r"(?:没有|未发生|无一(?:人|例|件|起)?|无|零)(?:行政复议|行政诉讼|案件)?(?:被|因)?(?P<what>不合格|超期|逾期|败诉|脱管|漏管|重新犯罪|缺席|纠错|伤亡|死亡|舞弊)|"
    r"全(?:员|部)(?P<passed>合格|参加|到场)"
)


@rule(
    "claim.none",
    "“没有”“无一”与所列的数",
    "“合格4卷、不合格1卷，没有不合格案卷”：说没有、无一的，同一句里不会又有。",
    example="评查优秀3卷、合格4卷、不合格1卷，没有不合格案卷。",
    holds="评查优秀3卷、合格5卷，没有不合格案卷。",
)
def none_means_none(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """No case lost, and yet one set aside; a word for none, and a number of the same thing in its sentence."""
    yield from _lost_and_not_lost(report)
    yield from _none_and_some(report)


_LOST = {
    "败诉": re.compile(
        r"(?:[1-9]\d*[件宗起](?:被)?判决败诉|败诉[1-9]\d*[件宗起])|(?:判决|裁判|裁定)[^，。；\d]{0,6}(?:撤销|变更|确认[^，。；]{0,8}违法|责令)"
    ),
    "纠错": re.compile(r"复议机关[^，。；\d]{0,6}(?:撤销|变更|确认[^，。；]{0,8}违法|责令)"),
}
"""How a court, or the body that reviews, says that the reporting body was wrong."""


def _lost_and_not_lost(report: Report) -> Iterator[Hit]:
    """判决撤销被诉处罚决定，全年无败诉案件: in one sentence, or in the report of a body that is sued itself."""
    for found in _NONE.finditer(report.text):
        lost = _LOST.get(found["what"] or "")
        sentence = report.sentence_at(found.start())
        where = (0, report.plan_start) if report.body.level != "government" else (sentence.start, sentence.end)
        told = lost.search(report.text, *where) if lost and found.start() < report.plan_start else None
        if told and not re.search("案例|某|代理", report.sentence_at(told.start()).text):
            message = f"说“{found.group()}”，又说“{told.group()}”，请核对。"
            also = (Place(report.name, *told.span()),)
            yield Hit(*found.span(), message, told.group(), also)


_AT_FIRST = re.compile(r"首次|第[一二]次|补[考训测]|复[测考评]|初[测评考]|整改后|[再两]次")


def _none_and_some(report: Report) -> Iterator[Hit]:
    """A word for none, and a number of the same thing in its sentence that is not nought."""
    for sentence in report.sentences:
        for found in _NONE.finditer(sentence.text):
            if found["passed"] and _AT_FIRST.search(sentence.text):
                continue  # 第一次合格率93.9%，第二次全员合格
            what = re.escape(found["what"] or f"不{found['passed']}")
            told = re.search(
                rf"(?<!\d)[1-9]\d*[件人卷起名个](?:次)?{what}|{what}[一-鿿]{{0,2}}[1-9]\d*[件人卷起名个]", sentence.text
            )
            if told:
                start = sentence.start + found.start()
                message = f"说“{found.group()}”，同一句里又有“{told.group()}”，请核对。"
                yield Hit(start, start + len(found.group()), message, told.group())
