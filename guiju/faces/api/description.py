"""The API's description: what the operations say of themselves, with those on steps and registers spelt out.

One operation serves every step of every line. Whoever reads the description needs each of them with its own fields, so
here the general operation is replaced by one for each line's opening, each step's name and each register.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from ninja import NinjaAPI

from guiju.faces.api.answers import REFUSALS
from guiju.faces.api.fields import KEY, form, form_of
from guiju.faces.api.sent import WHEN
from guiju.procedure.models import Case, Register
from guiju.procedure.steps import Step
from guiju.procedure.verify import registers
from guiju.registry.roles import Role

_BODY = {**KEY, "title": "单位"}
_VERSION = {"type": "integer", "minimum": 1, "maximum": 2**31 - 1, "title": "读到的版本"}
_REASON = {"type": "string", "minLength": 1, "maxLength": 200, "title": "原因"}


class Api(NinjaAPI):
    """The API, which describes itself once a process."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """The OpenAPI document."""
        return self._document

    @cached_property
    def _document(self) -> Any:
        document = super().get_openapi_schema()
        paths = document["paths"]
        for path in [path for path in paths if "{line}" in path or "{step}" in path or "{app}" in path]:
            for method, operation in paths.pop(path).items():
                for name, value in _spelt_out(path, operation):
                    paths.setdefault(name, {})[method] = value
        _share_refusals(document)
        return document


def _spelt_out(path: str, operation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The operations for which a general one stands, with their paths."""
    if "{line}" in path:
        for model in Case.lines():
            if openings := [step for step in model.procedure.openings if _by_people(step)]:
                line, label = str(model._meta.model_name), str(model._meta.verbose_name)
                summary = f"{label}：{'、'.join(step.label for step in openings)}"
                forms = [_opening(step) for step in openings]
                yield path.replace("{line}", line), _one(operation, line, summary, [label], forms, openings)
    elif "{step}" in path:
        for name, declared in sorted(_steps().items()):
            lines = _once(str(model._meta.verbose_name) for model, _ in declared)
            steps = [step for _, step in declared]
            summary = f"{'、'.join(_once(step.label for step in steps))}（{'、'.join(lines)}）"
            forms = _once(_envelope(form_of(step), (), version=_VERSION, **WHEN) for step in steps)
            yield path.replace("{step}", name), _one(operation, name, summary, lines, forms, steps)
    else:
        for book in registers():
            meta = book._meta
            named = path.replace("{app}", meta.app_label).replace("{name}", str(meta.model_name))
            summary = f"{meta.verbose_name}：{operation['summary']}"
            forms = _row_forms(book, operation["operationId"])
            yield named, _one(operation, f"{meta.app_label}_{meta.model_name}", summary, ["台账"], forms, [])


def _one(
    general: dict[str, Any], name: str, summary: str, tags: list[str], forms: list[dict], steps: list[Step]
) -> dict[str, Any]:
    """One operation as the general one, with what is its own."""
    told = [f"**{step.label}**（{step.law}）{step.note}".strip() for step in steps]
    own = general | {"operationId": f"{general['operationId']}_{name}", "summary": summary, "tags": tags}
    own["parameters"] = [one for one in general["parameters"] if one["name"] not in ("line", "step", "app", "name")]
    own["description"] = "\n\n".join([general["description"], *_once(told)])
    if forms:
        schema = forms[0] if len(forms) == 1 else {"anyOf": forms}
        own["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return own


def _steps() -> dict[str, list[tuple[type[Case], Step]]]:
    """The steps that people take on cases, by name."""
    found: dict[str, list[tuple[type[Case], Step]]] = {}
    for model in Case.lines():
        for name, versions in model.procedure.versions.items():
            for step in versions:
                if not step.opens and _by_people(step):
                    found.setdefault(name, []).append((model, step))
    return found


def _by_people(step: Step) -> bool:
    return step.by != (Role.CLOCK,)


def _opening(step: Step) -> dict[str, Any]:
    named = {"const": step.name, "title": step.label}
    return _envelope(form_of(step), ("step", "body"), step=named, body=_BODY, **WHEN)


def _row_forms(book: type[Register], operation: str) -> list[dict[str, Any]]:
    fields = {name: book._meta.get_field(name) for name in (*book.fills, *book.optional)}
    if operation == "record":
        return [_envelope(form(fields, book.fills), ("body",), body=_BODY)]
    if operation == "amend":
        return [_envelope(form(fields, ()), ("reason",), reason=_REASON)]
    return [_envelope(form({}, ()), ("reason",), reason=_REASON)] if operation == "strike" else []


def _envelope(data: dict[str, Any], required: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """The JSON Schema of an envelope around `data`."""
    return {
        "type": "object",
        "properties": {"data": data, **more},
        "required": [*(["data"] if data["required"] else []), *required],
        "additionalProperties": False,
    }


def _once(many: Any) -> list[Any]:
    """Each once, in order."""
    found: list[Any] = []
    for one in many:
        if one not in found:
            found.append(one)
    return found


def _share_refusals(document: Any) -> None:
    """The refusals are the same everywhere: said once."""
    shared = document["components"].setdefault("responses", {})
    shared["405"] = {"description": "Method Not Allowed", "headers": {"Allow": {"schema": {"type": "string"}}}}
    for path in document["paths"].values():
        for operation in path.values():
            answers = operation["responses"]
            for status in [status for status in answers if status in REFUSALS]:
                shared[str(status)] = answers[status]
                answers[status] = {"$ref": f"#/components/responses/{status}"}
            answers[405] = {"$ref": "#/components/responses/405"}
