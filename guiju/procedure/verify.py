"""Recomputing every chain and every seal, and naming the first record of each that was touched."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from guiju.procedure import chain, seals
from guiju.procedure.models import Case, Change, Event, Register, Seal


def verify() -> Iterator[str]:
    """Sentences about what was touched, nothing if all is whole. Reads each chain once, in order, streaming."""
    yield from _cases()
    yield from _registers()
    yield from _seals()


def _cases() -> Iterator[str]:
    heads = iter(Case.objects.order_by("pk").values_list("pk", "number", "title", "version", "head").iterator(5000))
    events = Event.objects.order_by("case_id", "seq")
    chains = groupby(events.iterator(5000), key=lambda event: event.case_id)
    yield from _compare(heads, chains, chain.EVENT_FIELDS, "案件", "办理记录")


def _registers() -> Iterator[str]:
    for model in registers():
        name = str(model._meta.verbose_name)
        heads = (
            (pk, None, f"第{pk}行", version, head)
            for pk, version, head in model.objects.order_by("pk").values_list("pk", "version", "head").iterator(5000)
        )
        rows: QuerySet = Change.objects.filter(register=model._meta.label_lower).order_by("row", "seq")
        chains = groupby(rows.iterator(5000), key=lambda change: change.row)
        yield from _compare(heads, chains, chain.CHANGE_FIELDS, name, "台账变更")


def registers() -> list[Any]:
    """Every register of the lines of work that are installed."""
    return [model for model in apps.get_models() if issubclass(model, Register)]


def _compare(heads: Iterator, chains: Iterator, fields: tuple[str, ...], thing: str, record: str) -> Iterator[str]:
    """Walk the heads and the chains side by side, both in the order of their ids."""
    owner, links = next(chains, (None, iter(())))
    for pk, number, title, version, head in heads:
        name = f"{thing}“{number or title}”"
        while owner is not None and owner < pk:
            yield f"{record}（编号{owner}）没有所属的{thing}：{thing}被删除，或者记录是伪造的。"
            owner, links = next(chains, (None, iter(())))
        if owner != pk:
            yield f"{name}的{record}全部缺失。"
            continue
        yield from _walk(name, record, links, fields, version, head)
        owner, links = next(chains, (None, iter(())))
    while owner is not None:
        yield f"{record}（编号{owner}）没有所属的{thing}：{thing}被删除，或者记录是伪造的。"
        owner, links = next(chains, (None, iter(())))


def _walk(name: str, record: str, links: Iterator, fields: tuple[str, ...], version: int, head: str) -> Iterator[str]:
    prev, seq = chain.GENESIS, 0
    touched = False
    for one in links:
        if touched:
            continue
        seq += 1
        if one.seq != seq:
            yield f"{name}第{seq}条{record}缺失或者次序被换。"
            touched = True
        elif one.prev != prev:
            yield f"{name}第{seq}条{record}（{one}）与前一条接不上：次序被换，或者被替换。"
            touched = True
        elif chain.seal_of(one, fields) != one.hash:
            yield f"{name}第{seq}条{record}（{one}）的内容被改动。"
            touched = True
        prev = one.hash
    if not touched and (seq != version or prev != head):
        problem = (
            "末尾的记录被删除" if seq < version else "末尾添加了伪造的记录" if seq > version else "末尾的记录被替换"
        )
        yield f"{name}第{max(seq, 1)}条{record}之后：{problem}（应有{version}条，现有{seq}条）。"


def _seals() -> Iterator[str]:
    prev = chain.GENESIS
    for seal in Seal.objects.order_by("number").iterator(100):
        if seal.prev != prev or seals.root_of(seal.prev, seal.leaves) != seal.root:
            yield f"{seal}的内容被改动，或者前一次封存缺失。"
        prev = seal.root
        yield from (f"{seal}：{problem}" for problem in seals.broken(seal))
