"""The audit log: who opened cases that are not public, who took files along, who signed in, which log-ins failed."""

from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from guiju.documents.models import Download
from guiju.faces.workbench.paging import page
from guiju.faces.workbench.views.login import SignedIn, signed_in
from guiju.procedure.models import Reading
from guiju.procedure.refusal import Forbidden
from guiju.registry.models import User
from guiju.registry.roles import Role

_LATEST = 50


@signed_in
def readings(request: SignedIn) -> HttpResponse:
    """For the security auditor: readings through the row rights, log-ins of the people of the bodies in sight.

    Raises:
        Forbidden: The user is no security auditor.
    """
    if not any(post.role == Role.AUDITOR for post in request.user.posts_today):
        raise Forbidden("查阅记录和登录记录由安全审计员查看。", "GB/T 22239-2019")
    rows = Reading.objects.visible_to(request.user).select_related("user", "case__body")
    seen = request.user.sight.own | request.user.sight.over
    people = User.objects.filter(post__body__in=seen).values("username")
    log_ins, failed = AccessLog.objects.all(), AccessAttempt.objects.all()
    if not request.user.sight.everything:
        log_ins, failed = log_ins.filter(username__in=people), failed.filter(username__in=people)
    taken = Download.objects.visible_to(request.user).select_related("user", "attachment__case__body")
    context = {
        "page": page([rows], request.GET),
        "downloads": taken.order_by("-pk")[:_LATEST],
        "log_ins": log_ins.order_by("-attempt_time")[:_LATEST],
        "failed": failed.order_by("-attempt_time")[:_LATEST],
        "limit": settings.AXES_FAILURE_LIMIT,
    }
    return render(request, "workbench/readings.html", context)
