"""The whole way in one go: records, chains, snapshot, figures, comparison, report, accounts."""

import gc
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from guiju.demo import year
from guiju.demo.accounts import open_accounts
from guiju.demo.comparison import UNMET, Line, compare, table
from guiju.demo.plan import Plan, Unmet, plan
from guiju.demo.profile import Profile
from guiju.demo.progress import Progress
from guiju.facts.compile import compile_facts
from guiju.facts.store import Facts
from guiju.lake.snapshot import take
from guiju.procedure.verify import verify

_NOTICE = """\
以下是演示数据：人物、企业、案件全部虚构，不得当作任何真实单位的办案情况引用。"""


def show(profile: Profile, folder: Path, *, cases: int | None, progress: Progress) -> bool:
    """Make the county's year in the folder and print what came of it; whether every figure that can be met is met."""
    progress("建库")
    _fresh_database()
    # Half a million short-lived rows, hardly a cycle among them: looking for cycles as often as usual costs a fifth.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    progress("由公布的数字推算记录")
    made = plan(profile)
    told = scaled(made, profile, cases) if cases else made
    progress.expected = year.expected(told)
    county = year.make(profile, told, progress)
    progress("核对办理记录的链条")
    broken = list(verify())
    facts = compiled(profile, folder, progress)
    progress.end()
    lines = compare(profile, told, facts, county.justice.name)
    _keep(folder, profile, lines)
    print(f"\n{profile.name}{profile.year}年：公布的数字与由记录编出的数字\n{table(lines)}")
    for sentence in (*broken, *facts[profile.year].about.violations):
        print(f"✗ {sentence}")
    _report(profile, folder, facts[profile.year], progress)
    accounts, password = open_accounts(county, folder)
    print(f"\n{_NOTICE}\n演示账号（密码都是 {password}，也记在 {folder / 'accounts.txt'}）：")
    for one in accounts:
        print(f"  {one.username:20} {one.who}")
    given_up = {one.figure for one in told.unmet}
    wrong = [line for line in lines if line.mark == UNMET and line.figure not in given_up]
    return not (broken or wrong or facts[profile.year].about.violations)


def scaled(made: Plan, profile: Profile, cases: int) -> Plan:
    """The plan with another number of penalties, and why their published figure is then not met."""
    off = [one for one in profile.figures if one.id == "enforcement.penalties"]
    why = f"这次按 --cases 造了{cases}件行政处罚。"
    return replace(year.scaled(made, cases), unmet=(*made.unmet, *(Unmet(one, why) for one in off)))


def compiled(profile: Profile, folder: Path, progress: Progress) -> Mapping[int, Facts]:
    """The facts of every year of which a figure was published, each from a snapshot of its own."""
    facts = {}
    for one in sorted({profile.year, *(figure.year for figure in profile.figures)}):
        progress(f"{one}年快照")
        snapshot = take(folder / f"snapshot-{one}", one)
        progress(f"{one}年指标")
        facts[one] = compile_facts(snapshot, folder / f"facts-{one}.parquet")
    return facts


def _fresh_database() -> None:
    """The tables. This connection does not wait for the disk: what is lost in a power cut is made again."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
    call_command("migrate", verbosity=0)


def _keep(folder: Path, profile: Profile, lines: list[Line]) -> None:
    rows = [
        {
            "indicator": line.figure.id, "published": line.figure.text, "source": line.figure.source.title,
            "year": line.figure.year, "compiled": line.compiled, "mark": line.mark, "why": line.why,
        }
        for line in lines
    ]  # fmt: skip
    (folder / "figures.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")


def _report(profile: Profile, folder: Path, facts: Facts, progress: Progress) -> None:
    """The year's report. A gate that stops it says why; the demo goes on."""
    from guiju.reports.write.gate import NotPublished
    from guiju.reports.write.publish import publish, template_text

    progress("写年度报告")
    try:
        done = publish(
            facts,
            template_text("county-year"),
            folder / f"report-{profile.year}",
            scope=profile.name,
            organ=f"{profile.name}人民政府",
        )
    except NotPublished as stopped:
        progress.end()
        print(f"\n报告没有发布：{stopped}", file=sys.stderr)
        return
    progress.end()
    print("\n年度报告：")
    for path in done.files:
        print(f"  {path}")
