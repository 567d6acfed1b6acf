"""Reading cases: what a list, a case, its events and papers tell, and at what cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju.documents.models import Issued
from guiju.procedure.models import Event, Reading
from guiju.registry.models import Body
from tests.faces.api.conftest import DAY
from tests.sample.models import Plea


def begin(county, n, **data):
    return [
        Plea.begin("receive", county.gov_clerk, {"ground": f"事由{i}"} | data, body=county.government, key=f"b{i}")
        for i in range(n)
    ]


def test_a_case_is_told_with_its_own_fields_its_receipts_and_the_steps_open_to_the_caller(county, program, plea):
    told = program(county.gov_handler).get(f"/cases/{plea.pk}").json()
    assert told["title"] == "不服罚款案"
    assert told["fields"]["ground"] == "不服罚款"
    assert told["fields"]["received_on"] == "2026-08-03"
    assert told["counterpart"] == county.market.pk
    (limit,) = told["deadlines"]
    assert (limit["rule"], limit["due"]) == ("REC-D02", "2026-08-10")
    assert "行政复议法" in limit["receipt"]["law"]
    assert [(step["name"], step["usual"]) for step in told["steps"]] == [("accept", True), ("note", False)]
    head = program(county.gov_head).get(f"/cases/{plea.pk}").json()
    assert {step["name"]: step["required"] for step in head["steps"]} == {"refuse": ["reasons"], "assign": ["handler"]}


def test_a_list_goes_on_behind_its_mark_and_loses_and_repeats_nothing(county, program):
    pleas = begin(county, 25)
    machine = program(county.gov_handler)
    seen, mark = [], None
    while True:
        answer = machine.get("/cases", limit=7, **({"after": mark} if mark else {})).json()
        seen += [one["id"] for one in answer["items"]]
        mark = answer["next"]
        if mark is None:
            break
        begin_more = Plea.begin(
            "receive", county.gov_clerk, {"ground": "后来"}, body=county.government, key=f"later{mark}"
        )
        assert begin_more.pk not in seen
    assert seen == sorted((plea.pk for plea in pleas), reverse=True)


def test_each_filter_narrows_the_list(county, program, plea):
    plea.act("accept", county.gov_handler, key="a")
    other, done = begin(county, 2)
    done.act("refuse", county.gov_head, {"reasons": "超期"}, key="r")
    machine = program(county.gov_handler)

    def found(**query):
        return {one["id"] for one in machine.get("/cases", **query).json()["items"]}

    assert found() == {plea.pk, other.pk, done.pk}
    assert found(line="plea") == found()
    assert found(line="penalty") == set()
    assert found(stage="受理") == {plea.pk}
    assert found(state="open") == {plea.pk, other.pk}
    assert found(state="closed") == {done.pk}
    assert found(q=plea.number) == {plea.pk}
    assert found(q="事由0") == {other.pk}
    assert found(body=county.government.pk) == found()
    assert found(body=county.market.pk) == set()
    assert found(due_before="2026-08-11") == {other.pk}
    assert found(due_before="2026-08-10") == set()


def test_the_events_tell_the_chain(county, program, plea):
    plea.act("accept", county.gov_handler, key="a")
    first, second = program(county.gov_clerk).get(f"/cases/{plea.pk}/events").json()
    assert (first["step"], second["step"]) == ("receive", "accept")
    assert second["prev"] == first["hash"]
    assert second["actor"] == county.gov_handler.pk
    assert first["data"] == {"ground": "不服罚款", "counterpart": county.market.pk}


@pytest.fixture
def paper(county, plea):
    from guiju.documents.build import letter

    plea.act("accept", county.gov_handler, key="a")
    content = letter("受理通知书", "酉县人民政府", addressee="某某", blocks=["经审查，决定受理。"], date=DAY)
    return Issued.objects.create(
        case=plea.case_ptr,
        event=Event.objects.get(case=plea.pk, seq=2),
        title="受理通知书",
        number="酉府诉受〔2026〕1号",
        content=content.as_dict(),
        digest=content.digest,
        issued_at=plea.last_at,
    )


def test_papers_are_listed_and_given_as_files(county, program, plea, paper):
    machine = program(county.gov_clerk)
    (told,) = machine.get(f"/cases/{plea.pk}/papers").json()
    assert (told["title"], told["number"]) == ("受理通知书", "酉府诉受〔2026〕1号")
    pdf, docx = machine.get(f"/papers/{paper.pk}/pdf"), machine.get(f"/papers/{paper.pk}/docx")
    assert pdf.content.startswith(b"%PDF")
    assert docx.content.startswith(b"PK")
    assert "attachment" in docx["Content-Disposition"]


def test_every_look_into_a_case_that_is_not_public_is_noted(county, program, plea, paper):
    Plea.objects.filter(pk=plea.pk).update(secret=True)
    machine = program(county.gov_clerk)
    for path in (
        f"/cases/{plea.pk}",
        f"/cases/{plea.pk}/events",
        f"/cases/{plea.pk}/papers",
        f"/papers/{paper.pk}/pdf",
    ):
        before = Reading.objects.count()
        assert machine.get(path).status_code == 200
        assert Reading.objects.filter(user=county.gov_clerk, case=plea.pk).count() == before + 1
    assert program(county.justice_supervisor).get(f"/cases/{plea.pk}").status_code == 404
    assert not Reading.objects.exclude(user=county.gov_clerk).exists()


def statements(machine, *calls):
    counts = []
    for path, query in calls:
        with CaptureQueriesContext(connection) as captured:
            assert machine.get(path, **query).status_code == 200
        counts.append(len(captured))
    return counts


def test_the_number_of_statements_grows_neither_with_rows_nor_with_rights(county, program):
    pleas = begin(county, 3)
    calls = [("/cases", {"limit": 100}), (f"/cases/{pleas[0].pk}", {}), (f"/cases/{pleas[0].pk}/events", {})]
    machine = program(county.gov_head)
    few = statements(machine, *calls)
    for i in range(40):
        body = Body.objects.create(name=f"乡镇{i}", parent=county.government)
        for role in ("clerk", "handler", "head", "supervisor"):
            county.gov_head.post_set.create(body=body, role=role)
        Plea.begin("receive", county.gov_clerk, {"ground": f"多{i}"}, body=county.government, key=f"m{i}")
    assert statements(machine, *calls) == few
    assert few[0] <= 6
    assert few[1] <= 8


def test_a_case_that_is_not_there_is_not_told_from_one_that_may_not_be_seen(county, program, plea):
    machine = program(county.town_clerk)
    unseen, none = machine.get(f"/cases/{plea.pk}"), machine.get("/cases/999999")
    assert (unseen.status_code, unseen.content) == (none.status_code, none.content) == (404, none.content)
