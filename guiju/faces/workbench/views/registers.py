"""Registers: lists, adding, amending, striking off, and Excel in and out."""

import uuid
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.db.models import CharField, Q, TextField
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from guiju.faces.workbench.choices import choices_of
from guiju.faces.workbench.forms import Question, answers
from guiju.faces.workbench.middleware import status_of
from guiju.faces.workbench.paging import page
from guiju.faces.workbench.templatetags.workbench import shown
from guiju.faces.workbench.views.login import SignedIn, kept_form, signed_in
from guiju.faces.workbench.views.sheets import sheet_page, xlsx
from guiju.procedure import sheets
from guiju.procedure.models import Change, Register
from guiju.procedure.refusal import Forbidden, Refused
from guiju.registry.models import Body
from guiju.registry.sheets import write

#: Columns of a list; the others are on the page of the row and in the Excel file.
COLUMNS = 7


def register_or_404(app: str, name: str) -> type[Register]:
    """The register that an address names."""
    try:
        model = apps.get_model(app, name)
    except LookupError:
        raise Http404("没有这本台账。") from None
    if not issubclass(model, Register):
        raise Http404("没有这本台账。")
    return model


def keepers(request: SignedIn, model: type[Register]) -> list[Body]:
    """The bodies whose rows the user may write."""
    return list({post.body_id: post.body for post in request.user.posts_today if post.role in model.by}.values())


def names(model: type[Register]) -> tuple[str, ...]:
    """The fields a person fills in."""
    return (*model.fills, *model.optional)


@signed_in
def listing(request: SignedIn, app: str, name: str) -> HttpResponse:
    """The rows of a register that the user may see; of each as many columns as a screen holds."""
    model = register_or_404(app, name)
    found = page([_filtered(request, model).select_related("body")], request.GET)
    fields: list[Any] = [model._meta.get_field(one) for one in names(model)[:COLUMNS]]
    bodies = Body.objects.filter(pk__in=request.user.sight.own | request.user.sight.over)
    heads = [*(["单位"] if len(bodies) > 1 else []), *(field.verbose_name for field in fields)]
    table = []
    for row in found:
        cells = [*([row.body] if len(bodies) > 1 else []), *(shown(row, field.name) for field in fields)]
        table.append((row, list(zip(heads, cells, strict=True))))
    context = {"model": model, "app": app, "page": found, "heads": heads, "table": table, "bodies": bodies}
    context |= {"may": bool(keepers(request, model)), "body": request.GET.get("body", "")}
    return render(request, "workbench/register.html", context | {"q": request.GET.get("q", "").strip()})


def _filtered(request: SignedIn, model: type[Register]) -> Any:
    rows = model.objects.visible_to(request.user).order_by("-pk")
    body, text = request.GET.get("body", ""), request.GET.get("q", "").strip()[:60]
    if text:
        found = Q()
        for one in names(model):
            field: Any = model._meta.get_field(one)
            if isinstance(field, CharField | TextField) and not field.choices:
                found |= Q(**{f"{one}__contains": text})
        rows = rows.filter(found) if found else rows.none()
    return rows.filter(body=int(body)) if body.isdigit() else rows


@signed_in
def add(request: SignedIn, app: str, name: str) -> HttpResponse:
    """One row, from a form."""
    model = register_or_404(app, name)
    bodies = keepers(request, model)
    if not bodies:
        raise Forbidden(f"您不登记“{model._meta.verbose_name}”。")
    given = dict(request.POST.lists()) if request.method == "POST" else kept_form(request) or {}
    body = next((one for one in bodies if str(one.pk) == request.POST.get("body")), bodies[0])
    questions = _questions(request, model(body=body), given)
    key = given.get("key", [uuid.uuid4().hex])[0]
    context = {"model": model, "app": app, "questions": questions, "bodies": bodies, "body": body, "key": key}
    if request.method == "POST":
        try:
            model.record(request.user, answers(questions, request.POST), body=body, key=key[:100])
        except Refused as refusal:
            return _again(request, context, refusal)
        messages.success(request, f"已登记“{model._meta.verbose_name}”一行。")
        return redirect("register", app=app, name=name)
    return render(request, "workbench/register_form.html", context)


