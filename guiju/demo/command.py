"""一县一年，从记录到报告：按公开的年报数字造出一年的记录，存快照、编指标、写报告，再打开网页。

人物、企业、案件全部虚构；只有用来对照的数字见于公开的报告。每件案子都由系统按法定步骤办成，不是直接写进数据库的。
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

from guiju.demo import profile as profiles
from guiju.demo.progress import Progress

EXAMPLE = """\
  guiju demo
  guiju demo --profile fengdu-2023 --dir /tmp/fengdu --no-serve
  guiju demo --profile kaizhou-2024 --cases 20000 --no-serve"""

#: Marks a folder that the demo made and may make anew.
MARK = "demo.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which county, where to, how large, and whether to serve."""
    parser.add_argument("--profile", default="youyang-2024", choices=profiles.names(), help="哪个县的哪一年")
    parser.add_argument("--dir", type=Path, help="放在哪个目录（默认 ./demo-year/<县年>）；其中先前的演示会重造")
    parser.add_argument("--no-serve", action="store_true", help="只造数据和报告，不启动网页")
    parser.add_argument("--cases", type=int, metavar="N", help="把行政处罚增减到 N 件，用来试速度")
    parser.add_argument("--host", default="127.0.0.1", help="网页的监听地址（默认只在本机）")
    parser.add_argument("--port", type=int, default=8000, help="网页的端口（默认8000）")


def run(args: argparse.Namespace) -> int:
    """Make the year; 0 if every figure that can be met is met, 1 if one is not or the folder is somebody else's."""
    if args.cases is not None and args.cases < 1:
        print("--cases 应为正整数。", file=sys.stderr)
        return 2
    folder = (args.dir or Path("demo-year") / args.profile).resolve()
    if problem := _clear(folder):
        print(problem, file=sys.stderr)
        return 1
    began = time.monotonic()
    _settle(folder)
    from guiju.demo.show import show

    sound = show(profiles.read(args.profile), folder, cases=args.cases, progress=Progress())
    print(f"\n用时{time.monotonic() - began:.0f}秒。数据在 {folder}")
    if args.no_serve:
        return 0 if sound else 1
    return _serve(folder, args.host, args.port)


def _clear(folder: Path) -> str:
    """Make room: an earlier demo goes, anything else stays. Returns what stands in the way."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        return f"{folder} 里有别的东西，演示不去动它；请用 --dir 另选一个目录。"
    folder.mkdir(parents=True, exist_ok=True)
    for pattern in ("guiju.sqlite3*", "accounts.txt", "facts-*.parquet", "figures.json"):
        for path in folder.glob(pattern):
            path.unlink()
    (folder / MARK).write_text(json.dumps({"note": "guiju demo 所造，可以整个删除"}, ensure_ascii=False), "utf-8")
    return ""


def _settle(folder: Path) -> None:
    """Point the settings at the folder, with a database of its own, before they are read."""
    os.environ["GUIJU_DATA"] = str(folder)
    os.environ.pop("GUIJU_DATABASE", None)
    from guiju.faces.cli.house import load_house

    load_house()


def _serve(folder: Path, host: str, port: int) -> int:
    """Serve in a fresh process: what rendered papers here has threads, and those do not survive a fork."""
    print(f"\n打开 http://{host}:{port} ，用上面任一账号登录；按 Ctrl+C 结束。", flush=True)
    command = [sys.executable, "-m", "guiju.faces.cli", "serve", "--host", host, "--port", str(port)]
    os.execve(sys.executable, command, os.environ | {"GUIJU_DATA": str(folder)})  # noqa: S606
