"""由一份快照算出全部指标：先检验记录，再按单位、区划和月份计算，比率带分子分母，算完自己核对一遍。

检验的内容由各项业务的定义得出：必填的有没有填、选项的值在不在所列之中、指向的记录在不在、编号重不重复；逐条报出表、
列、行数、不合的值和受影响的指标。

目录里一县一个文件夹的，各县合在一起算，并按县、按区划汇总。迟报、损坏、缺表的县逐个点名，只有写明略去的才略去，略去
了哪些记在结果里。
检验不过、恒等关系对不上时逐条列出，退出码为 1（数据文件照样写出，并记着这些不符，据此不能发布报告）。
"""

import argparse
import json
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from guiju.facts.difference import Difference
    from guiju.facts.store import Facts

__all__ = ["EXAMPLE", "add_arguments", "run"]

EXAMPLE = """\
  guiju compile --snapshot snapshots/2024 --out facts.parquet
  guiju compile --snapshot snapshots/2024 --by body,month --declared declared.toml --out facts.parquet
  guiju compile --snapshot city/2024 --leave-out 丰县 --out city.parquet
  guiju compile --snapshot city/2024 --engine spark --master spark://10.0.0.1:7077 --out city.parquet
  guiju compile --snapshot 二稿 --out 二稿.parquet --against 一稿.parquet --before 一稿
  guiju compile --snapshot snapshots/2024 --explain"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `guiju compile`."""
    parser.add_argument("--snapshot", required=True, metavar="目录", help="快照所在的目录，或一县一个文件夹的目录")
    parser.add_argument("--out", metavar="文件", help="算出的数存成哪个 Parquet 文件")
    parser.add_argument("--by", default="body", metavar="维度", help="body（默认）或 body,month")
    parser.add_argument("--declared", type=Path, metavar="文件", help="申报数（TOML），每个数写明出处文件")
    parser.add_argument(
        "--previous", type=Path, metavar="文件", help="上年算出的数，同比用；不写则由本快照的上年记录算"
    )
    parser.add_argument("--against", type=Path, metavar="文件", help="同年早先算出的数：逐个指标说明哪些变了、为什么变")
    parser.add_argument("--before", type=Path, metavar="目录", help="--against 的数所由算出的快照，据此找出变动的记录")
    parser.add_argument("--leave-out", action="append", default=[], metavar="县", help="略去这个县（可写几次）")
    parser.add_argument("--skip-bad", action="store_true", help="略去全部迟报、损坏、缺表的县，并逐个说明")
    parser.add_argument("--engine", default="duckdb", choices=("duckdb", "spark"), help="计算引擎")
    parser.add_argument(
        "--master", default="local[*]", metavar="地址", help="Spark 在哪里：spark://主机:7077 或 local[2]"
    )
    parser.add_argument("--explain", action="store_true", help="只说明要做哪几次扫描、各算什么")
    parser.add_argument("--sql", action="store_true", help="与 --explain 同用，并列出 SQL")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """Compile: 0 good, 1 a check or an identity does not hold or the input was refused, 2 wrong use."""
    by = set(args.by.split(","))
    if by - {"body", "month"}:
        print(f"--by 只能是 body 或 body,month，不是“{args.by}”。", file=sys.stderr)
        return 2
    if not args.out and not args.explain:
        print("请写明 --out（或用 --explain 只看怎么算）。", file=sys.stderr)
        return 2
    from guiju.faces.cli.house import load_house

    load_house()
    from guiju.facts.compile import Compilation
    from guiju.facts.difference import differences
    from guiju.facts.engines import DuckDB, spark
    from guiju.facts.errors import FactsError
    from guiju.facts.store import Facts
    from guiju.lake.city import City, open_records
    from guiju.lake.errors import LakeError

    started = time.perf_counter()
    changes: list[Difference] = []
    try:
        older = Facts.read(args.against) if args.against else None
        records = open_records(args.snapshot, args.leave_out, skip_bad=args.skip_bad)
        if isinstance(records, City):
            for name, why in records.left_out.items():
                print(f"略去 {name}：{why}", file=sys.stderr)
        with spark(args.master) if args.engine == "spark" else nullcontext(DuckDB()) as engine:
            compilation = Compilation(records, "month" in by, args.declared, args.previous, engine, check=True)
            if args.explain:
                print(compilation.explain(sql=args.sql))
                return 0
            facts = compilation.run()
        if older:
            before = open_records(args.before, older.about.left_out) if args.before else None
            changes = differences(older, facts, before, records if before else None)
        facts.write(args.out)
    except (FactsError, LakeError) as error:
        print(error, file=sys.stderr)
        return 1
    if args.json:
        print(_json(args.out, facts, changes if older else None))
    else:
        print(_text(args.out, facts, time.perf_counter() - started))
        if older:
            print(_told(changes, older, facts, rows=bool(args.before)))
    return 1 if facts.about.wrong else 0


def _json(out: str, facts: "Facts", changes: "list[Difference] | None") -> str:
    about = facts.about
    told = {"snapshot": about.snapshot, "facts": len(facts), "violations": about.violations, "out": out}
    told |= {"failures": about.failures, "counties": about.counties, "left_out": about.left_out}
    if changes is not None:
        told["changes"] = [one.plain() for one in changes]
    return json.dumps(told, ensure_ascii=False, default=str)


def _text(out: str, facts: "Facts", seconds: float) -> str:
    about = facts.about
    lines = [f"{len(facts)} 个数，截至 {about.complete_until}，用时 {seconds:.1f} 秒，在 {out}"]
    lines += [f"检验不过：{one}" for one in about.failures]
    return "\n".join((*lines, *(f"不符：{one}" for one in about.violations)))


_REASONS = {"added": "新增", "corrected": "更正", "gone": "消失"}


def _told(changes: "list[Difference]", older: "Facts", facts: "Facts", *, rows: bool) -> str:
    """The changes in words, a figure a paragraph."""
    lines = [f"与 {older.about.snapshot[:12]} 算出的相比，{len(changes)} 个指标有变动"]
    if older.about.cutoff != facts.about.cutoff:
        lines.append(f"  截止日由 {older.about.cutoff} 变为 {facts.about.cutoff}；“更正”里也有因时日推移而变的记录")
    if changes and not rows:
        lines.append("  用 --before 写明旧快照所在的目录，可以看到是哪些记录变了")
    for one in changes:
        before, after = ("无" if value is None else f"{value}{one.unit}" for value in (one.before, one.after))
        lines.append(f"{one.name} {one.indicator}：{before} → {after}")
        why = [
            f"{_REASONS[reason]} {moved.rows} 行" + _by(moved.by) + f"（如编号 {moved.example}）"
            for reason, moved in one.rows.items()
            if moved.rows
        ]
        why += ["定义变了" + _by(one.by_definition)] if one.redefined else []
        why += [f"由 {'、'.join(one.parts)} 变动而来"] if one.parts else []
        why += [f"按单位、月份等另有 {one.elsewhere} 处变动"] if one.elsewhere else []
        lines += [f"  {'；'.join(why)}"] if why else []
    return "\n".join(lines)


def _by(amount: "Decimal | None") -> str:
    return "" if amount is None else f" {amount:+}"
