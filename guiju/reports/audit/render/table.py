# ruff: noqa: E501 - a table of names, and markup
"""The comparison as a web page with sparklines, and as an Excel file."""

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from guiju.reports.audit.comparison import Cell, Comparison, Row
from guiju.reports.audit.render.style import STYLE

_WIDTH, _HEIGHT, _PAD = 92, 26, 3

DOMAINS = {
    "leadership": "学法述法", "exam": "法治考试", "supervision": "法治督察", "campaign": "专项整治", "assessment": "考核创建",
    "org": "机构区划", "decision": "重大决策", "legality": "合法性审查", "normdoc": "规范性文件", "items": "执法事项",
    "enforcement": "行政执法", "exemption": "轻微免罚", "casefile": "案卷评查", "enterprise": "涉企服务", "project": "项目",
    "service": "政务服务", "hotline": "热线诉求", "digital": "数字法治", "openness": "政务公开", "proposal": "建议提案",
    "oversight": "外部监督", "reconsideration": "行政复议", "litigation": "行政诉讼", "dispute": "行政争议化解",
    "mediation": "矛盾纠纷调解", "legalservice": "公共法律服务", "legalaid": "法律援助", "publicity": "法治宣传",
    "observation": "法治观测", "correction": "社区矫正", "resettlement": "安置帮教", "grid": "网格治理",
    "antifraud": "反诈", "petition": "信访", "safety": "平安建设", "party": "党建", "rural": "乡村", "economy": "经济社会",
}  # fmt: skip


def html(comparison: Comparison) -> str:
    """One page without scripts; charts are SVG in the page itself."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    shared = [row for row in comparison.rows if len([cell for cell in row.cells if cell]) > 1]
    alone = [row for row in comparison.rows if row not in shared]
    what = "逐年" if comparison.is_a_series else "各家"
    told = f"其中 {len(shared)} 项不止一份说到。" if len(comparison.columns) > 1 else ""
    body = _table(shared or alone, comparison)
    if shared and alone:
        body += f"<details><summary>只有一份说到的 {len(alone)} 项</summary>{_table(alone, comparison)}</details>"
    return (
        '<!doctype html>\n<html lang="zh-Hans"><head><meta charset="utf-8">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>指标对照</title><style>{STYLE}</style></head><body><header><h1>指标对照</h1>"
        f"<p class=verdict>{len(comparison.columns)} 份报告，{len(comparison.rows)} 项指标。{told}{what}并列，只列已经发生的数，"
        f"不列目标；“—”是没有说到，不是零。</p></header><article>{body}</article></body></html>\n"
    )


def _table(rows: Sequence[Row], comparison: Comparison) -> str:
    """The rows under their lines of work, the reports as columns."""
    heads = "".join(f"<th scope=col class=num>{escape(column.title)}</th>" for column in comparison.columns)
    span = len(comparison.columns) + 2
    body = []
    for domain, group in groupby(rows, key=lambda row: row.domain):
        name = escape(DOMAINS.get(domain, domain))
        body.append(f'<tr class=group><th scope=rowgroup colspan="{span}">{name}</th></tr>')
        body.extend(_row(row, comparison) for row in group)
    chart = "走势" if comparison.is_a_series else "高低"
    return (
        f"<div class=scroll><table><thead><tr><th scope=col>指标</th><th scope=col>{chart}</th>{heads}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _row(row: Row, comparison: Comparison) -> str:
    cells = "".join(_cell(cell) for cell in row.cells)
    chart = sparkline(row.values, line=comparison.is_a_series)
    return f"<tr><th scope=row>{escape(row.name)}<small>{escape(row.unit)}</small></th><td>{chart}</td>{cells}</tr>"


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "<td class=num>—</td>"
    return f'<td class=num title="{escape(cell.sentence)}">{escape(cell.words)}</td>'


def sparkline(values: Sequence[float | None], *, line: bool) -> str:
    """A small chart of a row: a line over years, bars over bodies. Gaps stay gaps; nothing for a single value."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    top = max(known) or 1.0
    low = min(known) if line else 0.0
    step = (_WIDTH - 2 * _PAD) / max(len(values) - (1 if line else 0), 1)

    def height(value: float) -> float:
        return _HEIGHT - _PAD - (value - low) / ((top - low) or 1.0) * (_HEIGHT - 2 * _PAD)

    if line:
        places = [(_PAD + i * step, height(value)) for i, value in enumerate(values) if value is not None]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        x, y = places[-1]
        shape = f'<polyline points="{points}" fill="none" stroke="#2f5f8f" stroke-width="1.5"/>'
        shape += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="#b3261e"/>'
    else:
        shape = "".join(
            f'<rect x="{_PAD + i * step + 1:.1f}" y="{height(value):.1f}" width="{max(step - 2, 1):.1f}" '
            f'height="{max(_HEIGHT - _PAD - height(value), 0.5):.1f}" fill="#2f5f8f"/>'
            for i, value in enumerate(values)
            if value is not None
        )
    label = "、".join("无" if value is None else f"{value:g}" for value in values)
    return f'<svg width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-label="{label}">{shape}</svg>'


def excel(comparison: Comparison, path: str | Path) -> None:
    """A workbook: numbers as numbers, the words and the sentence in a note on the cell, a sparkline a row.

    Raises:
        OSError: when the file cannot be written.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError
    from xlsxwriter.utility import xl_rowcol_to_cell

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("指标对照")
    bold, wrap = (
        book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        book.add_format({"text_wrap": True}),
    )
    heads = ["指标编号", "指标", "单位", *(column.title for column in comparison.columns), "走势"]
    sheet.write_row(0, 0, heads, bold)
    first, last = 3, 3 + len(comparison.columns) - 1
    for number, row in enumerate(comparison.rows, start=1):
        sheet.write_row(number, 0, [row.indicator, row.name, row.unit], wrap)
        for place, cell in enumerate(row.cells, start=first):
            if cell is not None:
                sheet.write_number(number, place, cell.value)
                sheet.write_comment(number, place, f"{cell.words}\n{cell.sentence}", {"x_scale": 2.5, "y_scale": 1.5})
        span = f"{xl_rowcol_to_cell(number, first)}:{xl_rowcol_to_cell(number, last)}"
        kind = "line" if comparison.is_a_series else "column"
        sheet.add_sparkline(number, last + 1, {"range": f"指标对照!{span}", "type": kind})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 36)
    sheet.set_column(first, last + 1, 16)
    sheet.freeze_panes(1, 3)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(f"{path}：写不进去，文件可能正被 Excel 打开") from error
