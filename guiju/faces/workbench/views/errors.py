"""Pages for what went wrong."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guiju.procedure.refusal import Refused


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose page is too old or was not ours."""
    refusal = Refused("页面停留太久或者不是从本系统打开的，请返回上一页刷新后重新提交。")
    return render(request, "workbench/refused.html", {"refusal": refusal}, status=403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page: the reason where ours is given, never one that names a table or an address."""
    reason = str(exception.args[0]) if exception.args and isinstance(exception.args[0], str) else ""
    plain = reason and not re.search("[A-Za-z]{3,}", reason.replace("docx", "").replace("pdf", ""))
    return render(request, "404.html", {"reason": reason if plain else ""}, status=404)
