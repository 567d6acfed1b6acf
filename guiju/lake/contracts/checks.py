"""What can be wrong with a row, as SQL over a row and as a sentence for a clerk.

A check reads the value of a column as `"name"`. The text of a date or number is in `"~name"`,
unless it was read at once. Of one column only the first thing
that is wrong is told. A row that deletes needs nothing but its key.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guiju.lake.contracts import digits, values
from guiju.lake.contracts.model import CHECKS, OPS, TYPES, Column, Contract, Rule

_EXAMPLES = {"date": "，应写作2024-01-31", "moment": "，应写作2024-01-31 08:30:00", "integer": "", "decimal": ""}


@dataclass(frozen=True)
class Check:
    """One thing that can be wrong: its id in the records, the sentence, the SQL that is true for a bad row.

    `of_text` says that it is about the text of a number or date, so that a value read at once cannot fail it.
    """

    id: str
    says: str
    fails: str
    of_text: bool = False


def checks(contract: Contract) -> list[list[Check]]:
    """The checks of every column, then those between columns; of each list the first that fails is told."""
    columns = [column_checks(column) for column in contract.columns]
    return [[OP], *columns, *([rule] for rule in rule_checks(contract))]


def rule_checks(contract: Contract) -> list[Check]:
    """The checks between columns."""
    return [_between(contract, rule) for rule in contract.rules]


def key_checks(contract: Contract) -> list[list[Check]]:
    """The checks for a row that deletes."""
    return [column_checks(contract.column(key)) for key in contract.keys]


def column_checks(column: Column) -> list[Check]:
    """The checks of one column."""
    return list(_column(column))


def _between(contract: Contract, rule: Rule) -> Check:
    def nothing(found: re.Match) -> str:
        column = contract.column(found[1])
        return f'({column.text} IS NULL AND "{column.name}" IS NULL)'

    says = f"{rule.says}（{rule.law}）" if rule.law else rule.says
    return Check(rule.id, says, re.sub(r"\bempty\((\w+)\)", nothing, rule.fails))


#: A row says what is to be done with it in a word we know.
OP = Check("op", "“操作”应为 i（新增）、u（修改）、d（删除）之一", "_op IS NULL")


def operation() -> str:
    """The operation of a row; i when none is written, NULL when it is none we know."""
    known = ", ".join(f"'{word}': '{op}'" for word, op in OPS.items())
    return f"""CASE WHEN op IS NULL OR op = 'i' THEN 'i' ELSE MAP {{{known}}}[op] END"""


def _column(column: Column) -> Iterator[Check]:
    text, value, label = column.text, f'"{column.name}"', f"“{column.label}”"
    unit = f"（单位为{column.unit}）" if column.unit else ""

    def check(kind: str, says: str, fails: str) -> Check:
        of_text = column.type != "text" and kind in ("shortened", "type", "scale")
        return Check(f"{column.name}:{kind}", label + says, fails, of_text)

    if column.required:
        yield check("missing", "没有填", f"{text} IS NULL AND {value} IS NULL")
    if column.check or column.pattern or column.type in ("integer", "decimal"):
        says = "成了科学记数法（如1.1E+17），末尾几位数字已经丢失，无法还原；请从原系统重新导出，并把这一列设为文本格式"
        yield check("shortened", says, f"{_has_e(text)} AND regexp_full_match({text}, '{values.SHORTENED}')")
    if column.type != "text":
        yield check(
            "type", f"不是{TYPES[column.type]}{_EXAMPLES[column.type]}{unit}", f"{text} IS NOT NULL AND {value} IS NULL"
        )
    if column.type in ("integer", "decimal"):
        digits_ = f"{text} LIKE '%.%' AND length(rtrim({text}, '0')) - instr({text}, '.') > {column.scale}"
        says = f"小数超过{column.scale}位{unit}" if column.scale else "应为整数"
        yield check("scale", says, digits_)
    if column.check:
        yield from _digits(column, check)
    if column.pattern:
        yield check(
            "pattern",
            f"格式不对{'，应为' + column.note if column.note else ''}",
            f"NOT regexp_full_match({value}, '{column.pattern}')",
        )
    if column.length:
        # Bytes are known, characters have to be counted, and there are never fewer bytes.
        long = f"strlen({value}) > {column.length} AND length({value}) > {column.length}"
        yield check("length", f"超过{column.length}个字", long)
    if column.codes:
        yield check(
            "code",
            f"不在代码表中，应为：{'、'.join(column.codes[:12])}{' 等' if len(column.codes) > 12 else ''}",
            _outside(column, value),
        )
    if column.least:
        yield check("least", f"小于{column.least}{unit}", f"{value} < {column.least}")
    if column.most:
        yield check("most", f"大于{column.most}{unit}，请核对单位", f"{value} > {column.most}")


def _digits(column: Column, check: Callable[[str, str, str], Check]) -> Iterator[Check]:
    value, name = f'"{column.name}"', CHECKS[column.check]
    shape, holds = digits.shape(column.check, value), digits.holds(column.check, value)
    when = f"({column.check_when}) AND " if column.check_when else ""
    yield check("shape", f"不是{name}（应为18位）", f"{when}NOT {shape}")
    yield check("digit", "的校验位不对，多半录错了一位", f"{when}{shape} AND NOT {holds}")


def _has_e(text: str) -> str:
    """A cheap test before the dear one: almost no value has an E second or third from the front."""
    return f"({text} LIKE '%E+%' OR {text} LIKE '%e+%' OR {text} LIKE '%E1%' OR {text} LIKE '%e1%')"


def _outside(column: Column, value: str) -> str:
    codes = ", ".join(f"'{code}'" for code in column.codes)
    if column.many:
        split = f"list_transform(string_split(replace({value}, '；', ';'), '{column.many}'), lambda one: trim(one))"
        return f"NOT list_has_all([{codes}], {split})"
    return f"{value} NOT IN ({codes})"
