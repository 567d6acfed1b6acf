"""Papers as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from guiju.documents import render_docx, render_pdf
from guiju.documents.models import Issued
from guiju.faces.workbench.views.login import SignedIn, signed_in

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@signed_in
def paper(request: SignedIn, pk: int, form: str) -> HttpResponse:
    """One issued paper as PDF, to look at, or as docx, to take along."""
    if form not in _TYPES:
        raise Http404("文书只有 pdf 和 docx 两种格式。")
    issued = get_object_or_404(Issued.objects.visible_to(request.user), pk=pk)
    content = render_pdf(issued.paper) if form == "pdf" else render_docx(issued.paper)
    response = HttpResponse(content, content_type=_TYPES[form])
    response["Content-Disposition"] = content_disposition_header(form == "docx", f"{issued}.{form}") or ""
    return response
