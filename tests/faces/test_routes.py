"""Every address × every role. A new route without an entry here fails; a canary never shows where it must not."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from guiju.procedure import clock
from guiju.procedure.models import Case
from guiju.registry.roles import Role
from tests.sample.models import Meeting, Plea

#: What a signed-in user of each kind gets: of the body that owns the rows, of the bureau over it, of a stranger body.
#: `post` says whether the route takes a form.
WORKING = {Role.CLERK, Role.HANDLER, Role.HEAD, Role.UNIT_HEAD}
ROUTES = {
    "todo": {"url": "/"},
    "login": {"url": "/login/", "open": True},
    "logout": {"url": "/logout/", "only_post": True},
    "due": {"url": "/due/"},
    "search": {"url": "/search/?q=金丝雀"},
    "cases": {"url": "/cases/plea/"},
    "cases-export": {"url": "/cases/plea/export/?q=金丝雀"},
    "begin": {"url": "/cases/plea/new/receive/", "roles": {Role.CLERK}},
    "case": {"url": "/case/{case}/", "rows": True},
    "act": {"url": "/case/{case}/accept/", "rows": True},
    "mend": {"url": "/case/{case}/event/1/", "rows": True},
    "paper": {"url": "/paper/{paper}.pdf", "rows": True},
    "attach": {"url": "/case/{case}/attach/", "rows": True, "roles": WORKING},
    "attachment": {"url": "/attachment/{attachment}/", "rows": True},
    "dossier": {"url": "/dossier/{case}/whole.pdf", "rows": True},
    "register": {"url": "/registers/sample/meeting/"},
    "register-add": {"url": "/registers/sample/meeting/add/", "roles": {Role.CLERK}},
    "register-export": {"url": "/registers/sample/meeting/export/"},
    "register-import": {"url": "/registers/sample/meeting/import/", "roles": {Role.CLERK}},
    "register-template": {"url": "/registers/sample/meeting/template/"},
    "register-row": {"url": "/registers/sample/meeting/{meeting}/", "rows": True},
    "registry": {"url": "/registry/", "roles": set()},
    "registry-import": {"url": "/registry/body/import/", "roles": set()},
    "registry-template": {"url": "/registry/body/template/", "roles": set()},
    "mergers": {"url": "/registry/mergers/?q=金丝雀", "roles": set()},
    "merger": {"url": "/registry/mergers/new/", "roles": set()},
    "part": {"url": "/registry/mergers/1/part/", "roles": set()},
    "readings": {"url": "/readings/", "roles": {Role.AUDITOR}},
    "choose-subject": {"url": "/choose/subject/?q=x"},
}
#: Routes that have their own matrix in `tests/faces/api` and `tests/faces/test_portal.py`.
ELSEWHERE = ("api/", "audit/", "figures/")
CANARY = "金丝雀"


def walk(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern.name


def test_every_route_has_its_entry():
    unknown = [
        path
        for path, name in walk(get_resolver().url_patterns)
        if name not in ROUTES and not path.startswith(ELSEWHERE)
    ]
    assert unknown == []


@pytest.fixture
def rows(county, settings, tmp_path):
    """A canary case, paper, file and register row of the township."""
    import datetime as dt

    from guiju.documents import enforcement
    from guiju.documents.attach import attach
    from guiju.documents.keep import keep
    from guiju.documents.models import Issued

    with clock.standing_at(dt.date(2026, 8, 3)):
        plea = Plea.begin("receive", county.town_clerk, {"ground": CANARY}, body=county.township, key="c")
        meeting = Meeting.record(
            county.town_clerk, {"topic": CANARY, "held_on": "2026-08-01"}, body=county.township, key="m"
        )
        event = plea.events.get()
        settings.DATA_DIR = tmp_path
        (file,) = attach(plea, [keep(f"{CANARY}.txt", [CANARY.encode()])], county.town_clerk, key="f")
        paper = enforcement("通知书", "苍岭镇人民政府", blocks=[CANARY])
        issued = Issued.objects.create(
            case=event.case,
            event=event,
            title="通知书",
            content=paper.as_dict(),
            digest=paper.digest,
            issued_at=event.at,
        )
    return {"case": plea.pk, "meeting": meeting.pk, "paper": issued.pk, "attachment": file.pk}


def get(client, user, url):
    client.logout()
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(url)


@pytest.mark.parametrize("name", ROUTES)
def test_nobody_gets_in_without_signing_in(client, rows, name):
    route = ROUTES[name]
    response = get(client, None, route["url"].format(**rows))
    if route.get("open"):
        assert response.status_code == 200
    elif route.get("only_post"):
        assert response.status_code == 405
    else:
        assert response.status_code == 302
        assert response.url.startswith("/login/")


@pytest.mark.parametrize(
    "name", [name for name, route in ROUTES.items() if "open" not in route and "only_post" not in route]
)
def test_each_role_gets_what_the_table_says(client, county, rows, name):
    route = ROUTES[name]
    url = route["url"].format(**rows)
    for role in Role:
        for place in ("town", "market"):
            user = getattr(county, f"{place}_{role}", None)
            if user is None:
                continue
            status = get(client, user, url).status_code
            if route.get("rows"):
                expected = 404 if place != "town" else 200 if role in route.get("roles", Role) else 403
            elif "roles" in route:
                expected = 200 if role in route["roles"] else 403
            else:
                expected = 200
            assert status == expected, (name, place, role)


def test_no_canary_is_seen_from_another_body_on_any_page(client, county, rows):
    for name, route in ROUTES.items():
        if route.get("open") or route.get("only_post"):
            continue
        for role in (Role.HEAD, Role.CLERK, Role.HANDLER, Role.SUPERVISOR):
            response = get(client, getattr(county, f"market_{role}"), route["url"].format(**rows))
            html = (
                getattr(response, "content", b"")
                .decode("utf-8", "ignore")
                .replace(f'value="{CANARY}"', "")
                .replace(f"查找“{CANARY}”", "")
                .replace(f"q={CANARY}", "")
            )
            assert CANARY not in html, (name, role)


def test_an_overseer_sees_the_bodies_below_and_acts_in_none_of_them(client, county, rows):
    assert get(client, county.justice_supervisor, f"/case/{rows['case']}/").status_code == 200
    response = client.post(f"/case/{rows['case']}/accept/", {"key": "k"})
    assert response.status_code == 403
    assert Case.objects.get().version == 2  # opened, and a file added


def test_forms_need_their_token():
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/login/", {"username": "a", "password": "b"}).status_code == 403


def test_pages_forbid_foreign_scripts_and_frames(client, county):
    policy = get(client, county.town_head, "/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
