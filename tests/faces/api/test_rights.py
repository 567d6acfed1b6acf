"""Every operation × every role × own, other and overseen body; and canaries that must never sing."""

import json

import pytest

from guiju.documents.attach import attach
from guiju.documents.build import letter
from guiju.documents.keep import keep
from guiju.documents.models import Issued
from guiju.faces.api.urls import api
from guiju.procedure.models import Case, Event
from guiju.registry.roles import OVERSEERS, Role
from tests.faces.api.conftest import DAY
from tests.sample.models import Meeting, Plea

ROLES = [role for role in Role if role not in (Role.CLOCK, Role.REGISTRAR, Role.AUDITOR)]
CANARY, SECRET = "金丝雀", "夜莺"


@pytest.fixture
def rows(county, settings, tmp_path):
    """A canary case of the market bureau with paper and register row, and a secret one of the government."""
    settings.DATA_DIR = tmp_path
    own = Plea.begin("receive", county.market_clerk, {"ground": CANARY}, body=county.market, key="c")
    own.act("accept", county.market_handler, key="a")
    hidden = Plea.begin(
        "receive", county.gov_clerk, {"ground": SECRET, "secret": True}, body=county.government, key="s"
    )
    content = letter(f"{CANARY}通知书", "酉县市监局", addressee=CANARY, blocks=[CANARY], date=DAY)
    paper = Issued.objects.create(
        case=own.case_ptr, event=Event.objects.get(case=own.pk, seq=2), title=f"{CANARY}通知书", number="",
        content=content.as_dict(), digest=content.digest, issued_at=own.last_at,
    )  # fmt: skip
    (file,) = attach(own, [keep(f"{CANARY}.txt", [CANARY.encode()])], county.market_handler, key="f")
    meeting = Meeting.record(county.market_clerk, {"topic": CANARY, "held_on": DAY}, body=county.market, key="m")
    return {"case": own.pk, "secret": hidden.pk, "paper": paper.pk, "attachment": file.pk, "meeting": meeting.pk}


#: Every operation, with who among the market bureau's people and the others gets what.
READS = {
    "/cases": "list",
    "/cases/{case}": "row",
    "/cases/{case}/events": "row",
    "/cases/{case}/papers": "row",
    "/cases/{case}/attachments": "row",
    "/attachments/{attachment}/file": "row",
    "/papers/{paper}/pdf": "row",
    "/papers/{paper}/docx": "row",
    "/registers/sample/meeting": "list",
    "/procedures": "open",
    "/due/PEN-D02?start=2026-03-05": "open",
}
WRITES = {
    "/cases/plea",
    "/cases/{case}/steps/{step}",
    "/cases/{case}/attachments",
    "/registers/sample/meeting",
    "/registers/sample/meeting/{meeting}/amend",
    "/registers/sample/meeting/{meeting}/strike",
}


def test_every_operation_has_its_entry():
    """A new operation without an entry in this file fails."""
    served = {
        (path.split("?")[0], method)
        for _, router in api._routers
        for path, view in router.path_operations.items()
        for operation in view.operations
        for method in operation.methods
    }
    plain = {
        ("/cases", "GET"), ("/cases/{int:pk}", "GET"), ("/cases/{int:pk}/events", "GET"),
        ("/cases/{int:pk}/papers", "GET"), ("/papers/{int:pk}/pdf", "GET"), ("/papers/{int:pk}/docx", "GET"),
        ("/cases/{int:pk}/attachments", "GET"), ("/attachments/{int:pk}/file", "GET"),
        ("/cases/{int:pk}/attachments", "POST"),
        ("/registers/{word:app}/{word:name}", "GET"), ("/procedures", "GET"), ("/due/{rule}", "GET"),
        ("/cases/{word:line}", "POST"), ("/cases/{int:pk}/steps/{word:step}", "POST"),
        ("/registers/{word:app}/{word:name}", "POST"), ("/registers/{word:app}/{word:name}/{int:pk}/amend", "POST"),
        ("/registers/{word:app}/{word:name}/{int:pk}/strike", "POST"),
    }  # fmt: skip
    assert served == plain
    assert len(plain) == len(READS) + len(WRITES)


