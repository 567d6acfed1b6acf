"""从报告里读出每一个数字：是多少、什么单位、数的是什么、哪一年、是哪项指标。

文件可以是 txt、html、docx、doc、wps、pdf、ofd，也可以是文件夹或 zip；`-` 是标准输入。每个数字一行 JSON，
start、end 是它在正文里的位置；正文用 --text 取得。读不了的文件在标准错误里说明原因，其余照读，退出码为 1。
"""

import argparse
import json
import sys
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guiju.reports.read.files import Document

__all__ = ["EXAMPLE", "add_arguments", "run"]

EXAMPLE = """\
  guiju read 2024年法治政府建设情况报告.docx
  guiju read 报告/ 往年.zip --jobs 2 --format tsv > 数字.tsv
  cat 报告.txt | guiju read - --year 2024
  guiju read 报告.pdf --text > 报告.txt
  guiju read 报告.txt --why"""

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for each figure
_BAR = 40
_MANY = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `guiju read`."""
    parser.add_argument("files", nargs="+", metavar="文件", help="报告文件、文件夹、zip，或 -")
    parser.add_argument("--year", type=int, metavar="年", help="报告所写的年度；不写就从标题里认")
    parser.add_argument("--format", choices=("jsonl", "tsv"), default="jsonl", help="输出格式，默认 jsonl")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="同时用几个进程")
    parser.add_argument("--text", action="store_true", help="不读数字，只输出正文")
    parser.add_argument("--why", action="store_true", help="逐个说明依据哪条规则，以及哪些数目没有算、为什么")


def run(args: argparse.Namespace) -> int:
    """Write the figures of every file; 1 if a file could not be read, 2 if asked wrongly."""
    from guiju.reports.read.batch import expand, map_documents
    from guiju.reports.read.files import Unreadable

    if args.jobs < 1:
        print("--jobs 至少为 1。", file=sys.stderr)
        return 2
    paths = expand(args.files)
    if args.text:
        work = partial(_text, several=len(paths) > 1)
    elif args.why:
        work = partial(_explained, year=args.year)
    else:
        work = partial(_tsv if args.format == "tsv" else _jsonl, year=args.year)
        if args.format == "tsv":
            from guiju.reports.read.figure import PUBLIC_KEYS

            print("\t".join(PUBLIC_KEYS))
    bar = _Bar(len(paths))
    status = 0
    for items in map_documents(paths, work, args.jobs):
        for item in items:
            if isinstance(item, Unreadable):
                bar.clear()
                print(item, file=sys.stderr)
                status = 1
            else:
                sys.stdout.write(item[1])
        bar.step()
    bar.clear()
    return status


def _jsonl(document: "Document", year: int | None) -> str:
    from guiju.reports.read import read_text

    figures = read_text(document.text, document.name, year=year)
    return "".join(_ENCODE(figure.as_dict()) + "\n" for figure in figures)


def _tsv(document: "Document", year: int | None) -> str:
    from guiju.reports.read import read_text
    from guiju.reports.read.figure import PUBLIC_KEYS

    lines = []
    for figure in read_text(document.text, document.name, year=year):
        cells = ("" if (cell := getattr(figure, key)) is None else str(cell) for key in PUBLIC_KEYS)
        lines.append("\t".join(" ".join(cell.split()) for cell in cells) + "\n")
    return "".join(lines)


def _text(document: "Document", several: bool) -> str:
    return f"==> {document.name} <==\n{document.text}\n" if several else document.text


def _explained(document: "Document", year: int | None) -> str:
    from guiju.reports.read.explain import explain

    return explain(document.text, document.name, year)


class _Bar:
    """A line of progress on the terminal, when there is a terminal and something to wait for."""

    def __init__(self, total: int):
        self.total = total
        self.done = 0
        self.shown = total > _MANY and sys.stderr.isatty()

    def step(self) -> None:
        self.done += 1
        if self.shown:
            filled = _BAR * self.done // self.total
            sys.stderr.write(f"\r{'█' * filled}{'░' * (_BAR - filled)} {self.done}/{self.total}")
            sys.stderr.flush()

    def clear(self) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
