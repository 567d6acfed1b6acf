"""Records are held against what their models demand before anybody believes the figures made of them."""

import json
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from guiju.faces.cli import main
from guiju.facts.checking import failures
from guiju.facts.footers import doubts
from guiju.facts.frames import Frames
from guiju.facts.store import Facts
from guiju.indicators.checks import Filled, Linked, Listed, Unique, checks
from guiju.lake.manifest import TableFiles
from guiju.lake.partition import file_hash
from guiju.lake.snapshot import Snapshot, take
from guiju.matters.leadership.models import ExamResult
from guiju.registry.models import Body
from tests.sample.models import Plea

pytestmark = pytest.mark.django_db


def spoil(snapshot, table, change, **options):
    """A table's rows changed in their files, with a manifest to match, as another program may have written them."""
    manifest, parts = snapshot.manifest, []
    for part in manifest.tables[table].partitions:
        path = snapshot.folder / part.file
        rows = change(pq.read_table(path))
        pq.write_table(rows, path, **options)
        parts.append(replace(part, rows=rows.num_rows, sha256=file_hash(path), bytes=path.stat().st_size))
    tables = manifest.tables | {table: TableFiles(manifest.tables[table].columns, tuple(parts))}
    replace(manifest, tables=tables).write(snapshot.folder)
    return Snapshot.open(snapshot.folder)


def put(table, column, values):
    at = table.schema.get_field_index(column)
    return table.set_column(
        at, table.schema.field(at), pa.array(values(table.column(column)), table.schema.field(at).type)
    )


def found(snapshot):
    return {(one.check.kind, one.check.columns): one for one in failures(Frames(snapshot), doubts(snapshot))}


def test_what_the_models_say_is_not_said_again():
    """Choices give accepted values, foreign keys relationships, keys uniqueness; a constraint keeps its condition."""
    plea = {(type(one), one.columns): one for one in checks()[Plea]}
    assert plea[Listed, ("outcome",)].values == {"uphold", "revoke"}
    assert "决定" in plea[Listed, ("stage",)].values
    assert (Filled, ("outcome",)) not in plea, "blank is allowed"
    assert (Filled, ("received_on",)) not in plea, "null is allowed"
    assert plea[Linked, ("counterpart_id",)].indicators == (
        "plea.against", "plea.against_townships", "plea.answering",
    )  # fmt: skip
    assert {one.columns for one in checks()[Body] if isinstance(one, Unique)} >= {("id",), ("name",)}
    (results,) = [one for one in checks()[ExamResult] if isinstance(one, Unique) and len(one.columns) > 1]
    assert results.columns == ("sitting_id", "body_id", "rank")
    assert [one.canonical() for one in results.where] == [["struck", "exact", False]]


def test_records_that_came_by_steps_meet_every_check(snapshot):
    assert failures(Frames(snapshot), doubts(snapshot)) == []


def test_a_value_outside_the_choices_is_named_with_its_rows_and_figures(played, tmp_path):
    Plea.objects.filter(pk__in=[played[0].pk, played[4].pk]).update(outcome="maybe")
    Plea.objects.filter(pk=played[5].pk).update(stage="办了")
    wrong = found(take(tmp_path / "s", 2024))
    outcome = wrong["accepted_values", ("outcome",)]
    assert (outcome.rows, outcome.examples) == (2, ("“maybe” 2 行",))
    assert outcome.check.indicators == ("plea.revoked",)
    assert wrong["accepted_values", ("stage",)].examples == ("“办了” 1 行",)
    assert str(outcome) == (
        "plea的结果应当是所列选项之一，有 2 行不合（sample.plea.outcome：“maybe” 2 行），影响 plea.revoked指标"
    )


