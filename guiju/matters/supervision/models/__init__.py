"""Rounds of supervision, campaigns, and the lists that link supervision with party patrol."""

from guiju.matters.supervision.models.campaign import (
    Campaign,
    CampaignMeasure,
    CampaignTask,
    Clue,
    Dismissal,
    ListedIssue,
    PlanVersion,
    TaskDone,
)
from guiju.matters.supervision.models.lists import Cooperation, PatrolItem, SupervisionItem
from guiju.matters.supervision.models.round import Round, SupervisionIssue, Team, Visit

__all__ = [
    "Campaign",
    "CampaignMeasure",
    "CampaignTask",
    "Clue",
    "Cooperation",
    "Dismissal",
    "ListedIssue",
    "PatrolItem",
    "PlanVersion",
    "Round",
    "SupervisionIssue",
    "SupervisionItem",
    "TaskDone",
    "Team",
    "Visit",
]
