"""Choosing a firm or person by typing, and adding one that is not there yet."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.procedure.refusal import Forbidden
from guiju.procedure.validation import clean_text
from guiju.registry.models import Subject
from guiju.registry.models.subject import SubjectKind


@signed_in
def subject(request: SignedIn) -> HttpResponse:
    """GET finds subjects by the beginning of the name or by the whole code; POST adds one."""
    field = request.GET.get("field") or request.POST.get("field") or "party"
    context: dict = {"field": field, "kinds": SubjectKind.choices}
    if request.method == "POST":
        if not request.user.posts_today:
            raise Forbidden("没有任职的用户不能登记当事人。")
        context |= _add(request)
    else:
        text = request.GET.get("q", "").strip()
        found = Subject.objects.filter(merged_into=None)
        by_code = found.filter(code=text)
        context["found"] = list(by_code or found.filter(name__begins=text)[:8]) if text else []
        context["q"] = text
    return render(request, "workbench/choose_subject.html", context)


def _add(request: SignedIn) -> dict:
    names = ("kind", "name", "code", "representative", "address", "phone")
    given = {name: request.POST.get(f"new_{name}", "") for name in names}
    made = Subject(**given)
    try:
        for name, text in given.items():
            setattr(made, name, clean_text(text))
        made.full_clean()
    except ValidationError as error:
        return {"errors": error.messages, "given": given, "adding": True}
    made.save()
    return {"found": [made], "q": made.name, "chosen": made}
