"""Accounts of a year: what there was, what came and went, and what there is now."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from guiju.reports.audit.numbers.bases import family
from guiju.reports.audit.numbers.lists import main_counts
from guiju.reports.audit.numbers.totals import to_full_stop
from guiju.reports.audit.report import Report
from guiju.reports.audit.words.likeness import TABLE_CELL
from guiju.reports.read.figure import Figure

_CARRIED = re.compile(r"(?:(?:上|去|上一)年|20\d\d年)度?(?:未结|结转|遗留|转入|结存)(?!(?:至|到)?(?:下|次))")
_OPENING = re.compile(r"年初|期初|(?:上|去|上一)年度?[末底]|去年底|原有")
_OPENS = re.compile(r"年初|期初|年度?[末底]|原有|上年|去年|上一年|年度?(?:未结|结转|遗留|转入|结存)")
"""What a paragraph with an account has somewhere."""
_ON_TOP = re.compile(r"的?基础上|之上")
_CLOSING = re.compile(
    r"年[末底]|期末|12月3[01]日|现有|现存|(?:尚未|未)[审办]?结(?!转)|尚在|在办|正在[审办]理|结转(?:至|到)?(?:下|次|20\d\d|本年)|转入(?:下|次)"
)
WENT = re.compile(
    r"解除|调出|调拨|发放|领用|撤并|退休|减|注销|吊销|转出|移出|离职|解矫|退|办结|审结|结案|出库|销号|期满|收监|终止|死亡|废止|失效|取消|清理|剔除|收回|撤销|划出|核销|作出[一-鿿]{0,4}处罚|撤案|撤回|移送|迁出|处罚决定|扣除|扣减|抵扣|不予(?!受理|立案|登记)|脱贫|出栏|下线|摘牌"
)
CAME = re.compile(
    r"新|制发|印发|采购|购[入买置]|登记|接收|调入|招录|引进|增|入矫|转入|移入|入库|收到|受理|出台|承接|划入|纳入|上收|取得|收案|立案"
)
_TOTAL = re.compile(r"(?:全年|共|合计)[一-鿿]{0,2}在办|(?:应|合计|累计)[一-鿿]{0,6}$|净[增减]")
_ALL = re.compile(r"共[一-鿿]{0,6}$")
"""What stands before all that came, or all that went: 共审结125件."""
_NOT = re.compile(r"(?:受理|立案)前|不予(?:受理|立案|登记)|不再|未")
_LONGEST, _UNSAID, _BEFORE_IT = 7, 1, 4
"""Figures of one account; how many of them may be without a word that says whether they came or went."""


@dataclass(slots=True)
class Account:
    """One account in like units.

    Attributes:
        opening: what there was.
        closing: what there is.
        came: what came; neither totals nor differences from last year.
        went: what went.
        unsaid: what lies between and may have come, gone or be neither.
    """

    opening: Figure
    closing: Figure
    came: list[Figure] = field(default_factory=list)
    went: list[Figure] = field(default_factory=list)
    unsaid: list[Figure] = field(default_factory=list)

    def told(self) -> list[Figure]:
        """All figures that have a part in it, in their order."""
        return sorted([self.opening, *self.came, *self.went, *self.unsaid, self.closing], key=lambda f: f.start)

    def residuals(self) -> Iterator[float]:
        """By how much it fails to come out: with all that came and went first, then where some are parts of others."""
        flows = [
            *((f, (1, 0)) for f in self.came),
            *((f, (-1, 0)) for f in self.went),
            *((f, (0, 1, -1)) for f in self.unsaid),
        ]
        for signs in product(*(signs for _, signs in flows)):
            moves = signs[: len(self.came) + len(self.went)]
            if 1 not in moves or -1 not in moves:
                continue  # something came and something went
            moved = sum(sign * float(f.value) for sign, (f, _) in zip(signs, flows, strict=True))
            yield float(self.opening.value) + moved - float(self.closing.value)


def accounts(report: Report) -> list[Account]:
    """Every account that the report tells within a paragraph."""
    return report.once(_accounts)


def in_one(report: Report, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two figures that look like a total and its parts are what came and what there is of one account."""
    closed = report.once(_closings)
    return any(whole in closed[part.start].told() for part in parts if part.start in closed)


def closes(report: Report, figure: Figure) -> bool:
    """Whether a figure is what there is at the end of an account."""
    return figure.start in report.once(_closings)


def _closings(report: Report) -> dict[int, Account]:
    return {account.closing.start: account for account in accounts(report)}


