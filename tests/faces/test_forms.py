"""How a field is asked on a form."""

import pytest

from guiju.faces.workbench.forms import Question
from guiju.procedure.models import Case
from tests.sample.models import Plea


@pytest.mark.parametrize("required", [True, False])
def test_a_choice_among_rows_that_are_not_there_is_no_line_to_type_into(required):
    field = Case._meta.get_field("handler")
    assert Question(field, "handler", required, [], []).kind == "one"


def test_an_answer_that_was_refused_tells_a_screen_reader_why():
    question = Question(Plea._meta.get_field("ground"), "ground", True, [], [])
    assert question.faulty == ""
    question.errors = ["请填写“事由”。"]
    assert 'aria-describedby="error-ground"' in question.faulty
