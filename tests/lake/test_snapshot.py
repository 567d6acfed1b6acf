"""A snapshot is the records of one moment, named by their content, and it says so when a file was touched."""

import datetime as dt
import json
import threading
from decimal import Decimal

import pyarrow.parquet as pq
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models.expressions import RawSQL

from guiju.lake.errors import LakeError
from guiju.lake.snapshot import Snapshot, take
from guiju.procedure import clock
from guiju.registry.models import Subject
from tests.sample.models import Meeting, Plea

DAY = dt.date(2024, 3, 1)


@pytest.fixture
def year(county):
    """Five pleas and a meeting of 2023 and 2024, with the values that databases disagree on."""
    person = Subject.objects.create(kind="person", name="张三丰", code="", phone="13800000000")
    begun = [
        (dt.date(2023, 5, 4), {"ground": "a", "amount": "1234567890.10", "party": person.pk}),
        (dt.date(2024, 1, 5), {"ground": "b", "amount": "0.30"}),
        (dt.date(2024, 2, 29), {"ground": '引"号,\n𠮷', "counterpart": county.market.pk}),
        (dt.date(2024, 3, 1), {"ground": "c", "secret": True}),
        (dt.date(2025, 1, 1), {"ground": "after"}),
    ]
    with clock.standing_at(dt.date(2025, 2, 1)):
        pleas = [
            Plea.begin(
                "receive", county.gov_clerk, data, body=county.government, key=f"p{at}", at=day, late_reason="补录"
            )
            for at, (day, data) in enumerate(begun)
        ]
        Meeting.record(
            county.market_clerk, {"topic": "学法", "held_on": DAY, "attendance": 12}, body=county.market, key="m1"
        )
        yield pleas


def rows(snapshot, table):
    return [row for path in snapshot.files(table) for row in pq.read_table(path).to_pylist()]


def test_the_rows_up_to_the_cut_off_with_the_types_of_the_model(year, tmp_path):
    snapshot = take(tmp_path, 2024)
    pleas = rows(snapshot, "sample.plea")
    assert [row["id"] for row in pleas] == [plea.pk for plea in year[:4]]
    assert [row["amount"] for row in pleas] == [Decimal("1234567890.10"), Decimal("0.30"), None, None]
    assert pleas[0]["received_on"] == dt.date(2023, 5, 4)
    assert [row["secret"] for row in pleas] == [False, False, False, True]
    assert pleas[2]["title"] == year[2].title == '引"号,\n𠮷案'
    assert rows(snapshot, "sample.meeting")[0]["attendance"] == 12
    assert snapshot.manifest.cutoff == dt.date(2024, 12, 31)
    assert [one.name for one in snapshot.manifest.tables["sample.plea"].partitions] == ["2023", "2024"]
    events = rows(snapshot, "procedure.event")
    assert [row["at"] for row in events][:2] == [dt.datetime(2023, 5, 4, 12), dt.datetime(2024, 1, 5, 12)]


def test_no_person_leaves_the_database(year, tmp_path):
    Plea.objects.filter(pk=year[0].pk).update(title="张三丰不服罚款案")
    Plea.objects.filter(pk=year[3].pk).update(title="某某人隐私案")
    snapshot = take(tmp_path, 2024)
    pleas = rows(snapshot, "sample.plea")
    assert pleas[0]["title"] == "张某某不服罚款案"
    assert pleas[3]["title"] == "（不公开）"
    everything = (
        b"".join(path.read_bytes() for path in tmp_path.rglob("*.parquet")) + json.dumps(pleas, default=str).encode()
    )
    for secret in ("张三丰", "13800000000", "某某人隐私"):
        assert secret.encode() not in everything
    assert set(snapshot.manifest.tables["registry.subject"].columns) == {"id", "kind", "merged_into_id"}


def test_the_same_records_give_the_same_id_and_no_file_is_written_again(year, tmp_path):
    first = take(tmp_path / "a", 2024)
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "a").rglob("*.parquet")}
    again = take(tmp_path / "a", 2024)
    assert again.id == first.id == take(tmp_path / "b", 2024).id
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "a").rglob("*.parquet")} == stamps

    year[1].act(
        "accept", year[1].body.posts.get(role="handler").user, key="go", at=dt.date(2024, 1, 8), late_reason="补"
    )
    changed = take(tmp_path / "a", 2024)
    assert changed.id != first.id
    rewritten = {path for path in (tmp_path / "a").rglob("*.parquet") if path not in stamps}
    assert {path.parent.name for path in rewritten} >= {"sample.plea"}
    assert all(not path.name.startswith("2023") for path in rewritten), "the year before did not change"
    assert not any(path.name.startswith("2024") and path in stamps for path in (tmp_path / "a/sample.plea").iterdir())
    changed.verify()


