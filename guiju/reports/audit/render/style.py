# ruff: noqa: E501 - tables of words and a style sheet read best on long lines
"""The style sheet of the audit page and of the comparison: one file, screen, phone and paper."""

STYLE = """
:root{--ink:#1d1d1f;--soft:#6b6f76;--line:#dfe2e6;--paper:#fff;--ground:#f4f2ee;
--error:#b3261e;--error-bg:#fce4e2;--warning:#9a5b00;--warning-bg:#fdeccb;--note:#2f5f8f;--note-bg:#e6eff8}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);
font:17px/1.85 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif;overflow-wrap:anywhere}
header,article,footer{max-width:72rem;margin:1.5rem auto;padding:1.6rem 2rem;background:var(--paper);border-radius:6px}
h1,h2,h3,.tally,.verdict,.key,table,aside,.page{font-family:"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{margin:0;font-size:1.5rem}h2{margin:0 0 .2rem;font-size:1.25rem;line-height:1.5}
.verdict{margin:.2rem 0 1rem;font-size:1.05rem}.tally{margin:0 0 1.2rem;color:var(--soft);font-size:.9rem}
table{width:100%;border-collapse:collapse;font-size:.9rem;line-height:1.5}
th,td{padding:.45rem .6rem;border-bottom:1px solid var(--line);text-align:left;font-weight:400;vertical-align:top}
thead th{color:var(--soft);white-space:nowrap}th small{display:block;color:var(--soft);font-size:.8em}
td.error,td.warning,td.note{width:4.5rem;font-variant-numeric:tabular-nums}
td.error{color:var(--error);font-weight:700}td.warning{color:var(--warning);font-weight:700}td.note{color:var(--note)}
a{color:inherit;text-decoration-color:var(--line);text-underline-offset:.2em}
.key{margin:1rem 0 0;color:var(--soft);font-size:.82rem}.key b{padding:.1em .5em;border-radius:3px;margin-right:.3em}
b.error{background:var(--error-bg);color:var(--error)}b.warning{background:var(--warning-bg);color:var(--warning)}
b.note{background:var(--note-bg);color:var(--note)}
section{display:grid;grid-template-columns:minmax(0,1fr) 21rem;gap:0 2rem;align-items:start}
section>p{margin:.25rem 0;text-align:justify;white-space:pre-wrap;tab-size:8}
aside{font-size:.8rem;line-height:1.6;padding:.3rem 0 .6rem}
aside>div{border-left:3px solid;padding:.1rem 0 .1rem .7rem;margin:0 0 .7rem}
aside .error{border-color:var(--error)}aside .warning{border-color:var(--warning)}aside .note{border-color:#b9cde2}
aside h3{margin:0;font-size:.84rem}aside i{font-style:normal;font-weight:400}
aside .error i,sup .error{color:var(--error)}aside .warning i,sup .warning{color:var(--warning)}
aside .note i,sup .note{color:var(--note)}
aside p{margin:0}.sum{font-variant-numeric:tabular-nums;background:#f6f7f8;padding:.1rem .4rem;margin:.2rem 0;border-radius:3px}
.also{color:var(--soft)}.id{color:var(--soft);font-size:.7rem;opacity:.8}
aside>div:target{background:#fffbe8;outline:4px solid #fffbe8}
mark{color:inherit;padding:.1em 0;border-radius:2px}
mark.error{background:var(--error-bg);box-shadow:inset 0 -2px var(--error)}
mark.warning{background:var(--warning-bg);box-shadow:inset 0 -2px var(--warning)}
mark.note{background:none;box-shadow:inset 0 -2px #b9cde2}
sup{font:600 .62rem/1 sans-serif;margin:0 .1em}sup a{text-decoration:none;padding:.3em .1em}
ol{margin:.6rem 0 0;padding-left:1.6rem;font:.88rem/1.7 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
li{margin:0 0 .45rem;padding-left:.2rem}li.error b{color:var(--error)}li.warning b{color:var(--warning)}li::marker{color:var(--soft)}
.first h3{margin:1rem 0 0;font-size:.95rem;color:var(--soft)}.verdict b{font-size:1.35em;color:var(--warning)}
mark a{text-decoration:none;display:inline}sup a:target{background:#ffe27a;outline:.3em solid #ffe27a;border-radius:2px}section:target>p{background:#fffbe8}
.page{color:var(--soft);font-size:.72rem;text-align:center;margin:.6rem 0;border-top:1px dashed var(--line)}
svg{display:block}td.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.num small{display:block;color:var(--soft)}.scroll{overflow-x:auto}.scroll th[scope=row]{min-width:9rem;position:sticky;left:0;background:var(--paper)}th.num{text-align:right}
details{margin:1.6rem 0 0}summary{cursor:pointer;font:.95rem "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--soft);padding:.4rem 0}
tr.group th{background:#f6f7f8;font-weight:700}
@media (max-width:60rem){body{font-size:16px}header,article,footer{margin:0 0 .6rem;padding:1.1rem 1rem;border-radius:0}
section{display:block}aside{background:#fafafa;padding:.6rem .7rem .1rem;border-radius:4px;margin:.2rem 0 .8rem}
section>p{text-align:left}aside{font-size:.84rem}.id{display:none}td.error,td.warning,td.note{width:2.8rem}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{a{text-decoration:none}section,li,tr{break-inside:avoid-page}.first{break-after:page}body{background:none;font-size:10.5pt;line-height:1.6}header,article,footer{margin:0;padding:0 0 1rem;max-width:none}
section{grid-template-columns:minmax(0,1fr) 6.2cm;gap:0 .6cm;break-inside:auto}aside>div{break-inside:avoid}
article{break-before:page}mark,td,b{print-color-adjust:exact;-webkit-print-color-adjust:exact}.id{display:none}}
"""
