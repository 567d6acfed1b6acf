"""What is to be added, and what there will be then: 新增7项，累计达到50项, where there are 43."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.arithmetic import number
from guiju.reports.audit.likeness import places
from guiju.reports.audit.report import Report
from guiju.reports.audit.retelling import noun_behind
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure

_NEW = re.compile(r"(?:新[增建设创聘培]|再[增建创改新]|新培养|新创建)[^，。；\d]{0,16}$")
_THEN = re.compile(r"[^，。；\d]{0,12}[，,、]?[^，。；\d]{0,16}(?:累计|总数|总量|数量|总计)?(?:达到?|增至|增加到)")
_TOTAL = re.compile(r"(?:累计|总数|总量|共有?|已有|现有|达到?|建成|有)[^，。；\d]{0,12}$")


@rule(
    "target.sum",
    "新增的数与达到的总数",
    "下一年“新增7项，累计达到50项”：现有的数加上要新增的，应当等于要达到的总数。",
    example="关于2024年法治政府建设情况的报告\n“高效办成一件事”累计上线43项。\n三、2025年工作打算\n“高效办成一件事”新增17项，累计达到50项。",
    holds="关于2024年法治政府建设情况的报告\n“高效办成一件事”累计上线43项。\n三、2025年工作打算\n“高效办成一件事”新增7项，累计达到50项。",
)
def what_is_there_and_what_is_added_make_the_aim(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """An aim of new ones and of all, against the one number of those that there are under the same words."""
    for added, then in zip(report.figures, report.figures[1:], strict=False):
        pair = added.unit == then.unit and added.kind == then.kind == "count" and report.planned(then)
        if not pair or not _NEW.search(report.clause_before(added)) or not _THEN.fullmatch(report.between(added, then)):
            continue
        name = _noun(report, added)
        told = [f for f in report.figures if f.kind == "count" and f.unit == then.unit and not report.planned(f)]
        now = [f for f in told if len(name) >= _NAME and _is_total(report, f) and _noun(report, f).endswith(name)]
        whole = float(now[0].value + added.value) if len({f.value for f in now}) == 1 else float(then.value)
        if whole != float(then.value) and now[0].bound == "exact":
            arithmetic = f"{number(now[0].value)} + {number(added.value)} ≠ {number(then.value)}"
            message = "现有的数加上要新增的，不等于要达到的总数，请核对。"
            yield Hit(then.start, then.end, message, arithmetic, places(report, now[0], added))


_NAME = 3
"""Letters of a name that tells one thing."""


def _noun(report: Report, figure: Figure) -> str:
    """What a figure counts, from the words before it or, where they are none, behind it."""
    sides = [re.sub("[^一-鿿]", "", side) for side in _HOW.split(report.clause_before(figure), maxsplit=1)]
    return next((name for name in sides if len(name) >= _NAME), "") or noun_behind(report, figure)


_HOW = re.compile(r"新[增建设创聘]?培?养?|再[增建创]?|累计|总数|已有|现有|共有?|上线|建成")


def _is_total(report: Report, figure: Figure) -> bool:
    lead = report.clause_before(figure)
    return bool(_TOTAL.search(lead)) and not re.search("新|增", lead)
