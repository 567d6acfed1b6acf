"""核对全部事件链、台账变更链、每日封存和附件，指出被动过的记录、缺失或者被改动的文件。"""

import argparse
import json
from itertools import chain

from guiju.faces.cli.house import open_house

EXAMPLE = "  guiju verify\n  guiju verify --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How to print."""
    parser.add_argument("--json", action="store_true", help="每处问题一行 JSON")


def run(args: argparse.Namespace) -> int:
    """Print what was touched; 1 if anything was."""
    open_house()
    from guiju.documents import attach
    from guiju.documents.models import Attachment
    from guiju.procedure.models import Change, Event, Seal
    from guiju.procedure.verify import verify

    found = 0
    for sentence in chain(verify(), attach.verify()):
        found += 1
        print(json.dumps({"problem": sentence}, ensure_ascii=False) if args.json else sentence)
    if not found and not args.json:
        print(
            f"{Event.objects.count()}条办理记录、{Change.objects.count()}条台账变更、"
            f"{Seal.objects.count()}次封存、{Attachment.objects.count()}个附件，全部完好。"
        )
    return 1 if found else 0