def test_another_cut_off_is_another_snapshot(year, tmp_path):
    early = take(tmp_path, 2024, dt.date(2024, 2, 28))
    assert len(rows(early, "sample.plea")) == 2
    assert early.id != take(tmp_path, 2024, dt.date(2024, 2, 29)).id
    for wrong in (dt.date(2023, 12, 31), dt.date(2025, 1, 1)):
        with pytest.raises(LakeError, match="不在"):
            take(tmp_path, 2024, wrong)
    with pytest.raises(LakeError, match="还没有到"):
        take(tmp_path, 2025, dt.date(2025, 12, 31))


def test_a_damaged_or_missing_file_is_named(year, tmp_path):
    snapshot = take(tmp_path, 2024)
    (gone,) = snapshot.files("sample.meeting")
    hurt = snapshot.files("sample.plea")[0]
    data = bytearray(hurt.read_bytes())
    data[100] ^= 1
    hurt.write_bytes(data)
    gone.unlink()
    with pytest.raises(LakeError) as told:
        Snapshot.open(tmp_path).verify()
    assert f"缺少 sample.meeting/{gone.name}" in str(told.value)
    assert f"{hurt.parent.name}/{hurt.name} 已损坏" in str(told.value)


def test_a_forged_or_broken_manifest_is_refused(year, tmp_path):
    take(tmp_path, 2024)
    path = tmp_path / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["tables"]["sample.plea"]["partitions"][0]["rows"] += 1
    path.write_text(json.dumps(manifest))
    with pytest.raises(LakeError, match="改动"):
        Snapshot.open(tmp_path)
    path.write_text("{")
    with pytest.raises(LakeError, match="损坏"):
        Snapshot.open(tmp_path)
    with pytest.raises(LakeError, match="guiju snapshot"):
        Snapshot.open(tmp_path / "nowhere")


def test_the_id_depends_on_the_rows_alone(year, tmp_path, monkeypatch):
    """The size of the chunks, the time and the code leave no trace in it."""
    whole = take(tmp_path / "whole", 2024)
    monkeypatch.setattr("guiju.lake.moment.ROWS", 1)
    monkeypatch.setattr("guiju.lake.reading.ROWS", 1)
    with clock.standing_at(dt.date(2026, 1, 1)):
        assert take(tmp_path / "pieces", 2024).id == whole.id


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_is_of_one_moment_while_others_write(transactional_db, tmp_path):
    from tests.conftest import make_county

    county = make_county()
    with clock.standing_at(DAY):
        for at in range(5):
            Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key=f"p{at}")

        def write(*_):
            """Another connection commits a case between two tables of the snapshot."""

            def work():
                with clock.standing_at(DAY):
                    Plea.begin("receive", county.gov_clerk, {"ground": "y"}, body=county.government, key=f"late{_}")
                connection.close()

            thread = threading.Thread(target=work)
            thread.start()
            thread.join()

        seen = []

        def progress(table, count):
            if not seen:
                write(table)
            seen.append((table, count))

        snapshot = take(tmp_path, 2024, DAY, progress)
    counts = {name: table.rows for name, table in snapshot.manifest.tables.items()}
    assert Plea.objects.count() == 6
    assert counts["sample.plea"] == counts["procedure.case"] == counts["procedure.event"] == 5


@pytest.mark.django_db(transaction=True)
def test_the_process_aside_reads_what_the_connection_of_a_transaction_reads(transactional_db, tmp_path):
    from tests.conftest import make_county

    county = make_county()
    with clock.standing_at(DAY):
        for at, ground in enumerate(('引"号,\n𠮷 100%', "无", "%s ?", "\\")):
            data = {"ground": ground, "amount": "0.30", "secret": ground == "无"}
            Plea.begin("receive", county.gov_clerk, data, body=county.government, key=f"p{at}")
        outside = take(tmp_path / "outside", 2024, DAY)
        with transaction.atomic():
            assert take(tmp_path / "inside", 2024, DAY).id == outside.id
            Plea.objects.filter(key="p1").update(number="改")
            assert take(tmp_path / "inside", 2024, DAY).id != outside.id, "it sees what the transaction has written"
    assert len(rows(outside, "sample.plea")) == 4


@pytest.mark.django_db(transaction=True)
def test_a_database_that_cannot_be_read_is_told_and_the_old_snapshot_stays(transactional_db, tmp_path, monkeypatch):
    from tests.conftest import make_county

    county = make_county()
    with clock.standing_at(DAY):
        Plea.begin("receive", county.gov_clerk, {"ground": "x"}, body=county.government, key="p")
        first = take(tmp_path, 2024, DAY)
        monkeypatch.setattr("guiju.lake.reading._title", lambda: RawSQL("no_such_column", ()))
        with pytest.raises((LakeError, DatabaseError), match="中断|no_such_column"):
            take(tmp_path, 2024, DAY)
    assert Snapshot.open(tmp_path).id == first.id
    first.verify()


def test_two_writers_of_one_snapshot_do_not_meet(year, tmp_path):
    def meanwhile(*_):
        with pytest.raises(LakeError, match="另一个进程"):
            take(tmp_path, 2024)

    take(tmp_path, 2024, progress=meanwhile).verify()
