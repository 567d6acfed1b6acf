"""Whose report, and for which year: what the title says."""

import re
from dataclasses import dataclass

_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?度?\s*(?=[^\n]{0,20}(?:法治|依法|工作|建设|情况|报告|总结|执法|行政))")
_COUNTY = re.compile(r"([一-鿿]{2,14}?(?:自治县|自治旗|自治州|县|区|市|旗|州|省))")
_TOWN = re.compile(r"([一-鿿]{2,8}?(?:镇|乡|街道))")
_DEPARTMENT = re.compile(r"([一-鿿]{2,16}?(?:局|委员会|委|厅|办公室|法院|检察院|中心|大队|支队))(?=[\s\n关]|$)")


@dataclass(frozen=True, slots=True)
class Body:
    """The body that reports: `region` is the county (or other area), `level` its place in it."""

    region: str
    level: str
    name: str

    def shares_region(self, other: "Body") -> bool:
        """Whether both are in one county, as far as the names tell."""
        return bool(self.region) and self.region[:2] == other.region[:2]


def year_of(text: str) -> int | None:
    """The year in the title; else the year named most often in the first lines."""
    head = "".join(text[:400].split())
    for line in text[:400].split("\n"):
        squeezed = "".join(line.split())
        if (
            4 < len(squeezed) < 60
            and (found := _YEAR.search(squeezed))
            and re.search(r"报告|总结|情况|年报|通报", squeezed)
        ):
            return int(found.group(1))
    years = re.findall(r"(20\d\d)年(?!度?以来|至)", head)
    return int(max(years, key=years.count)) if years else None


def body_of(text: str) -> Body:
    """The reporting body, from the first lines of the text."""
    lines = [line.strip() for line in text[:300].split("\n") if line.strip()]
    head = "".join(re.sub(r"\s", "", line) for line in lines[:4])
    head = re.sub(r"^中共", "", head)
    county = _COUNTY.match(head) or _COUNTY.search(head[:40])
    region = county.group(1) if county else ""
    rest = head[county.end() :] if county else head
    before_title = re.split(r"关于|20\d\d", rest, maxsplit=1)[0]
    town = _TOWN.match(before_title)
    if town:
        return Body(region, "town", town.group(1))
    department = _DEPARTMENT.match(before_title)
    if department and "人民政府" not in before_title and not re.match(r"(?:县|区|市)?委(?!员会)", before_title):
        return Body(region, "department", department.group(1))
    return Body(region, "government", region)
