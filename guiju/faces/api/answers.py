"""Refusals as JSON: a sentence for people, the article, and what is wrong with which field."""

import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from guiju.procedure.refusal import Conflict, Forbidden, Refused

_log = logging.getLogger("guiju.api")


class Refusal(Schema):
    """Why nothing was done: `message` is for people, `law` the article if the law refuses, `fields` what to mend."""

    message: str
    law: str = ""
    fields: dict[str, list[str]] = {}


#: What any operation may answer beside its own result.
REFUSALS = {
    400: Refusal,
    401: Refusal,
    403: Refusal,
    404: Refusal,
    409: Refusal,
    413: Refusal,
    422: Refusal,
    429: Refusal,
}


def with_refusals(good: Any, status: int = 200) -> dict[int, Any]:
    """An operation's declared answers."""
    return {status: good, **REFUSALS}


def status_of(refusal: Refused) -> int:
    """The HTTP status that says what kind of refusal this is."""
    if isinstance(refusal, Forbidden):
        return 403
    return 409 if isinstance(refusal, Conflict) else 422


_SENTENCES = {
    400: "请求的内容读不懂：应为UTF-8编码的JSON对象。",
    401: "令牌无效、已过期或者没有提供。请求头应为 Authorization: Bearer <令牌>。",
    404: "没有这一项，或者您无权查看。",
    413: "请求太大：内容最多5MB，附件请分几次添加。",
    429: "请求太频繁，请稍后再试。",
    500: "系统出错，已经记录，请稍后再试或者联系管理员。",
}


def answer_refusals(api: NinjaAPI) -> None:
    """Let every failure answer as a `Refusal`, without traces of the inside."""

    def answer(request: HttpRequest, status: int, message: str = "", **more: Any) -> HttpResponse:
        body = {"message": message or _SENTENCES[status], "law": "", "fields": {}, **more}
        response = api.create_response(request, body, status=status)
        if status == 401:
            response["WWW-Authenticate"] = "Bearer"
        return response

    @api.exception_handler(Refused)
    def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
        return answer(request, status_of(error), error.message, law=error.law, fields=error.fields)

    @api.exception_handler(ValidationError)
    def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = {str(one["loc"][-1]): [str(one["msg"])] for one in error.errors}
        return answer(request, 422, f"参数不对：{'、'.join(fields)}。", fields=fields)

    @api.exception_handler(AuthenticationError)
    def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return answer(request, 401)

    @api.exception_handler(Http404)
    def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return answer(request, 404)

    @api.exception_handler(Throttled)
    def _too_often(request: HttpRequest, error: Throttled) -> HttpResponse:
        return answer(request, 429)

    @api.exception_handler(RequestDataTooBig)
    def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return answer(request, 413)

    @api.exception_handler(HttpError)
    def _other(request: HttpRequest, error: HttpError) -> HttpResponse:
        return answer(request, error.status_code if error.status_code in _SENTENCES else 400)

    @api.exception_handler(Exception)
    def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
        _log.exception("%s %s", request.method, request.path)
        return answer(request, 500)