@signed_in
def row(request: SignedIn, app: str, name: str, pk: int) -> HttpResponse:
    """One row with its history; amending it or striking it off, with a reason."""
    model = register_or_404(app, name)
    found = get_object_or_404(model.objects.visible_to(request.user), pk=pk)
    given = dict(request.POST.lists()) if request.method == "POST" else kept_form(request) or None
    questions = _questions(request, found, given)
    history = Change.objects.filter(register=model._meta.label_lower, row=pk).select_related("actor").order_by("-seq")
    may = request.user.holds(model.by, found.body_id) is not None
    context = {"model": model, "app": app, "row": found, "questions": questions, "history": history, "may": may}
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        try:
            if "strike" in request.POST:
                found.strike(request.user, reason)
            else:
                found.amend(request.user, answers(questions, request.POST), reason)
        except Refused as refusal:
            return _again(request, context | {"reason": reason}, refusal)
        messages.success(request, "已撤销。" if found.struck else "已更正。")
        return redirect("register", app=app, name=name)
    return render(request, "workbench/register_form.html", context)


def _questions(request: SignedIn, found: Register, given: dict[str, list[str]] | None) -> list[Question]:
    """The form of a row: what was typed, else what the row says."""
    questions = []
    for one in names(type(found)):
        field: Any = found._meta.get_field(one)
        if given is None:
            value = getattr(found, field.attname)
            known = value if isinstance(value, list) else [] if value is None else [value]
            typed = [str(item) for item in known if item != ""]
        else:
            typed = given.get(one, [])
        choices = choices_of(field, found.body_id, request.user)
        questions.append(Question(field, one, one in found.fills, typed, choices))
    return questions


def _again(request: SignedIn, context: dict[str, Any], refusal: Refused) -> HttpResponse:
    for question in context["questions"]:
        question.errors = refusal.fields.get(question.name, [])
    context["refusal"] = refusal
    return render(request, "workbench/register_form.html", context, status=status_of(refusal))


@signed_in
def export(request: SignedIn, app: str, name: str) -> HttpResponse:
    """The rows the user may see, as Excel."""
    model = register_or_404(app, name)
    rows = _filtered(request, model).select_related("body").filter(struck=False)
    heads = ["单位", *sheets.columns(model)]
    table = ([str(one.body.name), *(shown(one, field) for field in names(model))] for one in rows.iterator(2000))
    return xlsx(write(str(model._meta.verbose_name), heads, table), f"{model._meta.verbose_name}.xlsx")


@signed_in
def template(request: SignedIn, app: str, name: str) -> HttpResponse:
    """An empty sheet to fill in."""
    model = register_or_404(app, name)
    columns = sheets.columns(model)
    heads = ["单位", *(f"{head}*" if field.name in model.fills else head for head, field in columns.items())]
    notes = ["可不填，默认为您所在单位", *(_note(field) for field in columns.values())]
    return xlsx(write(str(model._meta.verbose_name), heads, [], notes), f"{model._meta.verbose_name}模板.xlsx")


def _note(field: Any) -> str:
    if field.flatchoices:
        return "可填：" + "、".join(str(label) for _, label in field.flatchoices)
    return str(field.help_text)


@signed_in
def import_(request: SignedIn, app: str, name: str) -> HttpResponse:
    """Rows from a sheet, previewed first."""
    model = register_or_404(app, name)
    bodies = keepers(request, model)
    if not bodies:
        raise Forbidden(f"您不登记“{model._meta.verbose_name}”。")
    body = next((one for one in bodies if str(one.pk) == request.POST.get("body")), bodies[0])
    back = reverse("register", args=[app, name])
    return sheet_page(
        request,
        title=str(model._meta.verbose_name),
        back=back,
        check=lambda sheet: sheets.check(model, sheet, request.user, body),
        record=lambda sheet: sheets.record(model, sheets.check(model, sheet, request.user, body), request.user),
        more={"bodies": bodies, "body": body, "template_url": f"{back}template/"},
    )