@pytest.mark.parametrize("place", ["market", "town", "gov", "justice"])
@pytest.mark.parametrize("role", ROLES)
def test_reading_goes_by_body_and_oversight(county, program, rows, place, role):
    user = getattr(county, f"{place}_{role}")
    over = (place == "gov" and role in OVERSEERS) or (place, role) == ("justice", Role.SUPERVISOR)
    sees = place == "market" or over
    machine = program(user)
    for path, kind in READS.items():
        answer = machine.get(path.format(**rows))
        assert answer.status_code == (200 if kind != "row" or sees else 404), path
        if answer.streaming:
            assert b"".join(answer.streaming_content) == CANARY.encode()
        if kind == "list":
            assert (CANARY in answer.content.decode()) == sees, path
    hidden = machine.get(f"/cases/{rows['secret']}")
    assert hidden.status_code == (200 if place == "gov" else 404)
    assert (SECRET in machine.get("/cases").content.decode()) == (place == "gov")


#: Of the sample line: the step, who takes it, in the stage from which it leads, with what.
STEPS = {
    "accept": ({Role.HANDLER}, "收到", {}),
    "refuse": ({Role.HEAD}, "收到", {"reasons": "x"}),
    "suspend": ({Role.HEAD}, "受理", {}),
    "extend": ({Role.UNIT_HEAD}, "受理", {}),
    "hear": ({Role.HANDLER}, "受理", {"text": "x"}),
    "note": ({Role.HANDLER}, "收到", {}),
    "deem_accepted": (set(), "收到", {}),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_its_roles_in_its_own_body_and_nobody_elses(county, program, step):
    by, stage, data = STEPS[step]
    for place in ("market", "town", "justice"):
        for role in ROLES:
            plea = Plea.begin("receive", county.market_clerk, {"ground": "x"}, body=county.market, key=f"{place}{role}")
            if stage == "受理":
                plea.act("accept", county.market_handler, key="a")
            version = plea.version
            answer = program(getattr(county, f"{place}_{role}")).post(f"/cases/{plea.pk}/steps/{step}", data=data)
            sees = place == "market" or (place, role) == ("justice", Role.SUPERVISOR)
            wanted = 404 if not sees else 200 if place == "market" and role in by else 403
            assert answer.status_code == wanted, (place, role)
            assert Case.objects.get(pk=plea.pk).version == version + (wanted == 200)


@pytest.mark.parametrize("role", ROLES)
def test_a_case_is_opened_by_its_roles_in_their_own_body_only(county, program, role):
    for place in ("market", "town"):
        sent = {"step": "receive", "body": county.market.pk, "data": {"ground": "x"}}
        answer = program(getattr(county, f"{place}_{role}")).post("/cases/plea", **sent)
        assert answer.status_code == (201 if (place, role) == ("market", Role.CLERK) else 403)


def everything(machine, rows):
    """Every answer that a program can get out of the API, the refusals too."""
    searches = [CANARY, SECRET, "市监", "案", "1"]
    paths = [path.format(**rows) for path in READS]
    paths += [f"/cases?q={text}" for text in searches]
    paths += ["/cases?line=plea", "/cases?state=open", "/cases?due_before=2030-01-01", "/cases?stage=受理"]
    for pk in range(1, max(rows.values()) + 3):
        paths += [
            f"/cases/{pk}",
            f"/cases/{pk}/events",
            f"/cases/{pk}/papers",
            f"/papers/{pk}/pdf",
            f"/papers/{pk}/docx",
            f"/cases/{pk}/attachments",
            f"/attachments/{pk}/file",
        ]
    for path in paths:
        yield path, machine.get(path).content
    for pk in (rows["case"], rows["secret"]):
        for step in [*STEPS, "decide", "appeal", "assign", "resume"]:
            yield step, machine.post(f"/cases/{pk}/steps/{step}", data={}).content
            yield step, machine.post(f"/cases/{pk}/steps/{step}", data={"handler": 1, "text": "x"}).content
    for verb in ("amend", "strike"):
        yield verb, machine.post(f"/registers/sample/meeting/{rows['meeting']}/{verb}", data={}, reason="x").content


@pytest.mark.parametrize("role", ROLES)
def test_no_canary_sings_for_a_stranger(county, program, rows, role):
    machine = program(getattr(county, f"town_{role}"))
    asked = (CANARY, SECRET)
    for where, content in everything(machine, rows):
        told = json.loads(content)
        told.pop("message", None) if "q=" in where else None
        assert not [word for word in asked if word in json.dumps(told, ensure_ascii=False)], where
