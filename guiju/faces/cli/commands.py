"""The commands there are, with the line `guiju --help` shows for each. The module of the same name does the work.

Where the work is done on a higher floor than this one, the module's path stands beside the line. It is a string, read
only when the command is asked for, because a lower floor must not import a higher one: the command line knows that
there is a demonstration, not what it is made of.
"""

COMMANDS: dict[str, str | tuple[str, str]] = {
    "demo": ("一县一年，从记录到报告，跑通给你看", "guiju.demo.command"),
    "serve": "启动网页工作台",
    "read": "从报告里读出每一个数字",
    "audit": "核对一份或多份报告的数字能不能成立",
    "compare": "把几个县或几年的报告按指标并列",
    "due": "按法条编号算期限，并说明怎么算的",
    "snapshot": "把一年的记录存成不可更改的快照",
    "compile": "由快照算出全部指标",
    "passport": "一个数字的来历",
    "synth": "造一批虚构的县的记录，供试验",
    "report": "由快照写出年度报告",
    "ingest": "把别处报来的数据收进数据湖，隔离不合约定的行",
    "catalogue": "政务数据目录：有哪些数据、谁提供、质量如何、用在哪里",
    "verify": "核对事件链和封存",
    "tick": "时钟要办的事：期满、提醒、封存",
}


def help_of(name: str) -> str:
    """The line that says what the command does."""
    entry = COMMANDS[name]
    return entry if isinstance(entry, str) else entry[0]


def module_of(name: str) -> str:
    """The module that does its work."""
    entry = COMMANDS[name]
    return f"guiju.faces.cli.{name}" if isinstance(entry, str) else entry[1]
