"""Two files of one firm or person: finding them, making them one, and parting them where that was a mistake."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, F, Q

from guiju.registry.models import Merger, Subject, User

#: What the file that stays takes over where it has nothing itself.
TAKEN_OVER = ("representative", "address", "phone")


def likely(most: int) -> list[list[Subject]]:
    """Groups of files with the same name and kind, of which at least one has no code to tell it from the others."""
    standing = Subject.objects.filter(merged_into=None)
    groups = (
        standing.values("kind", "name")
        .annotate(files=Count("pk"), codes=Count("pk", filter=~Q(code="")))
        .filter(files__gt=1, codes__lt=F("files"))
        .order_by("name")[:most]
    )
    found: dict[tuple[str, str], list[Subject]] = {(one["kind"], one["name"]): [] for one in groups}
    for subject in standing.filter(name__in={name for _, name in found}).order_by("-code", "pk"):
        found.get((subject.kind, subject.name), []).append(subject)
    return [files for files in found.values() if len(files) > 1]


@transaction.atomic
def merge(stays: Subject, goes: Subject, *, actor: User, reason: str, at: dt.datetime) -> Merger:
    """Make `goes` an alias of `stays`, which takes over what it has not itself.

    Raises:
        ValidationError: They are one already, cannot be one, or no reason is given.
    """
    stays, goes = _locked(stays, goes)
    if stays.merged_into_id or goes.merged_into_id:
        raise ValidationError("其中一份档案已经并入别的档案，请重新查找。")
    if stays.kind != goes.kind:
        raise ValidationError("两份档案的类别不同，不是同一主体，不能合并。")
    if goes.code and not stays.code:
        raise ValidationError(f"请保留有代码的一份（{goes}，{goes.masked_code}）。")
    reason = _reason(reason)
    stays.merge(goes)
    filled = {name: getattr(goes, name) for name in TAKEN_OVER if getattr(goes, name) and not getattr(stays, name)}
    for name, value in filled.items():
        setattr(stays, name, value)
    if filled:
        stays.save(update_fields=[*filled])
    return Merger.objects.create(kind="merge", stays=stays, goes=goes, filled=filled, reason=reason, actor=actor, at=at)


@transaction.atomic
def part(goes: Subject, *, actor: User, reason: str, at: dt.datetime) -> Merger:
    """Make a merged file one of its own again; what the other took over from it is taken back if it still stands.

    Raises:
        ValidationError: It is not merged, or no reason is given.
    """
    (goes,) = _locked(goes)
    last = goes.mergers.filter(kind="merge").first()
    if goes.merged_into is None or last is None:
        raise ValidationError("这份档案没有并入别的档案。")
    reason, stays = _reason(reason), last.stays
    back = [name for name, value in last.filled.items() if getattr(stays, name) == value]
    for name in back:
        setattr(stays, name, "")
    if back:
        stays.save(update_fields=back)
    goes.merged_into = None
    goes.save(update_fields=["merged_into"])
    return Merger.objects.create(kind="part", stays=stays, goes=goes, reason=reason, actor=actor, at=at)


def _locked(*subjects: Subject) -> list[Any]:
    rows = Subject.objects.select_for_update(of=("self",)).in_bulk([one.pk for one in subjects])
    return [rows[one.pk] for one in subjects]


def _reason(text: str) -> str:
    if not text.strip():
        raise ValidationError({"reason": "请写明理由，例如核对了哪些材料。"})
    return text.strip()[:200]
