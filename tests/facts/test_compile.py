"""Compiled figures are what a clerk would count by hand."""

import datetime as dt
import fcntl
from decimal import Decimal

import pytest

from guiju.facts.compile import compile_facts
from guiju.facts.errors import FactsError
from guiju.facts.store import Facts
from guiju.lake.errors import LakeError
from guiju.lake.snapshot import Snapshot, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts(snapshot):
    return compile_facts(snapshot)


def value(facts, key):
    return facts[key].value


def test_the_year_of_the_county_by_hand(facts):
    expected = {
        "plea.received": 5,
        "plea.closed": 4,
        "plea.decided": 3,
        "plea.refused": 1,
        "plea.revoked": 1,
        "plea.same_day": 1,
        "plea.opening": 2,
        "plea.pending": 3,
        "plea.touched": 7,
        "plea.handled": 7,
        "plea.claimed": Decimal("1000015.85"),
        "plea.answering": 2,
        "plea.against": 4,
        "plea.against_townships": 2,
        "plea.meetings": 3,
        "plea.attendance": 15,
    }
    assert {id: value(facts, id) for id in expected} == expected


def test_a_case_decided_on_new_years_day_was_pending_the_night_before(facts):
    assert value(facts, "plea.opening@2024") == 2


def test_rates_keep_their_base_and_ten_places(facts):
    rate = facts["plea.revoke_rate@2024"]
    assert (rate.value, rate.numerator, rate.denominator) == (Decimal("33.3333333333"), 1, 3)
    mean = facts["plea.mean@2024"]
    assert (mean.value, mean.numerator, mean.denominator) == (Decimal("200003.17"), Decimal("1000015.85"), 5)
    assert value(facts, "plea.per_meeting@2024") == 5


def test_growth_is_measured_against_the_year_before_out_of_the_same_snapshot(facts):
    grown = facts["plea.growth@2024"]
    assert (grown.value, grown.numerator, grown.denominator) == (Decimal("66.6666666667"), 5, 3)
    fallen = facts["plea.rate_growth@2024"]
    assert fallen.denominator == 100
    assert fallen.value == Decimal("-66.6666666667")


def test_nothing_over_nothing_is_no_base(played, tmp_path):
    """In January 2023 no plea was decided: the rate is neither 0 % nor 100 %, and nothing grew from it."""
    facts = compile_facts(take(tmp_path / "s23", 2023), months=True)
    rate = facts["plea.revoke_rate@2023-01"]
    assert (rate.value, rate.numerator, rate.denominator, rate.status) == (None, 0, 0, "no base")
    assert facts["plea.growth@2023"].status == "no base"
    assert facts["plea.mean@2023-02"].value is None


def test_a_body_has_its_own_figures_and_those_of_all_below(facts, county):
    assert value(facts, "plea.meetings@2024/酉县市场监督管理局") == 2
    assert value(facts, "plea.meetings@2024/酉县人民政府") == 3
    assert facts.get("plea.meetings@2024/酉县人民政府（本级）") is None
    assert value(facts, "plea.received@2024/酉县人民政府（本级）") == 5
    assert value(facts, "plea.against@2024/苍岭镇人民政府") == 2
    assert value(facts, "plea.answering@2024/酉县人民政府") == 2


def test_months_add_up_to_the_year_and_stocks_stand_at_their_ends(snapshot):
    facts = compile_facts(snapshot, months=True)
    year = compile_facts(snapshot)
    assert {fact.key: fact.value for fact in year}.items() <= {fact.key: fact.value for fact in facts}.items()
    months = [f"2024-{month:02}" for month in range(1, 13)]
    assert [value(facts, f"plea.received@{month}") for month in months] == [2, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]
    assert [value(facts, f"plea.pending@{month}") for month in months] == [2, 3, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3]
    assert [value(facts, f"plea.opening@{month}") for month in months] == [2, 2, 3, 2, 2, 2, 3, 3, 3, 3, 3, 3]
    assert value(facts, "plea.answering@2024-01") == 2
    assert value(facts, "plea.growth@2024-02") is None
    assert facts.about.violations == ()


def test_after_the_cut_off_nothing_has_happened(played, tmp_path):
    facts = compile_facts(take(tmp_path / "half", 2024, dt.date(2024, 3, 1)), months=True)
    assert value(facts, "plea.received@2024") == 3
    assert value(facts, "plea.closed@2024") == 2
    assert value(facts, "plea.pending@2024") == 3
    assert facts.about.complete_until == dt.date(2024, 3, 1)
    assert facts.get("plea.received@2024-04") is None
    assert facts["plea.growth@2024"].status == "no base", "held against January to 1 March 2023, not the whole year"


def test_identities_that_the_records_break_are_named_with_their_numbers(played, tmp_path):
    type(played[0]).objects.filter(pk=played[5].pk).update(closed_on=dt.date(2024, 1, 1))
    type(played[0]).objects.filter(pk=played[3].pk).update(stage="受理")
    facts = compile_facts(take(tmp_path / "s", 2024))
    assert any(
        "全县：申诉办结数 = 申诉决定数 + 申诉不予受理数 不成立（4 与 3）" in one for one in facts.about.violations
    )


