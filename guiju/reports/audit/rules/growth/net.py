"""What a stock grew by: 净增2200户，年末31460户，增长7.5%; 罚款减少14.2万元、下降10.5%, of last year's 135.4万元."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guiju.reports.audit.numbers.arithmetic import counted_in, decimals, number
from guiju.reports.audit.numbers.lists import compared
from guiju.reports.audit.report import Report, Sentence
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.rules.growth.differences import is_sized, way_of
from guiju.reports.audit.words.likeness import places
from guiju.reports.read.figure import Figure

_NET = re.compile("净(?P<way>[增减])[加长少]?[了约]?$")
_STOCK = re.compile("年末|年底|[总存]量|总[数户]|实有|现有|在册|累计|共有|期末|[达增减]到|[达增减]至")
_SINCE = re.compile(
    r"[，,（(]?(?:[比较]|同比)?(?:(?:上|去)年[末底]?|年初|上一?年度?|期初|20\d\d年末?)?(?:同期|相比)?"
    r"(?:净|共)?(?:增长|增加|上升|提高|下降|减少|降低)了?"
)


@rule(
    "growth.net",
    "净增数与存量的增幅",
    "“净增2200户，年末实有31460户，比上年末增长7.5%”：增幅应当等于净增数除以上年末的数，即年末数减去净增数。",
    example="全年净增经营主体2200户；年末实有31460户，比上年末增长5.7%。",
    holds="全年净增经营主体2200户；年末实有31460户，比上年末增长7.5%。",
)
def a_stock_grew_by_what_was_added(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Each change in per cent right behind a stock against the net gain told before it up to the full stop."""
    for sentence in report.sentences:
        for stock, change in zip(sentence.figures, sentence.figures[1:], strict=False):
            grown = change.kind == "change" and change.unit == "%" and stock.kind in {"count", "money"}
            if not grown or not _SINCE.fullmatch(report.between(stock, change)):
                continue
            if not _STOCK.search(report.clause_of(stock)) or stock.bound != "exact" or change.bound != "exact":
                continue
            net = next((f for f in reversed(_before(report, sentence, stock)) if _is_net(report, f, stock)), None)
            if net is not None:
                sign = 1 if _way(report, net) == "up" else -1
                former = float(stock.value) - (0 if compared(report, stock) else sign * float(net.value))
                yield from _judge(report, change, sign * float(net.value), former, (net, stock))


def _before(report: Report, sentence: Sentence, figure: Figure) -> list[Figure]:
    """The figures before one, from the full stop before it on."""
    begin = max(report.text.rfind(mark, 0, figure.start) for mark in "。\n")
    before = report.before(sentence)
    earlier = before.figures if before is not None and before.start > begin else ()
    return [*earlier, *(f for f in sentence.figures if f.end <= figure.start)]


def _is_net(report: Report, figure: Figure, stock: Figure) -> bool:
    return counted_in(figure) == counted_in(stock) and figure is not stock and bool(_net(report, figure))


def _net(report: Report, figure: Figure) -> re.Match[str] | None:
    return _NET.search(report.clause_before(figure)) or _NET_OF.search(report.clause_before(figure))


_NET_OF = re.compile("净(?P<way>[增减])[一-鿿]{2,8}$")


def _way(report: Report, net: Figure) -> str:
    found = _net(report, net)
    return "up" if found is not None and found.group("way") == "增" else "down"


@rule(
    "growth.from_listed",
    "增减数与句首列出的上年数",
    "“与上年的53件、135.4万元相比，立案减少5件、下降9.4%，罚款减少14.2万元、下降10.5%”：幅度应当等于增减数除以单位相同的上年数。",
    example="与2023年的53件、135.4万元相比，立案减少5件、下降9.4%，罚款减少14.2万元、下降11.7%。",
    holds="与2023年的53件、135.4万元相比，立案减少5件、下降9.4%，罚款减少14.2万元、下降10.5%。",
)
def a_change_is_of_the_value_listed_before(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A difference and its share, one right behind the other, where last year's values are listed before them."""
    for sentence in report.sentences:
        listed = _listed(report, sentence.figures)
        if not listed:
            continue
        for apart, change in zip(sentence.figures, sentence.figures[1:], strict=False):
            sized = change.kind == "change" and change.unit == "%" and is_sized(report, apart)
            if not sized or not _AND.fullmatch(report.between(apart, change)) or apart.start < listed[-1].end:
                continue
            bases = [f for f in listed if counted_in(f) == counted_in(apart) and f.value]
            if len(bases) == 1 and "exact" == apart.bound == change.bound:
                signed = float(apart.value) * (-1 if way_of(report, apart) == "down" else 1)
                yield from _judge(report, change, signed, float(bases[0].value), (bases[0], apart))


def _listed(report: Report, figures: Sequence[Figure]) -> list[Figure]:
    """The values that 与上年的…、…相比 lists at the beginning of a sentence."""
    for turn, last in enumerate(figures):
        if _COMPARED.match(report.text[last.end : last.end + 8]):
            first = turn
            while first and report.between(figures[first - 1], figures[first])[:1] in {"、", "和"}:
                first -= 1
            return list(figures[first : turn + 1]) if compared(report, figures[first]) else []
    return []


_COMPARED = re.compile("[一-鿿]{0,4}相比")
_AND = re.compile("[，,、（(](?:增长|增加|上升|提高|下降|减少|降低|降幅|增幅|缩减|压减)了?为?")


def _judge(report: Report, change: Figure, by: float, former: float, taken: tuple[Figure, Figure]) -> Iterator[Hit]:
    """Compares a change with a signed difference and the former value."""
    if former <= 0:
        return
    exact, step = 100 * by / former, 10.0 ** -decimals(change.text)
    stated = float(change.value) * (-1 if change.direction == "down" else 1)
    over = (stated - exact) * (1 if stated > 0 else -1)
    if not -step < over <= step / 2 + _TINY:  # rounded or cut off
        arithmetic = f"{number(by)} ÷ {number(former)} = {exact:.2f}%，文中为 {change.text}"
        message = f"按“{taken[0].text}”和“{taken[1].text}”算不出“{change.text}”，请核对这几个数。"
        yield Hit(change.start, change.end, message, arithmetic, places(report, *taken))


_TINY = 1e-9
