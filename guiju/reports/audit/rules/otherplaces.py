"""Another place's name where the reporting body speaks of itself: left over from a report that served as a model."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.title import title_of

_OFFICE = r"(?:人民政府|政府|[县区市镇]?委(?!员|托|派|办)|党委|党工委|办事处)"
_ACTS = r"(?=坚持|将|始终|认真|扎实|深入|全年|高度重视|严格|持续|全面|得分|紧紧|积极|共?(?:办理|受理|收到|新收|调解))"
_NAMED = re.compile(
    rf"(?:^|[，。；：、\n\s])(?P<place>[一-鿿]{{2}}(?P<level>县|区|镇|乡|街道)){_OFFICE}?(?:、[一-鿿]{{2,4}})?{_ACTS}",
    re.MULTILINE,
)
"""A place, or its office, as the subject of what the report tells."""
_NO_NAME = re.compile(
    "[审核参与承办代理印发出台查以在制定按照府向接受提交担会同日协助筹备中获后报长送建立召开推动组织指导督促落实配合支持列入纳由被经对将把"
    "为是有到了等和及或其各全本我该市省上下内外级所属辖他两三四五六七八九十第新园城老主学牧矿林灾山库]"
)
"""Letters of the words that stand before 县政府 and 区委 without naming one; names that hold one are let pass."""


@rule(
    "leftover.other_place",
    "别处的地名",
    "说本单位自己的地方，却写了别的县、区、镇的名称，而这个名称全文只有一处：多半是照别处的报告改的，没有改净。",
    example="云岫县人民政府关于2024年法治政府建设情况的报告\n云岫县扎实推进。\n临河县政府全年新收行政复议申请142件。",
    holds="云岫县人民政府关于2024年法治政府建设情况的报告\n云岫县扎实推进。\n云岫县政府全年新收行政复议申请142件，与临河县政府签订合作协议。",
)
def the_report_speaks_of_its_own_place(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Names of a place of the reporting body's own level, or above it, told once, with an office or as a subject."""
    own = report.body.region + report.body.name
    if not own:
        return
    text, title, levels = report.text, title_of(report.text), _levels(report)
    yield from _of_another_county(report)
    for found in _NAMED.finditer(text):
        place = found["place"]
        foreign = place[:2] not in own and place[:2] not in title and text.count(place[:2]) == 1
        if foreign and found["level"] in levels and not _NO_NAME.search(place[:2]):
            message = f"“{place}”不是本报告单位的名称，全文只有这一处。请核对是不是别处报告留下的。"
            yield Hit(found.start("place"), found.end("place"), message, report.body.short)


def _of_another_county(report: Report) -> Iterator[Hit]:
    """青埠县公安局 in the report of 澜岩市公安局: the own office under another place's name."""
    office = report.body.name.removeprefix(report.body.region)
    if report.body.level != "department" or len(office) < _OFFICE_NAME or office[0] in "县区市":
        return
    for found in re.finditer(rf"(?P<place>[一-鿿]{{2}}[县区市]){re.escape(office)}", report.text):
        place = found["place"]
        foreign = place[:2] not in report.body.region and not _NO_NAME.search(place[:2])
        listed = report.text[max(0, found.start() - 1) : found.start()] in {"、", "和", "与", "及"}
        if foreign and report.text.count(place) == 1 and not listed:
            message = f"“{found.group()}”不是本报告的单位，请核对是不是别处报告留下的。"
            yield Hit(*found.span(), message, report.body.short)


_OFFICE_NAME = 3


def _levels(report: Report) -> tuple[str, ...]:
    """The levels at which another name cannot be one of the body's own parts."""
    if report.body.level == "town":
        return ("县", "区", "镇", "乡", "街道")
    return ("县", "区") if report.body.region.endswith(("县", "区", "旗")) else ()
