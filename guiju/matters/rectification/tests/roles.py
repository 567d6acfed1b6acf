"""Who may take a step: tried with every role in the case's body, the other body and a third."""

import datetime as dt

from guiju.procedure.act import blank
from guiju.procedure.judge import judge
from guiju.procedure.refusal import Forbidden, Refused
from guiju.procedure.steps import ANY
from guiju.registry.roles import Role

DAY = dt.date(2026, 3, 2)
PLACES = {"justice": "body", "market": "counterpart", "town": "third"}


def steps_of(*models):
    """Every version of every step of these lines, with its line."""
    return [(model, one) for model in models for versions in model.procedure.versions.values() for one in versions]


def named(value):
    """A short name for a parametrised test."""
    return getattr(value, "name", "") or value.__name__


def may_and_should(county, model, step):
    """Pairs (place, role): those that the kernel lets through to the guards, and those that the step names."""
    may, should = set(), set()
    for place, where in PLACES.items():
        for role in Role:
            actor = getattr(county, f"{place}_{role}", None)
            if actor is None:
                continue
            case = blank(model, county.justice, "k", None, DAY)
            case.counterpart = county.market
            if not step.opens:
                case.version = 1
                case.stage = str(next(iter([s for s in step.sources if s is not ANY] or model.Stage)))
            try:
                judge(case, step.name, actor, {}, key="k", at=DAY, late_reason="", deadlines=[])
            except Forbidden:
                pass
            except Refused:
                may.add((where, role))
            else:
                may.add((where, role))
            if role in step.by and where == step.of:
                should.add((where, role))
    return may, should
