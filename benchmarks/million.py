"""The first page and the case page of the workbench at one million cases, for twenty people at once.

Run by `uv run --group bench python benchmarks/million.py`. Twenty officials of bodies large and small, each of whom
opens a page, looks at it for a second on average, and opens the next; gunicorn with two workers on the same machine.
A database can be kept for another run with `--folder`.
"""

import argparse
import os
import random
import sys

from rig import database, introduce, on_each_engine
from rig.server import load, memory, percentiles, processor, served

BAR_MS, PEOPLE = 100, 20


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", choices=("sqlite", "postgresql"))
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--folder", default="")
    parser.add_argument("--explain", action="store_true", help="show the plans of the two pages' main queries")
    args = parser.parse_args()
    if not args.on:
        return on_each_engine(__file__, sys.argv[1:])
    with database(args.on, f"{args.folder}-{args.on}" if args.folder else "", house=True):
        from rig.million import fill

        introduce("django", "gunicorn")
        print(f"{args.cases:,} cases, filled in {fill(args.cases):.0f} s")
        return explain() if args.explain else measure(args)


def measure(args):
    from guiju.registry.models import User

    users = chosen()
    good = [counts([*users, User.objects.get(username="many")])]
    cookies = [signed_in(user) for user in users]
    own = [cases_of(user) for user in users]
    dice = random.Random(1)
    pages = {
        "to-do list": [lambda cookie=cookie: ("GET", "/", None, cookie) for cookie in cookies],
        "case page": [
            lambda cookie=cookie, pks=pks: ("GET", f"/case/{dice.choice(pks)}/", None, cookie)
            for cookie, pks in zip(cookies, own, strict=True)
        ],
    }
    with served() as (port, pid):
        for name, askers in pages.items():
            load(port, askers, 3)
            before = processor(pid)
            latencies, rate = load(port, askers, args.seconds, think=1.0)
            each = (processor(pid) - before) / len(latencies) * 1000
            p50, p95, p99 = percentiles(latencies)
            held = p95 <= BAR_MS
            print(
                f"  {name:12} {PEOPLE} people, {rate:5.1f} pages/s: p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f} ms"
                f"   bar p95 ≤ {BAR_MS}   {'held' if held else 'MISSED'}"
                f"   (processor: {each:.1f} ms a page; load {os.getloadavg()[0]:.1f})"
            )
            good.append(held)
            latencies, rate = load(port, askers[:2], args.seconds // 3)
            print(
                f"  {name:12} two askers who never think: {rate:5.1f} pages/s, p95 {percentiles(latencies)[1]:.1f} ms"
            )
        print(f"  memory of the server {memory(pid):.0f} MB")
    return 0 if all(good) else 1


def chosen():
    """Handlers and heads of large and small bodies, and the leader over all: twenty people."""
    from guiju.registry.models import User

    names = [f"u{i}-{role}" for i in (0, 1, 2, 5, 10, 20, 30, 40, 59) for role in ("handler", "head")]
    return list(User.objects.filter(username__in=[*names, "u0-reviewer", "leader"]))


def signed_in(user):
    """The cookie of a session, without the deliberate slowness of a log-in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.save()
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}", "Host": "localhost"}


def cases_of(user):
    """Some cases that the user may see, old and new, closed and open."""
    from guiju.procedure.models import Case

    rows = Case.objects.visible_to(user).values_list("pk", flat=True)
    return [*rows.order_by("-pk")[:200], *rows.order_by("pk")[:100], *rows.filter(closed_on=None)[:100]]


def counts(users):
    """Whether every user's pages take the same number of statements, whatever their posts and rows."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    seen = {"to-do list": set(), "case page": set()}
    for user in users:
        client = Client(SERVER_NAME="localhost")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        client.get("/")
        for name, path in (("to-do list", "/"), ("case page", f"/case/{cases_of(user)[0]}/")):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(path).status_code == 200
            seen[name].add(len(captured))
    for name, numbers in seen.items():
        print(f"  {name:12} {'–'.join(str(n) for n in sorted({min(numbers), max(numbers)}))} statements")
    return all(max(numbers) - min(numbers) <= 2 for numbers in seen.values())


def explain():
    import time

    from guiju.procedure.models import Case

    for user in chosen():
        for name, rows in {
            "to-do": Case.objects.visible_to(user).waiting_for(user)[:30],
            "count": Case.objects.visible_to(user).waiting_for(user),
            "list": Case.objects.visible_to(user).order_by("-pk")[:101],
            "list-opened": Case.objects.visible_to(user).filter(line="matter").order_by("-opened_on", "-pk")[:31],
            "thread": Case.objects.visible_to(user).filter(root=5),
        }.items():
            started = time.perf_counter()
            found = rows.count() if name == "count" else len(list(rows.values("pk")))
            print(f"{user.username:10} {name:12} {found:7} rows {(time.perf_counter() - started) * 1000:8.1f} ms")
            if user.username in ("u0-handler", "leader"):
                print("    " + rows.values("pk").explain().replace("\n", "\n    "))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
