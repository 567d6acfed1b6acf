"""Findings for machines: JSON lines and SARIF 2.1.0."""

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from guiju.reports.audit.finding import Finding, Place
from guiju.reports.audit.render.plain import line_and_column
from guiju.reports.audit.rule import RULES
from guiju.reports.read.files import Document

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def json_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One JSON object a finding."""
    for finding in findings:
        yield json.dumps(finding.as_dict(), ensure_ascii=False)


def sarif(
    documents: Sequence[Document], findings: Sequence[Finding], accepted: Sequence[tuple[Finding, str]] = ()
) -> str:
    """A SARIF 2.1.0 log: one run, one result a finding; accepted findings are results with a suppression."""
    texts = {document.name: document.text for document in documents}
    results = [_result(finding, texts) for finding in findings]
    for finding, reason in accepted:
        suppression = {"kind": "external", "status": "accepted", "justification": reason}
        results.append({**_result(finding, texts), "suppressions": [suppression]})
    driver = {
        "name": "guiju audit",
        "version": version("guiju"),
        "rules": _rules(finding.rule for finding in [*findings, *(finding for finding, _ in accepted)]),
    }
    artifacts = [{"location": {"uri": _uri(name)}} for name in texts]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "artifacts": artifacts, "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rules(used) -> list[dict[str, Any]]:
    rules = []
    for name in sorted(set(used) | set(RULES)):
        rule = RULES.get(name)
        about = rule.about if rule else name
        entry: dict[str, Any] = {"id": name, "name": rule.name if rule else name, "shortDescription": {"text": about}}
        if rule:
            entry["defaultConfiguration"] = {"level": rule.severity.value}
        rules.append(entry)
    return rules


def _result(finding: Finding, texts: dict[str, str]) -> dict[str, Any]:
    message = finding.message + (f"（{finding.arithmetic}）" if finding.arithmetic else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": {"text": message},
        "locations": [_location(Place(finding.doc, finding.start, finding.end), texts)],
        "partialFingerprints": {"guiju/v1": finding.fingerprint},
    }
    if finding.also:
        related = [{"id": number, **_location(place, texts)} for number, place in enumerate(finding.also)]
        result["relatedLocations"] = related
    return result


def _location(place: Place, texts: dict[str, str]) -> dict[str, Any]:
    text = texts[place.doc]
    line, column = line_and_column(text, place.start)
    end_line, end_column = line_and_column(text, place.end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
        "snippet": {"text": text[place.start : place.end]},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.doc)}, "region": region}}


def _uri(name: str) -> str:
    return quote(PurePath(name).as_posix())
