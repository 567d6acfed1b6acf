"""把别处报来的数据收进数据湖：核对每一行，不合约定的隔离并说明原因，收到的行数总等于收入加隔离。

每个文件是一批（压缩包也是一批），可以是 CSV、Excel、JSON lines、Parquet 或它们的 zip。同一个文件再收一次没有变化；
中途断电或被杀，重新执行即可，不会少收也不会重收。有隔离行时退出码为 1。
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guiju.lake.ingest.run import Outcome

__all__ = ["EXAMPLE", "add_arguments", "run"]

EXAMPLE = """\
  guiju ingest credit-penalty 处罚.xlsx --dry-run
  guiju ingest credit-penalty 处罚.xlsx
  guiju ingest credit-penalty --repair var/lake/credit-penalty/quarantine/2026010100001.xlsx
  guiju ingest hotline 七月.csv 八月.csv"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `guiju ingest`."""
    parser.add_argument("dataset", metavar="数据集", help="收进哪个数据集；guiju catalogue list 列出全部")
    parser.add_argument("files", nargs="*", type=Path, metavar="文件", help="一个或几个文件，一个文件一批")
    parser.add_argument(
        "--batch", default="", metavar="批次号", help="这一批的批次号；不写则取文件里的，再没有就按日期编"
    )
    parser.add_argument("--repair", type=Path, metavar="文件", help="改好的隔离行（隔离区里的那个工作簿）")
    parser.add_argument("--dry-run", action="store_true", help="只说会怎样，什么也不收")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出，一个文件一行")


def run(args: argparse.Namespace) -> int:
    """Ingest: 0 all rows taken, 1 some were quarantined or a file was refused, 2 wrong use."""
    if bool(args.files) == bool(args.repair):
        print("请写明要收的文件，或者用 --repair 交回改好的隔离行（二者取一）。", file=sys.stderr)
        return 2
    if args.batch and len(args.files) > 1:
        print("--batch 只能与一个文件同用：一个批次号只能用一次。", file=sys.stderr)
        return 2
    from guiju.lake import places
    from guiju.lake.contracts.load import contracts
    from guiju.lake.errors import LakeError
    from guiju.lake.ingest.run import ingest
    from guiju.settings import DATA_DIR

    known = contracts(places.contracts(DATA_DIR))
    if args.dataset not in known:
        print(f"没有数据集“{args.dataset}”；现有：{'、'.join(known)}。", file=sys.stderr)
        return 2
    worst = 0
    for file in args.files or [args.repair]:
        try:
            outcome = ingest(
                places.lake(DATA_DIR),
                known[args.dataset],
                file,
                batch=args.batch,
                repair=bool(args.repair),
                dry=args.dry_run,
                progress=_progress if sys.stderr.isatty() else None,
            )
        except LakeError as error:
            print(error, file=sys.stderr)
            worst = 1
            continue
        _tell(outcome, known[args.dataset].name, args)
        worst = max(worst, int(outcome.record.counts.rejected > 0 and (outcome.new or outcome.tried)))
    return worst


def _tell(outcome: "Outcome", name: str, args: argparse.Namespace) -> None:
    record, counts = outcome.record, outcome.record.counts
    if args.json:
        told = json.loads(record.to_json()) | {"new": outcome.new, "tried": outcome.tried}
        print(json.dumps(told | {"sheet": str(outcome.sheet or "")}, ensure_ascii=False))
        return
    if not (outcome.new or outcome.tried):
        print(f"{record.source} 已于 {record.received_on} 作为批次 {record.batch} 收过，内容一样，没有变化。")
        return
    does = "试收（没有真收）" if outcome.tried else "修补" if record.part else "收入"
    total = f"收到 {counts.received} 行 = 收入 {counts.accepted} + 隔离 {counts.rejected}"
    print(f"{name} 批次 {record.batch} {does}：{total}")
    words = {"i": "新增", "u": "修改", "d": "删除", "?": "操作不明"}
    for op, one in counts.ops.items():
        print(f"  {words[op]}：收到 {one['received']} = 收入 {one['accepted']} + 隔离 {one['rejected']}")
    if record.blank:
        print(f"  另有空行 {record.blank} 行，不计。")
    for note in record.notes:
        print(f"  {note}")
    for reason in record.reasons:
        print(f"  {reason}")
    if outcome.sheet:
        print(f"改好 {outcome.sheet} 的第二页，再执行：guiju ingest {record.dataset} --repair {outcome.sheet}")


def _progress(doing: str, done: float) -> None:
    full = int(done / 5)
    print(f"\r{doing} {'█' * full}{'░' * (20 - full)} {done:3.0f}%", end="\n" if done >= 100 else "", file=sys.stderr)
