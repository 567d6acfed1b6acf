"""让时钟办它该办的事：法定视为的步骤、崩溃留下的文书、每日封存、没有用上的附件文件。可随时、重复运行，建议由系统定时每小时运行。"""

import argparse

from guiju.faces.cli.house import open_house

EXAMPLE = "  guiju tick"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to say."""


def run(args: argparse.Namespace) -> int:
    """Do what is due and say what was done; 1 if a deemed step was refused or a promise was given up."""
    open_house()
    from guiju.documents.sweep import sweep
    from guiju.procedure.models import Outbox
    from guiju.procedure.outbox import GIVE_UP_AFTER
    from guiju.procedure.tick import tick

    done = tick()
    for sentence in done.deemed:
        print(f"期满视为：{sentence}")
    for sentence in done.refused:
        print(f"没有办成：{sentence}")
    print(f"补做文书等{done.delivered}件。")
    if swept := sweep():
        print(f"清除没有用上的附件文件{swept}个。")
    if done.seal:
        print(f"{done.seal.sealed_at:%Y-%m-%d %H:%M} {done.seal}\n请把封存值 {done.seal.root} 抄存到系统之外。")
    given_up = Outbox.objects.filter(done_at=None, attempts__gte=GIVE_UP_AFTER)
    for promise in given_up[:20]:
        print(f"多次未成，请人工处理：{promise}：{promise.error}")
    return 1 if done.refused or given_up.exists() else 0
