"""造一批试验用的记录：一个或几个虚构的县，两年的案件、事件和台账，直接写成快照，供编译、核对和压力测试。

案件经过符合各业务的步骤和期限；按 --faults 埋入一定比例的差错，逐条记在各县的 faults.parquet 里。同一个 --seed 造出的
文件一字节不差。全部是假的，不涉及任何人。

用 --sent 则造一份部门报送的文件（12345热线、检查、处罚、双公示、政务服务事项和办件、事件流转日志），每种差错有几行记在
faults.json，guiju ingest 应当一条不多一条不少地查出。
"""

import argparse
import json
import sys
import time

__all__ = ["EXAMPLE", "add_arguments", "run"]

EXAMPLE = """\
  guiju synth --rows 100000 --out synth/county
  guiju synth --rows 10000000 --counties 40 --seed 7 --out synth/city
  guiju synth --sent hotline --rows 1000000 --faults 0.002 --out synth/hotline"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `guiju synth`."""
    parser.add_argument("--rows", type=int, required=True, metavar="行数", help="案件和台账共多少行（事件另计）")
    parser.add_argument("--counties", type=int, default=1, metavar="个数", help="分给几个县；多于一个时一县一个文件夹")
    parser.add_argument("--out", required=True, metavar="目录", help="写到哪个空目录")
    parser.add_argument("--seed", type=int, default=0, metavar="数", help="随机种子")
    parser.add_argument("--year", type=int, default=2024, metavar="年", help="快照是哪一年的；记录从上一年起")
    parser.add_argument("--faults", type=float, default=0.01, metavar="比例", help="埋入差错的案件占多少，如 0.01")
    parser.add_argument("--sent", default="", metavar="数据集", help="不造县，造这个数据集的一份报送文件，如 hotline")
    parser.add_argument("--no-events", action="store_true", help="不造办理事件")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """Make records: 0 good, 1 refused, 2 wrong use."""
    if not 0 <= args.faults <= 0.2:
        print(f"--faults 应在 0 到 0.2 之间，不是 {args.faults}。", file=sys.stderr)
        return 2
    if args.sent:
        return _send(args)
    from guiju.faces.cli.house import load_house

    load_house()
    from guiju import indicators
    from guiju.lake.errors import LakeError
    from guiju.lake.synth import synthesise

    indicators.load()
    started = time.perf_counter()
    try:
        made = synthesise(
            args.out, args.rows, args.counties, args.seed, year=args.year, faults=args.faults,
            events=not args.no_events, progress=None if args.json else _progress,
        )  # fmt: skip
    except LakeError as error:
        print(error, file=sys.stderr)
        return 1
    seconds = time.perf_counter() - started
    if args.json:
        told = {"rows": made.rows, "seconds": round(seconds, 3), "faults": made.faults}
        print(json.dumps(told | {"folders": [str(folder) for folder in made.folders]}, ensure_ascii=False))
    else:
        speed = made.rows / seconds / 10_000
        print(f"{len(made.folders)} 个县 {made.rows} 行，用时 {seconds:.1f} 秒，每秒 {speed:.0f} 万行，在 {args.out}")
        print("埋入的差错：" + "，".join(f"{kind} {count}" for kind, count in made.faults.items()))
    return 0


def _send(args: argparse.Namespace) -> int:
    from guiju.lake.contracts.load import contracts
    from guiju.lake.errors import LakeError
    from guiju.lake.synth.sending import send

    known = contracts()
    try:
        if args.sent not in known:
            raise LakeError(f"没有数据集“{args.sent}”；有的见 guiju catalogue list。")
        made = send(args.out, known[args.sent], args.rows, args.seed, year=args.year, faults=args.faults)
    except LakeError as error:
        print(error, file=sys.stderr)
        return 1
    if args.json:
        print(json.dumps({"file": str(made.file), "rows": made.rows, "faults": made.faults}, ensure_ascii=False))
    else:
        print(f"{made.rows} 行，在 {made.file}")
        print("埋入的差错：" + "，".join(f"{kind} {count}" for kind, count in made.faults.items()))
    return 0


def _progress(county: str, rows: int) -> None:
    print(f"  {county} {rows} 行", file=sys.stderr)
