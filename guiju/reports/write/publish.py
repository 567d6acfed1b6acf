"""Writing a report: fill the template from facts, pass the gate, and write docx, PDF, page and annex."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from guiju import indicators
from guiju.documents import Paper, render_docx, render_pdf, report
from guiju.documents.build import heading, paragraph
from guiju.documents.content import Block
from guiju.documents.fonts import NoFont
from guiju.facts.store import Facts
from guiju.reports.audit import Ledger
from guiju.reports.write import page
from guiju.reports.write.annex import annex
from guiju.reports.write.gate import NotPublished, Passed, pass_gate
from guiju.reports.write.template import Filled, TemplateError, fill, slots_of
from guiju.reports.write.words import written

#: The templates that come with the house, by name.
TEMPLATES = Path(__file__).parent / "templates"


@dataclass
class Published:
    """What was written, what was left out for want of a fact, and what the gate noted."""

    files: list[Path]
    filled: Filled
    passed: Passed
    without: list[str]


def template_text(name: str) -> str:
    """A template by file name, or one of the house's by its short name.

    Raises:
        TemplateError: There is none.
    """
    for path in (Path(name), TEMPLATES / f"{name}.md"):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    known = "、".join(sorted(path.stem for path in TEMPLATES.glob("*.md")))
    raise TemplateError(f"没有模板“{name}”。现有模板：{known}；也可以给出模板文件的路径。")


def publish(
    facts: Facts, template: str, out: Path, *, scope: str, organ: str, ledger: Ledger | None = None
) -> Published:
    """Write the report of a year.

    Args:
        facts: The compiled year.
        template: The template's text.
        out: The folder to write to.
        scope: What the report calls the county.
        organ: The organ that publishes it.
        ledger: Differences that the county accepted with a reason.

    Raises:
        TemplateError: The template names an unknown indicator, or a fact that must be there is missing.
        NotPublished: An identity between the facts is broken, what was written does not read back, or the auditor
            stops it. Nothing is written.
    """
    if wrong := facts.about.wrong:
        raise NotPublished("数据检验或勾稽关系不通过，报告不能发布：\n" + "\n".join(wrong))
    declared = {indicator.id: indicator for indicator in indicators.all()}
    unknown = sorted(slots_of(template) - declared.keys())
    if unknown:
        raise TemplateError(f"模板里的指标没有定义：{'、'.join(unknown)}。")
    found = {name: fact for name in slots_of(template) if (fact := facts.get(name)) and fact.value is not None}
    values = {name: written(fact.value or 0, fact.unit) for name, fact in found.items()}
    year, cutoff = str(facts.about.year), facts.about.cutoff
    known = {"scope": scope, "year": year, "cutoff": f"{cutoff.year}年{cutoff.month}月{cutoff.day}日"}
    filled = fill(template, values, known, {name for name, fact in found.items() if fact.value == 0})
    passed = pass_gate(filled, found, f"{scope}{year}年报告", ledger)
    out.mkdir(parents=True, exist_ok=True)
    files, without = _write(filled, facts, declared, out, organ)
    return Published(files, filled, passed, without)


def _write(filled: Filled, facts: Facts, declared: dict, out: Path, organ: str) -> tuple[list[Path], list[str]]:
    paper = as_paper(filled, organ, facts)
    makers: dict[str, Callable[[], bytes]] = {
        "report.html": lambda: page.render(filled, facts, declared).encode(),
        "report.txt": filled.text.encode,
        "report.docx": partial(render_docx, paper),
        "annex.xlsx": partial(annex, facts),
        "report.pdf": partial(render_pdf, paper),
    }
    files, without = [], []
    for name, make in makers.items():
        try:
            content = make()
        except NoFont as error:
            without.append(f"没有写{name}：{error}")
            continue
        (out / name).write_bytes(content)
        files.append(out / name)
    return files, without


def as_paper(filled: Filled, organ: str, facts: Facts) -> Paper:
    """The filled report as a paper of the report layout."""
    title = next((line.text for line in filled.lines if line.level == 1), "报告")
    blocks: list[Block] = [
        heading(line.text, line.level - 1) if line.level else paragraph(line.text)
        for line in filled.lines
        if line.level != 1
    ]
    return report("报告", organ, title=title, blocks=blocks, date=facts.about.cutoff)
