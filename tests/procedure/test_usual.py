"""Which steps ordinarily come next: told by the declaration and the case's history, without asking any guard."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.procedure import clock
from guiju.procedure.definition import Procedure
from guiju.procedure.models import Case
from guiju.procedure.steps import SAME, Stages, Step, step
from guiju.registry.roles import Role
from tests.sample.models import Plea


class Stage(Stages):
    A = "甲"
    B = "乙"


def declared(**steps: Step) -> tuple[Procedure, type]:
    """A procedure of these steps, without a table."""
    for name, one in steps.items():
        one.name = name
    meta = type("Meta", (), {"get_field": staticmethod(lambda name: None)})
    model = type("Model", (), {"Stage": Stage, "final": (), "_meta": meta, **steps})
    return Procedure(model), model


def a_step(target=SAME, **more):
    return step("办", Stage.A, target, by=Role.HANDLER, law="行政处罚法第一条", **more)


def case_with(**times):
    return Case(stage="甲", history={name: [many, "2026-08-03T10:00:00+08:00"] for name, many in times.items()})


def test_a_step_that_moves_the_case_on_is_usual_and_one_beside_the_way_is_not():
    procedure, _ = declared(go=a_step(Stage.B), stay=a_step(), rare=a_step(Stage.B, usual=False))
    usual = {name for name, (one,) in procedure.versions.items() if procedure.usual(one, case_with())}
    assert usual == {"go"}


def test_a_usual_step_beside_the_way_is_so_until_it_was_taken():
    procedure, _ = declared(hear=a_step(usual=True))
    (hear,) = procedure.versions["hear"]
    assert procedure.usual(hear, case_with())
    assert not procedure.usual(hear, case_with(hear=1))


def test_an_answer_is_usual_only_between_what_it_answers_and_any_of_its_answers():
    procedure, _ = declared(ask=a_step(), grant=a_step(usual="ask"), refuse=a_step(usual="ask"))
    (grant,), (refuse,) = procedure.versions["grant"], procedure.versions["refuse"]
    assert not procedure.usual(grant, case_with())
    assert procedure.usual(grant, case_with(ask=1))
    assert procedure.usual(refuse, case_with(ask=1))
    assert not procedure.usual(grant, case_with(ask=1, refuse=1))
    assert procedure.usual(grant, case_with(ask=2, refuse=1))


def test_a_procedure_that_answers_a_step_it_has_not_does_not_load():
    procedure, _ = declared(grant=a_step(usual="ask"))
    with pytest.raises(ImproperlyConfigured, match="ask"):
        procedure.check()


def test_the_duties_of_a_role_are_its_usual_steps():
    assert {one.name for one in Plea.duties({Role.HEAD}, "body")} == {"refuse", "resume", "decide"}
    assert Plea.duties({Role.UNIT_HEAD}, "body") == []  # who may only lengthen


HISTORIES = st.dictionaries(st.sampled_from(["ask", "grant", "refuse", "hear", "go"]), st.integers(1, 3))


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=st.lists(HISTORIES, min_size=1, max_size=5))
def test_the_data_base_finds_just_the_cases_that_wait_by_their_history(county, histories):
    """The to-do list is a query, the case page asks the procedure: they must say the same."""
    procedure, _ = declared(
        ask=a_step(), grant=a_step(usual="ask"), refuse=a_step(usual="ask"), hear=a_step(usual=True), go=a_step(Stage.B)
    )
    cases = []
    for number, times in enumerate(histories):
        case = case_with(**times)
        for name, value in {"line": "plea", "key": str(number), "title": "", "body": county.government}.items():
            setattr(case, name, value)
        case.opened_on, case.last_at = clock.today(), clock.now()
        case.save()
        cases.append(case)
    for (one,) in procedure.versions.values():
        if one.usual:
            found = set(Case.objects.filter(procedure.waiting(one)).values_list("pk", flat=True))
            assert found == {case.pk for case in cases if procedure.usual(one, case)}
    Case.objects.all().delete()


@pytest.mark.parametrize("line", Case.lines(), ids=lambda line: line.__name__)
def test_every_open_stage_of_every_line_has_a_usual_step(line):
    """Else nobody would find the case on a to-do list."""
    procedure = line.procedure
    steps = [one for versions in procedure.versions.values() for one in versions if one.usual]
    idle = {stage for stage in line.Stage if stage not in procedure.final}
    idle -= {source for one in steps for source in one.sources}
    assert idle == set()
