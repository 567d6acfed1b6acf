"""The registry's sheets: what is wrong is said row by row, what is right is kept once."""

import datetime as dt

import pytest

from guiju.registry.imports import KINDS, check, record
from guiju.registry.models import Body, Certificate, Delegation, Item, Post, Region, Subject, User
from guiju.registry.sheets import BadSheet, read, write

pytestmark = pytest.mark.django_db


def sheet(kind, *rows):
    """The rows as they come back from an Excel file with the kind's headings."""
    return read(write(KINDS[kind].name, KINDS[kind].heads, rows), "s.xlsx")


def keep(kind, *rows):
    return record(KINDS[kind], sheet(kind, *rows))


def errors(kind, *rows):
    return [row.errors for row in check(KINDS[kind], sheet(kind, *rows))]


@pytest.fixture
def county():
    keep("region", ("500242", "酉阳县", "", "", ""))
    keep(
        "body",
        ("酉县人民政府", "县政府", "酉府", "人民政府", "", "", "500242"),
        ("酉县市场监督管理局", "县市监局", "酉市监", "政府部门", "", "酉县人民政府", "500242"),
        ("苍岭镇人民政府", "苍岭镇", "苍府", "乡镇（街道）", "", "酉县人民政府", ""),
    )


def test_a_region_lies_below_its_parent(county):
    assert keep("region", ("500242101", "苍岭镇", "500242", "2020-01-01", "")) == 1
    assert "不在上级" in errors("region", ("500243101", "别处", "500242", "", ""))[0][0]
    assert "6位、9位或12位" in errors("region", ("5002", "短码", "", "", ""))[0][0]
    assert Region.objects.count() == 2


def test_bodies_form_a_tree_whose_paths_stay_true(county):
    government, market = Body.objects.get(word="酉府"), Body.objects.get(word="酉市监")
    assert market.path == f"/{government.pk}/{market.pk}/"
    assert "没有这一单位" in errors("body", ("甲局", "", "", "政府部门", "", "没有的单位", ""))[0][0]
    assert "校验位" in errors("body", ("乙局", "", "", "政府部门", "91350100M000100Y44", "", ""))[0][0]


def test_checking_keeps_nothing_and_the_same_sheet_twice_changes_nothing(county):
    rows = [("zhang", "张三", "酉县市场监督管理局", "承办人", "科员", "", "2024-01-01", "")]
    assert errors("post", *rows) == [[]]
    assert User.objects.count() == 0
    assert keep("post", *rows) == 1
    assert keep("post", *rows) == 1
    assert Post.objects.count() == 1
    assert not User.objects.get().has_usable_password()


def test_a_certificate_number_belongs_to_one_officer(county):
    row = ("李四", "酉县市场监督管理局", "否", "C-1", "市场监管", "2020-01-01", "2030-01-01", "")
    assert keep("officer", row) == 1
    assert Certificate.objects.get().officer.certified(dt.date(2026, 1, 1))
    assert "已经登记在李四名下" in errors("officer", ("王五", *row[1:]))[0][0]
    assert errors("officer", ("王五", "酉县市场监督管理局", "", "C-2", "", "2030-01-01", "2020-01-01", ""))[0]


def test_a_subject_is_known_by_its_code(county):
    assert keep("subject", ("法人及非法人组织", "甲公司", "91350100M000100Y43", "张三", "", "")) == 1
    assert keep("subject", ("法人及非法人组织", "甲公司（更名）", "91350100M000100Y43", "张三", "", "")) == 1
    assert Subject.objects.get().name == "甲公司（更名）"
    assert "校验位" in errors("subject", ("自然人", "张三", "110105194912310021", "", "", ""))[0][0]
    assert errors("subject", ("火星人", "张三", "", "", "", ""))[0]


def test_items_come_with_their_list_and_coercion_cannot_be_delegated(county):
    head = ("县级清单", "2024版", "2024-01-01", "2024-01-01", "")
    body = "酉县市场监督管理局"
    keep("item", (*head, "A1", "无证经营", "行政处罚", "法定", body, "市场监管", "某法第一条"))
    keep("item", (*head, "Q1", "查封", "行政强制", "法定", body, "", ""))
    dates = ("2024-02-01", "2024-02-01", "2099-12-31")
    given = ("酉县市场监督管理局", "苍岭镇人民政府", "酉市监委〔2024〕1号", *dates)
    assert keep("delegation", (*given, "A1")) == 1
    assert Delegation.objects.get().items.get() == Item.objects.get(code="A1")
    assert "行政强制法第十七条" in errors("delegation", (*given[:2], "酉市监委〔2024〕2号", *dates, "Q1"))[0][0]
    assert Delegation.objects.count() == 1


def test_a_missing_or_strange_column_is_named_in_every_row(county):
    rows = check(KINDS["region"], [{"行": "2", "区划代码": "500243", "名字": "x"}])
    assert rows[0].errors == ["没有“名字”这一列。", "请填写“名称”。"]


def test_a_sheet_with_too_many_rows_is_refused():
    with pytest.raises(BadSheet, match="超过"):
        read(("区划代码\n" + "1\n" * 20_001).encode(), "s.csv")
