"""A register's rows from a clerk's sheet: shown first with what is wrong in each row, then recorded."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from guiju.procedure.chain import canonical
from guiju.procedure.models import Register
from guiju.procedure.refusal import Refused
from guiju.registry.models import Body, User
from guiju.registry.sheets import Row, cell


def columns(model: type[Register]) -> dict[str, Any]:
    """The columns of a register's sheet: heading to field, what must be filled in first."""
    fields: list[Any] = [model._meta.get_field(name) for name in (*model.fills, *model.optional)]
    return {str(field.verbose_name): field for field in fields}


def check(model: type[Register], sheet: Sequence[dict[str, str]], actor: User, body: Body) -> list[Row]:
    """Every row of a sheet with what is wrong with it; nothing is recorded.

    A row is known by what it says: the same sheet again, or a mended copy of it, adds only what is not there yet.

    Raises:
        Refused: The sheet has none of the register's columns, or columns it does not know.
    """
    known = columns(model)
    if sheet:
        heads = [head for head in sheet[0] if head not in ("行", "单位")]
        strange = [head for head in heads if head not in known]
        missing = [head for head, one in known.items() if one.name in model.fills and head not in heads]
        if strange or missing:
            told = f"多出“{'、'.join(strange)}”。" if strange else ""
            told += f"缺少“{'、'.join(missing)}”。" if missing else ""
            raise Refused(f"表头与“{model._meta.verbose_name}”的模板不一致：{told}请下载模板填写。")
    bodies = {name: one for one in Body.objects.all() for name in (one.short, one.name) if name}
    seen: Counter[bytes] = Counter()
    rows = [_row(model, texts, known, actor, bodies, body, seen) for texts in sheet]
    taken = set(model._default_manager.filter(key__in=[row.key for row in rows]).values_list("key", flat=True))
    for row in rows:
        row.known = row.key in taken
    return rows


def record(model: type[Register], rows: Sequence[Row], actor: User) -> int:
    """Record the good rows in one transaction; returns how many were new."""
    new = [row for row in rows if not row.errors and not row.known and row.body]
    with transaction.atomic():
        for row in new:
            model.record(actor, row.data, body=row.body, key=row.key)
    return len(new)


def _row(
    model: type[Register],
    texts: dict[str, str],
    known: dict[str, Any],
    actor: User,
    bodies: dict[str, Body],
    body: Body,
    seen: Counter[bytes],
) -> Row:
    row = Row(texts["行"], {head: text for head, text in texts.items() if head != "行"})
    named = row.texts.get("单位", "")
    row.body = bodies.get(named) if named else body
    if row.body is None:
        row.errors.append(f"没有“{named}”这个单位。")
        return row
    for head, one in known.items():
        try:
            row.data[one.name] = cell(one, row.texts.get(head, ""))
        except ValidationError as error:
            row.errors += [f"{head}：{message}" for message in error.messages]
    said = canonical([row.body.pk, row.texts])
    seen[said] += 1
    row.key = hashlib.sha256(said + str(seen[said]).encode()).hexdigest()
    if not row.errors:
        try:
            model(body=row.body, key=row.key).judge(actor, row.data)
        except Refused as refusal:
            row.errors += [message for messages in refusal.fields.values() for message in messages] or [str(refusal)]
    return row
