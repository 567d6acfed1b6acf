"""Whatever is sent: a plain sentence, a 4xx, no trace of the inside, no change."""

import json

import pytest

from guiju.procedure.models import Case, Change, Event
from tests.sample.models import Plea

GROUND = "不服罚款"


def state():
    return [list(model.objects.order_by("pk").values()) for model in (Case, Plea, Event, Change)]


def refused(answer, status=None):
    assert 400 <= answer.status_code < 500
    assert status is None or answer.status_code == status
    told = answer.json()
    assert set(told) == {"message", "law", "fields"}
    assert any("\u4e00" <= char <= "\u9fff" for char in told["message"])
    assert "Traceback" not in answer.content.decode()
    return told


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "ground"),
        ({"ground": ""}, "ground"),
        ({"ground": "   "}, "ground"),
        ({"ground": None}, "ground"),
        ({"ground": 5}, "ground"),
        ({"ground": ["x"]}, "ground"),
        ({"ground": {"x": 1}}, "ground"),
        ({"ground": True}, "ground"),
        ({"ground": "x" * 101}, "ground"),
        ({"ground": "长" * 100_000}, "ground"),
        ({"ground": "a\x00b"}, "ground"),
        ({"ground": "a\x1bb"}, "ground"),
        ({"ground": "a\u202eb"}, "ground"),
        ({"ground": "a\ud800b"}, "ground"),
        ({"ground": GROUND, "amount": "五千"}, "amount"),
        ({"ground": GROUND, "amount": -1}, "amount"),
        ({"ground": GROUND, "amount": 1e400}, "amount"),
        ({"ground": GROUND, "amount": "1e999999"}, "amount"),
        ({"ground": GROUND, "amount": float("nan")}, "amount"),
        ({"ground": GROUND, "amount": 10**30}, "amount"),
        ({"ground": GROUND, "amount": "1.234"}, "amount"),
        ({"ground": GROUND, "amount": []}, None),
        ({"ground": GROUND, "secret": "maybe"}, "secret"),
        ({"ground": GROUND, "party": 999}, "party"),
        ({"ground": GROUND, "party": 10**30}, "party"),
        ({"ground": GROUND, "party": -1}, "party"),
        ({"ground": GROUND, "party": "1 OR 1=1"}, "party"),
        ({"ground": GROUND, "party": {"pk": 1}}, "party"),
        ({"ground": GROUND, "party": [1]}, "party"),
        ({"ground": GROUND, "stage": "决定"}, "stage"),
        ({"ground": GROUND, "version": 9}, "version"),
        ({"ground": GROUND, "'; DROP TABLE procedure_case; --": 1}, "'; DROP TABLE procedure_case; --"),
        ({"ground": GROUND, "x" * 5000: 1}, "x" * 5000),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_done(county, program, data, field):
    before = state()
    answer = program(county.gov_clerk).post("/cases/plea", step="receive", body=county.government.pk, data=data)
    if field is None:
        assert answer.status_code == 201
        return
    assert field in refused(answer, 422)["fields"]
    assert len(answer.content) < 50_000
    assert state() == before


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b'"x"', b"5", b"null", b"\xff\xfe{}", b"{'a':1}", "罚款".encode("gbk"),
        b'{"data": {"ground": "a", "ground": "b"}}', b"[" * 100_000, b'{"a":' * 50_000, b"9" * 10_000,
        b'{"step": ' + b"9" * 10_000 + b"}",
    ],
)  # fmt: skip
def test_what_is_no_json_object_is_not_read(county, program, content):
    before = state()
    refused(program(county.gov_clerk).send("/cases/plea", content), 400)
    assert state() == before


@pytest.mark.parametrize(
    "body",
    [
        {"step": "receive", "data": []}, {"step": "receive", "data": "x"}, {"step": 5}, {"step": "accept"},
        {"step": "receive", "extra": 1}, {"step": "receive", "body": "x"}, {"step": "receive", "body": 10**30},
        {"step": "receive", "body": -10**30}, {"step": "receive", "body": True}, {"step": "receive"}, {},
        {"step": "receive", "at": "gestern"}, {"step": "receive", "at": 5},
        {"step": "receive", "at": "0001-01-01T00:00"},
        {"step": "receive", "at": "9999-12-31T23:59:59-12:00"}, {"step": "receive", "at": "2999-01-01T00:00:00"},
        {"step": "receive", "late_reason": ["x"]},
    ],
)  # fmt: skip
def test_a_wrong_envelope_is_refused(county, program, body):
    before = state()
    sent = (
        {"body": county.government.pk, "data": {"ground": GROUND}} | body
        if "at" in body or "late_reason" in body
        else body
    )
    refused(program(county.gov_clerk).post("/cases/plea", **sent), 422)
    assert state() == before


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 65, "钥匙", "a\tb"])
def test_a_key_is_short_and_plain(county, client, program, key):
    machine = program(county.gov_clerk)
    headers = {"Authorization": f"Bearer {machine.secret}", "Idempotency-Key": key.encode().decode("latin-1")}
    body = {"step": "receive", "body": county.government.pk, "data": {"ground": GROUND}}
    answer = client.post("/api/v1/cases/plea", json.dumps(body), content_type="application/json", headers=headers)
    refused(answer, 422)


