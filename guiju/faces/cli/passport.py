"""一个数的来历：它是什么、怎么算的、分子分母、期间和范围、由哪份快照算出，以及背后的每一条记录。

数的写法：指标编号@期间，或 指标编号@期间/单位全称，如 reconsideration.received@2024/酉县司法局。
"""

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guiju.facts.passport import Passport

__all__ = ["EXAMPLE", "add_arguments", "run"]

EXAMPLE = """\
  guiju passport reconsideration.received@2024 --facts facts.parquet --snapshot snapshots/2024
  guiju passport reconsideration.on_time_rate@2024-03 --facts facts.parquet --snapshot snapshots/2024 --json"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `guiju passport`."""
    parser.add_argument("fact", metavar="数", help="指标编号@期间，或 指标编号@期间/单位")
    parser.add_argument("--facts", default="facts.parquet", metavar="文件", help="guiju compile 写出的文件")
    parser.add_argument("--snapshot", required=True, metavar="目录", help="这些数所由算出的快照")
    parser.add_argument("--limit", type=int, default=20, metavar="行数", help="最多列出多少条记录")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """Print a passport: 0 good, 1 there is no such fact or it does not fit the snapshot."""
    from guiju.faces.cli.house import load_house

    load_house()
    from guiju.facts.errors import FactsError
    from guiju.facts.passport import passport
    from guiju.lake.errors import LakeError

    try:
        found = passport(args.facts, args.snapshot, args.fact, limit=args.limit)
    except (FactsError, LakeError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(asdict(found), ensure_ascii=False, default=str, indent=1) if args.json else _text(found))
    return 0


def _text(found: "Passport") -> str:
    fact = found.fact
    value = "无基数" if fact.value is None else f"{fact.value}{fact.unit}"
    lines = [
        f"{fact.name}：{value}",
        f"  编号　　{fact.key}",
        f"  定义　　{found.definition or '—'}",
        f"  算法　　{found.formula}",
        f"  依据　　{found.law or '—'}",
        f"  期间　　{found.start} 至 {found.end}（数据截至 {found.cutoff}）",
        f"  完整　　{f'至 {found.filled}' if found.filled else '否：有申报数尚未申报'}",
        f"  范围　　{fact.scope or '全县'}",
        f"  快照　　{fact.snapshot[:16] or '—'}，定义版本 {fact.definition}",
    ]
    if fact.denominator is not None:
        lines.append(f"  分子分母　{fact.numerator} / {fact.denominator}")
    if fact.source:
        lines.append(f"  出处　　{fact.source}（申报数）")
    lines += [f"  其中　　{part.name} {part.value}{part.unit}" for part in found.parts]
    if found.outdated:
        lines.append("  注意　　指标定义在算出之后已经修改，请重新编译后再看记录。")
    for rows in found.behind:
        lines.append(f"  {rows.name}：{rows.total} 条记录")
        for row in rows.rows:
            shown = "　".join(str(value) for name, value in row.items() if name != "id" and value not in (None, ""))
            lines.append(f"    {row['id']}　{shown}")
    return "\n".join(lines)
