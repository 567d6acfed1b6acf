"""核对一份或多份报告：数字加不加得起来、比率算不算得出来、前后和各份之间是不是一致、有没有留下不该公开的内容。"""

import argparse
import sys

EXAMPLE = """  guiju audit 报告.docx
  guiju audit 县政府.txt 司法局.pdf 苍岭镇.docx --format html --out 核对.html
  guiju audit 2023.txt 2024.txt --rules 我的规则.toml --accepted 已接受.toml
  guiju audit --rules                      列出全部规则"""

_LIST = "*"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `guiju audit`."""
    parser.add_argument("files", nargs="*", metavar="文件", help="报告、文件夹、zip，或 -（标准输入）")
    parser.add_argument("--format", choices=("text", "json", "sarif", "html"), default="text", help="输出格式")
    parser.add_argument("--json", dest="format", action="store_const", const="json", help="同 --format json，一行一条")
    parser.add_argument("--out", metavar="文件", help="写到文件，不打印")
    parser.add_argument(
        "--rules",
        nargs="?",
        const=_LIST,
        metavar="TOML",
        help="不带文件：列出全部规则；带文件：按它开关、调整、增加规则",
    )
    parser.add_argument("--list-rules", dest="rules", action="store_const", const=_LIST, help="列出全部规则")
    parser.add_argument("--accepted", metavar="TOML", help="已接受的差异及理由")
    parser.add_argument("--least", choices=("note", "warning", "error"), default="note", help="只列出这一级及以上的")


def run(args: argparse.Namespace) -> int:
    """Audits the files. 0: nothing of severity warning or above; 1: findings, or a file not read or written."""
    from guiju.reports.audit import Config, Ledger, Severity, all_rules, audit
    from guiju.reports.audit.config import ConfigError
    from guiju.reports.read.files import Document, documents

    if args.rules == _LIST:
        _print_rules()
        return 0
    if not args.files:
        print("请给出要核对的报告；guiju audit --help 有例子。", file=sys.stderr)
        return 2
    try:
        known = {rule.id: rule.params for rule in all_rules()}
        config = Config.load(args.rules, known) if args.rules else None
        ledger = Ledger.load(args.accepted) if args.accepted else Ledger()
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    read = []
    unreadable = False
    for item in documents(args.files):
        if isinstance(item, Document):
            read.append(item)
        else:
            unreadable = True
            print(item, file=sys.stderr)
    findings, accepted = ledger.split(audit(read, config=config))
    findings = [finding for finding in findings if finding.severity.rank >= Severity(args.least).rank]
    if read and not _write(_render(args.format, read, findings, accepted), args.out):
        return 1
    alarms = any(finding.severity.rank >= 1 for finding in findings)
    return 1 if alarms or unreadable else 0


def _render(form: str, read: list, findings: list, accepted: list) -> str:
    from guiju.reports.audit.render import machine, page, plain

    if form == "json":
        return "".join(line + "\n" for line in machine.json_lines(findings))
    if form == "sarif":
        return machine.sarif(read, findings, accepted) + "\n"
    if form == "html":
        return page.render(read, findings, accepted)
    return "\n".join(plain.render(read, findings, accepted)) + "\n"


def _write(text: str, out: str | None) -> bool:
    """Print or write the result; False where it could not be written."""
    if out is None:
        sys.stdout.write(text)
        return True
    try:
        with open(out, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        print(f"{out}：写不进去（{error.strerror}）；请换一个地方。", file=sys.stderr)
        return False
    print(f"已写到 {out}", file=sys.stderr)
    return True


def _print_rules() -> None:
    from guiju.reports.audit import all_rules

    for rule in all_rules():
        print(f"{rule.id}　{rule.name}　[{rule.severity.label}]")
        print(f"    {rule.about}")
        example = rule.example if isinstance(rule.example, str) else " ／ ".join(rule.example)
        print(f"    例：{' '.join(example[:160].split())}")
        if rule.params:
            print(f"    可调：{'，'.join(f'{key} = {value}' for key, value in rule.params.items())}")
