"""The counting rules of the statutory yearly form, and the catalogue's definitions."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.matters.penalty import indicators
from guiju.matters.penalty.models.words import Kind, heaviest, rank

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
