"""Made-up records: the same for the same seed, lawful but for the faults, and the faults are those listed."""

import datetime as dt
import hashlib
import json

import duckdb
import pytest

from guiju.faces.cli import main
from guiju.facts.compile import compile_facts
from guiju.indicators import registry
from guiju.lake.errors import LakeError
from guiju.lake.snapshot import Snapshot
from guiju.lake.synth import synthesise
from guiju.lake.synth.draw import Draw, due, weighted
from guiju.lake.synth.litigation import Lawsuits
from guiju.lake.synth.penalty import Penalties
from guiju.lake.synth.reconsideration import Reconsiderations
from guiju.law.clock import due as due_of_one
from guiju.procedure.steps import SAME

ROWS, SHARE = 30_000, 0.02
#: What makes a fault of each kind, said in SQL over the columns, with the periods of the rules beside it.
FAULTS = {
    "late_decision": "penalty WHERE track = 'ordinary' AND decided_on > pen_d02(filed_on)",
    "late_service": "penalty WHERE track = 'ordinary' AND served_on > pen_d03(decided_on)",
    "late_publication": "penalty WHERE published_on > pen_d08(decided_on)",
    "over_spot_limit": "penalty WHERE track = 'on_the_spot' AND fine > 3000",
    "closed_before_opened": "penalty WHERE closed_on < opened_on",
    "late_reconsideration": "reconsideration WHERE outcome NOT IN ('', 'refused') AND NOT on_time",
    "late_answer": "lawsuit WHERE answered_on > lit_d02(received_on)",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    registry.load()
    out = tmp_path_factory.mktemp("synth") / "county"
    synthesise(out, ROWS, seed=3, faults=SHARE)
    return out


@pytest.fixture(scope="module")
def sql(folder):
    database = duckdb.connect()
    for name in ("penalty.penalty", "reconsideration.reconsideration", "litigation.lawsuit", "procedure.event",
                 "publicity.publicityevent"):  # fmt: skip
        files = [str(file) for file in Snapshot.open(folder).files(name)]
        database.read_parquet(files).create_view(name.split(".")[1])
    days = [dt.date(2022, 12, 1) + dt.timedelta(n) for n in range(900)]
    for rule in ("PEN-D02", "PEN-D03", "PEN-D08", "REC-D02", "LIT-D02"):
        name = rule.replace("-", "_").lower()
        ends = [due_of_one(rule, day).due for day in days]
        database.execute(
            f"CREATE TABLE t_{name} AS SELECT unnest(?::DATE[]) AS since, unnest(?::DATE[]) AS until", [days, ends]
        )
        database.execute(f"CREATE MACRO {name}(day) AS (SELECT until FROM t_{name} WHERE since = day)")
    return database


def count(sql, what):
    return sql.execute(f"SELECT count(*) FROM {what}").fetchone()[0]


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path):
    registry.load()
    hashes = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        synthesise(tmp_path / name, 2000, 2, seed)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        told = [(str(path.relative_to(tmp_path / name)), path.read_bytes()) for path in files]
        hashes.append(hashlib.sha256(repr(told).encode()).hexdigest())
    assert hashes[0] == hashes[1] != hashes[2]


def test_the_rows_are_as_many_as_were_asked_for_and_the_snapshot_is_whole(folder, sql):
    Snapshot.open(folder).verify()
    assert sum(count(sql, name) for name in ("penalty", "reconsideration", "lawsuit", "publicityevent")) == ROWS


@pytest.mark.parametrize("kind", FAULTS)
def test_the_faults_of_each_kind_are_exactly_those_listed(folder, sql, kind):
    table = FAULTS[kind].split()[0]
    found = {id for (id,) in sql.execute(f"SELECT id FROM {FAULTS[kind]}").fetchall()}
    listed = {id for one, id in sql.read_parquet(str(folder / "faults.parquet")).fetchall() if one == kind}
    assert found == listed
    kinds = 5 if table == "penalty" else 1
    assert len(listed) == int(count(sql, table) * SHARE / kinds)


@pytest.mark.parametrize("line", [Penalties(), Reconsiderations(), Lawsuits()], ids=lambda line: line.model.__name__)
def test_every_event_is_a_step_that_the_procedure_allows_where_the_case_stood(sql, line):
    """But for a case whose planted fault is that it closed before it opened."""
    name = line.model._meta.model_name
    rows = sql.execute(
        "SELECT DISTINCT step, source, target, role FROM event WHERE case_id IN"
        f" (SELECT id FROM {name} WHERE closed_on IS NULL OR closed_on >= opened_on)"
    ).fetchall()
    assert len(rows) >= len(line.steps)
    for step, source, target, role in rows:
        one = line.model.procedure.versions[step][-1]
        assert role in one.by
        assert target == (source if one.target == SAME else one.target)
        assert source in one.sources or (one.opens and not source), (step, source)


