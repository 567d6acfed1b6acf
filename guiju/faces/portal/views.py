"""The auditor for everybody: drop a report, watch it being read, get the text marked and the table of figures."""

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

from csp.decorators import csp_replace
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from guiju.faces.portal import jobs
from guiju.faces.portal.progress import progress
from guiju.registry.sheets import write
from guiju.reports.audit.render.style import STYLE

_HEADS = {
    "doc": "报告", "text": "原文", "value": "数值", "unit": "单位", "bound": "界限", "kind": "类型",
    "direction": "方向", "subject": "统计对象", "actual": "实际", "period": "年份", "indicator": "指标",
}  # fmt: skip
_SAID: dict[str, dict[Any, str]] = {
    "bound": {"exact": "确数", "over": "多于", "under": "不到", "approx": "约数"},
    "kind": {
        "count": "数量", "money": "金额", "rate": "比率", "change": "增减", "rank": "名次", "score": "得分",
        "average": "平均", "duration": "时长", "limit": "限额",
    },
    "direction": {"up": "升", "down": "降"},
    "actual": {True: "是", False: "否"},
}  # fmt: skip
"""What the table says in Chinese for the values that programs read."""
_SHOWN = 500
#: The marked report brings its own style sheet; its hash is what the policy allows.
_STYLE = f"'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"


def drop(request: HttpRequest) -> HttpResponse:
    """The page to drop reports on; dropping them starts their audit, each by itself and all against each other."""
    if request.method != "POST":
        jobs.sweep()
        return _drop_page(request)
    files = request.FILES.getlist("file")
    refusal = _refusal(files)
    if refusal:
        return _drop_page(request, refusal, 422)
    try:
        token = jobs.start([(file.name or "report.txt", file.read()) for file in files])
    except jobs.Busy:
        return _drop_page(request, "正在核对别的报告，请半分钟后再试。", 503)
    return redirect("audit-result", token=token)


def _drop_page(request: HttpRequest, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {"refusal": refusal, "most": jobs.MOST, "megabytes": jobs.LARGEST >> 20}
    return render(request, "portal/drop.html", context, status=status)


def _refusal(files: Sequence[UploadedFile]) -> str:
    """Why the files are not taken; empty if they are."""
    if not files:
        return "请选择一份报告。"
    if len(files) > jobs.MOST:
        return f"一次最多放{jobs.MOST}份，这里有{len(files)}份；更多的请用命令行 guiju audit。"
    for file in files:
        if not file.size:
            return f"“{file.name}”是空文件。"
    whole = sum(file.size or 0 for file in files)
    if whole > jobs.LARGEST:
        return f"共{whole >> 20}MB，超过{jobs.LARGEST >> 20}MB；更大的请用命令行 guiju audit。"
    return ""


def of_job(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorator: the view gets the folder of the job that the address names; 404 if it is gone."""

    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        here = jobs.find(token)
        if here is None:
            raise Http404("结果已经删除，或者已过15分钟。请重新提交报告。")
        return view(request, here)

    return found


@of_job
def result(request: HttpRequest, here: Path) -> HttpResponse:
    """How far the audit is; when it is done, what it found. The page asks again by itself until then."""
    context: dict[str, Any] = {"token": here.name, "progress": progress(here)}
    context["name"] = "、".join(jobs.names(here))
    if jobs.overdue(here):
        context["progress"] |= {
            "done": True,
            "failed": "三分钟还没有核对完，已经停下。请拆开后再试，或用命令行 guiju audit。",
        }
    if context["progress"]["done"] and "failed" not in context["progress"]:
        context |= json.loads((here / "counts.json").read_text())
        figures = json.loads((here / "figures.json").read_text(encoding="utf-8"))
        context["heads"] = _HEADS.values()
        context["table"] = [_row(figure) for figure in figures[:_SHOWN]]
    template = "portal/_result.html" if request.headers.get("HX-Request") else "portal/result.html"
    return render(request, template, context)


def _row(figure: dict[str, Any]) -> list[Any]:
    values = ((key, figure.get(key)) for key in _HEADS)
    return ["" if value is None else _SAID[key].get(value, value) if key in _SAID else value for key, value in values]


@csp_replace({"default-src": ["'none'"], "style-src": [_STYLE], "frame-ancestors": ["'self'"]})
@xframe_options_sameorigin
@of_job
def marked(request: HttpRequest, here: Path) -> HttpResponse:
    """The report's text with its findings in the margin."""
    path = here / "marked.html"
    if not path.exists():
        raise Http404("还没有结果。")
    return HttpResponse(path.read_bytes())


@of_job
def figures(request: HttpRequest, here: Path) -> HttpResponse:
    """Every figure that was read, as Excel."""
    path = here / "figures.json"
    if not path.exists():
        raise Http404("还没有结果。")
    rows = [_row(figure) for figure in json.loads(path.read_text(encoding="utf-8"))]
    response = HttpResponse(
        write("数字", list(_HEADS.values()), rows),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
    response["Content-Disposition"] = 'attachment; filename="figures.xlsx"'
    return response


@require_POST
def forget(request: HttpRequest, token: str) -> HttpResponse:
    """Remove everything that was made of a report, now."""
    jobs.forget(token)
    return redirect("audit")
