"""Contracts: what a row must be, and the sentence when it is not. Values are read as people write them."""

import datetime as dt
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.lake.contracts import digits
from guiju.lake.contracts.checks import checks
from guiju.lake.contracts.load import contracts
from guiju.registry.codes import id_check_digit, uscc_check_digit
from tests.lake.ingest.conftest import ORDER, Lake, orders, reasons

PENALTY = {
    "行政相对人名称": "某公司",
    "行政相对人类别": "自然人",
    "行政处罚决定书文号": "罚1",
    "违法行为类型": "无证",
    "违法事实": "事实",
    "处罚依据": "依据",
    "处罚类别": "罚款",
    "处罚内容": "罚",
    "罚款金额（万元）": "0.2",
    "处罚决定日期": "2026-01-31",
    "处罚有效期": "2027-01-31",
    "处罚机关": "县市监局",
    "处罚机关统一社会信用代码": "91350100M000100Y43",
    "数据来源单位": "县市监局",
    "数据来源单位统一社会信用代码": "914403001922038216",
}


@pytest.fixture
def penalties(tmp_path):
    return Lake(tmp_path, "credit-penalty")


def test_every_contract_reads_and_its_sql_is_sql():
    known = contracts()
    assert set(known) >= {
        "inspection-act", "penalty-act", "credit-penalty", "service-item", "service-case", "hotline", "event-log"
    }  # fmt: skip
    for contract in known.values():
        columns = [f'NULL::{one.sql_type} AS "{one.name}", NULL::VARCHAR AS "~{one.name}"' for one in contract.columns]
        row = f"(SELECT {', '.join(columns)}, DATE '2026-01-01' AS today, 'i' AS _op)"
        for check in [check for one in checks(contract) for check in one]:
            duckdb.sql(f"SELECT {check.fails} FROM {row}").fetchall()


@pytest.mark.parametrize(
    "written",
    ["2026-01-31", "2026/1/31", "20260131", "2026年1月31日", "2026.1.31", " 2026-01-31　", "2026-01-31 08:00:00"],
)
def test_a_date_in_any_usual_form_is_the_same_date(penalties, written):
    penalties.ingest([PENALTY | {"处罚决定日期": written}])
    assert penalties.now("cf_jdrq") == [dt.date(2026, 1, 31)]


@pytest.mark.parametrize("written", ["2026-02-30", "26-01-31", "31/01/2026", "46053", "epoch", "昨天", "0026-01-01"])
def test_what_is_no_date_is_quarantined_not_guessed(penalties, written):
    assert reasons(penalties.ingest([PENALTY | {"处罚决定日期": written}])) == {"cf_jdrq:type": 1}


@pytest.mark.parametrize(
    ("written", "value"),
    [("0.2", "0.2"), (" 1,000.5 ", "1000.5"), ("１２．５", "12.5"), ("1 000", "1000"), ("0.000001", "0.000001")],
)
def test_a_number_as_people_write_it(penalties, written, value):
    penalties.ingest([PENALTY | {"罚款金额（万元）": written}])
    assert penalties.now("cf_nr_fk") == [Decimal(value)]


@pytest.mark.parametrize(
    ("written", "kind"),
    [("0.1234567", "scale"), ("1,2", "type"), ("0x10", "type"), ("-1", "least"), ("2000000", "most"),
     ("两千", "type"), ("1.2E+05", "shortened"), ("NaN", "type")],
)  # fmt: skip
def test_a_number_that_may_be_wrong_is_quarantined(penalties, written, kind):
    assert reasons(penalties.ingest([PENALTY | {"罚款金额（万元）": written}])) == {f"cf_nr_fk:{kind}": 1}


def test_an_identity_number_in_scientific_notation_is_lost_and_says_so(penalties):
    outcome = penalties.ingest([PENALTY | {"证件类型": "身份证", "证件号码": "1.10105E+17"}])
    assert "无法还原" in outcome.record.reasons[0].says
    assert "文本格式" in outcome.record.reasons[0].says


def test_a_lower_case_x_is_a_capital_one_and_a_passport_has_no_check_digit(penalties):
    rows = [
        PENALTY | {"证件类型": "身份证", "证件号码": "11010519491231002x"},
        PENALTY | {"行政处罚决定书文号": "罚2", "证件类型": "护照号", "证件号码": "E12345678"},
        PENALTY | {"行政处罚决定书文号": "罚3", "证件类型": "身份证", "证件号码": "110105194912310021"},
    ]
    outcome = penalties.ingest(rows)
    assert reasons(outcome) == {"cf_xdr_zjhm:digit": 1}
    assert sorted(penalties.now("cf_xdr_zjhm")) == ["11010519491231002X", "E12345678"]


def test_rules_between_columns_are_told_with_their_first_rows(penalties):
    rows = [PENALTY | {"行政处罚决定书文号": f"罚{at}", "处罚有效期": "2025-01-01"} for at in range(5)]
    rows.append(PENALTY | {"行政处罚决定书文号": "罚9", "罚款金额（万元）": ""})
    told = [str(one) for one in penalties.ingest(rows).record.reasons]
    assert told[0] == "有5行：处罚有效期早于处罚决定日期，例如第2行、第3行、第4行"
    assert told[1].startswith("有1行：处罚类别有罚款，但没有填罚款金额")


def test_a_row_tells_everything_that_is_wrong_with_it(penalties):
    outcome = penalties.ingest(
        [PENALTY | {"违法事实": "", "处罚有效期": "2025-01-01", "处罚机关统一社会信用代码": "x"}]
    )
    assert reasons(outcome) == {"cf_sy:missing": 1, "expires-before-decided": 1, "cf_cfjgdm:shape": 1}


def test_closing_before_receipt_is_refused_in_a_hotline_order(lake):
    outcome = lake.ingest([ORDER, ORDER | {"工单编号": "G2", "办结时间": "2026-01-05 08:29:59"}])
    assert reasons(outcome) == {"closed-before-received": 1}


def test_a_county_contract_stands_before_the_platforms(tmp_path):
    text = 'id = "hotline"\nname = "本县热线"\nkeys = ["n"]\ncolumns = [{ name = "n", label = "号" }]\n'
    (tmp_path / "hotline.toml").write_text(text, encoding="utf-8")
    assert contracts(tmp_path)["hotline"].name == "本县热线"


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17), st.integers(0, 30))
def test_the_credit_code_check_in_sql_is_that_of_the_registry(first, last):
    code = first + "0123456789ABCDEFGHJKLMNPQRTUWXY"[last]
    ((holds,),) = duckdb.execute(f"SELECT {digits.credit_holds('x')} FROM (SELECT ? AS x)", [code]).fetchall()
    assert holds == (uscc_check_digit(first) == code[17])


@given(st.from_regex(r"[0-9]{17}", fullmatch=True), st.sampled_from("0123456789X"))
def test_the_identity_check_in_sql_is_that_of_the_registry(first, last):
    sql = f"SELECT {digits.identity_holds('x')} FROM (SELECT ? AS x)"
    ((holds,),) = duckdb.execute(sql, [first + last]).fetchall()
    assert holds == (id_check_digit(first) == last)


def test_length_is_counted_in_characters(lake):
    assert reasons(lake.ingest([ORDER | {"工单编号": "工" * 41}, *orders(1, 工单编号="工" * 40)])) == {
        "order_no:length": 1
    }
