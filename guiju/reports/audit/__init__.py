"""Do the figures of a report hold?

Every figure is read as the interval that its wording allows; rules compare intervals and words, within one report and
across several. A rule is one small function with a name, a plain description and an example (`rules/`).
"""

from guiju.reports.audit.config import Config
from guiju.reports.audit.engine import all_rules, audit
from guiju.reports.audit.finding import Finding, Place, Severity
from guiju.reports.audit.ledger import Ledger

__all__ = ["Config", "Finding", "Ledger", "Place", "Severity", "all_rules", "audit"]
