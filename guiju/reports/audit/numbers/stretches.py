"""Over how many months a mean is taken: what began in June ran for seven months of its year."""

import re

from guiju.reports.audit.report import Report, Sentence

YEAR = 12
_RAN = re.compile(r"(?:运行|历时|开展|工作|实施|启用|[这前后满近])的?([0-9]{1,2})个(?:多|整)?月")
_FROM_TO = re.compile(r"(?<!\d)([0-9]{1,2})月(?:\d{1,2}日)?(?:份)?(?:至|到|—+|-|～|~)(?:年底|年末|([0-9]{1,2})月)")
_SINCE = re.compile(
    r"(?<!\d)([0-9]{1,2})月(?:\d{1,2}日|份)?(?:起|以来|以后|后|成立|启用|运行|开[始通业馆]|揭牌|挂牌|上线|[一-鿿]{2,6}(?:以来|之后|以后|至今))"
)


def months_of(report: Report, sentence: Sentence) -> tuple[int, ...]:
    """How many months the mean of a sentence may be of: those it or the one before names, and the year."""
    before = report.before(sentence)
    said = (before.text if before is not None else "") + sentence.text
    if "月" not in said:
        return (YEAR,)
    ran = [int(found) for found in _RAN.findall(said)]
    ran += [int(end or YEAR) - int(first) + 1 for first, end in _FROM_TO.findall(said)]
    since = [YEAR - int(first) for first in _SINCE.findall(said)]
    found = [*ran, *(many for one in since for many in (one + 1, one))]
    return tuple(dict.fromkeys([*(many for many in found if 0 < many < YEAR), YEAR]))
