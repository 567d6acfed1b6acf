"""Pages for what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guiju.procedure.refusal import Refused


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose page is too old or was not ours."""
    refusal = Refused("页面停留太久或者不是从本系统打开的，请返回上一页刷新后重新提交。")
    return render(request, "workbench/refused.html", {"refusal": refusal}, status=403)
