"""The description is true: every step is in it with its own fields, and what it says holds for generated requests."""

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

from guiju.faces.api.models import Token
from guiju.faces.api.urls import api
from guiju.procedure.models import Case, Event
from guiju.procedure.verify import registers, verify
from guiju.registry.roles import Role
from tests.sample.models import Plea

load_all_checks()
#: A guard of the law may refuse what has the right shape: that is what it is for.
NOT_PROMISED = ["positive_data_acceptance"]


@pytest.fixture
def described(county):
    """The description as a program reads it, without the lines of work that are not the sample."""
    from guiju.faces.wsgi import application

    # As Django's own test client does: a request must not close the connection that holds the test's transaction.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="o")
    plea.act("accept", county.gov_handler, key="a")
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    steps = "|".join(Plea.procedure.versions)
    general = r"cases|cases/\{pk\}(/events|/papers|/attachments)?|attachments/.*|papers/.*|procedures|due/.*"
    yield described.include(
        path_regex=rf"^/api/v1/({general}|cases/plea|cases/{{pk}}/steps/({steps})|registers/sample/.*)$"
    )
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def secret(county):
    """A token of somebody who holds every role."""
    user = county.gov_head
    for role in set(Role) - {Role.CLOCK, Role.HEAD}:
        user.post_set.create(body=county.government, role=role)
    return Token.issue(user, "测试", 1)[1]


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_what_the_description_says_holds(described, secret, mode):
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:

        @hypothesis.given(operation.as_strategy(generation_mode=mode))
        @hypothesis.settings(
            max_examples=8, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(hypothesis.HealthCheck),
        )  # fmt: skip
        def holds(case):
            headers = {"Authorization": f"Bearer {secret}"}
            case.call_and_validate(headers=headers, excluded_checks=CHECKS.get_by_names(NOT_PROMISED))

        holds()
    for plea in Case.objects.all():
        assert plea.version == Event.objects.filter(case=plea).count()
    assert list(verify()) == []


def test_every_step_that_people_take_is_described_with_its_own_fields():
    paths = api.get_openapi_schema()["paths"]
    for model in Case.lines():
        for name, versions in model.procedure.versions.items():
            for step in versions:
                path = f"/api/v1/cases/{model._meta.model_name}" if step.opens else f"/api/v1/cases/{{pk}}/steps/{name}"
                if step.by == (Role.CLOCK,):
                    continue
                told = paths[path]["post"]["requestBody"]["content"]["application/json"]["schema"]
                forms = [form["properties"]["data"] for form in told.get("anyOf", [told])]
                assert set(step.fields) in [set(form["properties"]) for form in forms], (path, step.label)
                assert step.law in paths[path]["post"]["description"]


def test_every_register_is_described():
    paths = api.get_openapi_schema()["paths"]
    for book in registers():
        where = f"/api/v1/registers/{book._meta.app_label}/{book._meta.model_name}"
        assert {where, f"{where}/{{pk}}/amend", f"{where}/{{pk}}/strike"} <= set(paths)


def test_no_general_operation_is_left_and_no_name_is_used_twice():
    paths = api.get_openapi_schema()["paths"]
    assert not [path for path in paths if "{line}" in path or "{step}" in path or "{app}" in path]
    names = [operation["operationId"] for path in paths.values() for operation in path.values()]
    assert len(names) == len(set(names))


def test_the_procedures_tell_a_client_how_to_build_its_forms(client, secret):
    told = client.get("/api/v1/procedures", headers={"Authorization": f"Bearer {secret}"}).json()
    line = next(line for line in told["lines"] if line["line"] == "plea")
    decide = [step for step in line["steps"] if step["name"] == "decide"]
    assert [step["until"] for step in decide] == ["2026-06-30", None]
    outcome = decide[1]["form"]["properties"]["outcome"]
    assert outcome["oneOf"] == [{"const": "uphold", "title": "维持"}, {"const": "revoke", "title": "撤销"}]
    assert decide[1]["form"]["required"] == ["outcome", "reasons"]
    limit = next(limit for limit in line["limits"] if limit["name"] == "trial")
    assert (limit["rule"], limit["until"]) == ("REC-D11", ["decide"])
    book = next(book for book in told["registers"] if book["id"] == "sample.meeting")
    assert book["form"]["properties"]["held_on"]["format"] == "date"
