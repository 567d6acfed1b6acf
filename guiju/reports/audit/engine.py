"""Running the rules over reports."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from guiju.reports.audit import rules as _rules  # noqa: F401 - registers them
from guiju.reports.audit.config import Config
from guiju.reports.audit.finding import Finding, Severity
from guiju.reports.audit.report import Corpus, Report
from guiju.reports.audit.rule import RULES, Hit, Rule
from guiju.reports.audit.rules.names.names import phrase_hits
from guiju.reports.read import read_text
from guiju.reports.read.files import Document


def all_rules() -> list[Rule]:
    """Every rule that comes with the house, by id."""
    return [RULES[name] for name in sorted(RULES)]


def read(document: Document) -> Report:
    """A document with its figures read."""
    return Report(document, list(read_text(document.text, document.name)))


def audit(documents: Sequence[Document], *, config: Config | None = None) -> list[Finding]:
    """What does not hold in the documents, each for itself and all together.

    Args:
        documents: the texts, as `guiju.reports.read.files.documents` gives them.
        config: switched, tuned and added rules; all rules as they come by default.

    Returns:
        The findings in the order of documents and places; where one place shows several, the gravest first.
    """
    return audit_reports([read(document) for document in documents], config=config)


def audit_reports(reports: Sequence[Report], *, config: Config | None = None) -> list[Finding]:
    """Like `audit`, for reports whose figures were read before."""
    config = config or Config()
    order = {report.name: number for number, report in enumerate(reports)}
    texts = {report.name: report.text for report in reports}
    found: dict[tuple[str, int, int, str], Finding] = {}
    for rule in all_rules():
        if rule.id in config.off:
            continue
        params = {**rule.params, **config.params.get(rule.id, {})}
        for doc, hit in _hits(rule, reports, params):
            severity = hit.severity or rule.severity
            if rule.id in config.severities:
                severity = config.severities[rule.id]
            finding = _finding(doc, hit, rule.id, severity, texts[doc])
            found.setdefault((doc, finding.start, finding.end, rule.id), finding)
    for report in reports:
        for finding in _own(report, config):
            found.setdefault((finding.doc, finding.start, finding.end, finding.rule), finding)
    return sorted(_folded(found.values()), key=lambda f: (order[f.doc], f.start, -f.severity.rank, f.end, f.rule))


def _folded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding where rules of one topic mark the same words: the gravest, and of those the rule declared first.

    A number told otherwise elsewhere is one thing to look at, however many rules see it; the places of all are kept.
    """
    declared = {name: turn for turn, name in enumerate(RULES)}
    of_one: dict[tuple[str, int, int, str], list[Finding]] = {}
    for finding in findings:
        topic = finding.rule.partition(".")[0] if finding.rule in RULES else finding.rule
        of_one.setdefault((finding.doc, finding.start, finding.end, topic), []).append(finding)
    for together in of_one.values():
        first = min(together, key=lambda f: (-f.severity.rank, declared.get(f.rule, 0)))
        places = dict.fromkeys(place for finding in (first, *together) for place in finding.also)
        yield replace(first, also=tuple(places))


def _hits(rule: Rule, reports: Sequence[Report], params: dict[str, Any]) -> Iterator[tuple[str, Hit]]:
    if rule.many:
        for hit in rule.check(Corpus(reports), params):
            yield hit.doc or reports[0].name, hit
    else:
        for report in reports:
            for hit in rule.check(report, params):
                yield hit.doc or report.name, hit


def _finding(doc: str, hit: Hit, rule: str, severity: Severity, text: str) -> Finding:
    words = text[hit.start : hit.end]
    return Finding(doc, hit.start, hit.end, severity, rule, hit.message, hit.arithmetic, hit.also, words)


def _own(report: Report, config: Config) -> Iterable[Finding]:
    """Findings of the rules that the user's file adds."""
    for own in config.patterns:
        for found in own.pattern.finditer(report.text):
            hit = Hit(found.start(), found.end(), own.message)
            yield _finding(report.name, hit, own.id, own.severity, report.text)
    if config.phrases:
        for hit in phrase_hits(report.text, frozenset(config.phrases)):
            yield _finding(report.name, hit, "name.phrase", Severity.WARNING, report.text)
