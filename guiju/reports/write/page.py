"""The report as a web page: each figure opens its passport and is machine-readable. One file without scripts."""

import base64
import hashlib
from collections.abc import Mapping
from html import escape

from guiju.facts.store import Facts
from guiju.indicators.words import Indicator
from guiju.reports.write.template import Filled, Line
from guiju.reports.write.words import written

_STYLE = """
body{margin:0;background:#f3f5f7;color:#1d2126;font:17px/1.9 "Noto Serif CJK SC","Songti SC",SimSun,serif}
main{max-width:50rem;margin:2rem auto;background:#fff;padding:3rem 4rem;border-radius:8px}
h1{text-align:center;font-size:1.6rem;line-height:1.5}
h2{font-size:1.15rem;margin-top:2rem}p{text-indent:2em;margin:.4em 0}
data a{color:#9e1b1b;text-decoration:none;border-bottom:1px dotted #9e1b1b}
data a:hover{background:#fdf0ef}
.cards{font:15px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin-top:3rem;
border-top:2px solid #9e1b1b}
.cards section{padding:.7rem 1rem;border-bottom:1px solid #d9dee3;border-radius:6px}
.cards section:target{background:#fff8e1}
.cards h3{margin:.2rem 0;font-size:1rem}.cards dl{display:grid;grid-template-columns:6rem 1fr;gap:.1rem .8rem;margin:0}
.cards dt{color:#5b6570}.cards dd{margin:0;overflow-wrap:anywhere}.back{float:right;color:#5b6570;text-decoration:none}
@media(max-width:45rem){main{margin:0;padding:1.5rem 1rem;border-radius:0}}
@media print{.back{display:none}body{background:#fff}}
"""
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()


def render(filled: Filled, facts: Facts, indicators: Mapping[str, Indicator]) -> str:
    """The page. Each `<data>` element holds the exact value; its link leads to the passport below."""
    title = next((line.text for line in filled.lines if line.level == 1), "报告")
    body = "".join(_line(line, facts) for line in filled.lines)
    used = dict.fromkeys(name for _, _, name in filled.slots())
    cards = "".join(_card(name, facts, indicators[name]) for name in used)
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{_DIGEST}'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>{body}"
        f'<div class="cards"><h2>每个数的来历</h2>{cards}</div></main></body></html>\n'
    )


def _line(line: Line, facts: Facts) -> str:
    text, at = "", 0
    for slot in line.slots:
        fact = facts[slot.indicator]
        text += escape(line.text[at : slot.start])
        text += (
            f'<data value="{fact.value}" data-indicator="{escape(slot.indicator)}" data-period="{escape(fact.period)}" '
            f'data-unit="{escape(fact.unit)}"><a href="#{escape(slot.indicator)}">'
            f"{escape(line.text[slot.start : slot.end])}</a></data>"
        )
        at = slot.end
    text += escape(line.text[at:])
    return f"<h{line.level}>{text}</h{line.level}>" if line.level else f"<p>{text}</p>"


def _card(name: str, facts: Facts, indicator: Indicator) -> str:
    fact = facts[name]
    rows = [
        ("编号", name),
        ("数值", written(fact.value or 0, fact.unit)),
        ("定义", indicator.definition or indicator.name),
    ]
    if fact.denominator is not None:
        rows.append(("算式", f"{fact.numerator} ÷ {fact.denominator}"))
    if indicator.law:
        rows.append(("依据", indicator.law))
    if fact.source:
        rows.append(("来源文件", fact.source))
    rows += [
        ("期间", fact.period),
        ("截止日", str(facts.about.cutoff)),
        ("快照", fact.snapshot),
        ("定义版本", fact.definition),
    ]
    cells = "".join(f"<dt>{escape(label)}</dt><dd>{escape(str(value))}</dd>" for label, value in rows)
    head = f'<a class="back" href="#">↑</a><h3>{escape(fact.name)}</h3>'
    return f'<section id="{escape(name)}">{head}<dl>{cells}</dl></section>'
