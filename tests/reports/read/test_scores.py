"""The bars: on the five annotated reports, and on paragraphs of other places, bodies, years and genres."""

import json
from pathlib import Path

import pytest

from guiju.reports.read import read_text

from .marks import unmark

SHARED = Path(__file__).parents[4] / "shared"
UNSEEN = sorted((Path(__file__).parent / "unseen").glob("*.txt"))
#: Written and marked by others, blind to the reader; where a marker doubted a link it is "?".
OTHERS = sorted((Path(__file__).parent / "others").glob("*.txt"))
needs_seeds = pytest.mark.skipif(
    not (SHARED / "figures" / "seeds.jsonl").exists(), reason="the annotated reports are not here"
)


@pytest.fixture(scope="module")
def seeds():
    """Pairs of annotated and read rows with the same place and value, and the numbers of each."""
    gold, pairs, read = {}, [], 0
    with open(SHARED / "figures" / "seeds.jsonl", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            gold.setdefault(row["doc"], {})[row["start"], row["end"]] = row
    for doc, rows in gold.items():
        for figure in read_text((SHARED / "seeds" / doc).read_text("utf-8"), doc):
            read += 1
            row = rows.get((figure.start, figure.end))
            if row is not None and figure.value == pytest.approx(row["value"]):
                pairs.append((row, figure))
    return pairs, sum(map(len, gold.values())), read


@needs_seeds
def test_exact_f1_on_the_annotated_reports(seeds):
    pairs, gold, read = seeds
    assert 2 * len(pairs) / (gold + read) >= 0.985


@needs_seeds
@pytest.mark.parametrize("field", ["kind", "bound", "actual", "period", "unit", "direction"])
def test_accuracy_of_fields_on_the_annotated_reports(seeds, field):
    pairs = seeds[0]
    assert sum(row[field] == getattr(figure, field) for row, figure in pairs) / len(pairs) >= 0.97


@needs_seeds
def test_indicators_on_the_annotated_reports(seeds):
    pairs = seeds[0]
    right = sum(row["indicator"] == figure.indicator for row, figure in pairs if row["indicator"])
    assert right / sum(figure.indicator is not None for _, figure in pairs) >= 0.97
    assert right / sum(row["indicator"] is not None for row, _ in pairs) >= 0.95


@pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.stem)
def test_exact_f1_on_other_genres(path):
    marked = unmark(path.read_text("utf-8"))
    read = {(figure.start, figure.end) for figure in read_text(marked.text)}
    assert 2 * len(read & set(marked.spans)) / (len(read) + len(marked.spans)) >= 0.97


@pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.stem)
def test_values_and_units_on_other_genres(path):
    marked = unmark(path.read_text("utf-8"))
    read = {(figure.start, figure.end): figure for figure in read_text(marked.text)}
    for place, (value, unit) in marked.values.items():
        figure = read[place]
        assert figure.value == pytest.approx(value, abs=1e-3), figure.text
        assert unit is None or figure.unit == unit, figure.text


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_exact_f1_on_reports_that_others_marked(path):
    marked = unmark(path.read_text("utf-8"))
    read = {(figure.start, figure.end) for figure in read_text(marked.text)}
    assert 2 * len(read & set(marked.spans)) / (len(read) + len(marked.spans)) >= 0.97


def test_links_on_reports_that_others_marked():
    given = right = expected = 0
    for path in OTHERS:
        marked = unmark(path.read_text("utf-8"))
        sure = {place: indicator for place, indicator in marked.spans.items() if indicator != "?"}
        links = {(f.start, f.end): f.indicator for f in read_text(marked.text) if f.indicator}
        links = {place: indicator for place, indicator in links.items() if marked.spans.get(place) != "?"}
        given += len(links)
        right += sum(sure.get(place) == indicator for place, indicator in links.items())
        expected += sum(indicator is not None for indicator in sure.values())
    assert right / given >= 0.98
    assert right / expected >= 0.85


def test_indicator_precision_on_other_reports():
    given = right = expected = 0
    for path in UNSEEN:
        marked = unmark(path.read_text("utf-8"))
        if not marked.links:
            continue
        for figure in read_text(marked.text):
            gold = marked.spans.get((figure.start, figure.end))
            given += figure.indicator is not None
            right += figure.indicator is not None and figure.indicator == gold
        expected += sum(gold is not None for gold in marked.spans.values())
    assert right / given >= 0.96
    assert right / expected >= 0.9
