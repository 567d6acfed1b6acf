"""The records of the line of work."""

from guiju.matters.penalty.models.hearing import PenaltyHearing
from guiju.matters.penalty.models.lists import DiscretionBand, ExemptionItem, Reviewer
from guiju.matters.penalty.models.parts import (
    Collection,
    Defence,
    Disposal,
    Evidence,
    Hardship,
    Keeping,
    Payment,
    Recheck,
    Record,
    Recusal,
    Reduction,
    Withdrawal,
)
from guiju.matters.penalty.models.penalty import Penalty
from guiju.matters.penalty.models.transfer import CrimeTransfer

__all__ = [
    "Collection",
    "CrimeTransfer",
    "Defence",
    "DiscretionBand",
    "Disposal",
    "Evidence",
    "ExemptionItem",
    "Hardship",
    "Keeping",
    "Payment",
    "Penalty",
    "PenaltyHearing",
    "Recheck",
    "Record",
    "Recusal",
    "Reduction",
    "Reviewer",
    "Withdrawal",
]
