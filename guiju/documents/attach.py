"""Adding files to a case, taking them along, and finding out whether they are still what they were."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction

from guiju.documents.keep import Kept, altered, hold, path_of
from guiju.documents.models import Attachment, Download
from guiju.procedure import clock
from guiju.procedure.aside import note
from guiju.procedure.models import Case, Event
from guiju.procedure.refusal import Conflict, Forbidden, Refused
from guiju.registry.models import User
from guiju.registry.roles import Role

#: What the event of it is called in the chain.
STEP = "attach"


def hand(case: Case, user: User) -> Role | None:
    """The role in which a user may add files: one that takes steps in the case, in its body or its counterpart."""
    for of, body in (("body", case.body_id), ("counterpart", case.counterpart_id)):
        steps = (step for versions in case.procedure.versions.values() for step in versions if step.of == of)
        if role := user.holds(tuple(dict.fromkeys(role for step in steps for role in step.by)), body):
            return role
    return None


@transaction.atomic
def attach(case: Case, kept: Sequence[Kept], actor: User, *, key: str, about: Event | None = None) -> list[Attachment]:
    """Add files that lie in the store to a case; returns them as the case's attachments.

    Args:
        case: With its line's own procedure.
        kept: The files. One that the case has already is not added again.
        actor: Somebody who takes steps in the case.
        key: Names this request; the same key again adds nothing.
        about: The step with which they came, or to which they belong.

    Raises:
        Refused: There is none, or one is no longer in the store. Forbidden, Conflict.
    """
    if not kept:
        raise Refused("请先选择文件。", fields={"files": ["请先选择文件。"]})
    if earlier := case.events.filter(key=key).first():
        if earlier.step != STEP:
            raise Conflict("同一请求编号先前用于另一件事，请刷新页面后重新提交。")
        return _those(case, kept)
    role = hand(case, actor)
    if role is None:
        raise Forbidden(f"附件由{case.body}的办案人员添加，{actor}不是。")
    known = set(case.attachments.values_list("digest", flat=True))
    fresh = {one.digest: one for one in kept if one.digest not in known}
    if gone := next((one for one in fresh.values() if not hold(one.digest)), None):
        raise Refused(f"“{gone.name}”没有保存下来，请重新选择。", fields={"files": ["请重新选择文件。"]})
    if fresh:
        data: dict[str, Any] = {"files": [[one.name, one.size, one.digest] for one in fresh.values()]}
        if about:
            data["about"] = about.seq
        event = note(case, STEP, "添加附件", data, actor=actor, role=role, key=key)
        Attachment.objects.bulk_create(
            Attachment(
                case_id=case.pk, event=event, about=about, name=one.name, media=one.media, size=one.size,
                digest=digest,
            )
            for digest, one in fresh.items()
        )  # fmt: skip
    return _those(case, kept)


def _those(case: Case, kept: Sequence[Kept]) -> list[Attachment]:
    return list(Attachment.objects.filter(case=case.pk, digest__in={one.digest for one in kept}).order_by("pk"))


def take_along(attachment: Attachment, user: User) -> Path:
    """Note that a user takes a file along, and say where it is.

    Raises:
        Refused: It is not there any more.
    """
    path = path_of(attachment.digest)
    if not path.is_file():
        raise Refused(f"附件“{attachment}”的文件缺失，请告知系统管理员从备份恢复。")
    Download.objects.create(attachment=attachment, user=user, at=clock.now())
    return path


def verify() -> Iterator[str]:
    """Sentences about files that are missing or were altered, and rows that do not agree with the chain."""
    whole: dict[str, str] = {}
    said = {
        (event.case_id, digest): name
        for event in Event.objects.filter(step=STEP).iterator(2000)
        for name, _, digest in event.data["files"]
    }
    for one in Attachment.objects.select_related("case").order_by("pk").iterator(2000):
        if one.digest not in whole:
            whole[one.digest] = altered(one.digest)
        where = f"案件“{one.case.number or one.case.title}”的附件“{one}”"
        if whole[one.digest]:
            yield f"{where}：{whole[one.digest]}（SHA-256 {one.digest}）。"
        if said.pop((one.case_id, one.digest), None) is None:
            yield f"{where}没有对应的办理记录：附件是伪造的，或者被替换。"
    for (case, digest), name in said.items():
        yield f"案件（编号{case}）的附件“{name}”（SHA-256 {digest}）的登记被删除。"