@pytest.mark.parametrize(
    "broken",
    [
        "penalty WHERE decided_on < filed_on OR served_on < decided_on OR told_on < concluded_on",
        "penalty WHERE decided_on < told_on",
        "penalty WHERE happened_on > discovered_on",
        "penalty WHERE track = 'on_the_spot' AND (opened_on <> decided_on OR decided_on <> served_on)",
        "penalty WHERE (fine > 0) <> list_contains(kinds, 'fine')",
        "penalty WHERE stage = '结案' AND list_contains(kinds, 'fine') AND fine_paid < fine",
        "penalty WHERE track = 'on_the_spot' AND NOT list_has_all(['warning', 'fine'], kinds)",
        "penalty WHERE (stage = '结案') <> (closed_on IS NOT NULL)",
        "penalty WHERE decision = 'exempt' AND (fine IS NOT NULL OR ground = '')",
        "reconsideration WHERE accepted_on > rec_d02(received_on) OR copy_served_on < accepted_on",
        "reconsideration WHERE concluded_on < received_on OR served_on < concluded_on",
        "reconsideration WHERE (outcome = '') <> (concluded_on IS NULL)",
        "reconsideration WHERE outcome IN ('settled', 'mediated', 'corrected') AND NOT resolved",
        "lawsuit WHERE answered_on < received_on OR heard_on < answered_on OR concluded_on < heard_on",
        "lawsuit WHERE (outcome = '') <> (concluded_on IS NULL) OR (lost IS NULL) <> (concluded_on IS NULL)",
        "lawsuit WHERE (head_came OR spoke) AND NOT heard OR spoke AND NOT head_came",
        "lawsuit WHERE effective_on < concluded_on OR (lost AND closed_on < replayed_on)",
        "lawsuit WHERE (against = 'government') <> (body_id = 1)",
        "publicityevent WHERE pupils > attendance OR (place_kind = 'village') <> (village <> '')",
        "event WHERE \"at\" >= DATE '2025-01-01'",
    ],
)
def test_no_history_breaks_the_order_that_the_law_requires(sql, broken):
    assert count(sql, broken) == 0


def test_half_of_the_county_is_not_on_the_same_day(sql):
    """Work has seasons: December is busier than February, Tuesday than Sunday."""
    months = dict(sql.execute("SELECT month(opened_on), count(*) FROM penalty GROUP BY 1").fetchall())
    assert months[12] > 1.5 * months[2]
    week = dict(sql.execute("SELECT dayofweek(opened_on), count(*) FROM penalty GROUP BY 1").fetchall())
    assert week[2] > 3 * week[0]


def test_the_figures_compile_and_agree_with_each_other(folder):
    facts = compile_facts(folder)
    assert facts.about.violations == ()
    assert facts["enforcement.penalties"].value > 10_000
    assert 97 < facts["reconsideration.on_time_rate"].value < 99
    assert 85 < facts["litigation.head_appearance_rate"].value < 99
    assert 5 < facts["litigation.gov_loss_rate"].value < 30


def test_periods_by_look_up_are_those_of_the_law():
    import numpy as np

    days = np.array([np.datetime64("2024-09-27", "D").view(np.int64), 1 << 24], np.int32)
    ends = due("PEN-D03", days)
    assert ends[0].astype("M8[D]").astype(object) == due_of_one("PEN-D03", dt.date(2024, 9, 27)).due
    assert ends[1] == 1 << 24


def test_weights_are_kept():
    drawn = Draw(1).pick(weighted((3, 1)), 100_000)
    assert abs((drawn == 0).mean() - 0.75) < 0.01


def test_it_refuses_a_full_folder_and_too_few_rows(tmp_path, capsys):
    (tmp_path / "x").write_text("")
    with pytest.raises(LakeError, match="空目录"):
        synthesise(tmp_path, 1000)
    assert main(["synth", "--rows", "10", "--out", str(tmp_path / "y")]) == 1
    assert main(["synth", "--rows", "1000", "--faults", "0.5", "--out", str(tmp_path / "y")]) == 2
    assert "--faults" in capsys.readouterr().err
    assert main(["synth", "--rows", "1000", "--out", str(tmp_path / "y"), "--no-events", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] > 1000
