"""Counties side by side compile to what they are one by one; one that is not fit is named, not silently left out."""

import datetime as dt
import json
import shutil

import pytest

from guiju.faces.cli import main
from guiju.facts.compile import compile_facts
from guiju.facts.passport import passport
from guiju.facts.store import Facts
from guiju.indicators import registry
from guiju.indicators.words import Count, Sum
from guiju.lake.city import City, open_records
from guiju.lake.errors import LakeError
from guiju.lake.manifest import Manifest
from guiju.lake.synth import synthesise

YEAR = 2024


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    registry.load()
    out = tmp_path_factory.mktemp("made") / "city"
    synthesise(out, 6000, 3, seed=5, events=False)
    return out


@pytest.fixture
def city(made, tmp_path):
    return shutil.copytree(made, tmp_path / "city")


@pytest.fixture(scope="module")
def facts(made):
    return compile_facts(made)


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def test_each_county_in_the_city_is_what_it_is_by_itself(made, facts):
    whole = {fact.key: fact for fact in facts}
    for name in names(made):
        for fact in compile_facts(made / name):
            key = f"{fact.indicator}@{YEAR}/{name}" + (f"/{fact.scope}" if fact.scope else "")
            if fact.reach == "region":
                key = fact.key
                if not fact.scope.startswith("区划9901") or fact.scope.endswith("00"):
                    continue
            if key in whole:
                assert (whole[key].value, whole[key].denominator) == (fact.value, fact.denominator), key
            else:
                assert not fact.value, "only what nothing happened in has no fact"


def test_what_adds_up_adds_up_over_counties_and_up_the_regions(made, facts):
    measures = [one for one in registry.all() if isinstance(one, Count) and type(one) in (Count, Sum)]
    moved = 0
    for measure in measures:
        parts = [facts.get(f"{measure.id}@{YEAR}/{name}") for name in names(made)]
        total = facts[f"{measure.id}@{YEAR}"].value
        assert sum(part.value for part in parts if part) == total
        if total and measure.scope:
            province = facts[f"{measure.id}@{YEAR}/区划990000"]
            assert province.value == facts[f"{measure.id}@{YEAR}/区划990100"].value == total
            moved += 1
    assert moved > 20


def test_the_same_village_name_counts_once_and_the_same_id_of_two_counties_twice(made, facts):
    villages = facts[f"publicity.villages_reached@{YEAR}"].value
    each = [facts[f"publicity.villages_reached@{YEAR}/{name}"].value for name in names(made)]
    assert max(each) <= villages < sum(each)


def test_it_says_which_counties_by_which_version(made, facts, tmp_path):
    assert [one.split()[0] for one in facts.about.counties] == names(made)
    assert all(len(one.split()) == 3 for one in facts.about.counties)
    facts.write(tmp_path / "f.parquet")
    assert Facts.read(tmp_path / "f.parquet") == facts


def test_a_damaged_county_is_named_and_left_out_only_on_request(city, capsys, tmp_path):
    bad = names(city)[1]
    file = next(path for path in (city / bad / "penalty.penalty").iterdir())
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(LakeError, match=f"{bad}.*已损坏"):
        compile_facts(city)
    out = str(tmp_path / "f.parquet")
    assert main(["compile", "--snapshot", str(city), "--out", out]) == 1
    assert bad in capsys.readouterr().err
    assert main(["compile", "--snapshot", str(city), "--out", out, "--leave-out", bad]) == 0
    assert main(["compile", "--snapshot", str(city), "--out", out, "--skip-bad", "--json"]) == 0
    told = capsys.readouterr()
    assert f"略去 {bad}" in told.err
    assert json.loads(told.out.splitlines()[-1])["left_out"] == [bad]
    facts = Facts.read(out)
    assert facts.about.left_out == (bad,)
    assert facts.get(f"enforcement.penalties@{YEAR}/{bad}") is None


def test_a_missing_a_late_and_an_old_county_are_all_named_at_once(city):
    late, old, _ = names(city)
    change(city / late, cutoff=dt.date(YEAR, 11, 30))
    tables = dict(Manifest.read(city / old).tables)
    del tables["reconsideration.reconsideration"]
    change(city / old, tables=tables)
    (city / "counties.txt").write_text("\n".join([*names(city), "失约县"]))
    with pytest.raises(LakeError) as told:
        open_records(city)
    assert f"{late}：迟报" in str(told.value)
    assert f"{old}：快照由" in str(told.value) and "reconsideration.reconsideration" in str(told.value)
    assert "失约县" in str(told.value)
    assert list(City.open(city, skip_bad=True).counties) == [names(city)[2]]
    with pytest.raises(LakeError, match="没有要略去的 无名县"):
        open_records(city, ["无名县"])
    with pytest.raises(LakeError, match="没有一个县"):
        City.open(city, names(city), skip_bad=True)


def change(folder, **fields):
    from dataclasses import replace

    replace(Manifest.read(folder), **fields).write(folder)


def test_counties_on_another_version_compile_as_long_as_the_columns_are_there(city, facts):
    """An older county lacks a column that no figure needs, and has another that nobody knows any more."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from guiju.lake.manifest import TableFiles
    from guiju.lake.partition import file_hash

    name = names(city)[0]
    manifest = Manifest.read(city / name)
    known = manifest.tables["penalty.penalty"]
    parts = []
    for part in known.partitions:
        path = city / name / part.file
        rows = pq.read_table(path).drop_columns(["harm"])
        rows = rows.append_column("forgotten", pa.nulls(rows.num_rows, pa.string()))
        pq.write_table(rows, path)
        parts.append(
            part.__class__(part.name, part.file, part.rows, part.content, file_hash(path), path.stat().st_size)
        )
    columns = {one: type_ for one, type_ in known.columns.items() if one != "harm"} | {"forgotten": "string"}
    tables = manifest.tables | {"penalty.penalty": TableFiles(columns, tuple(parts))}
    change(city / name, tables=tables, code="0.0.9")
    again = compile_facts(city)
    assert f"{name} 0.0.9" in again.about.counties[0]
    assert {fact.key: fact.value for fact in again} == {fact.key: fact.value for fact in facts}


def test_a_passport_of_a_city_leads_to_the_rows_of_each_county(made, facts):
    name = names(made)[1]
    proof = passport(facts, made, f"enforcement.penalties@{YEAR}/{name}", limit=5)
    (behind,) = proof.behind
    assert behind.total == proof.fact.value
    assert all(row["body_id"].startswith(name) for row in behind.rows)
    whole = passport(facts, made, f"enforcement.penalties@{YEAR}", limit=5)
    assert whole.behind[0].total == whole.fact.value > proof.fact.value


def test_one_county_in_a_city_is_still_a_city(city):
    left = names(city)[0]
    for name in names(city)[1:]:
        shutil.rmtree(city / name)
    assert list(open_records(city).counties) == [left]
    assert compile_facts(city)[f"enforcement.penalties@{YEAR}/{left}"].value > 0
