"""Every paper that a step makes has its writer, says what the law wants in it, and can be printed."""

import pytest

from guiju.documents.issue import known_titles
from guiju.documents.models import Issued
from guiju.matters.penalty.models import CrimeTransfer, Penalty, PenaltyHearing


def issued(case, title):
    return Issued.objects.filter(case=case.pk, title=title).latest("pk")


def text_of(paper):
    return str(paper.as_dict())


@pytest.mark.parametrize("model", [Penalty, PenaltyHearing, CrimeTransfer])
def test_every_paper_that_a_step_makes_can_be_written_and_no_other(model):
    made = {title for versions in model.procedure.versions.values() for step in versions for title in step.makes}
    assert made == known_titles(model)