def test_facts_survive_the_file(snapshot, tmp_path):
    path = tmp_path / "facts.parquet"
    made = compile_facts(snapshot, path, months=True)
    read = Facts.read(path)
    assert read == made
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_every_indicator_says_up_to_when_it_is_complete(played, tmp_path):
    path = tmp_path / "declared.toml"
    path.write_text('[[figure]]\nindicator = "plea.trust"\nperiod = "2024"\nvalue = 99\ndocument = "通报"\n')
    half = take(tmp_path / "half", 2024, dt.date(2024, 6, 30))
    filled = compile_facts(half).about.filled
    assert filled["plea.received"] == filled["plea.revoke_rate"] == dt.date(2024, 6, 30)
    assert "plea.trust" not in filled, "nobody declared it"
    assert compile_facts(half, declared=path).about.filled["plea.trust"] == dt.date(2024, 6, 30)


def test_a_fill_that_was_killed_half_way_is_undone_before_it_is_done_again(snapshot, tmp_path):
    out = tmp_path / "facts.parquet"
    good = compiled(snapshot, out).read_bytes()
    (tmp_path / ".facts.parquet.half").write_bytes(good[: len(good) // 2])
    assert Facts.read(out).about.snapshot == snapshot.id
    assert compiled(snapshot, out).read_bytes() == good
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_two_do_not_fill_one_file_at_a_time(snapshot, tmp_path):
    out = tmp_path / "facts.parquet"
    with (tmp_path / ".facts.parquet.half").open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(FactsError, match="另一个进程正在写"):
            compile_facts(snapshot, out)
    assert compiled(snapshot, out).exists()


def test_compiling_twice_gives_the_same_bytes(snapshot, tmp_path):
    for name in ("a", "b"):
        compile_facts(snapshot, tmp_path / name, months=True)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_year_before_may_come_from_its_own_file(played, snapshot, tmp_path):
    before = tmp_path / "2023.parquet"
    compile_facts(take(tmp_path / "s23", 2023), before)
    facts = compile_facts(snapshot, previous=before)
    assert facts["plea.growth@2024"] == compile_facts(snapshot)["plea.growth@2024"]
    assert facts["plea.rate_growth@2024"].denominator == 100
    with pytest.raises(FactsError, match="同比需要截至 2023-12-31"):
        compile_facts(snapshot, tmp_path / "x", previous=compiled(snapshot, tmp_path / "24"))
    assert not (tmp_path / "x").exists()


def compiled(snapshot, path):
    compile_facts(snapshot, path)
    return path


def test_declared_figures_carry_their_document_and_no_snapshot(snapshot, tmp_path):
    path = tmp_path / "declared.toml"
    path.write_text(
        '[[figure]]\nindicator = "plea.trust"\nperiod = "2024"\nvalue = 99.02\nbound = "over"\ndocument = "抽样通报"\n'
    )
    trust = compile_facts(snapshot, declared=path)["plea.trust@2024"]
    assert (trust.value, trust.bound, trust.source, trust.snapshot) == (Decimal("99.02"), "over", "抽样通报", "")
    assert compile_facts(snapshot).get("plea.trust@2024") is None


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('indicator = "plea.received"\nperiod = "2024"\nvalue = 1\ndocument = "x"', "由记录算出"),
        ('indicator = "plea.nothing"\nperiod = "2024"\nvalue = 1\ndocument = "x"', "没有 plea.nothing"),
        ('indicator = "plea.trust"\nperiod = "2024"\nvalue = 1', "缺少 document"),
        ('indicator = "plea.trust"\nperiod = "2024"\nvalue = "许多"\ndocument = "x"', "应为数字"),
        ('indicator = "plea.trust"\nperiod = "2024"\nvalue = 1\nbound = "maybe"\ndocument = "x"', "bound 应为"),
        ('indicator = "plea.trust"\nperiod = "2024"\nvalue = 1\ncolour = "red"\ndocument = "x"', "colour"),
        ("indicator = ", "读不了"),
    ],
)
def test_a_declaration_that_proves_nothing_is_refused(snapshot, tmp_path, entry, told):
    path = tmp_path / "declared.toml"
    path.write_text(f"[[figure]]\n{entry}\n")
    with pytest.raises(FactsError, match=told):
        compile_facts(snapshot, declared=path)


DAMAGES = {
    "shortened": lambda data: data[:-1],
    "halved": lambda data: data[: len(data) // 2],
    "emptied": lambda data: b"",
    "rows zeroed": lambda data: data[:100] + bytes(100) + data[200:],
    "footer zeroed": lambda data: data[:-1000] + bytes(100) + data[-900:],
    "one bit in the middle": lambda data: data[:300] + bytes([data[300] ^ 1]) + data[301:],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_snapshot_is_never_compiled_and_the_file_is_named(snapshot, tmp_path, damage):
    """Files are read while they are verified: what their damage does to the reading is not what is told."""
    out = tmp_path / "facts.parquet"
    good = compiled(snapshot, out).read_bytes()
    for table in ("sample.plea", "registry.body"):
        file = snapshot.files(table)[0]
        sound = file.read_bytes()
        file.write_bytes(DAMAGES[damage](sound))
        with pytest.raises(LakeError, match=f"{file.name} 已损坏"):
            compile_facts(Snapshot.open(snapshot.folder), out)
        file.write_bytes(sound)
    assert out.read_bytes() == good


def test_a_missing_file_is_named(snapshot):
    file = snapshot.files("sample.plea")[0]
    file.unlink()
    with pytest.raises(LakeError, match=f"缺少 sample.plea/{file.name}"):
        compile_facts(Snapshot.open(snapshot.folder))
