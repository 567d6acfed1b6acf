"""政务数据目录：有哪些数据、谁提供、能不能共享、多久更新、质量如何，算出哪些指标，哪些应用在用。

目录条目取自各数据集的约定；本县自己的条目和“应用一本账”同别的数据一样收：
guiju ingest data-catalogue 目录.xlsx；guiju ingest applications 一本账.xlsx。
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guiju.lake.catalogue.entries import Catalogue
    from guiju.lake.contracts.model import Entry

__all__ = ["EXAMPLE", "add_arguments", "run"]

EXAMPLE = """\
  guiju catalogue list
  guiju catalogue show credit-penalty
  guiju catalogue search 处罚 万元
  guiju catalogue overdue
  guiju catalogue apps
  guiju catalogue lineage credit-penalty"""

#: How many words each asks for; -1 is one or more.
_ASKS = {"list": 0, "show": 1, "search": -1, "overdue": 0, "apps": 0, "lineage": 1}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `guiju catalogue`."""
    parser.add_argument("what", choices=tuple(_ASKS), metavar="看什么", help="、".join(_ASKS))
    parser.add_argument(
        "words", nargs="*", metavar="数据集或词", help="show、lineage 后面写数据集，search 后面写要找的词"
    )
    parser.add_argument("--on", type=dt.date.fromisoformat, metavar="日期", help="逾期算到哪一天；不写为今天")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """Answer: 0 good, 1 overdue data or a dataset that is not known, 2 wrong use."""
    asks = _ASKS[args.what]
    if (asks >= 0 and len(args.words) != asks) or (asks < 0 and not args.words):
        print(f"写法：guiju catalogue {args.what}{' 数据集' if asks == 1 else ' 词…' if asks else ''}", file=sys.stderr)
        return 2
    from guiju.lake import places
    from guiju.lake.catalogue.entries import Catalogue
    from guiju.lake.errors import LakeError
    from guiju.settings import DATA_DIR

    try:
        catalogue = Catalogue(places.lake(DATA_DIR), places.contracts(DATA_DIR))
        if asks == 1 and not catalogue.entry(args.words[0]):
            print(f"目录里没有“{args.words[0]}”；用 guiju catalogue list 看有哪些。", file=sys.stderr)
            return 1
        found: list[dict[str, Any]] = _ANSWERS[args.what](catalogue, args)
    except LakeError as error:
        print(error, file=sys.stderr)
        return 1
    for one in found:
        print(json.dumps(one, ensure_ascii=False, default=str) if args.json else one["told"])
    if not found and not args.json:
        print("没有。")
    return int(args.what == "overdue" and bool(found))


def _list(catalogue: "Catalogue", args: argparse.Namespace) -> list[dict[str, Any]]:
    return [_brief(catalogue, entry, args) for entry in catalogue.entries]


def _search(catalogue: "Catalogue", args: argparse.Namespace) -> list[dict[str, Any]]:
    return [_brief(catalogue, entry, args) for entry in catalogue.search(args.words)]


def _overdue(catalogue: "Catalogue", args: argparse.Namespace) -> list[dict[str, Any]]:
    found = [one for one in _list(catalogue, args) if one["overdue"]]
    return sorted(found, key=lambda one: -one["overdue"])


def _brief(catalogue: "Catalogue", entry: "Entry", args: argparse.Namespace) -> dict[str, Any]:
    """One entry on one line, with its quality and whether it is late."""
    from guiju.lake.catalogue.quality import overdue, quality

    records = catalogue.store(entry.id).records()
    late = overdue(entry, records, args.on or dt.date.today())
    contract = catalogue.contracts.get(entry.id)
    judged = quality(contract, records) if contract else None
    score = judged.score if judged else None
    told = f"{entry.id}  {entry.name}  {entry.provider}  {entry.sharing}  {entry.cycle}"
    told += f"  {judged.accepted}行  质量{score}" if judged and score is not None else "  尚未收数"
    told += f"  逾期{late}天" if late else ""
    rows = judged.accepted if judged else 0
    return asdict(entry) | {"rows": rows, "quality": score, "overdue": late, "told": told}


def _show(catalogue: "Catalogue", args: argparse.Namespace) -> list[dict[str, Any]]:
    from guiju.lake.catalogue.quality import by_batch
    from guiju.lake.landing.record import reconciled

    entry = catalogue.entry(args.words[0])
    assert entry
    about = _brief(catalogue, entry, args)
    heads = {
        "代码": entry.code,
        "分类": entry.class_,
        "提供方": entry.provider,
        "摘要": entry.summary,
        "格式": entry.format,
        "信息项": entry.items,
        "共享": "，".join(filter(None, (entry.sharing, entry.condition, entry.method))),
        "开放": entry.open,
        "更新周期": entry.cycle,
        "发布日期": entry.published,
        "关联资源": entry.related,
        "使用它的应用": "、".join(one.name for one in catalogue.users(entry)),
    }
    lines = [about["told"], *(f"  {head}：{text}" for head, text in heads.items() if text)]
    batches = []
    for records in by_batch(catalogue.store(entry.id).records()):
        counts, first = reconciled(records), records[0]
        batches.append({"batch": first.batch, "source": first.source, "on": first.received_on, **asdict(counts)})
        mended = f"，经 {len(records) - 1} 次修补" if len(records) > 1 else ""
        sums = f"收到 {counts.received} = 收入 {counts.accepted} + 隔离 {counts.rejected}{mended}"
        lines.append(f"  批次 {first.batch}（{first.received_on}，{first.source}）：{sums}")
    return [about | {"batches": batches, "told": "\n".join(lines)}]


def _apps(catalogue: "Catalogue", args: argparse.Namespace) -> list[dict[str, Any]]:
    today = str(args.on or dt.date.today())
    found = []
    for one in catalogue.applications:
        past = one.status != "下线" and one.retires_on and one.retires_on < today
        told = f"{one.name}  {one.owner}  {one.level}  {one.status}  用到：{'、'.join(one.datasets) or '没有写'}"
        told += f"  与{one.overlaps}重复" if one.overlaps else ""
        found.append(asdict(one) | {"told": told + ("  已过计划下线日期" if past else "")})
    return found


def _lineage(catalogue: "Catalogue", args: argparse.Namespace) -> list[dict[str, Any]]:
    from guiju.faces.cli.house import load_house

    load_house()
    from guiju.lake.catalogue.lineage import lineage
    from guiju.reports.write import template

    entry = catalogue.entry(args.words[0])
    assert entry
    from importlib.resources import files

    texts = [path for path in files("guiju.reports.write").joinpath("templates").iterdir() if path.name.endswith(".md")]
    named = {path.name.removesuffix(".md"): template.slots_of(path.read_text("utf-8")) for path in texts}
    apps = "、".join(one.name for one in catalogue.users(entry))
    first = {"dataset": entry.id, "applications": apps, "told": f"{entry.name}" + (f"（应用：{apps}）" if apps else "")}
    lines = [
        asdict(line) | {"told": f"  {line.indicator}  {line.name}" + "".join(f"  → {one}" for one in line.reports)}
        for line in lineage(entry, named)
    ]
    return [first, *lines]


_ANSWERS: dict[str, Callable[["Catalogue", argparse.Namespace], list[dict[str, Any]]]] = {
    "list": _list,
    "show": _show,
    "search": _search,
    "overdue": _overdue,
    "apps": _apps,
    "lineage": _lineage,
}
