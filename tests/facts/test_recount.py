"""For any histories, compiled figures equal a naive recount in plain Python, whole, by body and by month."""

import calendar
import datetime as dt
import itertools
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.facts.compile import compile_facts
from guiju.lake.snapshot import take
from guiju.procedure import clock
from guiju.procedure.models import Case
from tests.sample.models import Plea

pytestmark = pytest.mark.django_db

DAYS = st.dates(dt.date(2022, 12, 28), dt.date(2025, 1, 4))
ENDS = st.sampled_from(["决定", "不予受理"])
ROW = st.tuples(
    DAYS,
    st.none() | st.integers(0, 400),
    ENDS,
    st.sampled_from(["", "uphold", "revoke"]),
    st.none() | st.decimals(0, 10**9, places=2),
    st.integers(0, 3),
    st.none() | st.integers(0, 3),
)
BODIES = ["government", "justice", "market", "township"]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(ROW, max_size=30), cutoff=st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)))
def test_compiled_equals_counted(county, rows, cutoff):
    bodies = [getattr(county, name) for name in BODIES]
    with transaction.atomic(), clock.standing_at(dt.date(2026, 1, 1)), TemporaryDirectory() as folder:
        told = [_insert(at, row, bodies) for at, row in enumerate(rows)]
        facts = compile_facts(take(Path(folder), 2024, cutoff), months=True)
        transaction.set_rollback(True)
    found = {fact.key: fact for fact in facts if fact.indicator.startswith("plea.")}
    spans = [("2024", dt.date(2024, 1, 1), cutoff)]
    for month in range(1, cutoff.month + 1):
        last = dt.date(2024, month, calendar.monthrange(2024, month)[1])
        spans.append((f"2024-{month:02}", dt.date(2024, month, 1), min(last, cutoff)))
    known = [row for row in told if row["opened"] <= cutoff]
    for (name, first, last), (suffix, members) in itertools.product(spans, _places(bodies)):
        for id, value in _recount(known, first, last, members).items():
            fact = found.get(f"plea.{id}@{name}{suffix}")
            got = fact.value if fact else (None if id in ("revoke_rate", "mean") else 0)
            assert got == value, (id, name, suffix)


def _places(bodies):
    yield "", None
    for body in bodies:
        yield f"/{body.name}", {body.pk} if body is not bodies[0] else {one.pk for one in bodies}
    yield f"/{bodies[0].name}（本级）", {bodies[0].pk}


def _insert(at, row, bodies):
    opened, lasts, end, outcome, amount, body, other = row
    closed = opened + dt.timedelta(days=lasts) if lasts is not None else None
    plea = Plea(
        key=f"k{at}", line="plea", title=f"第{at}件", stage=end if closed else "受理", body=bodies[body],
        opened_on=opened, closed_on=closed, received_on=opened, outcome=outcome, amount=amount,
        last_at=clock.now(), head="", counterpart=bodies[other] if other is not None else None,
    )  # fmt: skip
    models_save(plea)
    return {
        "opened": opened, "closed": closed, "stage": plea.stage, "outcome": outcome, "amount": amount,
        "body": bodies[body].pk, "other": bodies[other].pk if other is not None else None,
    }  # fmt: skip


def models_save(plea):
    """Straight into the tables: the kernel would not tell such stories, and compiling must count them all the same."""
    super(Case, plea).save()


def _recount(rows, first, last, members):
    def here(key):
        return [row for row in rows if members is None or row[key] in members]

    own = here("body")
    received = [row for row in own if first <= row["opened"] <= last]
    closed = [row for row in own if row["closed"] and first <= row["closed"] <= last]
    decided = [row for row in closed if row["stage"] == "决定"]
    revoked = [row for row in closed if row["outcome"] == "revoke"]
    before = first - dt.timedelta(days=1)
    amounts = [row["amount"] for row in received if row["amount"] is not None]
    quotient = Decimal("1e-10")
    return {
        "received": len(received),
        "closed": len(closed),
        "revoked": len(revoked),
        "opening": len([r for r in own if r["opened"] <= before and (not r["closed"] or r["closed"] > before)]),
        "pending": len([r for r in own if r["opened"] <= last and (not r["closed"] or r["closed"] > last)]),
        "touched": len([r for r in own if r["opened"] <= last and (not r["closed"] or r["closed"] >= first)]),
        "claimed": sum(amounts, Decimal(0)),
        "mean": (sum(amounts) / len(amounts)).quantize(quotient) if amounts else None,
        "answering": len({row["other"] for row in received} - {None}),
        "against": len([row for row in here("other") if row["other"] and first <= row["opened"] <= last]),
        "revoke_rate": (Decimal(len(revoked) * 100) / len(decided)).quantize(quotient) if decided else None,
    }
