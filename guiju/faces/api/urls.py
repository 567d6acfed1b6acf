"""The API's addresses: `/api/v1/…`, its description at `/api/v1/openapi.json`."""

from django.http import HttpRequest, JsonResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja.renderers import JSONRenderer

from guiju.faces.api import attachments, cases, law, registers, steps
from guiju.faces.api.answers import Refusal, answer_refusals
from guiju.faces.api.description import Api
from guiju.faces.api.entry import Bearer, Rate


class Chinese(JSONRenderer):
    """JSON that a person can read too: half the bytes of escapes."""

    json_dumps_params = {"ensure_ascii": False}


api = Api(
    title="规矩接口",
    version="1",
    urls_namespace="api-v1",
    description="办案系统与本系统对接用。令牌由系统管理员签发，权限与令牌所属用户的任职相同。",
    auth=Bearer(),
    throttle=[Rate()],
    docs_url=None,
    renderer=Chinese(),
)
answer_refusals(api)
api.add_router("", cases.router)
api.add_router("", steps.router)
api.add_router("", attachments.router)
api.add_router("", registers.router)
api.add_router("", law.router)


@csrf_exempt
def nothing_here(request: HttpRequest) -> JsonResponse:
    """What no operation answers."""
    return JsonResponse(Refusal(message="没有这个地址；可用的地址见 /api/v1/openapi.json。").dict(), status=404)


urlpatterns = [path("v1/", api.urls), re_path("", nothing_here)]
