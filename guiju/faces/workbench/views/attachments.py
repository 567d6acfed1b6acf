"""Files of a case: adding some, taking one along."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from guiju.documents.attach import take_along
from guiju.documents.dossier import arrangement_of
from guiju.documents.models import Attachment
from guiju.faces.workbench.files import Files
from guiju.faces.workbench.middleware import status_of
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.procedure import clock
from guiju.procedure.models import Case, Reading
from guiju.procedure.refusal import Forbidden, Refused


@signed_in
def add(request: SignedIn, pk: int) -> HttpResponse:
    """Add files to a case, beside its steps; if they belong to one that was taken, it may be named."""
    case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk).whole()
    files = Files(request, case)
    if not files.may:
        raise Forbidden(f"附件由{case.body}的办案人员添加，{request.user}不是。")
    key = request.POST.get("key", "")[:60] or uuid.uuid4().hex
    taken = list(case.events.filter(step__in=case.procedure.versions).order_by("-seq"))
    about = next((event for event in taken if str(event.seq) == request.POST.get("about")), None)
    parted = arrangement_of(type(case)).parted
    context: dict[str, Any] = {
        "case": case, "files": files, "key": key, "taken": taken, "about": about, "parted": parted,
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "workbench/attach.html", context)
    try:
        files.check()
        if not files.kept:
            raise Refused("请先选择文件。", fields={"files": ["请先选择文件。"]})
        files.join(case, key, about)
    except Refused as refusal:
        context["refusal"] = refusal
        return render(request, "workbench/attach.html", context, status=status_of(refusal))
    messages.success(request, f"已添加{len(files.kept)}个附件。")
    return redirect("case", pk=pk)


@signed_in
def take(request: SignedIn, pk: int) -> HttpResponseBase:
    """One file of a case, to take along; who took it is noted."""
    found = get_object_or_404(Attachment.objects.visible_to(request.user).select_related("case"), pk=pk)
    if found.case.secret:
        Reading.objects.create(user=request.user, case=found.case, at=clock.now())
    return sent(found, take_along(found, request.user).open("rb"))


def sent(attachment: Attachment, content: Any) -> FileResponse:
    """A file as browsers get it: saved and never shown, by the kind that it was found to be."""
    return download(content, attachment.name, attachment.media)


def download(content: Any, name: str, media: str) -> FileResponse:
    """What may hold foreign content, as browsers get it: saved, never shown, kept in no cache."""
    response = FileResponse(content, as_attachment=True, filename=name, content_type=media)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
