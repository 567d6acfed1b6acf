"""The file of a case, bound to be printed or handed over."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from guiju.documents.dossier.arrangement import arrangement_of
from guiju.documents.dossier.pieces import SHOWN, WHOLE
from guiju.faces.workbench.views.attachments import download
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.procedure import clock
from guiju.procedure.models import Case, Reading


@signed_in
def dossier(request: SignedIn, pk: int, part: str) -> HttpResponseBase:
    """All of it, or what the party may be shown; who took which files along in it is noted.

    Raises:
        Refused, Forbidden: There is nothing to bind, too much, or something that this user may not see.
    """
    from guiju.documents.dossier.bind import take_along  # the libraries that bind are loaded when something is bound

    case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk).whole()
    if part not in (WHOLE, SHOWN) or (part == SHOWN and not arrangement_of(type(case)).parted):
        raise Http404("本类案件的案卷不分正卷、副卷，请装订全卷。")
    booklet = take_along(case, request.user, part)
    if case.secret:
        Reading.objects.create(user=request.user, case=case, at=clock.now())
    return download(booklet.file, booklet.name, "application/pdf")
