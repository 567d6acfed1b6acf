"""A program adds files to a case and takes them along."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.faces.api.conftest import V1

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def send(machine, pk, *files, key="k"):
    headers = {"Authorization": f"Bearer {machine.secret}", "Idempotency-Key": key}
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return machine.client.post(f"{V1}/cases/{pk}/attachments", {"files": given}, headers=headers)


def test_a_file_goes_in_once_and_comes_out_as_it_was(program, county, plea):
    machine = program(county.gov_clerk)
    first = send(machine, plea.pk, ("笔录.pdf", PDF))
    assert first.status_code == 201
    assert send(machine, plea.pk, ("笔录.pdf", PDF)).json() == first.json()
    assert send(machine, plea.pk, ("另名.pdf", PDF), key="k2").json() == first.json()
    told = machine.get(f"/cases/{plea.pk}/attachments").json()
    assert [(one["name"], one["event"], one["about"]) for one in told] == [("笔录.pdf", 2, None)]
    assert b"".join(machine.get(f"/attachments/{told[0]['id']}/file").streaming_content) == PDF


@pytest.mark.parametrize(("name", "content"), [("a.pdf", b""), ("a.exe", b"MZ"), ("甲|乙.pdf", PDF)])
def test_a_bad_file_is_refused_in_the_form_of_every_refusal(program, county, plea, name, content):
    answer = send(program(county.gov_clerk), plea.pk, (name, content))
    assert answer.status_code == 422
    assert answer.json()["fields"]["files"]


def test_those_who_may_not_are_told_so(program, county, plea):
    assert send(program(county.gov_cashier), plea.pk, ("a.pdf", PDF)).status_code == 403
    assert send(program(county.town_clerk), plea.pk, ("a.pdf", PDF)).status_code == 404


def test_a_request_that_is_too_large_is_refused_before_it_is_read(program, county, plea, settings):
    settings.GUIJU_ATTACHMENT_MB = 0
    assert send(program(county.gov_clerk), plea.pk, ("a.pdf", PDF)).status_code == 413
