"""Where expressions are computed: DuckDB in this process, or Spark on a cluster, to the same facts digit by digit.

An engine does three things: read Parquet files as a table, take a small table of ours, and answer a query. What engines
do differently is pinned here and in `frames`: moments are Shanghai's wall clock without a zone, texts compare byte by
byte, sums of decimals are decimals, and a number that does not fit is an error, never an empty column.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from guiju.facts.errors import FactsError


class Engine(Protocol):
    """What computes."""

    def read(self, name: str, files: Sequence[Path]) -> ir.Table:
        """The rows of Parquet files of one schema, under a name."""

    def put(self, name: str, rows: pa.Table) -> ir.Table:
        """A small table of ours, under a name."""

    def rows(self, query: ir.Table) -> list[dict[str, Any]]:
        """What a query answers."""


class DuckDB:
    """The embedded engine."""

    def __init__(self) -> None:
        """A database in memory, for this process alone."""
        self._connection = ibis.duckdb.connect()

    def read(self, name: str, files: Sequence[Path]) -> ir.Table:
        """Parquet files as a view."""
        return self._connection.read_parquet(list(files), table_name=name)

    def put(self, name: str, rows: pa.Table) -> ir.Table:
        """A table in memory."""
        self._connection.con.register(name, rows)
        return self._connection.table(name)

    def rows(self, query: ir.Table) -> list[dict[str, Any]]:
        """The answer, by way of Arrow; Ibis's own way loads pandas first."""
        return self._connection.con.sql(self._connection.compile(query)).to_arrow_table().to_pylist()


class Spark:
    """A Spark session, wherever its workers are. The files must lie where every worker can read them."""

    def __init__(self, session: Any) -> None:
        """An engine on an open session."""
        self._session = session
        self._connection = ibis.pyspark.connect(session)
        # Ibis has just set the zone to its own taste.
        session.conf.set("spark.sql.session.timeZone", "Asia/Shanghai")

    def read(self, name: str, files: Sequence[Path]) -> ir.Table:
        """Parquet files as a view."""
        frame = self._session.read.parquet(*(str(file.resolve()) for file in files))
        return self._view(name, frame)

    def put(self, name: str, rows: pa.Table) -> ir.Table:
        """A local table as a view."""
        return self._view(name, self._session.createDataFrame(rows))

    def rows(self, query: ir.Table) -> list[dict[str, Any]]:
        """The answer by way of Arrow: by way of pandas, which is Ibis's, whole numbers beside gaps become floats."""
        return self._session.sql(self._connection.compile(query)).toArrow().to_pylist()

    def _view(self, name: str, frame: Any) -> ir.Table:
        name = name.replace(".", "__")
        frame.createOrReplaceTempView(name)
        return self._connection.table(name)


_PINNED = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "Asia/Shanghai",
    "spark.sql.session.collation.default": "UTF8_BINARY",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
}


@contextmanager
def spark(master: str) -> Iterator[Spark]:
    """Spark at `spark://host:7077`, `local[2]` or whatever else Spark calls a master; its session ends with the block.

    A session that is open already is used as it is and left open. Memory, cores and addresses are Spark's own settings
    (`SPARK_CONF_DIR`, `SPARK_LOCAL_IP`).

    Raises:
        FactsError: PySpark is not installed, there is no Java, or the cluster does not answer.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise FactsError("没有安装 PySpark：请运行 uv sync --extra cluster，或改用 --engine duckdb。") from None
    try:
        # Not `getActiveSession`: that goes by thread, and one open in another would be taken for ours, and stopped.
        known = SparkSession.active()
    except PySparkException:
        known = None
    if known:
        yield Spark(known)
        return
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("guiju compile").config("spark.ui.enabled", "false")
    for name, value in _PINNED.items():
        builder = builder.config(name, value)
    if host := os.environ.get("SPARK_LOCAL_IP"):
        builder = builder.config("spark.driver.host", host)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError, Exception) as error:
        raise FactsError(f"连不上 Spark {master}：{error}。请核对 Java、地址和工作节点。") from error
    try:
        yield Spark(session)
    finally:
        session.stop()
