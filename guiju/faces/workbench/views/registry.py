"""The registry's own sheets, for the registrar: bodies, people, officers, subjects, items from Excel."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.faces.workbench.views.sheets import sheet_page, xlsx
from guiju.procedure.refusal import Forbidden
from guiju.registry import imports
from guiju.registry.roles import Role
from guiju.registry.sheets import write


def only_registrar(request: SignedIn) -> None:
    """Refuse the page to everybody else.

    Raises:
        Forbidden: The user is no registrar.
    """
    if not any(post.role == Role.REGISTRAR for post in request.user.posts_today):
        raise Forbidden("机构、人员和事项由系统管理员登记。")


def _kind(name: str) -> imports.Kind:
    if name not in imports.KINDS:
        raise Http404("没有这种名册。")
    return imports.KINDS[name]


@signed_in
def index(request: SignedIn) -> HttpResponse:
    """What can be imported, in the order in which it should be."""
    only_registrar(request)
    return render(request, "workbench/registry.html", {"kinds": imports.KINDS})


@signed_in
def import_(request: SignedIn, kind: str) -> HttpResponse:
    """One kind of registry sheet, previewed first."""
    only_registrar(request)
    chosen = _kind(kind)
    return sheet_page(
        request,
        title=chosen.name,
        back=reverse("registry"),
        check=lambda sheet: imports.check(chosen, sheet),
        record=lambda sheet: imports.record(chosen, sheet),
        more={"template_url": reverse("registry-template", args=[kind])},
    )


@signed_in
def template(request: SignedIn, kind: str) -> HttpResponse:
    """An empty sheet to fill in."""
    only_registrar(request)
    chosen = _kind(kind)
    return xlsx(write(chosen.name, chosen.heads, []), f"{chosen.name}模板.xlsx")
