"""Official papers: one content model, rendered as docx and as PDF.

    from guiju.documents import Remedy, enforcement, remedies, render_docx, render_pdf

Content (`content`, made with the words of `build`) is frozen when a paper is issued. `flow` says once in which order
and words a paper is printed; `docx` and `pdf` give it its look: GB/T 9704-2012 for documents and letters, templates of
their own for enforcement papers (执法文书) and reports.
"""

from guiju.documents.build import document, enforcement, letter, report
from guiju.documents.content import Paper
from guiju.documents.remedies import Remedy, remedies

__all__ = ["Paper", "Remedy", "document", "enforcement", "letter", "remedies", "render_docx", "render_pdf", "report"]


def render_docx(paper: Paper) -> bytes:
    """The paper as a docx file; equal content gives equal bytes."""
    from guiju.documents.docx import render  # python-docx is loaded when a paper is made, not when a command starts

    return render(paper)


def render_pdf(paper: Paper) -> bytes:
    """The paper as PDF/A-2b; equal content and fonts give equal bytes.

    Raises:
        NoFont: no Chinese font is here, or none of them holds some character of the paper.
    """
    from guiju.documents.pdf import render

    return render(paper)
