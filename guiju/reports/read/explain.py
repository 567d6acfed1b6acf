"""Why each number of a text was taken for a figure, or was not."""

from guiju.reports.read.reader import read_text

__all__ = ["explain"]

_BOUNDS = {"exact": "", "over": "以上", "under": "以下", "approx": "上下"}
_AROUND = 12


def explain(text: str, doc: str, year: int | None = None) -> str:
    """One line a number, in the order of the text: figures with rule, meaning and link, others with the reason."""
    refused: list[tuple[int, int, str]] = []
    lines: list[tuple[int, str]] = []
    for figure in read_text(text, doc, year=year, refused=lambda start, end, why: refused.append((start, end, why))):
        value = f"{figure.value}{figure.unit}{_BOUNDS[figure.bound]}"
        score = f"（{figure.score:.2f}）" if figure.score is not None else ""
        because = f"，{figure.reason}" if figure.reason else ""
        when = f"{figure.period or '不限年度'}，{'实际' if figure.actual else '目标'}"
        cells = (
            f"{doc}:{figure.start}",
            _quote(text, figure.start, figure.end),
            f"{figure.kind} {value}｜{figure.subject}｜{when}",
            f"规则：{figure.rule}",
            f"{figure.indicator or '未对上指标'}{score}{because}",
        )
        lines.append((figure.start, "\t".join(cells)))
    for start, end, why in refused:
        lines.append((start, f"{doc}:{start}\t{_quote(text, start, end)}\t不是数字指标：{why}"))
    return "".join(line + "\n" for _, line in sorted(lines))


def _quote(text: str, start: int, end: int) -> str:
    """The number in its surroundings, marked."""
    head = text[max(0, start - _AROUND) : start]
    tail = text[end : end + _AROUND]
    return " ".join(f"{head}【{text[start:end]}】{tail}".split())
