"""把几个县、几个部门或几年的报告按指标并列，看差别和走势。"""

import argparse
import sys

EXAMPLE = """  guiju compare 酉阳.txt 丰都.docx 开州.pdf --out 对照.html
  guiju compare 2021.txt 2022.txt 2023.txt 2024.txt --out 逐年.xlsx
  guiju compare 报告文件夹 --least 2 --json"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `guiju compare`."""
    parser.add_argument("files", nargs="+", metavar="文件", help="报告、文件夹、zip，或 -")
    parser.add_argument("--out", metavar="文件", help="写到 .html 或 .xlsx；不给则把网页打印到标准输出")
    parser.add_argument("--least", type=int, default=1, metavar="N", help="至少在 N 份报告里出现的指标才列出，默认 1")
    parser.add_argument("--json", action="store_true", help="打印 JSON，一行一个指标")


def run(args: argparse.Namespace) -> int:
    """Writes the comparison. 0 good; 1 a file could not be read or written; 2 wrong use."""
    from guiju.reports.audit.comparison import compare
    from guiju.reports.audit.engine import read
    from guiju.reports.audit.render import table
    from guiju.reports.read.files import Document, documents

    if args.out and not args.out.endswith((".html", ".htm", ".xlsx")):
        print("--out 只能写 .html 或 .xlsx。", file=sys.stderr)
        return 2
    reports, unreadable = [], False
    for item in documents(args.files):
        if isinstance(item, Document):
            reports.append(read(item))
        else:
            unreadable = True
            print(item, file=sys.stderr)
    if not reports:
        return 1
    comparison = compare(reports, least=args.least)
    try:
        if args.json:
            _print_json(comparison)
        elif args.out and args.out.endswith(".xlsx"):
            table.excel(comparison, args.out)
        elif args.out:
            with open(args.out, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(table.html(comparison))
        else:
            sys.stdout.write(table.html(comparison))
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 1 if unreadable else 0


def _print_json(comparison) -> None:
    import json

    for row in comparison.rows:
        values = {
            column.name: {"value": cell.value, "bound": cell.bound, "text": cell.words} if cell else None
            for column, cell in zip(comparison.columns, row.cells, strict=True)
        }
        line = {"indicator": row.indicator, "name": row.name, "unit": row.unit, "values": values}
        print(json.dumps(line, ensure_ascii=False))
