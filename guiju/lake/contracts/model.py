"""The words of a contract: columns, keys, rules between columns, and the dataset's entry in the catalogue."""

from dataclasses import dataclass, field

#: What a value may be. A moment is Shanghai's wall clock.
TYPES = {"text": "文字", "integer": "整数", "decimal": "数字", "date": "日期", "moment": "时间"}
#: National codes that carry a check digit.
CHECKS = {"credit": "统一社会信用代码", "identity": "身份证号", "party": "统一社会信用代码或身份证号"}
#: 共享类型 of 政务信息资源目录编制指南（试行）.
SHARING = ("无条件共享", "有条件共享", "不予共享")


@dataclass(frozen=True)
class Column:
    """A column: its name in the lake, what people and other systems call it, and what its values must be.

    `scale` is the number of digits after the point, in `unit`. `many` separates several codes in one cell. `check_when`
    is a condition (SQL over the row) under which the check digit is looked at. `pattern` is matched by the whole value.
    """

    name: str
    label: str
    type: str = "text"
    aliases: tuple[str, ...] = ()
    required: bool = False
    length: int = 0
    codes: tuple[str, ...] = ()
    many: str = ""
    check: str = ""
    check_when: str = ""
    pattern: str = ""
    unit: str = ""
    scale: int = 0
    least: str = ""
    most: str = ""
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the head of this column may read."""
        return self.name, self.label, *self.aliases

    @property
    def text(self) -> str:
        """The staged column, as SQL, that has the text: of a value, only if it could not be read at once."""
        return f'"{self.name}"' if self.type == "text" else f'"~{self.name}"'

    @property
    def as_text(self) -> str:
        """What was sent, as SQL over a staged row: a value that was read at once in its usual form."""
        return self.text if self.type == "text" else f'coalesce({self.text}, "{self.name}"::VARCHAR)'

    @property
    def sql_type(self) -> str:
        """The column's type in the lake."""
        kinds = {"integer": "BIGINT", "decimal": f"DECIMAL(18,{self.scale})", "date": "DATE", "moment": "TIMESTAMP"}
        return kinds.get(self.type, "VARCHAR")


@dataclass(frozen=True)
class Rule:
    """A rule between columns. `fails` is SQL that is true for a bad row; `empty(column)` is true if nothing was sent.

    A comparison with an empty value never fails a rule, nor one with a value that could not be read.
    """

    id: str
    says: str
    fails: str
    law: str = ""


@dataclass(frozen=True)
class Entry:
    """A dataset in the catalogue: the core metadata of 政务信息资源目录编制指南（试行）.

    `cycle` is how often new data are due; `feeds` are ids of indicators (`penalty.*`) that the data stand behind.
    """

    id: str
    name: str
    code: str = ""
    class_: str = ""
    provider: str = ""
    provider_code: str = ""
    summary: str = ""
    format: str = ""
    items: str = ""
    sharing: str = ""
    condition: str = ""
    method: str = ""
    open: str = ""
    cycle: str = ""
    published: str = ""
    related: str = ""
    feeds: tuple[str, ...] = ()


#: i adds, u replaces, d deletes; without the column every row adds.
OP = Column("op", "操作", aliases=("操作类型", "操作标识", "operation"))
BATCH = Column("batch", "批次号", aliases=("批次", "batch_no", "batch_id"))
#: Only in a sheet of quarantined rows: which row it was.
TICKET = Column("ticket", "隔离编号")
#: What a sheet of quarantined rows says beside the row itself; nothing of it is taken back in.
BESIDE = ("原因", "原文件行号", "原文（读不成行的）")
OPS = {"i": "i", "u": "u", "d": "d", "新增": "i", "修改": "u", "更新": "u", "删除": "d", "I": "i", "U": "u", "D": "d"}


@dataclass(frozen=True)
class Contract:
    """What one dataset must look like. `version` is the hash of the text it was read from."""

    id: str
    name: str
    source: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]
    entry: Entry
    version: str = field(compare=False, default="")

    @property
    def everything(self) -> tuple[Column, ...]:
        """The columns with those that steer the ingest."""
        return *self.columns, OP, BATCH, TICKET

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(one for one in self.everything if one.name == name)
