"""Sentences as reports word them, right and with an error planted; the auditor must tell them apart.

(kind, right, wrong): `right` gives no warning, `wrong` gives at least one. In each topic's module WORDINGS stand for
themselves; those of IN_CONTEXT want a report's `TITLE` above them.
"""

from . import accounts, again, aims, growth, lists, names_and_order, shares, totals, years
from .together import TOGETHER as TOGETHER

_TOPICS = (accounts, again, aims, growth, lists, names_and_order, shares, totals, years)
WORDINGS = [pair for topic in _TOPICS for pair in topic.WORDINGS]
IN_CONTEXT = [pair for topic in _TOPICS for pair in topic.IN_CONTEXT]
TITLE = "酉山县人民政府\n关于2024年法治政府建设情况的报告\n\n一、主要工作\n2024年，全县扎实推进依法行政。\n"
