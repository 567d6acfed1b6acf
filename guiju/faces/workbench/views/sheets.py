"""The page that takes a sheet: see what is wrong row by row, record the good rows, take the bad ones away."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from guiju.faces.workbench.views.login import SignedIn
from guiju.procedure.refusal import Refused
from guiju.registry.sheets import BadSheet, Row, read, write

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN_AT_MOST = 200
Sheet = list[dict[str, str]]


def sheet_page(
    request: SignedIn,
    *,
    title: str,
    back: str,
    check: Callable[[Sheet], list[Row]],
    record: Callable[[Sheet], int],
    more: dict[str, Any],
) -> HttpResponse:
    """One page for every kind of sheet: `check` says what is wrong and keeps nothing, `record` keeps the good rows."""
    context: dict[str, Any] = {"title": title, "back": back, **more}
    if request.method != "POST":
        return render(request, "workbench/sheet.html", context)
    try:
        content, file_name = _upload(request)
        sheet = read(content, file_name)
        rows = check(sheet)
    except (BadSheet, Refused) as refusal:
        return render(request, "workbench/sheet.html", context | {"refusal": refusal}, status=422)
    bad = [row for row in rows if row.errors]
    if "errors" in request.POST:
        heads = [*bad[0].texts, "错误"] if bad else ["错误"]
        table = ([*row.texts.values(), " ".join(row.errors)] for row in bad)
        return xlsx(write("有错的行", heads, table), f"{title}有错的行.xlsx")
    if "record" in request.POST:
        messages.success(request, f"导入{record(sheet)}行；{len(bad)}行有错，没有导入。")
        return redirect(back)
    good = [row for row in rows if not row.errors and not row.known]
    context |= {"rows": (bad + good)[:_SHOWN_AT_MOST], "bad": bad, "good": good, "all": rows}
    context |= {"known": sum(row.known for row in rows), "token": _keep(request, content, file_name)}
    context["heads"] = list(rows[0].texts) if rows else []
    return render(request, "workbench/sheet.html", context)


def _upload(request: SignedIn) -> tuple[bytes, str]:
    """The file of this request, or the one kept from the preview."""
    if token := request.POST.get("token", ""):
        kept = request.session.get("sheet", {})
        path = settings.DATA_DIR / "uploads" / str(kept.get("token"))
        if kept.get("token") != token or not path.exists():
            raise BadSheet("预览已经过期，请重新选择文件。")
        return path.read_bytes(), kept["name"]
    file = request.FILES.get("file")
    if file is None:
        raise BadSheet("请选择要导入的表格文件。")
    return file.read(), file.name or ""


def _keep(request: SignedIn, content: bytes, name: str) -> str:
    """Keep the previewed file for its owner's next click."""
    token = hashlib.sha256(content + str(request.user.pk).encode()).hexdigest()
    folder = settings.DATA_DIR / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / token).write_bytes(content)
    request.session["sheet"] = {"token": token, "name": name}
    return token


def xlsx(content: bytes, name: str) -> HttpResponse:
    """An Excel file to take away."""
    response = HttpResponse(content, content_type=_XLSX)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response
