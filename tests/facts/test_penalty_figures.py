"""The penalty figures compile from records by the rules of the statutory yearly form."""

from decimal import Decimal

import pytest

from guiju.facts.compile import compile_facts
from guiju.lake.snapshot import take
from guiju.matters.penalty.models import ExemptionItem
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    make_world,
    on_spot,
    registered,
    to_concluded,
    to_decided,
)
from guiju.procedure import clock


@pytest.fixture
def world(db):
    with clock.standing_at(DAY):
        yield make_world()


def test_the_figures_compile_from_records_by_the_rules_of_the_form(world, tmp_path):
    def spot(party, **more):
        return Walk(world).begin("punish_on_spot", **on_spot(world, party=party, **more))

    spot(world.firm, fine=Decimal(1000))
    spot(world.trader, kinds=["warning"], fine=None)
    spot(world.person, kinds=["warning", "fine"], fine=Decimal(50))
    to_decided(
        Walk(world).begin("register", **registered(world)),
        filing={"violation": "另案"},
        notice={"proposed_kinds": ["fine", "gains", "other"], "proposed_confiscation": Decimal(700)},
        kinds=["fine", "gains", "other"],
        confiscated=Decimal(700),
    )
    spared = Walk(world).begin("register", **registered(world))
    to_concluded(spared, filing={"violation": "又一案"}, proposal="exempt", slight=True, corrected=True, harm="none")
    spared.do("exempt", ground="minor", reasons="x", education="y")
    for n, (field, category) in enumerate([("市场监管", "价格"), ("市场监管", "食品"), ("文化旅游", "食品")]):
        data = {"code": f"E{n}", "name": f"事项{n}", "ground": "minor", "field": field, "category": category}
        ExemptionItem.record(
            world.market_clerk, data | {"basis": "x", "since": "2025-01-01"}, body=world.market, key=f"e{n}"
        )
    gone = {"code": "E9", "name": "旧", "ground": "minor", "field": "旧领域", "category": "旧", "basis": "x"}
    ended = gone | {"since": "2024-01-01", "until": "2025-12-31"}
    ExemptionItem.record(world.market_clerk, ended, body=world.market, key="e9")

    facts = compile_facts(take(tmp_path / "snapshot", 2026))
    wanted = {
        "enforcement.penalties": 4, "enforcement.penalties_on_the_spot": 3, "enforcement.penalties_warnings": 1,
        "enforcement.penalties_fines": 2, "enforcement.penalties_confiscations": 1, "enforcement.penalties_others": 0,
        "enforcement.fined": 6050, "enforcement.confiscated": 700, "enforcement.fined_and_confiscated": 6750,
        "exemption.items": 3, "exemption.fields": 2, "exemption.categories": 2,
    }  # fmt: skip
    assert {name: facts[name].value for name in wanted} == wanted
