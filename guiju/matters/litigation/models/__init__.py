"""What litigation records: suits, suggestions, obligations to perform, and the court's notices of cases."""

from guiju.matters.litigation.models.letter import Suggestion
from guiju.matters.litigation.models.notice import CourtNotice
from guiju.matters.litigation.models.obligation import Obligation
from guiju.matters.litigation.models.parts import Appearance, Change
from guiju.matters.litigation.models.suit import Lawsuit

__all__ = ["Appearance", "Change", "CourtNotice", "Lawsuit", "Obligation", "Suggestion"]
