"""Errors planted by hand in made-up reports of many bodies are found.

A line of `plants/*.tsv` is: documents (by `+`), kind, old words, new words; `@name` before the old words names the
document that is changed, `␉` stands for a tab. `dev.tsv` was used to better the rules; `hold.tsv` was written before
that and looked at once afterwards, when 186 of 215 were found with severity warning or above. `retold_*.tsv` are
biased to what was weak then, and made in the same two steps: 34 of the 50 held out were found at first sight.
`fresh_*.tsv` were written by somebody who had not seen the rules: 79 of the 126 held out were found at first sight.
`dense/` holds 162 reports by 27 writers who had not seen the rules, with 3,268 plants of every kind that they could
think of, and 84 more reports in which nothing is planted (c1 to c7).
At first sight, the rules untouched for the row: plants_1 to _3 together 145 of 323 found and six false
alarms a report; _4 and _5, after the rules were bettered on those, 127 of 234 and 2.6; _6, after those, 66 of 114
and 1.8; _7 and _8 153 of 269 and 1.0; _9 and _10, after the rules were bettered on all before, 173 of 261 and 1.7;
_11 and _12, after the slips of the clean texts (see `slips`), 163 of 253 and 2.0; _13 and _14, after those, 174 of
252 and 1.9; _15 and _16, 191 of 261 and 2.7; since then a doubt wants a slip: _17 and _18 159 of 256 and 1.5, after
those _19 and _20 184 of 256 and 1.6, and _21, with the ordinary 45 to 54 numbers a report, 65 of 92 and 0.3; after the
eighth round's first half _22 to _25 325 of 472 and 1.0, after all of it _26 and _27 161 of 225 and 1.3. The bars below
are what is found now, and say little of the next writer.
"""

from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

import pytest

from guiju.reports.audit.engine import audit_reports, read
from guiju.reports.read.files import Document

HERE = Path(__file__).parent
FOLDERS = ("plants", "clean", "dense")
TEXTS = {path.stem: path.read_text("utf-8") for folder in FOLDERS for path in (HERE / folder).glob("*.txt")}
REACH = 25
FRESH = [("fresh_dev.tsv", 0.87), ("fresh_hold.tsv", 0.83)]
_FOUND = [88, 90, 85, 83, 88, 91, 94, 84, 85, 81, 96, 96, 87, 83, 85, 87, 88, 78, 87, 79, 90, 82, 87, 89, 85, 73, 65]
DENSE = {number: found / 100 for number, found in enumerate(_FOUND, start=1)}


@lru_cache(maxsize=100)  # each plant makes a text of its own, which nobody asks for again
def report(name, text):
    return read(Document(name, text))


@cache
def known_before(names):
    """What is found in the documents before anything is planted."""
    findings = audit_reports([report(name, TEXTS[name]) for name in names])
    return {(f.doc, f.rule, f.text, f.message) for f in findings}


def plants(file):
    folder = "dense" if file.startswith("plants_") else "plants"
    for line in (HERE / folder / file).read_text("utf-8").splitlines():
        cells = [cell.replace("␉", "\t").replace("\\n", "\n") for cell in line.split("\t")]
        names, kind, old, new = cells[0].split("+"), *cells[1:]
        target = names[0]
        if old.startswith("@"):
            target = next(name for name in names if old[1:].startswith(name))
            old = old[1 + len(target) :]
        yield names, target, kind, old, new


def found(names, target, kind, old, new):
    """Whether a finding of severity warning or above appears at the changed words, and how many appear elsewhere."""
    text = TEXTS[target]
    assert old in text, (target, old)
    at = text.rindex(old) if kind in {"blank_date", "privacy"} else text.index(old)
    before = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    tail = min(len(old), len(new)) - before
    behind = next((i for i in range(tail) if old[-1 - i] != new[-1 - i]), tail)
    start, end = at + before, at + len(new) - behind
    changed = text[:at] + new + text[at + len(old) :]
    known = known_before(tuple(names))
    reports = [report(name, changed if name == target else TEXTS[name]) for name in names]
    alarms = [f for f in audit_reports(reports) if f.severity.rank >= 1]
    alarms = [f for f in alarms if (f.doc, f.rule, f.text, f.message) not in known]
    near = [
        f
        for f in alarms
        if f.doc == target
        and f.start < end + REACH
        and f.end > start - REACH
        or any(place.doc == target and place.start < end + 3 and place.end > start - 3 for place in f.also)
    ]
    return bool(near), len(alarms) - len(near)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "bar"), [("dev.tsv", 0.95), ("hold.tsv", 0.91), ("retold_dev.tsv", 0.88), ("retold_hold.tsv", 0.9), *FRESH]
)
def test_plants_are_found(file, bar):
    tried, hits, elsewhere = Counter(), Counter(), 0
    for names, target, kind, old, new in plants(file):
        here, others = found(names, target, kind, old, new)
        tried[kind] += 1
        hits[kind] += here
        elsewhere += others
    assert sum(hits.values()) >= bar * sum(tried.values()), {k: (hits[k], tried[k]) for k in tried}
    # a wrong number in a run shows at the next one too; in the small sets such echoes weigh more, and the aims below a
    # heading whose year is wrong show all
    assert elsewhere <= max(3, 0.09 * sum(tried.values()))


@pytest.mark.parametrize("file", ["dev.tsv", "hold.tsv", "retold_dev.tsv", "fresh_dev.tsv"])
def test_some_plants_of_every_file_are_found(file):
    """The quick part of the above: every twelfth plant."""
    results = [found(*plant)[0] for plant in list(plants(file))[::12]]
    assert sum(results) >= 0.8 * len(results)


@pytest.mark.slow
@pytest.mark.parametrize(("number", "bar"), DENSE.items())
def test_plants_in_dense_reports_are_found(number, bar):
    results = [found(*plant)[0] for plant in plants(f"plants_{number}.tsv")]
    assert sum(results) >= bar * len(results), (sum(results), len(results))


@pytest.mark.slow
def test_dense_reports_whose_figures_hold_raise_few_alarms():
    """One report in fourteen may raise one; each was looked at, and at most one is an error of its report."""
    alarms = [
        (name, finding.rule, finding.text)
        for name in sorted(path.stem for path in (HERE / "dense").glob("*.txt"))
        for finding in audit_reports([report(name, TEXTS[name])])
        if finding.severity.rank >= 1
    ]
    assert len(alarms) <= 25, alarms