def test_an_empty_field_a_dangling_key_and_a_repeated_row_are_told_apart(snapshot):
    spoiled = spoil(
        snapshot, "sample.meeting", lambda rows: put(rows, "held_on", lambda old: [None, *old.to_pylist()[1:]])
    )
    spoiled = spoil(spoiled, "sample.plea", lambda rows: put(rows, "body_id", lambda old: [99999] * len(old)))
    spoiled = spoil(spoiled, "registry.body", lambda rows: pa.concat_tables([rows, rows.slice(0, 1)]))
    wrong = found(spoiled)
    assert wrong["not_null", ("held_on",)].rows == 1
    assert wrong["relationships", ("body_id",)].examples == ("编号 99999 8 行",)
    assert wrong["unique", ("id",)].rows == 1
    assert wrong["unique", ("name",)].rows == 2
    assert len(wrong) == 4


def test_a_missing_body_is_missing_and_not_dangling(snapshot):
    spoiled = spoil(snapshot, "sample.plea", lambda rows: put(rows, "body_id", lambda old: [None] * len(old)))
    assert set(found(spoiled)) == {("not_null", ("body_id",))}


def test_keys_that_do_not_rise_along_the_files_are_still_told_apart(snapshot):
    backwards = spoil(snapshot, "sample.plea", lambda rows: rows.take(pc.sort_indices(rows, [("id", "descending")])))
    assert found(backwards) == {}
    twice = spoil(backwards, "sample.plea", lambda rows: pa.concat_tables([rows, rows.slice(0, 2)]))
    assert set(found(twice)) == {("unique", ("id",))}


SPOILINGS = {
    "empty text": ("registry.body", "kind", lambda old: ["", *old[1:]]),
    "no text": ("registry.body", "kind", lambda old: [None, *old[1:]]),
    "nothing at all": ("sample.plea", "received_on", lambda old: [None] * len(old)),
    "no date": ("sample.meeting", "held_on", lambda old: [*old[:-1], None]),
    "unknown choice": ("sample.plea", "outcome", lambda old: [*old[:-1], "maybe"]),
    "unknown stage": ("sample.plea", "stage", lambda old: ["办了"] * len(old)),
    "beyond the last key": ("sample.plea", "body_id", lambda old: [*old[:-1], 99999]),
    "before the first key": ("sample.plea", "body_id", lambda old: [*old[:-1], -1]),
    "no key": ("sample.plea", "body_id", lambda old: [None, *old[1:]]),
    "repeated key": ("sample.plea", "id", lambda old: [old[0]] * len(old)),
    "a gap among keys": ("registry.body", "id", lambda old: [old[0] + 5000, *old[1:]]),
}


@pytest.mark.parametrize("statistics", [True, False])
@pytest.mark.parametrize("spoiling", SPOILINGS)
def test_what_files_say_of_themselves_hides_no_failure(snapshot, spoiling, statistics):
    """Demands that are doubted give the failures that all demands give, with statistics in the files and without."""
    table, column, change = SPOILINGS[spoiling]
    spoiled = spoil(
        snapshot,
        table,
        lambda rows: put(rows, column, lambda old: change(old.to_pylist())),
        write_statistics=statistics,
    )
    every = [one for demands in checks().values() for one in demands]
    told, all_told = (list(map(str, failures(Frames(spoiled), ask))) for ask in (doubts(spoiled), every))
    assert told == all_told
    assert bool(told) == (spoiling != "nothing at all"), "a date that need not be there"


def test_good_files_settle_most_demands_themselves(snapshot):
    filled = [one for demands in checks().values() for one in demands if isinstance(one, Filled)]
    assert not set(filled) & set(doubts(snapshot))


def test_compiling_tells_what_failed_keeps_it_and_exits_with_one(played, tmp_path, capsys):
    Plea.objects.filter(pk=played[4].pk).update(outcome="maybe")
    take(tmp_path / "s", 2024)
    command = ["compile", "--snapshot", str(tmp_path / "s"), "--out", str(tmp_path / "f.parquet")]
    assert main(command) == 1
    assert "检验不过：plea的结果应当是所列选项之一" in capsys.readouterr().out
    assert main([*command, "--json"]) == 1
    assert "“maybe” 1 行" in json.loads(capsys.readouterr().out)["failures"][0]
    assert Facts.read(tmp_path / "f.parquet").about.wrong != ()
