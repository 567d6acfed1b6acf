"""The page of one case."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from guiju.documents.attach import hand
from guiju.documents.dossier.pieces import offered
from guiju.faces.workbench.templatetags.workbench import shown
from guiju.faces.workbench.timeline import timeline
from guiju.faces.workbench.views.lists import line_or_404
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.faces.workbench.waiting import at_hand, owed, waits_for
from guiju.procedure import clock
from guiju.procedure.mend import BY as MEND_BY
from guiju.procedure.models import Case, Reading

#: A row of more columns is told line by line.
_COLUMNS = 4


@signed_in
def page(request: SignedIn, pk: int) -> HttpResponse:
    """Everything about one case: facts, limits with their arithmetic, steps, papers, timeline, linked cases."""
    common = get_object_or_404(Case.objects.visible_to(request.user).only("line", "secret"), pk=pk)
    if common.secret:
        Reading.objects.create(user=request.user, case=common, at=clock.now())
    line: Any = line_or_404(common.line)
    case = line.objects.select_related("body", "counterpart", "party", "handler").get(pk=pk)
    root = case.root_id or case.pk
    thread = Case.objects.visible_to(request.user).filter(Q(root=root) | Q(pk=root)).select_related("body")
    steps = at_hand(case, request.user)
    context = {
        "case": case,
        "facts": facts(case),
        "deadlines": owed(case),
        "steps": steps,
        "waits": waits_for(case, steps),
        "may_mend": request.user.holds(MEND_BY, case.body_id) is not None,
        "events": timeline(case),
        "papers": case.papers.order_by("-pk"),
        "attachments": case.attachments.select_related("event__actor", "about").order_by("-pk"),
        "may_attach": hand(case, request.user) is not None,
        "dossier": offered(case, request.user),
        "parts": parts(case),
        "thread": list(thread.order_by("opened_on", "pk")),
    }
    return render(request, "workbench/case.html", context)


def facts(case: Case) -> list[tuple[str, Any]]:
    """What the case says, label by label; what is empty, nought or a plain no is left out."""
    own = [field.name for field in case._meta.local_fields if field.name != "case_ptr"]
    names = ["body", "counterpart", "party", "handler", "officers", "opened_on", "closed_on", *own]
    fields: list[Any] = [case._meta.get_field(name) for name in names]
    found = [(str(field.verbose_name), shown(case, field.name)) for field in fields if _named(field)]
    return [(label, value) for label, value in found if value not in ("", None, "否", 0)]


def _named(field: Any) -> bool:
    """Whether the field has a name for people; what has none is the case's own bookkeeping."""
    return not str(field.verbose_name).isascii()


def parts(case: Case) -> list[dict[str, Any]]:
    """The rows that steps have added to the case, by kind; columns that no row fills are left out."""
    found = []
    for name in sorted({step.adds for steps in case.procedure.versions.values() for step in steps if step.adds}):
        rows = list(getattr(case, name).select_related("event"))
        if not rows:
            continue
        fields = [field for field in rows[0]._meta.fields if field.name not in ("id", "case", "event")]
        table = [[shown(row, field.name) for field in fields] for row in rows]
        filled = [at for at in range(len(fields)) if any(row[at] not in ("", None) for row in table)]
        heads = [str(fields[at].verbose_name) for at in filled]
        cells = [[(heads[n], row[at]) for n, at in enumerate(filled)] for row in table]
        kind = rows[0]._meta.verbose_name
        found.append({"name": kind, "heads": heads, "rows": cells, "long": len(heads) > _COLUMNS})
    return found
