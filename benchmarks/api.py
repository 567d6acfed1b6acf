"""The API at one million cases on PostgreSQL: lists of 100, details and creates a second, with rights and audit.

Run by `uv run --group bench python benchmarks/api.py`. Gunicorn with two workers on the machine of the askers, eight of
whom ask as fast as they are answered: handlers and heads of bodies large and small, a leader over all, and one person
with 180 posts. Open Zaak on the same kind of box, with 1,400 cases and two workers of two threads, gives 5.7 lists,
27 details and 18 creates a second.
"""

import argparse
import itertools
import json
import os
import random

from rig import database, introduce
from rig.server import load, memory, percentiles, processor, served

BARS = {"lists of 100": 40, "details": 200, "creates": 90}
PEER = {"lists of 100": 5.7, "details": 27, "creates": 18}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", choices=("sqlite", "postgresql"), default="postgresql")
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--folder", default="")
    args = parser.parse_args()
    with database(args.on, f"{args.folder}-{args.on}" if args.folder else "", house=True):
        from rig.million import fill

        introduce("django", "django-ninja", "gunicorn")
        print(f"{args.cases:,} cases, filled in {fill(args.cases):.0f} s")
        return measure(args)


def measure(args):
    from guiju.faces.api.models import Token
    from guiju.registry.models import User

    names = ["u0-head", "u1-handler", "u5-head", "u10-handler", "u30-head", "u59-handler", "many", "leader"]
    secrets = {user: Token.issue(user, "bench", 1)[1] for user in User.objects.filter(username__in=names)}
    good = [same_statements(secrets)]
    dice, numbers = random.Random(2), itertools.count(dice_start())
    clerk = User.objects.get(username="u0-clerk")
    body, secret = clerk.post_set.get().body_id, Token.issue(clerk, "bench", 1)[1]
    rows = {user: some_cases(user) for user in secrets}

    def lists(user):
        return lambda: (
            "GET",
            f"/api/v1/cases?limit=100&after={dice.randrange(1000, args.cases)}",
            None,
            head(secrets[user]),
        )

    def details(user):
        return lambda: ("GET", f"/api/v1/cases/{dice.choice(rows[user])}", None, head(secrets[user]))

    def creates(user):
        sent = json.dumps({"step": "file", "body": body, "data": {"cause": "无证经营"}})
        return lambda: ("POST", "/api/v1/cases/matter", sent, head(secret) | {"Idempotency-Key": f"n{next(numbers)}"})

    with served() as (port, pid):
        for name, make in (("lists of 100", lists), ("details", details), ("creates", creates)):
            askers = [make(user) for user in secrets]
            load(port, askers, 2)
            before = processor(pid), processor(database_pid())
            latencies, rate = load(port, askers, args.seconds)
            p50, p95, p99 = percentiles(latencies)
            ours, its = (
                (now - then) / len(latencies) * 1000
                for now, then in zip((processor(pid), processor(database_pid())), before, strict=True)
            )
            held = rate >= BARS[name]
            print(
                f"  {name:13} {rate:6.1f}/s   p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f} ms   bar ≥ {BARS[name]}/s"
                f"   {'held' if held else 'MISSED'}   {rate / PEER[name]:.0f} × Open Zaak"
                f"   (processor: {ours:.1f} ms each, {its:.1f} more in the database; load {os.getloadavg()[0]:.1f})"
            )
            good.append(held)
        print(f"  memory of the server {memory(pid):.0f} MB")
    return 0 if all(good) else 1


def database_pid():
    """The database server's process."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_read_file('postmaster.pid')")
        return int(cursor.fetchone()[0].split()[0])


def dice_start():
    """Keys that an earlier run has not used."""
    import time

    return time.time_ns()


def head(secret):
    return {"Authorization": f"Bearer {secret}", "Content-Type": "application/json", "Host": "localhost"}


def some_cases(user):
    """Cases that the user may see, old and new."""
    from guiju.procedure.models import Case

    pks = Case.objects.visible_to(user).values_list("pk", flat=True)
    return [*pks.order_by("-pk")[:300], *pks.order_by("pk")[:300]]


def same_statements(secrets):
    """Whether a list and a detail take as many statements with 180 posts as with one."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    seen = {"list": {}, "detail": {}}
    for user, secret in secrets.items():
        pk = some_cases(user)[0]
        for name, path in (("list", "/api/v1/cases?limit=100"), ("detail", f"/api/v1/cases/{pk}")):
            with CaptureQueriesContext(connection) as captured:
                answer = Client(SERVER_NAME="localhost").get(path, headers={"Authorization": f"Bearer {secret}"})
            assert answer.status_code == 200, answer.content
            seen[name][user.username] = len(captured) - sum("procedure_reading" in one["sql"] for one in captured)
    for name, numbers in seen.items():
        posts = {"many": 180}
        few = {count for who, count in numbers.items() if who not in posts}
        print(f"  a {name} takes {min(few)}–{max(few)} statements with one post, {numbers['many']} with 180")
    return all(numbers["many"] <= max(numbers.values()) for numbers in seen.values()) and all(
        max(numbers.values()) - min(numbers.values()) <= 3 for numbers in seen.values()
    )


if __name__ == "__main__":
    raise SystemExit(main())