def _accounts(report: Report) -> list[Account]:
    found: list[Account] = []
    for figures in _paragraphs(report):
        roles = _roles(report, figures)
        told = (_account(figures, roles, turn) for turn, role in enumerate(roles) if role == "closing")
        found.extend(account for account in told if account is not None)
    return found


def unopened(report: Report) -> Iterator[tuple[Figure, Figure, Figure]]:
    """What came, what went and what there is, without what there was: 出台7件，废止3件，年末有效84件."""
    for figures in _paragraphs(report, least=_THREE):
        roles = _roles(report, figures)
        for turn in range(2, len(figures)):
            came, went, closing = figures[turn - 2 : turn + 1]
            if roles[turn - 2 : turn + 1] == ["went", "came", "closing"]:
                came, went = went, came
            elif roles[turn - 2 : turn + 1] != ["came", "went", "closing"]:
                continue
            if "opening" not in roles[:turn] and "。" not in report.text[min(came.end, went.end) : closing.start]:
                yield came, went, closing


def _paragraphs(report: Report, *, least: int = 4) -> Iterator[list[Figure]]:
    """The figures of each paragraph that can be added up, those in like units together."""
    held: dict[tuple[int, frozenset[str]], list[Figure]] = {}
    opened: dict[int, bool] = {}
    for sentence in to_full_stop(report):
        begin, end = report.text.rfind("\n", 0, sentence.start), report.text.find("\n", sentence.end)
        if begin not in opened:
            opened[begin] = _OPENS.search(report.text, begin + 1, end if end > 0 else len(report.text)) is not None
        if not opened[begin]:
            continue
        mains = {f.start for f in main_counts(report, sentence.figures)}
        for figure in sentence.figures:
            moved = figure.kind == "change" and figure.unit not in {"%", "百分点", "倍"}
            if (figure.start in mains or moved) and figure.rule != TABLE_CELL:
                held.setdefault((begin, family(figure.unit)), []).append(figure)
    yield from (figures for figures in held.values() if len(figures) >= least)


_THREE = 3


def _roles(report: Report, figures: Sequence[Figure]) -> list[str]:
    return [_role(report, figure, figures[turn - 1] if turn else None) for turn, figure in enumerate(figures)]


def _role(report: Report, figure: Figure, previous: Figure | None) -> str:
    """What a figure is in an account, by the words before it and right behind it."""
    lead = report.clause_before(figure)
    if previous is not None and previous.end > figure.start - len(lead):
        lead = report.between(previous, figure)
    lead = lead.rsplit("、", 1)[-1]
    behind = re.split(r"[，,。；;：:、\d]", report.text[figure.end : figure.end + 14])[0]
    last_year = report.year is not None and re.search(rf"{report.year - 1}年[末底]", lead)
    if _CARRIED.search(lead) or _OPENING.search(lead) or last_year or "上年" in lead and _ON_TOP.match(behind):
        return "opening"
    if not _TOTAL.search(lead) and (_CLOSING.search(lead) or _CLOSING.match(behind)):
        return "closing"
    if _NOT.search(lead):
        return ""
    way = "went" if WENT.search(lead) else "came" if CAME.search(lead) else ""
    if way and _ALL.search(lead):
        return f"all {way}"
    if _TOTAL.search(lead) or _ALL.search(lead) or re.search("[较比]", report.clause_before(figure)):
        return "total"
    return way


def _account(figures: Sequence[Figure], roles: Sequence[str], end: int) -> Account | None:
    """The account that a closing figure ends; what came may be told before what was carried over."""
    first = max(0, end - _LONGEST)
    begin = next((turn for turn in range(end - 1, first - 1, -1) if roles[turn] == "opening"), None)
    if begin is None or "closing" in roles[begin:end]:
        return None
    account, told = Account(figures[begin], figures[end]), list(zip(figures, roles, strict=True))[begin + 1 : end]
    for turn in range(begin + 1, end):
        if roles[turn] == "came":
            account.came.append(figures[turn])
        elif roles[turn] == "went":
            account.went.append(figures[turn])
        elif not roles[turn]:
            account.unsaid.append(figures[turn])
    for turn in range(begin - 1, max(first, begin - _BEFORE_IT) - 1, -1):
        if not account.came and roles[turn] == "came":
            account.came.append(figures[turn])
        elif not account.went and roles[turn] == "went":
            account.went.append(figures[turn])
    account.came = account.came or [f for f, role in told if role == "all came"]
    account.went = account.went or [f for f, role in told if role == "all went"]
    return account if account.came and account.went and len(account.unsaid) <= _UNSAID else None
