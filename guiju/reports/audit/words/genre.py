"""What kind of text a report is: on one year, on several, on something within a year, or a plan for one.

In a plan (2025年工作要点) and in a summary of several years (2021—2025年) the years before are told as a matter of
course, and what looks back on a campaign of some months is signed in the year itself.
"""

import re

from guiju.reports.audit.report import Report
from guiju.reports.read.title import title_of

_AHEAD = re.compile(r"(?:要点|计划|安排|方案|打算|清单|部署|思路)(?:[（(][^）)]{0,12}[）)])?$")
_SPAN = re.compile(r"(?P<first>20\d\d)\s*年?\s*(?:至|到|—+|-+|–|－|～|~)\s*(?P<last>20\d\d)")
_PLAN_OF_FIVE = re.compile(r"[“\"]十?[一二三四五六七八九]五[”\"]")
"""“八五”普法工作总结: a title that names a plan of five years and no year tells of all of them."""
_HEAD, _TITLE = 120, 2
"""Letters and lines in which a text's title stands."""


def looks_ahead(report: Report) -> bool:
    """Whether the text as a whole is a plan: its title says so, 陇泉县2025年法治政府建设工作要点."""
    return report.once(_looks_ahead)


def _looks_ahead(report: Report) -> bool:
    lines = ["".join(line.split()) for line in report.text[:_HEAD].split("\n")]
    titles = [line for line in lines if line and not re.search("[。，、：]", line)][:_TITLE]
    return any(_AHEAD.search(line) for line in titles) and not title_of(report.text)


def covered(report: Report) -> range:
    """The years before the report's own that its kind of text tells as a matter of course; none of a yearly report."""
    return report.once(_covered)


def _covered(report: Report) -> range:
    year = report.year or 0
    if looks_ahead(report):
        return range(year - _FIVE, year)
    title = "".join(title_of(report.text).split())
    if _PLAN_OF_FIVE.search(title) and str(year) not in title:
        return range(year - _FIVE, year)
    span = _SPAN.search(title)
    return range(int(span["first"]) - 1, year) if span and int(span["last"]) == year else range(0)


_FIVE = 5


def within_its_year(report: Report) -> bool:
    """Whether the text may be written before its year is over: a plan, a report on some months or on one affair."""
    title = title_of(report.text)
    return looks_ahead(report) or not report.whole_year or bool(title) and str(report.year) not in title
