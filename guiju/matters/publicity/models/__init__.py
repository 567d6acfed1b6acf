"""The registers of law publicity, by what a clerk looks for, and the hint (普法提示), which is a case."""

from guiju.matters.publicity.models.events import PublicityEvent
from guiju.matters.publicity.models.hint import Hint
from guiju.matters.publicity.models.media import MediaPost, TypicalCase
from guiju.matters.publicity.models.people import LegalMindedPerson, VicePrincipal, Volunteer
from guiju.matters.publicity.models.places import DemonstrationVillage, PublicitySite
from guiju.matters.publicity.models.plans import Honour, PlanReview, PublicityDuty, PublicityPlan

__all__ = [
    "DemonstrationVillage",
    "Hint",
    "Honour",
    "LegalMindedPerson",
    "MediaPost",
    "PlanReview",
    "PublicityDuty",
    "PublicityEvent",
    "PublicityPlan",
    "PublicitySite",
    "TypicalCase",
    "VicePrincipal",
    "Volunteer",
]
