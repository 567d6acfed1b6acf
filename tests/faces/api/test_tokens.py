"""A token lets a program act as its user, until it ends; it carries no right of its own."""

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from guiju.faces.api.models import Token


def test_only_the_hash_of_a_secret_is_kept(county, program):
    machine = program(county.gov_clerk)
    row = Token.objects.values().get()
    assert machine.secret not in str(row)
    assert Token.of(machine.secret).user == county.gov_clerk


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Bearer \x7f\xff", "Basic Z3VpanU6Z3VpanU=", "guiju_x"])
def test_without_a_good_token_nothing_is_told(client, county, header):
    response = client.get("/api/v1/cases", headers={"Authorization": header})
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert "令牌" in response.json()["message"]


def test_a_browser_session_is_no_token(client, county, plea):
    client.force_login(county.gov_clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/api/v1/cases/{plea.pk}").status_code == 401


def end_by_date(machine):
    Token.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))


def end_by_revoking(machine):
    machine.token.revoke()


def end_by_leaving(machine):
    machine.user.is_active = False
    machine.user.save()


@pytest.mark.parametrize("end", [end_by_date, end_by_revoking, end_by_leaving])
def test_a_token_ends_by_its_date_by_revoking_and_with_its_user(county, program, end):
    machine = program(county.gov_clerk)
    assert machine.get("/cases").status_code == 200
    end(machine)
    assert machine.get("/cases").status_code == 401


def test_a_post_that_ends_ends_the_rights_of_the_token(county, program, plea):
    machine = program(county.gov_clerk)
    assert machine.get(f"/cases/{plea.pk}").status_code == 200
    county.gov_clerk.post_set.update(until=dt.date(2020, 1, 1))
    assert machine.get(f"/cases/{plea.pk}").status_code == 404


def test_tokens_are_issued_listed_and_revoked_on_the_server(county):
    out = io.StringIO()
    call_command("token", "gov-clerk", "对接", stdout=out)
    secret = out.getvalue().split()[0]
    assert Token.of(secret).user == county.gov_clerk
    call_command("token", "--list", stdout=out)
    assert "县政府办公室人员 · 对接" in out.getvalue()
    call_command("token", "--revoke", str(Token.objects.get().pk), stdout=out)
    assert Token.of(secret) is None


@pytest.mark.parametrize(
    "args", [["nobody", "x"], ["gov-clerk"], [], ["gov-clerk", "x", "--days", "0"], ["--revoke", "7"]]
)
def test_a_wrong_command_is_answered_in_plain_words(county, args):
    with pytest.raises(CommandError, match="[\u4e00-\u9fff]"):
        call_command("token", *args)
    assert not Token.objects.exists()


def test_too_many_requests_are_told_to_wait(county, program, monkeypatch):
    from guiju.faces.api.urls import api

    monkeypatch.setattr(api.throttle[0], "num_requests", 3)
    machine, other = program(county.gov_clerk), program(county.gov_head)
    assert [machine.get("/due/PEN-D02", start="2026-03-05").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert other.get("/due/PEN-D02", start="2026-03-05").status_code == 200