def test_without_a_key_nothing_is_done(county, client, program):
    headers = {"Authorization": f"Bearer {program(county.gov_clerk).secret}"}
    refused(client.post("/api/v1/cases/plea", "{}", content_type="application/json", headers=headers), 422)


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 0}, {"limit": 101}, {"limit": "x"}, {"after": 0}, {"after": -1}, {"after": 10**30}, {"body": 10**30},
        {"body": "x"}, {"state": "maybe"}, {"due_before": "2026-02-30"}, {"q": "a\x00b"}, {"q": "x" * 30_000},
        {"stage": "a\x00b"}, {"line": "\x00"},
    ],
)  # fmt: skip
def test_a_wrong_query_is_refused(county, program, query):
    refused(program(county.gov_clerk).get("/cases", **query), 422)


@pytest.mark.parametrize("q", ["'", '"', "%", "_", "\\", "' OR 1=1 --", "<script>", "𠮷", "🙂", "{{7*7}}"])
def test_a_search_takes_any_text_as_text(county, program, plea, q):
    assert program(county.gov_clerk).get("/cases", q=q).json() == {"items": [], "next": None}


@pytest.mark.parametrize("ground", ["𠮷野家", "🙂投诉", "<b>粗</b>", "'; DROP TABLE x; --", "=1+1", "%s", "{0}", "\\x"])
def test_rare_characters_and_markup_are_kept_as_they_are(county, program, ground):
    told = (
        program(county.gov_clerk)
        .post("/cases/plea", step="receive", body=county.government.pk, data={"ground": ground})
        .json()
    )
    assert told["fields"]["ground"] == ground


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/cases/nothing", 404), ("/cases/0/steps/accept", 422), ("/cases/1/steps/fly", 404),
        (f"/cases/{10**30}/steps/accept", 422), ("/cases/999/steps/accept", 404), ("/nothing/here", 404),
        ("/registers/sample/nothing", 404), ("/registers/sample/meeting/999/amend", 404),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_so(county, program, plea, path, status):
    before = state()
    refused(program(county.gov_clerk).post(path, step="receive", body=1, data={}), status)
    assert state() == before


def test_the_wrong_stage_is_said_with_the_article(county, program, plea):
    told = refused(program(county.gov_head).post(f"/cases/{plea.pk}/steps/resume", data={}), 422)
    assert (told["message"], told["law"]) == ("案件现在是“收到”，不能“恢复”。", "行政复议法第三十九条")


def test_too_large_a_request_is_not_read(county, program):
    answer = program(county.gov_clerk).send("/cases/plea", b'{"data": "' + b"x" * 6_000_000 + b'"}')
    refused(answer, 413)


@pytest.mark.parametrize(
    ("rule", "query", "status"),
    [
        ("NO-D99", {"start": "2026-03-05"}, 404), ("PEN-D02", {}, 422), ("PEN-D02", {"start": "morgen"}, 422),
        ("PEN-D02", {"start": "9999-12-31"}, 422), ("PEN-D02", {"start": "2026-03-05", "pause": "x"}, 422),
        ("PEN-D02", {"start": "2026-03-05", "pause": "2026-03-10..2026-03-01"}, 422),
        ("PEN-D02", {"start": "2026-03-05T09:00:00+08:00", "pause": "2026-03-10..2026-03-11..2026-03-12"}, 422),
    ],
)  # fmt: skip
def test_a_period_that_cannot_be_counted_is_refused(county, program, rule, query, status):
    refused(program(county.gov_clerk).get(f"/due/{rule}", **query), status)


def test_an_error_of_ours_shows_nothing_of_the_inside(county, program, monkeypatch, client):
    from guiju.faces.api import law

    def broken(*args, **kwargs):
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(law.rules, "get", broken)
    answer = program(county.gov_clerk).get("/due/PEN-D02", start="2026-03-05")
    assert answer.status_code == 500
    assert "hunter2" not in answer.content.decode()
    assert "系统出错" in answer.json()["message"]


@pytest.mark.parametrize("empty", [None, "", []])
@pytest.mark.parametrize("name", ["secret", "amount", "party", "counterpart"])
def test_what_is_left_empty_is_empty(county, program, name, empty):
    data = {"ground": GROUND, name: empty}
    told = program(county.gov_clerk).post("/cases/plea", step="receive", body=county.government.pk, data=data)
    assert told.status_code == 201
    assert not (told.json() | told.json()["fields"])[name]
