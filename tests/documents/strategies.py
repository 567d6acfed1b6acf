"""Random papers for Hypothesis: every kind of block, with any text that a paper may hold."""

from datetime import date

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from guiju.documents import Paper
from guiju.documents.content import (
    Align,
    Cell,
    Fact,
    Facts,
    Heading,
    Layout,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Style,
    Table,
)

#: The first draw reads the whole of Unicode, which takes seconds on a busy machine.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Co", "Cf", "Zl", "Zp", "Cn"], include_characters="\n\t"), max_size=30
)
OFFICE_TEXT = st.text("依法行政喆，。：；、“”（）《》〔〕—…　 \n\t0189abZ#$\\<>&*_`@[]{}/=-~'\"%", max_size=80)


def blocks(text):
    """One block of any kind."""
    return st.one_of(
        st.builds(
            Paragraph,
            st.lists(st.builds(Run, text, st.sampled_from(Style)), max_size=4).map(tuple),
            st.booleans(),
            st.sampled_from(Align),
        ),
        st.builds(Heading, text, st.integers(1, 4), st.booleans()),
        st.builds(
            Facts,
            st.lists(
                st.lists(st.builds(Fact, text, text, st.integers(1, 9)), min_size=1, max_size=3).map(tuple),
                min_size=1,
                max_size=4,
            ).map(tuple),
        ),
        st.integers(1, 5).flatmap(
            lambda width: st.builds(
                Table,
                st.just((tuple(Cell(str(n)) for n in range(width)),)),
                st.lists(st.tuples(*[st.builds(Cell, text)] * width), max_size=4).map(tuple),
                text,
            )
        ),
        st.builds(Signatures, st.lists(st.builds(Signature, text, text, text), max_size=3).map(tuple)),
        st.just(PageBreak()),
    )


def papers(text):
    """One paper of any layout whose texts are drawn from `text`."""
    name = text.filter(str.strip)
    return st.builds(
        Paper,
        name,
        name,
        number=text,
        addressee=text,
        title=text,
        blocks=st.lists(blocks(text), max_size=5).map(tuple),
        remedies=text,
        date=st.none() | st.dates(date(1949, 10, 1), date(2999, 12, 31)),
        copies=st.lists(text, max_size=3).map(tuple),
        attachments=st.lists(text, max_size=3).map(tuple),
        layout=st.sampled_from(Layout),
        seal=st.booleans(),
        issuer=text,
        contents=st.booleans(),
    )
