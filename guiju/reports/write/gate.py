"""The gate: what is about to be published is read back and audited, by the reader and rules that judge any report.

Two things must hold: every slot reads back as the value it was filled with, and the auditor finds nothing that a
careful reader would stop at, unless the county accepted it with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from guiju.facts.store import Fact
from guiju.reports.audit import Finding, Ledger, audit
from guiju.reports.read import read_text
from guiju.reports.read.files import Document
from guiju.reports.write.template import Filled


class NotPublished(Exception):
    """The report does not go out; the message says what stopped it, sentence by sentence."""


@dataclass(frozen=True)
class Passed:
    """What the gate let through: findings that remain as notes, and those accepted with a reason."""

    notes: list[Finding]
    accepted: list[tuple[Finding, str]]


def pass_gate(filled: Filled, facts: Mapping[str, Fact], name: str, ledger: Ledger | None = None) -> Passed:
    """Read the filled report back and audit it.

    Raises:
        NotPublished: A figure reads back differently, or a finding of severity warning or error is not accepted.
    """
    problems = list(misread(filled, facts))
    document = Document(name, filled.text)
    findings = audit([document])
    accepted: list[tuple[Finding, str]] = []
    if ledger:
        findings, accepted = ledger.split(findings)
    problems += [f"{finding.message}（{finding.rule}）" for finding in findings if finding.severity.rank >= 1]
    if problems:
        raise NotPublished("报告不能发布：\n" + "\n".join(problems))
    return Passed(findings, accepted)


def misread(filled: Filled, facts: Mapping[str, Fact]) -> list[str]:
    """Sentences about slots that the reader does not read back as the value they were filled with."""
    read = {(figure.start, figure.end): figure for figure in read_text(filled.text)}
    problems = []
    for start, end, indicator in filled.slots():
        figure = read.get((start, end))
        fact = facts[indicator]
        written = filled.text[start:end]
        if figure is None:
            problems.append(f"“{written}”（{fact.name}）读不回来。")
        elif not _same(Decimal(str(figure.value)), fact):
            problems.append(f"“{written}”（{fact.name}）读回来是{figure.value}。")
    return problems


def _same(read: Decimal, fact: Fact) -> bool:
    """Whether the read value is the fact's, to the precision at which it is written."""
    value = fact.value or Decimal(0)
    if fact.unit == "%":
        value = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return abs(read - value) <= Decimal("1e-6") * max(Decimal(1), abs(value))
