"""What a staged file is like, column by column, so that its rows are asked only what they may fail.

Of a column with few different values (a code, a body, a region) each value is judged once: where all are clean and
right, no row is looked at again for it, else only those with a wrong value. A date or number that was read at once in
every row has no text left to be wrong. So the dear checks meet few rows, however many there are.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from guiju.lake.contracts.checks import column_checks
from guiju.lake.contracts.model import Column, Contract
from guiju.lake.contracts.values import BLANKS, cleaned, unclean
from guiju.lake.engine import Engine, name, quoted

#: On the average a value of a column with few stands on so many rows at least.
_FEW = 20
#: With more wrong values than this, every row is looked at.
_MOST_WRONG = 200


@dataclass(frozen=True)
class Survey:
    """What was found.

    `neat` gives the texts that have to be cleaned, as SQL by column; `unread` names the columns with numbers or dates
    that were not read at once; a row needs to be looked at if one of `suspect` is true of it.
    """

    neat: dict[str, str]
    unread: frozenset[str]
    suspect: tuple[str, ...]


def survey(engine: Engine, contract: Contract, rows: str, files: list[Path], blanks: str, day: str) -> Survey:
    """Look at the staged rows and their files; `blanks` are those that the texts have anywhere."""
    there, few = _statistics(engine, files)
    texts = [column for column in contract.everything if column.type == "text" and column.name in there]
    typed = [column for column in contract.columns if column.type != "text"]
    many = [column for column in texts if column.name not in few]
    asked = {column.name: unclean(column, name(column.name), blanks) for column in many}
    asked |= {column.name: f"{column.text} IS NOT NULL" for column in typed}
    tests = ", ".join(f"bool_or({test})" for test in asked.values())
    found = dict(zip(asked, engine.one(f"SELECT {tests} FROM {rows}") if tests else (), strict=True))  # noqa: S608

    neat: dict[str, str] = {}
    suspect: list[str] = []
    for column in contract.everything:
        mine = column_checks(column)
        if column in texts and column.name in few:
            dirty, wrong = _judged(engine, column, rows, day)
        else:
            dirty = bool(found.get(column.name))
            wrong = [check.fails for check in mine if column.type == "text" or dirty or not check.of_text]
        suspect += wrong
        if dirty and column.type == "text":
            neat[column.name] = cleaned(column, name(column.name), BLANKS)
    return Survey(neat, frozenset(one.name for one in typed if found[one.name]), tuple(suspect))


def _statistics(engine: Engine, files: list[Path]) -> tuple[set[str], set[str]]:
    """The columns that have values, and those of them with few different ones, by what the files say of themselves."""
    found = engine.run(
        f"""SELECT path_in_schema, sum(stats_null_count) IS DISTINCT FROM sum(num_values),
        count(*) = count(stats_distinct_count) AND sum(stats_distinct_count) * {_FEW} <= sum(num_values)
        FROM parquet_metadata([{", ".join(map(quoted, files))}]) GROUP BY ALL"""  # noqa: S608
    )
    return {column for column, there, _ in found if there}, {column for column, _, few in found if few}


def _judged(engine: Engine, column: Column, rows: str, day: str) -> tuple[bool, list[str]]:
    """Whether any value has to be cleaned, and the rows to look at.

    A condition on other columns is left to the rows: here a value is wrong if it is so under any condition.
    """
    text = name(column.name)
    fails = " OR ".join(check.fails for check in column_checks(replace(column, check_when=""))) or "false"
    found = engine.run(
        f"""SELECT DISTINCT {text}, {fails}, sent IS DISTINCT FROM {text}
        FROM (SELECT sent, {cleaned(column, "sent", BLANKS)} AS {text}, DATE {quoted(day)} AS today
        FROM (SELECT DISTINCT {text} AS sent FROM {rows}))"""  # noqa: S608
    )
    wrong = {value for value, fails, _ in found if fails}
    dirty = any(sent for _, _, sent in found)
    if len(wrong) > _MOST_WRONG:
        return dirty, [check.fails for check in column_checks(column)]
    values = ", ".join(quoted(value) for value in sorted(wrong - {None}))
    return dirty, [f"{text} IS NULL"] * (None in wrong) + [f"{text} IN ({values})"] * bool(values)
