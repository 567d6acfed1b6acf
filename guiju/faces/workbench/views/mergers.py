"""Files of firms and persons that are one: likely pairs, both side by side, making them one or parting them again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from guiju.faces.workbench.views.login import SignedIn, kept_form, signed_in
from guiju.faces.workbench.views.registry import only_registrar
from guiju.procedure import clock
from guiju.registry import merging
from guiju.registry.models import Merger, Subject

#: So many groups, found files and records are shown at once.
_MOST = 50
_FIELDS = ("name", "kind", "masked_code", "representative", "address", "masked_phone")
#: What each column of the comparison is read from: a masked value may look the same and not be.
_TRUE = {"masked_code": "code", "masked_phone": "phone"}


@signed_in
def index(request: SignedIn) -> HttpResponse:
    """Files with the same name, files by the beginning of a name, and what was merged so far."""
    only_registrar(request)
    text = request.GET.get("q", "").strip()[:60]
    found = Subject.objects.filter(merged_into=None, name__begins=text).order_by("name", "pk")[:_MOST] if text else []
    context = {
        "q": text,
        "found": found,
        "groups": merging.likely(_MOST),
        "mergers": Merger.objects.select_related("stays", "goes", "actor")[:_MOST],
    }
    return render(request, "workbench/mergers.html", context)


@signed_in
def compare(request: SignedIn) -> HttpResponse:
    """Two files side by side, and making them one."""
    only_registrar(request)
    given: Any = request.POST if request.method == "POST" else request.GET
    chosen = [pk for pk in given.getlist("of") if pk.isdigit()]
    pair = list(Subject.objects.filter(pk__in=chosen, merged_into=None).annotate(count=Count("cases")).order_by("pk"))
    if len(pair) != 2 or len(chosen) != 2:
        messages.warning(request, "请勾选两份档案再比较。")
        return redirect("mergers")
    stays = given.get("stays") or str(max(pair, key=lambda one: (bool(one.code), one.count, -one.pk)).pk)
    kept = kept_form(request)
    context: dict[str, Any] = {"pair": pair, "rows": _rows(pair), "stays": stays}
    context["reason"] = given.get("reason") or kept.get("reason", [""])[0]
    if request.method != "POST":
        return render(request, "workbench/merger.html", context)
    pair.sort(key=lambda one: str(one.pk) != stays)
    try:
        merging.merge(*pair, actor=request.user, reason=context["reason"], at=clock.now())
    except ValidationError as error:
        context |= {"wrong": getattr(error, "message_dict", {}), "refusal": " ".join(error.messages)}
        return render(request, "workbench/merger.html", context, status=422)
    messages.success(request, f"已把“{pair[1]}”并入“{pair[0]}”。")
    return redirect("mergers")


@signed_in
def part(request: SignedIn, pk: int) -> HttpResponse:
    """Part a file from the one into which it was merged by mistake."""
    only_registrar(request)
    goes = get_object_or_404(Subject, pk=pk, merged_into__isnull=False)
    context: dict[str, Any] = {"goes": goes, "stays": goes.merged_into, "reason": request.POST.get("reason", "")}
    if request.method == "POST":
        try:
            merging.part(goes, actor=request.user, reason=context["reason"], at=clock.now())
        except ValidationError as error:
            context |= {"wrong": getattr(error, "message_dict", {}), "refusal": " ".join(error.messages)}
            return render(request, "workbench/parting.html", context, status=422)
        messages.success(request, f"已把“{goes}”拆回为单独的档案。")
        return redirect("mergers")
    return render(request, "workbench/parting.html", context)


def _rows(pair: list[Any]) -> list[tuple[str, list[Any], bool]]:
    """Field by field: its name, what each file says, and whether they differ."""
    rows = []
    for name in _FIELDS:
        true = _TRUE.get(name, name)
        field: Any = Subject._meta.get_field(true)
        said = [one.get_kind_display() if name == "kind" else getattr(one, name) for one in pair]
        rows.append((str(field.verbose_name), said, len({getattr(one, true) for one in pair}) > 1))
    return [*rows, ("案件", [f"{one.count}件" for one in pair], False)]
