"""The counting rules of the statutory yearly form, and the catalogue's definitions."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.facts.compile import compile_facts
from guiju.lake.snapshot import take
from guiju.matters.penalty import indicators
from guiju.matters.penalty.models import ExemptionItem
from guiju.matters.penalty.models.words import Kind, heaviest, rank
from guiju.matters.penalty.tests.conftest import Walk, on_spot, registered, to_concluded, to_decided

CATALOGUE = Path(__file__).parents[5] / "shared" / "catalogue.csv"
COLUMNS = [
    indicators.warnings, indicators.fines, indicators.confiscations, indicators.suspensions, indicators.revocations,
    indicators.restrictions, indicators.stoppages, indicators.detentions, indicators.others,
]  # fmt: skip


def test_the_kinds_are_ranked_as_the_yearly_form_ranks_them():
    order = [
        "警告", "通报批评", "罚款", "没收违法所得", "没收非法财物", "暂扣许可证件", "降低资质等级",
        "限制开展生产经营活动", "责令停产停业", "责令关闭", "限制从业", "吊销许可证件", "行政拘留",
    ]  # fmt: skip
    assert [kind.label for kind in Kind][1:] == order


@given(st.lists(st.sampled_from(list(Kind)), min_size=1, unique=True))
def test_several_kinds_are_one_case_under_the_heaviest(kinds):
    chosen = heaviest(kinds)
    assert chosen in kinds
    assert all(rank(kind) <= rank(chosen) for kind in kinds)
    assert chosen != Kind.OTHER or kinds == [Kind.OTHER]


def test_the_columns_of_the_form_share_out_every_kind_once():
    shared = [kind for one in COLUMNS for kind in one.where["heaviest__in"]]
    assert sorted(shared) == sorted(Kind)


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


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the catalogue lies beside the repository")
def test_names_and_units_are_the_catalogues():
    rows = {row["id"]: row for row in csv.DictReader(CATALOGUE.open(encoding="utf-8"))}
    ours = {one.id: one for one in (indicators.penalties, indicators.fields, indicators.categories, indicators.items)}
    wanted = {name for name in rows if name.startswith("exemption.")} | {"enforcement.penalties"}
    assert set(ours) == wanted
    for name, one in ours.items():
        assert (one.name, one.unit) == (rows[name]["name_zh"], rows[name]["unit"])
        assert set(one.aliases) >= set(filter(None, rows[name]["aliases"].split("|")))


def test_a_sum_is_the_one_decided():
    assert indicators.fined.field == "fine"
    assert indicators.amount.parts == (indicators.fined, indicators.confiscated)
