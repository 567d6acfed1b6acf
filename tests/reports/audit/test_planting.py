"""Errors planted in real reports are found, and nothing else is raised by them."""

import random
from collections import Counter
from pathlib import Path

import pytest

from guiju.reports.audit import audit
from guiju.reports.read.files import Document, documents

from .planting import PLANTERS

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the annotated reports are not here")
REACH = 25


def plant(rounds, names=PLANTERS):
    """Recall by kind, and alarms away from the planted error."""
    tried, found, elsewhere, missed = Counter(), Counter(), Counter(), []
    for document in documents([SEEDS]):
        known = {(f.rule, f.text, f.message) for f in audit([document])}
        for name in names:
            for turn in range(rounds):
                planted = PLANTERS[name](document.text, random.Random(f"{name}{turn}{len(document.text)}"))
                if planted is None:
                    continue
                text, start, end = planted
                tried[name] += 1
                alarms = [f for f in audit([Document(document.name, text)]) if f.severity.rank >= 1]
                new = [f for f in alarms if (f.rule, f.text, f.message) not in known]
                near = [f for f in new if touches(f, start, end)]
                found[name] += bool(near)
                elsewhere[name] += len(new) - len(near)
                if not near:
                    missed.append((name, text[max(0, start - 30) : end + 20]))
    return tried, found, elsewhere, missed


def touches(finding, start, end):
    if finding.start < end + REACH and finding.end > start - REACH:
        return True
    return any(place.start < end and place.end > start for place in finding.also)


def check(rounds):
    tried, found, elsewhere, missed = plant(rounds)
    assert set(tried) == set(PLANTERS), "every kind of error must find a place in the texts"
    assert sum(found.values()) >= 0.9 * sum(tried.values()), (found, tried, missed)
    assert all(found[name] >= 0.8 * tried[name] for name in tried), (found, tried, missed)
    assert sum(elsewhere.values()) <= 0.05 * sum(tried.values()), elsewhere


def test_planted_errors_are_found():
    check(1)


@pytest.mark.slow
def test_planted_errors_are_found_wherever_they_are_put():
    check(12)
