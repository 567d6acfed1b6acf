"""The registry's own sheets: regions, bodies, people, officers, subjects, items and delegations from Excel.

Each kind is a small table of headings and a function that makes the rows' objects. A sheet is checked whole inside a
transaction that is rolled back; what was shown as good is what will be recorded. A row whose natural key is there
already amends it: the same sheet twice changes nothing.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from guiju.registry.models import (
    Body,
    Certificate,
    Delegation,
    Item,
    ItemList,
    Officer,
    Post,
    Region,
    Subject,
    User,
)
from guiju.registry.sheets import Row, cell


@dataclass(frozen=True)
class Kind:
    """One kind of registry sheet: its headings (those with * must be filled in) and how a row becomes objects."""

    name: str
    heads: tuple[str, ...]
    make: Callable[[dict[str, str]], None]

    @property
    def required(self) -> list[str]:
        """The headings that must be filled in."""
        return [head.rstrip("*") for head in self.heads if head.endswith("*")]


def check(kind: Kind, sheet: Sequence[dict[str, str]]) -> list[Row]:
    """Every row with what is wrong with it. Nothing is kept."""
    with transaction.atomic():
        rows = _run(kind, sheet)
        transaction.set_rollback(True)
    return rows


def record(kind: Kind, sheet: Sequence[dict[str, str]]) -> int:
    """Keep the good rows, in one transaction; returns how many."""
    with transaction.atomic():
        return sum(not row.errors for row in _run(kind, sheet))


def _run(kind: Kind, sheet: Sequence[dict[str, str]]) -> list[Row]:
    known = {head.rstrip("*") for head in kind.heads}
    rows = []
    for texts in sheet:
        row = Row(texts["行"], {head: text for head, text in texts.items() if head != "行"})
        row.errors += [f"没有“{head}”这一列。" for head in row.texts if head not in known]
        row.errors += [f"请填写“{head}”。" for head in kind.required if not row.texts.get(head)]
        if not row.errors:
            try:
                with transaction.atomic():
                    kind.make({head: row.texts.get(head, "") for head in known})
            except ValidationError as error:
                row.errors += error.messages
        rows.append(row)
    return rows


def _keep(model: Any, key: dict[str, Any], values: dict[str, str], more: dict[str, Any] | None = None) -> Any:
    """The row with this natural key, made or amended from a sheet's texts, checked by the model's own rules."""
    row = model._default_manager.filter(**key).first() or model(**key)
    for name, text in values.items():
        field = model._meta.get_field(name)
        if text or not field.null:
            setattr(row, name, cell(field, text) if text else "")
        else:
            setattr(row, name, None)
    for name, value in (more or {}).items():
        setattr(row, name, value)
    row.full_clean(exclude=["path", "password"])
    row.save()
    return row


def _find(model: type[models.Model], what: str, **key: Any) -> Any:
    found = model._default_manager.filter(**key).first()
    if found is None:
        raise ValidationError(f"没有这一{what}：{'、'.join(str(value) for value in key.values())}。")
    return found


def _region(texts: dict[str, str]) -> None:
    above = texts["上级区划代码"]
    parent = _find(Region, "区划", code=above) if above else None
    values = {"name": texts["名称"], "since": texts["启用日期"], "until": texts["停用日期"]}
    _keep(Region, {"code": texts["区划代码"]}, values, {"parent": parent})


def _body(texts: dict[str, str]) -> None:
    above, region = texts["上级单位"], texts["区划代码"]
    more = {
        "parent": _find(Body, "单位", name=above) if above else None,
        "region": _find(Region, "区划", code=region) if region else None,
    }
    values = {
        "short": texts["简称"], "word": texts["机关代字"], "kind": texts["类别"], "uscc": texts["统一社会信用代码"],
    }  # fmt: skip
    _keep(Body, {"name": texts["单位名称"]}, values, more)


def _post(texts: dict[str, str]) -> None:
    """A person is made without a password: the first one is set by the registrar or by a reset."""
    user = User.objects.filter(username=texts["用户名"]).first()
    if user is None:
        user = User(username=texts["用户名"])
        user.set_unusable_password()
    user.name = texts["姓名"]
    user.full_clean(exclude=["password"])
    user.save()
    over = texts["监督范围"]
    more = {"over": _find(Body, "单位", name=over) if over else None}
    body = _find(Body, "单位", name=texts["单位名称"])
    values = {"title": texts["职务"], "since": texts["任职日期"], "until": texts["免职日期"]}
    role = cell(Post._meta.get_field("role"), texts["角色"])
    _keep(Post, {"user": user, "body": body, "role": role}, values)
    Post.objects.filter(user=user, body=body, role=role).update(**more)


def _officer(texts: dict[str, str]) -> None:
    body = _find(Body, "单位", name=texts["单位名称"])
    officer = _keep(Officer, {"name": texts["姓名"], "body": body}, {}, {"auxiliary": texts["辅助人员"] == "是"})
    if texts["证号"]:
        values = {
            "scope": texts["执法范围"], "issued": texts["发证日期"], "valid_until": texts["有效期至"],
            "revoked": texts["注销日期"],
        }  # fmt: skip
        other = Certificate.objects.filter(number=texts["证号"]).exclude(officer=officer).first()
        if other:
            raise ValidationError(f"证号{texts['证号']}已经登记在{other.officer}名下。")
        _keep(Certificate, {"number": texts["证号"]}, values, {"officer": officer})


def _subject(texts: dict[str, str]) -> None:
    values = {
        "kind": texts["类别"], "name": texts["名称（姓名）"], "representative": texts["法定代表人（负责人）"],
        "address": texts["住所（地址）"], "phone": texts["联系电话"],
    }  # fmt: skip
    key = {"code": texts["代码"]} if texts["代码"] else {"name": texts["名称（姓名）"], "code": ""}
    _keep(Subject, key, values)


def _item(texts: dict[str, str]) -> None:
    list_ = _keep(
        ItemList,
        {"name": texts["清单名称"], "version": texts["版本"]},
        {"published": texts["公布日期"], "since": texts["生效日期"], "until": texts["失效日期"]},
    )
    values = {
        "name": texts["事项名称"], "act": texts["执法行为"], "source": texts["职权来源"], "field": texts["执法领域"],
        "basis": texts["依据"],
    }  # fmt: skip
    body = _find(Body, "单位", name=texts["实施主体"])
    _keep(Item, {"list": list_, "code": texts["事项编码"], "body": body}, values)


def _delegation(texts: dict[str, str]) -> None:
    principal = _find(Body, "单位", name=texts["委托机关"])
    agent = _find(Body, "单位", name=texts["受委托组织"])
    values = {"published": texts["公布日期"], "since": texts["起始日期"], "until": texts["终止日期"]}
    kept = _keep(Delegation, {"principal": principal, "agent": agent, "document": texts["委托书文号"]}, values)
    codes = [code.strip() for code in texts["事项编码"].replace("，", "、").split("、") if code.strip()]
    items = list(Item.objects.filter(body=principal, code__in=codes).in_force(dt.date.today()))
    missing = set(codes) - {item.code for item in items}
    if missing:
        raise ValidationError(f"{principal}的现行清单里没有事项{'、'.join(sorted(missing))}。")
    if any(item.act == "coercion" for item in items):
        raise ValidationError("行政强制措施权不得委托（行政强制法第十七条）。")
    kept.items.set(items)


KINDS: dict[str, Kind] = {
    "region": Kind("行政区划", ("区划代码*", "名称*", "上级区划代码", "启用日期", "停用日期"), _region),
    "body": Kind("单位", ("单位名称*", "简称", "机关代字", "类别*", "统一社会信用代码", "上级单位", "区划代码"), _body),
    "post": Kind(
        "人员任职",
        ("用户名*", "姓名*", "单位名称*", "角色*", "职务", "监督范围", "任职日期*", "免职日期"),
        _post,
    ),
    "officer": Kind(
        "执法人员",
        ("姓名*", "单位名称*", "辅助人员", "证号", "执法范围", "发证日期", "有效期至", "注销日期"),
        _officer,
    ),
    "subject": Kind(
        "行政相对人",
        ("类别*", "名称（姓名）*", "代码", "法定代表人（负责人）", "住所（地址）", "联系电话"),
        _subject,
    ),
    "item": Kind(
        "执法事项",
        (
            "清单名称*", "版本*", "公布日期*", "生效日期*", "失效日期", "事项编码*", "事项名称*", "执法行为*",
            "职权来源*",
            "实施主体*", "执法领域", "依据",
        ),
        _item,
    ),
    "delegation": Kind(
        "行政委托",
        ("委托机关*", "受委托组织*", "委托书文号*", "公布日期*", "起始日期*", "终止日期*", "事项编码*"),
        _delegation,
    ),
}  # fmt: skip
