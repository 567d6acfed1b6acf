"""Spark gives the facts that DuckDB gives, to the last digit, on a real cluster, also when a worker dies on the way.

The cluster stands on loopback: one master and two workers, processes of their own, from the package and the machine's
Java. One session serves the whole run, for a session takes longer to start than all else.
"""

import os
import shutil
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pyarrow as pa
import pytest

from guiju.faces.cli import main
from guiju.facts.checking import failures
from guiju.facts.compile import compile_facts
from guiju.facts.engines import spark
from guiju.facts.errors import FactsError
from guiju.facts.footers import doubts
from guiju.facts.frames import Frames
from guiju.facts.store import Facts
from guiju.indicators import registry
from guiju.lake.snapshot import Snapshot
from guiju.lake.synth import synthesise
from tests.facts.test_checking import put, spoil

pyspark = pytest.importorskip("pyspark", reason="PySpark is not installed: uv sync --extra cluster")
if not shutil.which("java"):
    pytest.skip("there is no Java on this machine", allow_module_level=True)

from tests.facts.cluster import Cluster  # noqa: E402 (it needs PySpark)

pytestmark = [pytest.mark.slow, pytest.mark.spark]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    made = Cluster(tmp_path_factory.mktemp("spark"))
    yield made
    made.stop()


@pytest.fixture(scope="module")
def engine(cluster):
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_PYTHON"] = sys.executable
    with spark(cluster.master) as opened:
        yield opened
    del os.environ["SPARK_LOCAL_IP"], os.environ["PYSPARK_PYTHON"]


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    registry.load()
    out = tmp_path_factory.mktemp("records") / "city"
    synthesise(out, 60_000, 2, seed=11, events=False)
    return out


def same(one: Facts, other: Facts):
    assert [fact.key for fact in one] == [fact.key for fact in other]
    differing = [(mine, its) for mine, its in zip(one, other, strict=True) if repr(mine) != repr(its)]
    assert not differing, differing[:3]
    assert one.about == other.about


@pytest.mark.django_db
def test_every_word_of_the_sample_line_by_body_and_month(engine, snapshot):
    """Every kind of measure, on nulls, empty texts, decimals at their limits, New Year's Eve and the night after."""
    same(compile_facts(snapshot, months=True), compile_facts(snapshot, months=True, engine=engine))


def test_a_county(engine, city):
    county = sorted(path for path in city.iterdir() if path.is_dir())[0]
    same(compile_facts(county), compile_facts(county, engine=engine))


def test_a_city(engine, city):
    same(compile_facts(city), compile_facts(city, engine=engine))


@pytest.mark.django_db
def test_sums_keep_the_last_cent_where_floats_would_lose_it(engine, played, tmp_path):
    from guiju.lake.snapshot import take

    plea = type(played[0])
    plea.objects.filter(pk__in=[one.pk for one in played[3:6]]).update(amount=Decimal("999999999999.99"))
    snapshot = take(tmp_path / "large", 2024)
    told = [compile_facts(snapshot, engine=one)["plea.claimed@2024"].value for one in (None, engine)]
    assert told[0] == told[1] == 3 * Decimal("999999999999.99") + Decimal("12.55")


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Shanghai"])
def test_the_zone_of_the_session_leaves_no_trace(engine, snapshot, zone):
    session = pyspark.sql.SparkSession.active()
    before = session.conf.get("spark.sql.session.timeZone")
    session.conf.set("spark.sql.session.timeZone", zone)
    try:
        told = compile_facts(snapshot, engine=engine)
    finally:
        session.conf.set("spark.sql.session.timeZone", before)
    same(compile_facts(snapshot), told)


def test_the_command_on_the_session_that_is_open(engine, cluster, city, tmp_path):
    county = str(sorted(path for path in city.iterdir() if path.is_dir())[1])
    for name, told in (("duckdb", []), ("spark", ["--engine", "spark", "--master", cluster.master])):
        assert main(["compile", "--snapshot", county, "--out", str(tmp_path / name), *told]) == 0
    assert (tmp_path / "duckdb").read_bytes() == (tmp_path / "spark").read_bytes()


def test_a_session_that_is_open_is_left_open_whichever_thread_uses_it(engine, cluster):
    def use():
        with spark(cluster.master):
            assert pyspark.sql.SparkSession.getActiveSession() is None, "it is another thread's"

    with ThreadPoolExecutor(1) as beside:
        beside.submit(use).result()
    assert engine.rows(engine.put("still", pa.table({"there": [1]}))) == [{"there": 1}]


def test_the_records_fail_the_same_checks(engine, city, tmp_path):
    county = shutil.copytree(sorted(path for path in city.iterdir() if path.is_dir())[0], tmp_path / "county")
    spoiled = spoil(Snapshot.open(county), "penalty.penalty", astray)
    told = [[str(one) for one in failures(Frames(spoiled, one), doubts(spoiled))] for one in (None, engine)]
    assert told[0] == told[1]
    assert len(told[0]) == 3, "a value unknown, a body missing, a body that is not there"


def astray(rows):
    rows = put(rows, "track", lambda old: ["by_mail", *old.to_pylist()[1:]])
    return put(rows, "body_id", lambda old: [None, 77777, *old.to_pylist()[2:]])


def test_a_worker_killed_on_the_way_changes_nothing(engine, cluster, city):
    """The last test of the run: afterwards the cluster has one worker."""
    expected = compile_facts(city)
    tracker = pyspark.SparkContext.getOrCreate().statusTracker()
    killed = threading.Event()

    def kill():
        while not tracker.getActiveStageIds():
            time.sleep(0.05)
        time.sleep(1)
        cluster.kill(cluster.workers[0])
        killed.set()

    thread = threading.Thread(target=kill)
    thread.start()
    told = compile_facts(city, engine=engine)
    thread.join()
    assert killed.is_set()
    same(expected, told)
    cluster.wait(lambda: cluster.alive() == 1)


def test_a_cluster_that_is_not_there_is_a_sentence(monkeypatch):
    monkeypatch.setattr(pyspark.sql.SparkSession, "active", classmethod(none))
    monkeypatch.setattr(pyspark.sql.SparkSession.Builder, "getOrCreate", refuse)
    with pytest.raises(FactsError, match="连不上 Spark spark://127.0.0.1:1"), spark("spark://127.0.0.1:1"):
        pass


def none(cls):
    raise pyspark.errors.PySparkRuntimeError("no session")


def refuse(builder):
    raise OSError("Connection refused")
