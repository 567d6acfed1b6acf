"""按期限规则的编号和起算日算出到期日，并一步一步说明怎么算的。

规则编号如 PEN-D02（行政处罚决定）、REC-D11（行政复议决定）；`--list` 列出全部。按小时计算的期限，日期要写到时分。
"""

import argparse
import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guiju.law.periods import Exclude, Restart

__all__ = ["EXAMPLE", "add_arguments", "run"]

EXAMPLE = """\
  guiju due PEN-D01 2026-02-12
  guiju due REC-D11 2026-08-03 --pause 2026-08-20..2026-09-03 --extend
  guiju due COE-D02 2026-09-18T23:05 --json
  guiju due FOI-D05 2026-03-02 --restart 2026-03-12
  guiju due --list"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `guiju due`."""
    parser.add_argument("rule", nargs="?", metavar="规则", help="期限规则的编号，如 PEN-D02")
    parser.add_argument("start", nargs="?", type=_start, metavar="日期", help="起算日，如 2026-02-12；按小时的写到时分")
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        type=_pause,
        metavar="起..止",
        help="不计入的一段时间，两端都不计；可以多次",
    )
    parser.add_argument(
        "--restart", action="append", default=[], type=_restart, metavar="日期", help="自该日起重新计算"
    )
    parser.add_argument(
        "--extend", nargs="?", action="append", type=int, metavar="多少", help="经批准延长；不写多少就按法定的最长"
    )
    parser.add_argument("--on", type=_day, metavar="日期", help="按这一天施行的规定算；不写就按起算日")
    parser.add_argument("--list", action="store_true", help="列出全部期限规则")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print the due day with its receipt, or the list of rules; 1 if the law refuses, 2 if it was asked wrongly."""
    from guiju.law.clock import due
    from guiju.law.errors import LawError, UnknownRule
    from guiju.law.receipt import Grant

    if args.list:
        return _list(as_json=args.json)
    if args.rule is None or args.start is None:
        print(
            "请写明规则编号和起算日，如：guiju due PEN-D01 2026-02-12；全部规则见 guiju due --list。", file=sys.stderr
        )
        return 2
    try:
        receipt = due(
            args.rule,
            args.start,
            pauses=(*args.pause, *args.restart),
            extensions=[Grant(n) for n in args.extend or ()],
            on=args.on,
        )
    except UnknownRule as error:
        print(error, file=sys.stderr)
        return 2
    except LawError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(receipt.as_dict(), ensure_ascii=False) if args.json else receipt)
    return 0


def _list(*, as_json: bool) -> int:
    from guiju.law import rules

    for rule in rules.all_rules():
        if as_json:
            row = {key: getattr(rule, key) for key in ("id", "name", "n", "unit", "law", "mark", "starts", "who")}
            print(json.dumps(row, ensure_ascii=False))
        else:
            print(f"{rule.id}\t{rule.length}\t{rule.name}（自{rule.starts}）\t{rule.law}\t{rule.mark}")
    return 0


def _start(text: str) -> date | datetime:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写作 2026-02-12 或者 2026-02-12T09:30") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写作 2026-02-12") from None


def _pause(text: str) -> "Exclude":
    from guiju.law.periods import Exclude

    since, dots, until = text.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(f"“{text}”不是一段时间，请写作 2026-03-01..2026-03-10")
    stretch = Exclude(_day(since), _day(until))
    if stretch.until < stretch.since:
        raise argparse.ArgumentTypeError(f"“{text}”的止日早于起日")
    return stretch


def _restart(text: str) -> "Restart":
    from guiju.law.periods import Restart

    return Restart(_day(text))
