"""The daily seal: one root over the heads of all chains that grew, to be published outside this database."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Max

from guiju.procedure import chain, clock
from guiju.procedure.models import Change, Event, Seal


def seal() -> Seal | None:
    """Seal what has been recorded since the last seal; None if nothing was."""
    with transaction.atomic():
        last = Seal.objects.order_by("-number").first()
        events = Event.objects.filter(pk__gt=last.up_to_event if last else 0)
        changes = Change.objects.filter(pk__gt=last.up_to_change if last else 0)
        leaves = [*_heads("case", events), *_heads("row", changes)]
        if not leaves:
            return None
        prev = last.root if last else chain.GENESIS
        return Seal.objects.create(
            number=last.number + 1 if last else 1,
            sealed_at=clock.now(),
            up_to_event=events.aggregate(top=Max("pk"))["top"] or (last.up_to_event if last else 0),
            up_to_change=changes.aggregate(top=Max("pk"))["top"] or (last.up_to_change if last else 0),
            leaves=leaves,
            prev=prev,
            root=root_of(prev, leaves),
        )


def _heads(kind: str, records: Any) -> list[list]:
    """The newest record of each chain among these, as leaves."""
    heads: dict[tuple, list] = {}
    names = ("case_id", "seq", "hash") if kind == "case" else ("register", "row", "seq", "hash")
    for *owner, seq, hash_ in records.order_by(*names[:-1]).values_list(*names).iterator(5000):
        heads[tuple(owner)] = [kind, ":".join(map(str, owner)), seq, hash_]
    return list(heads.values())


def root_of(prev: str, leaves: list[list]) -> str:
    """The Merkle root over the leaves, chained to the seal before. An odd one out is carried up as it is."""
    level = [chain.digest(chain.canonical(leaf)) for leaf in leaves]
    while len(level) > 1:
        pairs = [chain.digest((a + b).encode()) for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(pairs) * 2 :]
    return chain.digest((prev + level[0]).encode())


def broken(seal_: Seal) -> Iterator[str]:
    """Sentences about chains that no longer hold the record which the seal saw at their head."""
    cases = {leaf[1]: leaf for leaf in seal_.leaves if leaf[0] == "case"}
    found = {
        str(case): hash_
        for case, seq, hash_ in Event.objects.filter(case__in=[int(key) for key in cases]).values_list(
            "case", "seq", "hash"
        )
        if cases[str(case)][2] == seq
    }
    for key, (_, _, seq, hash_) in cases.items():
        if found.get(key) != hash_:
            yield f"案件（编号{key}）封存时的第{seq}条办理记录已被删除或者替换。"
    for kind, key, seq, hash_ in seal_.leaves:
        if kind != "row":
            continue
        register, row = key.rsplit(":", 1)
        now = Change.objects.filter(register=register, row=row, seq=seq).values_list("hash", flat=True).first()
        if now != hash_:
            yield f"台账{register}第{row}行封存时的第{seq}条变更已被删除或者替换。"
