"""The catalogue: what is known of the data comes from their contracts, their batches and the county's own entries."""

import datetime as dt
import json
from types import SimpleNamespace

import pytest

from guiju import indicators
from guiju.faces.cli import main
from guiju.lake.catalogue.entries import Catalogue
from guiju.lake.catalogue.lineage import lineage
from guiju.lake.catalogue.quality import overdue, quality
from tests.lake.ingest.conftest import ORDER, Lake, orders

ENTRY = {
    "信息资源代码": "306001/000001",
    "信息资源分类": "主题信息资源/公共服务",
    "信息资源名称": "酉县热线工单",
    "数据集标识": "hotline",
    "提供方": "县数据局",
    "信息资源摘要": "每张工单",
    "信息资源格式": "数据库",
    "共享类型": "无条件共享",
    "更新周期": "每周",
    "发布日期": "2026-01-01",
}
APP = {
    "应用名称": "民呼我为",
    "主管单位": "县数据局",
    "建设层级": "县级",
    "状态": "运行",
    "使用的数据": "hotline；306001/000002",
    "入账日期": "2025-01-01",
    "上线日期": "2025-02-01",
}


@pytest.fixture
def filled(tmp_path):
    lake = Lake(tmp_path, "hotline")
    lake.ingest([*orders(3), ORDER | {"工单编号": "B", "类型": "x"}])
    other = ENTRY | {"信息资源代码": "306001/000002", "信息资源名称": "气象", "数据集标识": "", "更新周期": "不定期"}
    Lake(tmp_path, "data-catalogue").ingest([ENTRY, other])
    Lake(tmp_path, "applications").ingest([APP])
    return SimpleNamespace(catalogue=Catalogue(lake.folder), lake=lake)


def test_a_county_entry_stands_before_the_contracts_and_keeps_what_it_does_not_say(filled):
    entry = filled.catalogue.entry("hotline")
    assert (entry.name, entry.provider, entry.cycle) == ("酉县热线工单", "县数据局", "每周")
    assert "工单编号" in entry.items
    assert filled.catalogue.entry("306001/000001") == entry
    assert filled.catalogue.entry("306001/000002").name == "气象"


def test_sharing_with_conditions_must_name_them(filled, tmp_path):
    rows = [ENTRY | {"信息资源代码": "306001/000009", "共享类型": "不予共享"}]
    outcome = Lake(tmp_path, "data-catalogue").ingest(rows)
    assert outcome.record.reasons[0].id == "condition-missing"


def test_every_word_must_occur(filled):
    assert [one.id for one in filled.catalogue.search(["处罚", "万元"])] == ["credit-penalty"]
    assert filled.catalogue.search(["处罚", "气象"]) == []


def test_quality_is_the_share_accepted_times_the_share_filled(filled):
    found = quality(filled.lake.contract, filled.lake.store.records())
    assert (found.received, found.accepted, found.cells, found.filled) == (4, 3, 60, 3 * len(ORDER))
    assert found.score == round(100 * 3 / 4 * len(ORDER) / 20, 1)


def test_data_are_overdue_when_their_cycle_has_passed(filled):
    entry, records = filled.catalogue.entry("hotline"), filled.lake.store.records()
    assert overdue(entry, records, dt.date(2026, 3, 8)) == 0
    assert overdue(entry, records, dt.date(2026, 3, 9)) == 1
    assert overdue(entry, [], dt.date(2026, 1, 9)) == 1
    assert overdue(filled.catalogue.entry("306001/000002"), [], dt.date(2030, 1, 1)) == 0


def test_an_application_is_found_by_the_data_it_uses(filled):
    assert [one.name for one in filled.catalogue.users(filled.catalogue.entry("hotline"))] == ["民呼我为"]
    assert filled.catalogue.users(filled.catalogue.entry("credit-penalty")) == []


def test_lineage_goes_to_declared_indicators_and_the_reports_that_print_them(filled):
    entry = filled.catalogue.entry("credit-penalty")
    lines = {one.indicator: one for one in lineage(entry, {"年报": {"enforcement.penalties"}})}
    assert lines["enforcement.penalties"].reports == ("年报",)
    assert set(lines) <= {one.id for one in indicators.all()}
    assert lines["enforcement.fined"].reports == ()


def test_the_commands_ingest_and_tell(tmp_path, capsys, monkeypatch):
    from guiju import settings
    from tests.lake.ingest.conftest import sheet

    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    path = tmp_path / "热线.csv"
    path.write_text(sheet([*orders(3), ORDER | {"工单编号": "B", "类型": "x"}]), encoding="utf-8")
    assert main(["ingest", "hotline", str(path), "--dry-run"]) == 1
    assert "没有真收" in capsys.readouterr().out
    assert main(["ingest", "hotline", str(path)]) == 1
    told = capsys.readouterr().out
    assert "收到 4 行 = 收入 3 + 隔离 1" in told
    assert "有1行：“类型”不在代码表中" in told
    assert main(["ingest", "hotline", str(path)]) == 0
    assert "没有变化" in capsys.readouterr().out
    assert main(["ingest", "hotline", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] is False
    assert main(["ingest", "nothing", str(path)]) == 2
    assert main(["ingest", "hotline"]) == 2
    assert main(["ingest", "hotline", str(tmp_path / "没有.csv")]) == 1
    capsys.readouterr()
    assert main(["catalogue", "show", "hotline"]) == 0
    assert "收到 4 = 收入 3 + 隔离 1" in capsys.readouterr().out
    assert main(["catalogue", "overdue", "--on", "2099-01-01"]) == 1
    assert "hotline" in capsys.readouterr().out
    assert main(["catalogue", "lineage", "credit-penalty"]) == 0
    assert "→ county-year" in capsys.readouterr().out
    assert main(["catalogue", "apps"]) == 0
    assert main(["catalogue", "show"]) == 2
    assert main(["catalogue", "show", "nothing"]) == 1
