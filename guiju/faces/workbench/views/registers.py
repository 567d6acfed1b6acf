"""Registers: lists, adding, amending, striking off, and Excel in and out."""

import uuid
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from guiju.faces.workbench.forms import Question, choices_of
from guiju.faces.workbench.middleware import status_of
from guiju.faces.workbench.templatetags.workbench import shown
from guiju.faces.workbench.views.login import SignedIn, kept_form, signed_in
from guiju.faces.workbench.views.sheets import sheet_page, xlsx
from guiju.faces.workbench.views.todo import PAGE
from guiju.procedure import sheets
from guiju.procedure.models import Case, Change, Register
from guiju.procedure.refusal import Forbidden, Refused
from guiju.registry.models import Body
from guiju.registry.sheets import write


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
    """The rows of a register that the user may see."""
    model = register_or_404(app, name)
    rows = _filtered(request, model)
    page = Paginator(rows.select_related("body"), PAGE).get_page(request.GET.get("page"))
    heads = list(sheets.columns(model))
    table = [(row, [shown(row, one) for one in names(model)]) for row in page]
    context = {"model": model, "app": app, "page": page, "heads": heads, "table": table}
    context |= {"may": bool(keepers(request, model)), "body": request.GET.get("body", "")}
    context["bodies"] = Body.objects.filter(pk__in=request.user.sight.own | request.user.sight.over)
    return render(request, "workbench/register.html", context)


def _filtered(request: SignedIn, model: type[Register]) -> Any:
    rows = model.objects.visible_to(request.user).order_by("-pk")
    body = request.GET.get("body", "")
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
    questions = _questions(model, model(body=body), given)
    key = given.get("key", [uuid.uuid4().hex])[0]
    context = {"model": model, "app": app, "questions": questions, "bodies": bodies, "body": body, "key": key}
    if request.method == "POST":
        try:
            model.record(request.user, _data(questions, request), body=body, key=key[:100])
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
    questions = _questions(model, found, given)
    history = Change.objects.filter(register=model._meta.label_lower, row=pk).select_related("actor").order_by("-seq")
    may = request.user.holds(model.by, found.body_id) is not None
    context = {"model": model, "app": app, "row": found, "questions": questions, "history": history, "may": may}
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        try:
            if "strike" in request.POST:
                found.strike(request.user, reason)
            else:
                found.amend(request.user, _data(questions, request), reason)
        except Refused as refusal:
            return _again(request, context | {"reason": reason}, refusal)
        messages.success(request, "已撤销。" if found.struck else "已更正。")
        return redirect("register", app=app, name=name)
    return render(request, "workbench/register_form.html", context)


def _questions(model: type[Register], found: Any, given: dict[str, list[str]] | None) -> list[Question]:
    questions = []
    for one in names(model):
        field: Any = model._meta.get_field(one)
        if given is None:
            value = getattr(found, field.attname)
            known = value if isinstance(value, list) else [] if value is None else [value]
            answers = [str(item) for item in known if item != ""]
        else:
            answers = given.get(one, [])
        questions.append(Question(field, one, one in model.fills, answers, choices_of(field, Case(body=found.body))))
    return questions


def _data(questions: list[Question], request: SignedIn) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for question in questions:
        if question.kind == "several":
            found[question.name] = request.POST.getlist(question.name)
        elif question.kind == "yes":
            found[question.name] = question.name in request.POST
        else:
            found[question.name] = request.POST.get(question.name, "")
    return found


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
