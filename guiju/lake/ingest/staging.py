"""All parts of a file as text in Parquet, in their order: read once, then judged and landed from there.

A row is known by `_id`: its part and its place among the rows that could be read. Its number in the file, as a clerk
counts, is worked out for the rejected rows only, from the lines that could not be read.
"""

from dataclasses import dataclass, field
from pathlib import Path

from guiju.lake.contracts.model import Contract
from guiju.lake.contracts.values import at_once, cleaned, sane
from guiju.lake.engine import Engine, name, quoted
from guiju.lake.errors import LakeError
from guiju.lake.ingest.parts import Part
from guiju.lake.ingest.tables import MOST_BROKEN

#: Rows of one part at most; the part's number stands above it in `_id`.
PART = 1 << 40
#: What DuckDB says of a line that is no row, in words for a clerk.
BROKEN = {
    "MISSING COLUMNS": "列数比表头少，多半漏了一格或被换行截断",
    "TOO MANY COLUMNS": "列数比表头多，多半文字里有没加引号的分隔符",
    "UNQUOTED VALUE": "引号没有成对",
    "LINE SIZE OVER MAXIMUM": "这一行太长",
    "INVALID ENCODING": "有不成字的字节，编码与全文不同",
    "INVALID STATE": "引号没有成对",
    "CAST": "读不出",
}


@dataclass
class Staged:
    """The parts of one file, staged."""

    engine: Engine
    contract: Contract
    work: Path
    names: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    selects: list[str] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Stage one part.

        Raises:
            LakeError: So many lines are broken that the file cannot be what it is said to be.
        """
        at = len(self.names)
        path = self.work / f"staged-{at}.parquet"
        self.engine.run(f"COPY {_read(part, self.contract)} TO {quoted(path)} (FORMAT parquet)", f"读入 {part.name}")
        self._broken(part, at)
        self.names.append(part.name)
        self.notes += part.notes
        self.selects.append(
            f"SELECT *, {at * PART} + file_row_number AS _id FROM read_parquet({quoted(path)}, file_row_number=true)"  # noqa: S608
        )

    @property
    def rows(self) -> str:
        """All parts as SQL."""
        return "(" + " UNION ALL ".join(self.selects) + ")"

    def _broken(self, part: Part, at: int) -> None:
        """Keep the lines that are no rows, and for every row after one how many there were before it."""
        engine = self.engine
        engine.run("CREATE TABLE IF NOT EXISTS broken (_part INTEGER, row BIGINT, kind VARCHAR, line VARCHAR)")
        engine.run("CREATE TABLE IF NOT EXISTS shifts (_part INTEGER, place BIGINT, number BIGINT)")
        engine.run(f"INSERT INTO shifts VALUES ({at}, 0, {part.first})")  # noqa: S608
        if not part.rejects:
            return
        engine.run(
            f"""INSERT INTO broken SELECT {at}, line + {part.base}, min(error_type::VARCHAR),
            min(ltrim(csv_line, chr(10) || chr(13))) FROM reject_errors GROUP BY line"""  # noqa: S608
        )
        engine.run("DROP TABLE reject_errors; DROP TABLE reject_scans")
        (count,) = engine.one(f"SELECT count(*) FROM broken WHERE _part = {at}")  # noqa: S608
        if count >= MOST_BROKEN:
            raise LakeError(f"{part.name} 有一百万行以上与表头的列数不符，多半分隔符或引号不对；没有收入任何一行。")
        if count:
            engine.run(
                f"""INSERT INTO shifts SELECT {at}, place, {part.first} + max(n) FROM (SELECT n,
                row - {part.first} - n + 1 AS place FROM (SELECT row, row_number() OVER (ORDER BY row) AS n
                FROM broken WHERE _part = {at})) GROUP BY place"""  # noqa: S608
            )


def _read(part: Part, contract: Contract) -> str:
    """The part as it is staged: texts without blanks around them, values that are read at once, else their text."""
    taken = [
        f"CAST({part.columns.get(one.name, 'NULL')} AS VARCHAR) AS {name(one.name)}" for one in contract.everything
    ]
    texts = [one for one in contract.everything if one.type == "text"]
    clean = [f"{cleaned(name(one.name), part.blanks)} AS {name(one.name)}" for one in texts]
    first = [f"{at_once(one, name(one.name))} AS {name('=' + one.name)}" for one in contract.everything]
    told = []
    for column in contract.everything:
        text, value = name(column.name), name("=" + column.name)
        if column.type == "text":
            told.append(f"{value} AS {text}")
            continue
        holds = sane(column, value)
        told.append(f"CASE WHEN {holds} THEN {value} END AS {text}")
        told.append(f"CASE WHEN ({holds}) IS NOT TRUE THEN {cleaned(text)} END AS {column.text}")
    line = part.columns.get("_line", "NULL::VARCHAR")
    raw = f"(SELECT {', '.join(taken)}, {line} AS _line FROM {part.rows})"  # noqa: S608
    neat = f"(SELECT * REPLACE ({', '.join(clean)}) FROM {raw})"  # noqa: S608
    return f"(SELECT {', '.join(told)}, _line FROM (SELECT *, {', '.join(first)} FROM {neat}))"  # noqa: S608
