"""Papers a second: our PDF and docx of one penalty decision, against a bare python-docx letter of the same text.

    uv run python benchmarks/papers.py [SECONDS]

Prints letters a second and the ratio to bare python-docx in the same run. Target: at least 50 PDF letters a second.
"""

import io
import sys
import time
from collections.abc import Callable
from datetime import date

from docx import Document

from guiju.documents import Paper, Remedy, enforcement, remedies, render_docx, render_pdf

FACTS = "经查，你单位于2025年12月20日销售的预包装食品标签未标明生产日期，货值金额1200元，违法所得300元。" * 3


def letter(number: int) -> Paper:
    """A decision of two pages that differs from every other by its number."""
    return enforcement(
        "行政处罚决定书",
        "酉阳县市场监督管理局",
        number=f"酉市监罚决〔2026〕{number}号",
        addressee="酉阳县某某食品有限公司",
        blocks=[FACTS, "以上事实，有现场检查笔录、询问笔录、进货票据、产品照片等证据证实。", FACTS],
        remedies=remedies(Remedy.ORDINARY, reconsideration="酉阳县人民政府", court="酉阳县人民法院"),
        date=date(2026, 3, 5),
    )


def bare_docx(paper: Paper) -> bytes:
    """The same words in python-docx's own look: what any office script would do."""
    file = Document()
    file.add_heading(paper.organ + paper.heading)
    for text in (paper.number, paper.addressee, *(block.runs[0].text for block in paper.blocks), paper.remedies):
        file.add_paragraph(text)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def rate(render: Callable[[Paper], bytes], seconds: float) -> float:
    """Letters a second after one letter to warm up; no two letters are alike."""
    render(letter(1))
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        done += 1
        render(letter(done + 1))
    return done / (time.perf_counter() - start)


def main() -> None:
    """Measures each and prints a table."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5
    base = rate(bare_docx, seconds)
    print(f"{'bare python-docx':<20}{base:8.1f}/s   1.00")
    for name, render in (("render_pdf", render_pdf), ("render_docx", render_docx)):
        found = rate(render, seconds)
        print(f"{name:<20}{found:8.1f}/s   {found / base:.2f}")


if __name__ == "__main__":
    main()
