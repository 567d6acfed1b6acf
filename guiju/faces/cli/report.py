"""由指标数据写出年度报告：docx、PDF、网页（每个数可点开来历）和 Excel 附表。

报告写好之后先读回来、再审校；有一个数读不回来，或者审校有疑点而没有登记理由，就不发布。
"""

import argparse
import sys
from pathlib import Path

from guiju.faces.cli.house import load_house

EXAMPLE = "  guiju report --facts facts.parquet --template county-year --scope 酉县 --organ 酉县人民政府 --out report/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which facts, which template, for whom, where to."""
    parser.add_argument("--facts", help="guiju compile 写出的 facts.parquet")
    parser.add_argument("--snapshot", help="快照目录；不给 --facts 时由它先算出指标")
    parser.add_argument("--template", default="county-year", help="模板名或模板文件（默认 county-year）")
    parser.add_argument("--scope", default="全县", help="报告里怎么称呼本县")
    parser.add_argument("--organ", default="", help="发文机关")
    parser.add_argument("--accepted", help="已认可差异的登记文件（TOML）")
    parser.add_argument("--out", required=True, help="写到哪个目录")


def run(args: argparse.Namespace) -> int:
    """Write the report; 1 if the gate stopped it, 2 if neither facts nor snapshot were given."""
    if not args.facts and not args.snapshot:
        print("请给出 --facts 或者 --snapshot。", file=sys.stderr)
        return 2
    load_house()
    from guiju.facts.compile import Compilation
    from guiju.facts.errors import FactsError
    from guiju.facts.store import Facts
    from guiju.lake.errors import LakeError
    from guiju.lake.snapshot import Snapshot
    from guiju.reports.audit import Ledger
    from guiju.reports.write.gate import NotPublished
    from guiju.reports.write.publish import publish, template_text
    from guiju.reports.write.template import TemplateError

    try:
        facts = Facts.read(args.facts) if args.facts else Compilation(Snapshot.open(args.snapshot)).run()
        ledger = Ledger.load(Path(args.accepted)) if args.accepted else None
        done = publish(
            facts,
            template_text(args.template),
            Path(args.out),
            scope=args.scope,
            organ=args.organ or args.scope,
            ledger=ledger,
        )
    except (FactsError, LakeError, TemplateError, NotPublished) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    for path in done.files:
        print(path)
    for sentence in (*done.without, *(f"没有数据，略去：{left}" for left in done.filled.left_out)):
        print(sentence, file=sys.stderr)
    return 0
