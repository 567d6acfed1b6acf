"""Tables set in columns by spaces are read as those with tabs."""

from guiju.reports.read import read_text

TABLE = """关于2024年法治政府建设情况的报告
项目            2023年     2024年
立案（起）       183        207
许可（件）       1920       2064
其    他         12         15
"""


def cells(text):
    return [(f.subject, f.value, f.unit, f.period) for f in read_text(text) if f.rule == "表格单元格"]


def test_a_cell_takes_label_unit_and_year_from_row_and_column():
    assert ("立案", 183, "起", "2023") in cells(TABLE)
    assert ("立案", 207, "起", "2024") in cells(TABLE)


def test_numbers_that_look_like_years_are_no_header():
    assert ("许可", 2064, "件", "2024") in cells(TABLE)


def test_letters_set_apart_are_one_label():
    assert any(subject == "其他" for subject, *_ in cells(TABLE))


def test_offsets_point_at_the_number():
    for figure in read_text(TABLE):
        assert TABLE[figure.start : figure.end] == figure.text


def test_a_sentence_with_spaces_is_no_table():
    assert cells("2024年，全县  办理行政复议案件  128 件，  办结  120 件。\n") == []
