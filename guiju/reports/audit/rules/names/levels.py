"""The body's own level and office: 我县 in a city's report, another bureau as the one that reports."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule

_OWN = re.compile(r"[我本](?P<own>县|区|市|旗|州|镇|乡|街道)(?![一-鿿]?级)")
_OFFICE = re.compile(
    r"(?:(?<![一-鿿、/）)])|(?<=委、)|(?<=[由向经在报对被为与和以受据按照同请托])(?<!、.))(?P<office>县|区|旗)(?:委(?!托|员|派)|(?:人民)?政府)"
)
_COMMITTEE = re.compile(r"依法治(?P<rule>县|区|市|旗|州)")
_ANY = re.compile(
    r"全(县|区|旗|市)(?!面|域)|(?<![社园片景校小辖地山新城库林])(县|区|旗|市)(?=委(?!托|员|派)|政府|级|人大|司法局)"
)
_FEW, _OFTEN = 2, 3
"""So many times at most stands what was left over, and so many times at least what it should read."""


@rule(
    "leftover.other_level",
    "别的层级的用语",
    "市的报告里写“我县”，区的报告里写“县委、县政府”，街道的报告里写“我镇”：与报告单位的层级不合，多半是照别处的报告改的。",
    example="云溪区人民政府关于2024年法治政府建设情况的报告\n区委、区政府高度重视，区政府常务会议学法4次，区委听取汇报2次。\n我县将继续努力。",
    holds="云溪区人民政府关于2024年法治政府建设情况的报告\n区委、区政府高度重视，区政府常务会议学法4次，区委听取汇报2次。\n我区将继续努力。",
)
def the_report_keeps_to_its_own_level(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Words for one's own county, town or committee of another level than the body's, where its own stand often."""
    text, body = report.text, report.body
    told = [found for pattern in (_OWN, _OFFICE, _COMMITTEE) for found in pattern.finditer(text)]
    if body.region.endswith("区"):  # a district is part of its city, whose rules are 本市有关规定
        told = [found for found in told if found.group() != "本市"]
    often = Counter(_level(found) for found in told)
    known = Counter(_level(found) for found in _ANY.finditer(text))
    area = body.region[-1:] or max("县区旗", key=lambda level: known[level])
    if area not in _FOREIGN or not body.region and known[area] < _OFTEN:
        return
    for found in told:
        level = _level(found)
        town = level in _TOWNS
        if town:
            wrong = body.level == "town" and not body.name.endswith(level) and text.count(found.group()) <= _FEW
        else:
            wrong = level in _FOREIGN[area] and not (found.re is _COMMITTEE and level == "市")
        if wrong and often[level] <= _FEW:
            own = _TOWNS & {body.name[-2:], body.name[-1:]} if town else {area}
            message = f"报告单位是“{body.short or '、'.join(own)}”，这里写“{found.group()}”，层级不合，请核对。"
            yield Hit(*found.span(), message, f"{'、'.join(own)} ≠ {level}")
    yield from _above(report, area)


_ADDRESS = re.compile(
    r"(?m)^[\s　]*(?P<level>[县区旗市州省])(?:委[、和]?(?P=level)(?:人民)?政府|委|(?:人民)?政府)[：:][\s　]*$"
)
_MEETING = re.compile(
    r"(?:(?<![一-鿿])|(?<=[一二三四五]是))(?P<level>[县区旗市州省])(?:委常委会|委理论学习中心组|政府常务会议?|政府党组)(?:会议?)?"
    r"(?=(?:全年|年内|共|先后|专题|集体|带头|学习?法|研究|召开|组织)[^。；]{0,12}\d)"
)


def _above(report: Report, area: str) -> Iterator[Hit]:
    """Leaders to whom a bureau or a township does not report, and meetings whose work is not its own."""
    level, text = report.body.level, report.text
    near = area if level == "town" or area in "县区旗" else ""
    address = _ADDRESS.search(text, 0, _HEAD)
    if address and level != "government" and near and address["level"] in _FOREIGN[near]:
        message = f"“{report.body.short}”的报告报“{address.group().strip(' 　：:')}”，层级不合，请核对主送单位。"
        yield Hit(address.start("level"), address.end(), message, f"{near} ≠ {address['level']}")
    for found in _MEETING.finditer(text):
        if level == "town" or near and found["level"] in "市州省":
            message = f"报告单位是“{report.body.short}”，这里说的却是“{found.group()}”的事，层级不合，请核对。"
            yield Hit(*found.span(), message, found.group())


_HEAD = 400
_TOWNS = {"镇", "乡", "街道"}
_FOREIGN = {"县": "区市旗州", "区": "县市旗州", "旗": "县区市", "市": "县区旗"}
"""What a body in each kind of area does not call its own."""


def _level(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group)


_REPORTS = re.compile(
    r"(?:(?:20\d\d年|一年来|全年)[，,](?:[一-鿿]{2,4})?|(?m:^)[\s　]*|(?<=。))"
    r"(?P<body>(?<!城)[县区市](?P<office>[一-鿿]{2,14}?(?:局|委员会|支队|大队|检察院|法院)))"
    r"(?=在|以|认真|坚持|深入|紧扣|紧紧|围绕|始终|全面|切实|持续|扎实|严格)"
)


@rule(
    "name.other_body",
    "别的单位成了报告单位",
    "部门的报告里，“2024年，县某局在县委、县政府领导下……”说的应当是报告单位自己。",
    example="云溪县水利局2024年法治政府建设工作总结\n2024年，县交通运输局在县委、县政府领导下，扎实推进依法行政。",
    holds="云溪县水利局2024年法治政府建设工作总结\n2024年，县水利局在县委、县政府领导下，扎实推进依法行政。",
)
def who_reports_is_the_body(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A bureau as the subject of the year's work, that shares no word with the reporting bureau's name."""
    if report.body.level != "department":
        return
    own = {*report.body.name} - set(_COMMON)
    for found in _REPORTS.finditer(report.text, 0, _LEAD):
        if not own & {*found["office"]}:
            message = f"报告单位是“{report.body.short}”，这里说的却是“{found['body']}”，请核对单位名称。"
            yield Hit(*found.span("body"), message, f"{report.body.short} ≠ {found['body']}")


_LEAD = 500
"""Letters of a report within which its own body is introduced."""
_COMMON = "县区市局委员会管理监督和综合执法服务大队支"
