"""The survey saves looks at rows; what is found does not depend on it. Few values or many, the verdict is the same."""

import pytest

from tests.lake.ingest.conftest import ORDER, Lake, reasons
from tests.lake.ingest.test_rules import PENALTY

COPIES = 45
HOTLINE = [
    {},
    {"渠道": " 电话　"},
    {"渠道": "喊话"},
    {"渠道": ""},
    {"类型": "投诉\t"},
    {"承办单位编码": "914403001922038216 "},
    {"承办单位编码": "914403001922038215"},
    {"承办单位编码": "9.14403E+17"},
    {"承办单位": "", "办理方式": "转办"},
    {"来电时间": "昨天"},
    {"来电时间": "20260105083000"},
    {"办结时间": "2026-01-01"},
    {"办结时间": ""},
    {"退单次数": "1.5"},
    {"退单次数": "１"},
    {"退单次数": "-1"},
    {"操作": "撤"},
    {"操作": " 新增"},
]
PENALTIES = [
    {},
    {"证件类型": "身份证", "证件号码": "11010519491231002x"},
    {"证件类型": "身份证", "证件号码": "110105194912310021"},
    {"证件类型": "护照号", "证件号码": "110105194912310021"},
    {"罚款金额（万元）": "1,2"},
    {"罚款金额（万元）": ""},
    {"处罚机关统一社会信用代码": "91350100m000100y43"},
    {"处罚机关统一社会信用代码": ""},
    {"处罚决定日期": "2026年1月31日"},
    {"处罚有效期": "2025-01-01"},
]


@pytest.mark.parametrize(
    ("dataset", "row", "key", "faults"),
    [("hotline", ORDER, "工单编号", HOTLINE), ("credit-penalty", PENALTY, "行政处罚决定书文号", PENALTIES)],
)
def test_a_value_that_stands_on_many_rows_is_judged_as_one_that_stands_on_one(tmp_path, dataset, row, key, faults):
    def sent(copies):
        return [row | fault | {key: f"{at}-{copy}"} for at, fault in enumerate(faults) for copy in range(copies)]

    (tmp_path / "one").mkdir()
    (tmp_path / "many").mkdir()
    one, many = Lake(tmp_path / "one", dataset), Lake(tmp_path / "many", dataset)
    few, all_ = one.ingest(sent(1)), many.ingest(sent(COPIES))
    assert reasons(all_) == {reason: rows * COPIES for reason, rows in reasons(few).items()}
    assert all_.record.counts.rejected == few.record.counts.rejected * COPIES
    columns = [column.name for column in one.contract.columns if column.name not in one.contract.keys]
    assert {tuple(map(str, values)) for values in one.now(*columns)} == {
        tuple(map(str, values)) for values in many.now(*columns)
    }


def test_a_column_with_more_wrong_values_than_can_be_listed_is_judged_row_by_row(lake):
    rows = [ORDER | {"工单编号": f"G{at}", "渠道": f"渠道{at % 250}"} for at in range(6000)]
    assert reasons(lake.ingest([*rows, ORDER | {"工单编号": "好"}])) == {"channel:code": 6000}


def test_parts_with_different_columns_are_one_batch(lake, tmp_path):
    import zipfile

    from tests.lake.ingest.conftest import orders, sheet

    short = {head: value for head, value in ORDER.items() if head not in ("办结时间", "承办单位编码")}
    with zipfile.ZipFile(tmp_path / "报送.zip", "w") as archive:
        archive.writestr("一月.csv", sheet(orders(60, 操作="i", 批次号="7")))
        archive.writestr("二月.csv", sheet([short | {"工单编号": f"K{at}"} for at in range(60)]))
        archive.writestr("三月.csv", sheet([short | {"工单编号": "K99", "退单次数": "x", "承办单位": ""}]))
    outcome = lake.ingest(tmp_path / "报送.zip")
    assert (outcome.record.batch, outcome.record.counts.accepted) == ("7", 120)
    assert reasons(outcome) == {"returned:type": 1, "sent-without-dept": 1}
    assert outcome.record.filled["closed_at"] == 60
