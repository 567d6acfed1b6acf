"""Which rows are bad, and why: the contract over the staged text, then keys within the file and against the lake."""

from guiju.lake.contracts.checks import OP, Check, checks, key_checks, operation, rule_checks
from guiju.lake.contracts.model import Contract
from guiju.lake.contracts.values import read
from guiju.lake.engine import Engine, name, quoted
from guiju.lake.ingest.staging import BROKEN
from guiju.lake.ingest.survey import Survey

#: What is told of a row that no check of the contract finds wrong.
OTHER = {
    "blank": "空行",
    "json": "不是一个完整的 JSON 对象",
    "garbled": "有不成字的字节（“\ufffd”）",
    "batch": "批次号与本批不同；一个文件只能是一个批次",
    "duplicate": "同一批里主键重复，只收了第一行",
    "known": "这条记录已经收过；要更改请在“操作”列填 u",
    "unknown": "要修改或删除的记录不存在（可能更早的批次还没有到，也可能主键写错）",
    "ticket": "隔离编号不是本批还隔离着的行（可能已经修好）",
} | {f"line:{kind}": says for kind, says in BROKEN.items()}


class Judge:
    """One file's rows before the contract. `faulty` becomes the table of bad rows: `_id` and reasons."""

    def __init__(
        self, engine: Engine, contract: Contract, rows: str, survey: Survey, batch: str, day: str, garbled: bool
    ) -> None:
        """`rows` is the staged text as SQL, `survey` what is known of it, `day` the day of receipt."""
        self.engine, self.contract, self.survey, self.batch, self.garbled = engine, contract, survey, batch, garbled
        self.values = values_of(contract, rows, survey, day)
        self.keys = ", ".join(name(key) for key in contract.keys)

    def row_by_row(self) -> None:
        """Find what is wrong with a row in itself. Only rows that the survey left in doubt are asked why."""
        own = [Check("blank", "", self._blank()), *self._odd()]
        between = [*own, OP, *rule_checks(self.contract)]
        add = _reasons([own, *checks(self.contract)])
        delete = _reasons([own, *key_checks(self.contract)])
        doubtful = " OR ".join(f"({fails})" for fails in (*self.survey.suspect, *(check.fails for check in between)))
        self.engine.run(
            f"""CREATE TABLE faulty AS SELECT _id, reasons, 0::BIGINT AS _first FROM (
            SELECT _id, CASE WHEN {self._blank()} THEN ['blank'] WHEN _line IS NOT NULL THEN ['json']
            ELSE list_filter(CASE WHEN _op = 'd' THEN {delete} ELSE {add} END, lambda one: one IS NOT NULL)
            END AS reasons FROM {self.values} WHERE {doubtful}) WHERE len(reasons) > 0""",  # noqa: S608
            "核对每一行",
        )

    def within(self) -> None:
        """Find rows whose key an earlier good row of the file has. Hashes first: they are small."""
        twice = f"(SELECT hash({self.keys}) AS h FROM {self.values} GROUP BY h HAVING count(*) > 1)"  # noqa: S608
        self.engine.run(f"CREATE TABLE twice AS FROM {twice}", "核对批内重复")
        (found,) = self.engine.one("SELECT count(*) FROM twice")
        if found:
            self.engine.run(
                f"""INSERT INTO faulty SELECT _id, ['duplicate'], first FROM (SELECT _id, min(_id) OVER (PARTITION BY
                {self.keys}) AS first FROM {self.good} WHERE hash({self.keys}) IN (FROM twice)) WHERE _id > first"""  # noqa: S608
            )

    def against(self, landed: str) -> None:
        """Find rows that add what is there, or change what is not. `landed` is every accepted row so far."""
        if not landed:
            self.engine.run(
                f"INSERT INTO faulty SELECT _id, ['unknown'], 0 FROM {self.good} WHERE _op <> 'i'",  # noqa: S608
                "核对历史批次",
            )
            return
        self.engine.run(
            f"""INSERT INTO faulty SELECT _id, [CASE _op WHEN 'i' THEN 'known' ELSE 'unknown' END], 0
            FROM (SELECT _id, _op, {self.keys} FROM {self.good}) AS new LEFT JOIN (SELECT {self.keys},
            arg_max(_op, _order * {1 << 60}::HUGEINT + _id) AS last FROM {landed} SEMI JOIN (SELECT {self.keys}
            FROM {self.values}) USING ({self.keys}) GROUP BY ALL) AS before USING ({self.keys})
            WHERE (_op = 'i') = (coalesce(last, 'd') <> 'd')""",  # noqa: S608
            "核对历史批次",
        )

    @property
    def good(self) -> str:
        """The rows that nothing is held against so far."""
        return f"(SELECT * FROM {self.values} ANTI JOIN faulty USING (_id))"  # noqa: S608

    def _blank(self) -> str:
        every = ", ".join(column.as_text for column in self.contract.columns)
        return f"coalesce({every}, op, ticket, _line) IS NULL"

    def _odd(self) -> list[Check]:
        """What may be wrong with a row of certain files only."""
        found = [Check("json", "", "_line IS NOT NULL"), Check("batch", "", "batch <> " + quoted(self.batch))]
        if self.garbled:
            every = " OR ".join(f"contains({column.text}, '\ufffd')" for column in self.contract.columns)
            found.append(Check("garbled", "", every))
        return found


def values_of(contract: Contract, rows: str, survey: Survey, day: str) -> str:
    """The staged rows with every value read, the operation as `_op`, and `today`, the day of receipt."""
    unread = [column for column in contract.columns if column.name in survey.unread]
    closely = [f"coalesce({name(one.name)}, {read(one, one.text)}) AS {name(one.name)}" for one in unread]
    replaced = f"REPLACE ({', '.join(closely)})" if closely else ""
    return f"(SELECT * {replaced}, {operation()} AS _op, DATE {quoted(day)} AS today FROM {rows})"  # noqa: S608


def _reasons(lists: list[list[Check]]) -> str:
    """A list of the first failing check of each list."""
    firsts = [" ".join(f"WHEN {check.fails} THEN {quoted(check.id)}" for check in one) for one in lists if one]
    return "[" + ", ".join(f"CASE {first} END" for first in firsts) + "]"
