"""Write docs/reference/ from the code: deadlines, procedures, registers, indicators, audit rules, commands, settings.

uv run python scripts/reference.py            write
uv run python scripts/reference.py --check    say what is out of date, exit 1
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "docs" / "reference"
NOTE = "<!-- Written by scripts/reference.py; do not edit. -->\n"


def main() -> int:
    """Write the pages, or compare them with what is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")
    sys.path.insert(0, str(HERE))
    import django

    django.setup()
    stale = []
    OUT.mkdir(parents=True, exist_ok=True)
    for name, lines in pages().items():
        text = NOTE + "\n".join(lines) + "\n"
        path = OUT / f"{name}.md"
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            stale.append(str(path.relative_to(HERE)))
        elif not check:
            path.write_text(text, encoding="utf-8")
    for path in stale:
        print(f"{path} is out of date: run scripts/reference.py")
    return 1 if stale else 0


def pages() -> dict[str, Iterator[str]]:
    """Every page by its name."""
    return {
        "deadlines": deadlines(),
        "procedures": procedures(),
        "registers": registers(),
        "indicators": indicators(),
        "audit-rules": audit_rules(),
        "commands": commands(),
        "settings": settings(),
    }


def table(*heads: str) -> list[str]:
    """The first two lines of a table."""
    return ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]


def row(*cells: object) -> str:
    """A line of a table."""
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def deadlines() -> Iterator[str]:
    """Every deadline rule."""
    from guiju.law.rules import all_rules

    yield "# Deadlines\n\n`guiju due RULE DATE` computes each of them. Marks: T read in the text, S second hand,"
    yield "M memory, P practice; all but T are configuration that a person must check.\n"
    yield from table("id", "what", "length", "from", "whose", "law", "mark", "in force")
    for rule in all_rules():
        force = f"{rule.since or ''}–{rule.until or ''}".strip("–")
        yield row(rule.id, rule.name, rule.length, rule.starts, rule.who, rule.law, rule.mark, force)


def procedures() -> Iterator[str]:
    """Every kind of case with its steps and limits."""
    from guiju.procedure.models import Case
    from guiju.procedure.steps import ANY, SAME

    yield "# Procedures\n"
    for model in Case.lines():
        yield f"## {model._meta.verbose_name} (`{model._meta.label}`)\n"
        yield from table("step", "", "from", "to", "by", "papers", "law", "mark", "in force")
        for versions in model.procedure.versions.values():
            for step in versions:
                sources = "任一未结阶段" if ANY in step.sources else "、".join(map(str, step.sources)) or "（开始）"
                target = "（不变）" if step.target is SAME else str(step.target)
                who = "、".join(role.label for role in step.by) + ("（对方单位）" if step.of == "counterpart" else "")
                force = f"{step.takes[0] or ''}–{step.takes[1] or ''}".strip("–")
                yield row(
                    f"`{step.name}`",
                    step.label,
                    sources,
                    target,
                    who,
                    "、".join(step.makes),
                    step.law,
                    step.mark,
                    force,
                )
        yield ""
        if model.procedure.limits:
            yield from table("limit", "rule", "since", "until", "at its end")
            for limit in model.procedure.limits.values():
                rule = limit.rule or limit.title or "（依案情）"
                yield row(f"`{limit.name}`", rule, "、".join(limit.since), "、".join(limit.until), limit.lapse)
            yield ""


def registers() -> Iterator[str]:
    """Every register with its columns."""
    from guiju.procedure.verify import registers as all_registers

    yield "# Registers\n"
    yield from table("register", "", "kept by", "columns (* must be filled in)")
    for model in all_registers():
        columns = [f"{model._meta.get_field(name).verbose_name}*" for name in model.fills]
        columns += [str(model._meta.get_field(name).verbose_name) for name in model.optional]
        who = "、".join(role.label for role in model.by)
        yield row(f"`{model._meta.label}`", model._meta.verbose_name, who, "、".join(columns))


def indicators() -> Iterator[str]:
    """Every indicator and identity."""
    from guiju.indicators import registry

    yield "# Indicators\n"
    yield from table("id", "name", "unit", "word", "definition", "law")
    for one in registry.all():
        yield row(f"`{one.id}`", one.name, one.unit, type(one).__name__, one.definition, one.law)
    yield "\n## Identities\n"
    for identity in registry.identities():
        yield f"- {identity}"


def audit_rules() -> Iterator[str]:
    """Every audit rule."""
    from guiju.reports.audit import all_rules

    yield "# Audit rules\n\nSwitch, tune and add rules in a TOML file; see [audit](../audit.md).\n"
    yield from table("rule", "severity", "what it says")
    for rule in all_rules():
        yield row(f"`{rule.id}`", rule.severity.value, f"{rule.name}：{rule.about}")


def commands() -> Iterator[str]:
    """Every command of the command line, with its example."""
    import ast

    from guiju.faces.cli.commands import COMMANDS, help_of, module_of

    yield "# Commands\n\nExit codes: 0 good, 1 findings or a refusal, 2 wrong use.\n"
    for name in COMMANDS:
        source = HERE / Path(*module_of(name).split(".")).with_suffix(".py")
        tree = ast.parse(source.read_text(encoding="utf-8"))
        (example,) = [
            ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "EXAMPLE"
        ]
        yield f"## guiju {name}\n\n{help_of(name)}。\n\n```\n{example}\n```\n"


#: What each environment variable is for; one that is missing here stops this script.
MEANINGS = {
    "GUIJU_DATA": "where this county's database, papers and compiled years are kept",
    "GUIJU_SECRET_KEY": "the key of sessions and tokens; made on first use and kept in the data folder if not given",
    "GUIJU_DEBUG": "`1` shows developers' error pages; never in use",
    "GUIJU_HOSTS": "the host names under which the server may be reached, separated by commas",
    "GUIJU_DATABASE": "`postgresql://user:password@host/name`; SQLite in the data folder if not given",
    "GUIJU_HASH": "the hash of the event chains: `sha256`, or `sm3` where commercial cryptography is required",
    "GUIJU_ATTACHMENT_MB": "the largest file that may be added to a case, in megabytes",
    "GUIJU_LATE_AFTER_DAYS": "a step recorded later than so many days after it happened needs a reason",
}


def settings() -> Iterator[str]:
    """Every environment variable that a deployment may set."""
    source = (HERE / "guiju" / "settings.py").read_text(encoding="utf-8")
    yield "# Settings\n\nEnvironment variables; nothing else need be configured on one box.\n"
    yield from table("variable", "default", "meaning")
    for name, default in re.findall(r"os\.environ\.get\(\"(GUIJU_[A-Z_]+)\"(?:, ([^)]*))?\)", source):
        yield row(f"`{name}`", f"`{default}`" if default else "", MEANINGS[name])


if __name__ == "__main__":
    sys.exit(main())
