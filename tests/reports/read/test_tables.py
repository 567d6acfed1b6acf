"""Rows of cells: a bare number takes subject and unit from its label, its header and the caption."""

from .marks import read

TABLE = """沙县2023年政府信息公开工作年度报告
单位：件
信息内容\t本年制发件数\t现行有效件数
规章\t0\t3
行政规范性文件\t5\t1,031
说明文字。
处理结果\t2022年\t2023年
行政处罚案件数\t120\t132
罚没金额（万元）\t12.5\t30.25
满意率\t98%\t99.1
序号\t单位\t检查户次
1\t市场监管局\t1203
2\t城管局\t333户次
"""


def rows():
    return {figure.text: figure for figure in read(TABLE)}


def test_a_cell_is_a_figure_with_its_own_place():
    for figure in read(TABLE):
        assert TABLE[figure.start : figure.end] == figure.text


def test_label_and_header_make_the_subject():
    assert rows()["1,031"].subject == "行政规范性文件现行有效件数"


def test_the_unit_stands_in_the_header_the_label_or_the_caption():
    assert (rows()["1,031"].value, rows()["1,031"].unit) == (1031, "件")
    assert (rows()["12.5"].value, rows()["12.5"].unit, rows()["12.5"].kind) == (125_000, "元", "money")
    assert (rows()["99.1"].unit, rows()["98%"].unit) == ("%", "%")
    assert (rows()["1203"].unit, rows()["333户次"].unit) == ("户次", "户次")


def test_a_column_of_a_year_gives_the_period():
    assert (rows()["120"].period, rows()["132"].period) == ("2022", "2023")


def test_cells_are_linked():
    assert rows()["132"].indicator == "enforcement.penalties"


def test_counters_and_years_are_no_figures():
    texts = [figure.text for figure in read(TABLE)]
    assert "2022" not in texts
    assert "1" not in texts
    assert len(texts) == 12


def test_a_table_without_header_reads_label_and_number():
    figure = read("行政处罚案件数（件）\t12\n罚款金额（元）\t300\n")[0]
    assert (figure.value, figure.unit, figure.subject) == (12, "件", "行政处罚案件数")


def test_empty_lines_between_rows_end_no_table():
    figures = read("标题\n\n事项\t办结件数\n\n行政许可\t12\n\n行政处罚\t7\n\n正文。")
    assert [(f.text, f.subject, f.unit) for f in figures] == [
        ("12", "行政许可办结件数", "件"),
        ("7", "行政处罚办结件数", "件"),
    ]


CHANGES = """沙县2023年工作报告
项目\t2022年\t2023年\t增减
信访件（件）\t396\t342\t-54
讲座（场）\t385\t428\t+43
余额（元）\t-20\t30\t50
"""


def test_a_column_of_changes_gives_size_and_direction():
    found = {figure.text: figure for figure in read(CHANGES)}
    assert (found["54"].value, found["54"].kind, found["54"].direction) == (54, "change", "down")
    assert (found["43"].value, found["43"].kind, found["43"].direction) == (43, "change", "up")
    assert (found["-20"].value, found["-20"].direction) == (-20, None)


def test_rows_parted_by_bars_are_a_table():
    text = "| 项目 | 办结件数 |\n| --- | --- |\n| 行政处罚 | 312 |\n| 行政强制 | 18 |\n"
    assert [(f.value, f.unit, f.subject) for f in read(text)] == [
        (312, "件", "行政处罚办结件数"),
        (18, "件", "行政强制办结件数"),
    ]


def test_a_bar_behind_each_cell_makes_no_row():
    assert read("序号 |\n完成情况 |\n76 |\n已完成 |\n") == []


STACKED = (
    "一、公开情况\n信息内容\n制发件数\n废止件数\n\n规章\n0\n1\n规范性文件\n5\n\n2\n"
    "项目\n办结数量（件）\n处罚\n312\n强制\n18\n二、下一步。\n"
)


def test_a_table_of_one_cell_a_line_is_read_by_its_header():
    assert [(f.text, f.unit, f.subject) for f in read(STACKED)] == [
        ("0", "件", "规章制发件数"),
        ("1", "件", "规章废止件数"),
        ("5", "件", "规范性文件制发件数"),
        ("2", "件", "规范性文件废止件数"),
        ("312", "件", "处罚办结数量"),
        ("18", "件", "强制办结数量"),
    ]


def test_numbers_on_lines_of_their_own_are_no_table_without_a_header_that_counts():
    assert read("上一篇\n12\n下一篇\n13\n浏览\n1402\n") == []
