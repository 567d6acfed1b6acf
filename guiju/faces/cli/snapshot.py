"""把一年的记录存成一份不可更改的快照：Parquet 文件和一张清单，编号由内容决定。

同样的记录，不论取自 SQLite 还是 PostgreSQL，编号都相同。再存到同一处时，没有变化的文件不重写。
"""

import argparse
import datetime as dt
import json
import sys

__all__ = ["EXAMPLE", "add_arguments", "run"]

EXAMPLE = """\
  guiju snapshot --year 2024 --out snapshots/2024
  guiju snapshot --year 2024 --cutoff 2024-06-30 --out snapshots/2024-06
  guiju snapshot --verify snapshots/2024"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `guiju snapshot`."""
    parser.add_argument("--year", type=int, metavar="年", help="哪一年的记录")
    parser.add_argument("--out", metavar="目录", help="快照存到哪里")
    parser.add_argument("--cutoff", type=_day, metavar="日期", help="截至哪一天；不写为年末或今天")
    parser.add_argument("--verify", metavar="目录", help="不做快照，只核对已有的一份是否完好")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """Take or verify a snapshot: 0 good, 1 refused or damaged, 2 wrong use."""
    if not args.verify and not (args.year and args.out):
        print("请写明 --year 和 --out（或用 --verify 核对已有的快照）。", file=sys.stderr)
        return 2
    from guiju.faces.cli.house import open_house

    open_house()
    from guiju.lake.errors import LakeError
    from guiju.lake.snapshot import Snapshot, take

    try:
        if args.verify:
            snapshot = Snapshot.open(args.verify)
            snapshot.verify()
        else:
            snapshot = take(args.out, args.year, args.cutoff, None if args.json else _progress)
    except LakeError as error:
        print(error, file=sys.stderr)
        return 1
    manifest = snapshot.manifest
    rows = sum(table.rows for table in manifest.tables.values())
    if args.json:
        told = {"id": snapshot.id, "year": manifest.year, "cutoff": str(manifest.cutoff), "rows": rows}
        print(json.dumps(told | {"folder": str(snapshot.folder)}, ensure_ascii=False))
    else:
        size = f"{len(manifest.tables)} 张表 {rows} 行"
        print(f"快照 {snapshot.id[:16]}，截至 {manifest.cutoff}，{size}，在 {snapshot.folder}")
    return 0


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写作 2024-12-31。") from None


def _progress(table: str, rows: int) -> None:
    if rows:
        print(f"  {table} {rows} 行", file=sys.stderr)
