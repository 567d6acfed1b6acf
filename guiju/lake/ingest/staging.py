"""All parts of a file in Parquet, in their order: read once, then judged and landed from there.

A row is known by `_id`: its part and its place among the rows that could be read. Its number in the file, as a clerk
counts, is worked out for the rejected rows only, from the lines that could not be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from guiju.lake.contracts.model import Column, Contract
from guiju.lake.contracts.values import BLANKS, at_once, cleaned, sane
from guiju.lake.engine import Engine, name, quoted
from guiju.lake.errors import LakeError
from guiju.lake.ingest.parts import Part
from guiju.lake.ingest.survey import Survey, survey
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
    """The parts of one file, staged. After the survey, `neat` gives the texts that have to be cleaned, by column."""

    engine: Engine
    contract: Contract
    work: Path
    parts: list[Part] = field(default_factory=list)
    neat: dict[str, str] = field(default_factory=dict)

    def add(self, part: Part) -> None:
        """Stage one part.

        Raises:
            LakeError: So many lines are broken that the file cannot be what it is said to be.
        """
        at = len(self.parts)
        staged = f"COPY {_read(part, self.contract)} TO {quoted(self._path(at))} (FORMAT parquet, PARQUET_VERSION v2)"
        self.engine.run(staged, f"读入 {part.name}")
        self._broken(part, at)
        self.parts.append(part)

    @property
    def names(self) -> list[str]:
        """What the parts are called."""
        return [part.name for part in self.parts]

    @property
    def notes(self) -> list[str]:
        """What the sender should know."""
        return [note for part in self.parts for note in part.notes]

    def survey(self, day: str) -> Survey:
        """Look at what was staged; from then on texts are clean."""
        files = [self._path(at) for at in range(len(self.parts))]
        blanks = "".join(blank for blank in BLANKS if any(blank in part.blanks for part in self.parts))
        found = survey(self.engine, self.contract, self.rows, files, blanks, day)
        self.neat = found.neat
        return found

    @property
    def rows(self) -> str:
        """All parts as SQL, with every column of the contract."""
        selects = []
        for at, part in enumerate(self.parts):
            told = ", ".join([*self._values(part), f"{at * PART} + file_row_number AS _id"])
            selects.append(f"SELECT {told} FROM read_parquet({quoted(self._path(at))}, file_row_number=true)")  # noqa: S608
        return "(" + " UNION ALL ".join(selects) + ")"

    def _values(self, part: Part) -> Iterator[str]:
        typed = _typed(part, self.contract)
        for column in self.contract.everything:
            there, value = column.name in part.columns, name(column.name)
            if column.type == "text":
                yield f"{self.neat.get(column.name, value) if there else 'NULL::VARCHAR'} AS {value}"
            else:
                yield f"{value if there else at_once(column, 'NULL::VARCHAR')} AS {value}"
                yield f"{f'_texts[{typed.index(column) + 1}]' if there else 'NULL::VARCHAR'} AS {column.text}"
        yield "_line" if "_line" in part.columns else "NULL::VARCHAR AS _line"

    def _path(self, at: int) -> Path:
        return self.work / f"staged-{at}.parquet"

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
    """The part as it is staged: texts as they were sent; numbers and dates that are read at once.

    The texts of all others of a row are one list, for most rows have none, and empty columns cost as much as full ones.
    """
    there = [column for column in contract.everything if column.name in part.columns]
    typed = _typed(part, contract)
    sent = [f"CAST({part.columns[one.name]} AS VARCHAR) AS {one.text}" for one in there]
    sent += [f"{part.columns['_line']} AS _line"] if "_line" in part.columns else []
    read = [f"{at_once(one, one.text)} AS {name(one.name)}" for one in typed]
    sane_ = [f"CASE WHEN {sane(one, name(one.name))} THEN {name(one.name)} END AS {name(one.name)}" for one in typed]
    rows = f"(SELECT {', '.join(sent)} FROM {part.rows})"  # noqa: S608
    if not typed:
        return rows
    rows = f"(SELECT *, {', '.join(read)} FROM {rows})"  # noqa: S608
    rows = f"(SELECT * REPLACE ({', '.join(sane_)}) FROM {rows})"  # noqa: S608
    left = [f"CASE WHEN {name(one.name)} IS NULL THEN {cleaned(one, one.text)} END" for one in typed]
    unread = " OR ".join(f"({name(one.name)} IS NULL AND {one.text} IS NOT NULL)" for one in typed)
    gone = ", ".join(one.text for one in typed)
    return f"(SELECT * EXCLUDE ({gone}), CASE WHEN {unread} THEN [{', '.join(left)}] END AS _texts FROM {rows})"  # noqa: S608


def _typed(part: Part, contract: Contract) -> list[Column]:
    """The columns of a part whose texts are to be read."""
    return [column for column in contract.columns if column.type != "text" and column.name in part.columns]
