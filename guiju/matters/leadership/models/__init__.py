"""The registers of leadership duties, by what a clerk looks for."""

from guiju.matters.leadership.models.duty import DutyReport, LawMeeting, LeaderDuty, OathCeremony
from guiju.matters.leadership.models.exam import ExamResult, ExamSitting
from guiju.matters.leadership.models.study import StudyList, StudySession
from guiju.matters.leadership.models.training import TrainingCourse, TrialObservation

__all__ = [
    "DutyReport",
    "ExamResult",
    "ExamSitting",
    "LawMeeting",
    "LeaderDuty",
    "OathCeremony",
    "StudyList",
    "StudySession",
    "TrainingCourse",
    "TrialObservation",
]
