"""A count told in the lead that the body gives only as a share: 调解成功4464件, of 受理4536件，成功率98.4%."""

from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.numbers.arithmetic import number, slip, whole_between
from guiju.reports.audit.numbers.parts import LEAST, shares_of_wholes
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import of_another_year, places
from guiju.reports.audit.words.retelling import alike_units
from guiju.reports.audit.words.tellings import summed_up, telling


@rule(
    "mention.by_share",
    "开头的件数与正文的比率",
    "开头说“成功调处4464件”，正文只说“受理4536件，调解成功率98.4%”：件数应当等于总数乘以比率。",
    example="全年成功调处矛盾纠纷4646件。\n一、工作情况\n调解组织受理矛盾纠纷4536件，调解成功率98.4%。\n二、存在问题\n经费不足。",
    holds="全年成功调处矛盾纠纷4464件。\n一、工作情况\n调解组织受理矛盾纠纷4536件，调解成功率98.4%。\n二、存在问题\n经费不足。",
)
def a_count_is_its_share_of_the_whole(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Counts outside the body that stand nowhere else, against the shares that the body gives under their words."""
    outer = [f for f in report.figures if f.kind == "count" and f.value >= LEAST and f.bound == "exact"]
    outer = [f for f in outer if summed_up(report, f.start) and not report.planned(f)]
    if not outer:
        return
    shares = shares_of_wholes(report)
    for again in outer:
        alike = [f for f in report.figures if f is not again and alike_units(f, again)]
        if any(f.value == again.value for f in alike) or of_another_year(report, again):
            continue
        said = telling(report, again).clause
        meant = [one for one in shares if alike_units(one.whole, again) and said & one.words and said & one.about]
        if any(one.gives(again) for one in meant):
            continue
        for one in meant:
            if any(slip(value, float(again.value)) for value in whole_between(one.low, one.high)):
                meant_is = (
                    f"正文里是“{one.whole.text}”的“{one.rate.text}”，约 {number(round((one.low + one.high) / 2))}"
                )
                message = f"{meant_is}，这里是“{again.text}”，请核对。"
                arithmetic = f"{number(one.whole.value)} × {number(one.rate.value)}% ≠ {number(again.value)}"
                yield Hit(again.start, again.end, message, arithmetic, places(report, one.whole, one.rate))
                break
