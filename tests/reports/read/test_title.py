"""The title says who reports, wherever it stands."""

import pytest

from guiju.reports.read.scopes import document_scope, reporter
from guiju.reports.read.title import title_of

FURNISHED = """索引号: | 00112233/2023-20133 | 主题分类: | 司法 |
成文日期: | 2023-03-27 | 体裁分类: | 其他 |
发布机构: | 区司法局 | 公开方式: | 主动公开 |
青阳区司法局2022年法治政府建设工作报告
2022年度，区司法局受理行政复议案件15件。"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("青阳县人民政府2023年度法治政府建设情况报告\n全文如下。", "青阳县人民政府2023年度法治政府建设情况报告"),
        (FURNISHED, "青阳区司法局2022年法治政府建设工作报告"),
        (
            "首页 > 政务公开 > 年度报告\n青阳县司法局\n关于2020年度法治政府建设情况的报告\n正文。",
            "青阳县司法局关于2020年度法治政府建设情况的报告",
        ),
        ("2024年，全县受理复议案件15件。", ""),
    ],
)
def test_the_title_stands_behind_the_furniture_of_the_page(text, title):
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (FURNISHED, "justice"),
        ("2024年度青阳县水利局法治政府建设情况报告\n正文。", "office"),
        ("青阳县 人民政府\n关于2020年度法治政府建设情况的报告\n正文。", "government"),
        ("清溪镇人民政府2023年法治政府建设情况报告\n正文。", "town"),
        ("青阳县人民法院2023年工作总结\n正文。", "court"),
        ("关于行政审判工作情况的报告\n青阳市中级人民法院\n正文。", "court"),
        ("关于行政执法工作情况的报告\n青阳市人民政府\n正文。", "government"),
    ],
)
def test_the_title_says_who_reports(text, who):
    assert reporter(text) == who


def test_the_scope_of_a_report_is_the_body_that_its_title_names():
    assert document_scope(FURNISHED) == "青阳区司法局"
