"""What reconsideration records: the case, its parts, the review of a document, the handover, and two registers."""

from guiju.matters.reconsideration.models.case import Reconsideration
from guiju.matters.reconsideration.models.document_review import DocumentReview
from guiju.matters.reconsideration.models.handover import Handover
from guiju.matters.reconsideration.models.parts import Hearing, Inquiry, Opinion
from guiju.matters.reconsideration.models.registers import Assistant, LiaisonPoint

__all__ = [
    "Assistant",
    "DocumentReview",
    "Handover",
    "Hearing",
    "Inquiry",
    "LiaisonPoint",
    "Opinion",
    "Reconsideration",
]
