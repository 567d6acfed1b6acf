"""What holds in a clean report is guarded: one figure of a relation mistyped is seen (see `slips`)."""

import pytest

from guiju.reports.audit.engine import read
from guiju.reports.read.files import Document

from .slips import DENSE, of_files, relations, shares_seen

BARS = {"sum": 0.88, "rate": 0.92, "growth": 0.83, "mean": 0.69, "repeat": 0.81}
"""Of every twelfth relation of the dense reports, of which two thirds are new since the first bars: on the older ones
growth stood at 0.98, means at 0.89. The rest is chance, or cannot be told, or is a gap."""


@pytest.mark.slow
def test_what_holds_is_guarded():
    tried = of_files(sorted(DENSE.glob("*.txt")), kinds=list(BARS), every=12)
    seen = shares_seen(tried)
    for kind, bar in BARS.items():
        hits, every = (sum(seen[kind, derived][i] for derived in (True, False)) for i in (0, 1))
        assert every > 20, (kind, every)
        assert hits >= bar * every, (kind, hits, every)


def test_the_relations_of_a_sentence_are_found():
    text = "全年受理96件，其中甲类60件、乙类36件，甲类占62.5%。\n受理的96件全部办结。"
    kinds = {relation.kind for relation in relations(read(Document("x", text)))}
    assert {"sum", "rate", "repeat"} <= kinds
