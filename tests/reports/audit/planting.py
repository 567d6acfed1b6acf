# ruff: noqa: E501
"""Planting errors in real reports: each planter changes one thing and says where.

A planter takes a text and a random source, and gives the changed text and the span in which a finding must lie (or
whose figures a finding must name), or None where the text offers no place for that kind of error.
"""

import random
import re

from guiju.reports.read import read_text

Planted = tuple[str, int, int] | None


def _replace(text: str, start: int, end: int, new: str) -> tuple[str, int, int]:
    return text[:start] + new + text[end:], start, start + len(new)


def _insert(text: str, at: int, new: str) -> tuple[str, int, int]:
    return _replace(text, at, at, new)


def _digits_changed(number: str, chance: random.Random) -> str:
    digits = [i for i, char in enumerate(number) if char.isdigit()]
    while True:
        changed = list(number)
        if len(digits) >= 2 and chance.random() < 0.5:
            i = chance.choice(range(len(digits) - 1))
            a, b = digits[i], digits[i + 1]
            changed[a], changed[b] = changed[b], changed[a]
        else:
            i = chance.choice(digits)
            changed[i] = chance.choice([d for d in "123456789" if d != changed[i]])
        result = "".join(changed)
        if result != number and not result.startswith("0"):
            return result


def _number_in(text: str, figure) -> tuple[int, int]:
    found = re.search(r"\d+(?:\.\d+)?", text[figure.start : figure.end])
    return figure.start + found.start(), figure.start + found.end()


def _past(text: str) -> str:
    """The part about the year that is over."""
    found = re.search(
        r"\n[三四五六]、?[^\n]{0,8}(?:20\d\d年)?[^\n]{0,16}(?:打算|思路|措施)|\n20\d\d年，[^\n]{0,10}将", text
    )
    return text[: found.start()] if found else text


def _places(text: str, pattern: str) -> list[re.Match[str]]:
    return list(re.finditer(pattern, _past(text)))


def sums(text: str, chance: random.Random) -> Planted:
    """One addend of a list that adds up."""
    figures = [f for f in read_text(text, "x") if f.kind == "count" and f.bound == "exact" and re.search(r"\d", f.text)]
    spots = []
    for i, whole in enumerate(figures):
        for size in (2, 3, 4):
            parts = figures[i + 1 : i + 1 + size]
            apart = text[whole.end : parts[-1].end] if len(parts) == size else "。"
            same = all(part.unit == whole.unit for part in parts)
            if same and "。" not in apart and whole.value >= 12 and sum(p.value for p in parts) == whole.value:
                spots.append(parts)
    if not spots:
        return None
    part = chance.choice(chance.choice(spots))
    start, end = _number_in(text, part)
    return _replace(text, start, end, _digits_changed(text[start:end], chance))


def rates(text: str, chance: random.Random) -> Planted:
    """A share whose two counts stand in the same sentence."""
    figures = read_text(text, "x")
    spots = []
    for i, rate in enumerate(figures):
        if rate.kind != "rate" or not rate.actual or "." not in rate.text:
            continue
        before = [f for f in figures[max(0, i - 3) : i] if f.kind == "count" and "。" not in text[f.end : rate.start]]
        step = 10 ** -len(re.search(r"\.(\d+)", rate.text).group(1))
        pairs = [(a, b) for a in before for b in before if a is not b and a.unit == b.unit and a.value < b.value]
        if any(-step / 2 <= rate.value - 100 * a.value / b.value <= step / 2 for a, b in pairs) or any(
            abs(rate.value - 100 * a.value / (a.value + b.value)) <= step / 2
            for a in before
            for b in before
            if a is not b
        ):
            spots.append(rate)
    if not spots:
        return None
    start, end = _number_in(text, chance.choice(spots))
    return _replace(text, start, end, _digits_changed(text[start:end], chance))


def repeats(text: str, chance: random.Random) -> Planted:
    """A count said again at the end of the work done, with two digits swapped."""
    figures = [
        f
        for f in read_text(text, "x")
        if f.kind == "count"
        and f.actual
        and f.bound == "exact"
        and f.value >= 100
        and len(f.subject) >= 6
        and f.end < len(_past(text))
    ]
    figures = [f for f in figures if f.text[0].isdigit() and re.search(r"[，。；]$", text[: f.start - len(f.subject)])]
    if not figures:
        return None
    figure = chance.choice(figures)
    start, end = _number_in(text, figure)
    wrong = figure.text.replace(text[start:end], _digits_changed(text[start:end], chance))
    where = [found.end() for found in _places(text, "。") if abs(found.end() - figure.end) > 300]
    if not where:
        return None
    at = chance.choice(where)
    return _insert(text, at, f"{figure.subject}{wrong}。")


def doubled(text: str, chance: random.Random) -> Planted:
    """A verb written twice."""
    words = "推进|落实|开展|加强|完善|健全|建立|组织|纳入|推动|强化|深化|坚持|提升|优化|制定|全面|持续|深入|不断|积极"
    found = chance.choice(_places(text, words))
    return _insert(text, found.end(), found.group())


def marks(text: str, chance: random.Random) -> Planted:
    """A comma or full stop written twice."""
    found = chance.choice(_places(text, "[，。、；]"))
    return _insert(text, found.end(), found.group())


def year(text: str, chance: random.Random) -> Planted:
    """The report's year at the head of a sentence of work becomes the year before."""
    own = re.search(r"(20\d\d)\s*年", text).group(1)
    spots = [f for f in _places(text, rf"(?<=[。；\n，]){own}年(?=[，共全])") if f.start() > 150]
    before = str(int(own) - 1)
    if spots:
        found = chance.choice(spots)
        return _replace(text, found.start(), found.start() + 4, before)
    counted = [
        f for f in read_text(text, "x") if f.kind == "count" and f.actual and f.value >= 30 and f.end < len(_past(text))
    ]
    figure = chance.choice(counted)
    at = max(text.rfind(mark, 0, figure.start) for mark in "。；\n，") + 1
    return _insert(text, at, f"{before}年，")


def names(text: str, chance: random.Random) -> Planted:
    """One letter of a quoted name that is said twice or more."""
    quoted = re.findall(r"“([一-鿿]{4,12})”", text)
    often = sorted({name for name in quoted if text.count(f"“{name}”") >= 2})
    if not often:
        return None
    name = chance.choice(often)
    found = chance.choice(list(re.finditer(f"“{name}”", text)))
    at = found.start() + 1 + chance.randrange(1, len(name) - 1)
    letter = chance.choice([char for char in "城诚即既治制办辨渝愉务勿度渡理里平苹" if char != text[at]])
    return _replace(text, at, at + 1, letter)


def phrases(text: str, chance: random.Random) -> Planted:
    """A homophone in a set phrase."""
    swaps = {
        "习近平法治思想": "习近平法制思想", "法治政府建设": "法制政府建设", "行政复议": "行政复义", "行政应诉": "行政应讼",
        "行政执法人员": "行政职法人员", "规范性文件": "规范型文件", "矛盾纠纷": "矛盾纠粉", "法律援助": "法律缓助",
        "社区矫正": "社区娇正", "人民调解": "人民调节", "公共法律服务": "公共法律服物", "营商环境": "营商环镜",
    }  # fmt: skip
    spots = [(found, wrong) for right, wrong in swaps.items() for found in _places(text, right)]
    found, wrong = chance.choice(spots)
    return _replace(text, found.start(), found.end(), wrong)


def leftovers(text: str, chance: random.Random) -> Planted:
    """A number that the template was never filled with."""
    figures = [f for f in read_text(text, "x") if f.kind == "count" and re.match(r"\d+", f.text)]
    figure = chance.choice(figures)
    number = re.match(r"\d+", figure.text).group()
    new = chance.choice(["XX", "××", "___", "{数量}", "（待补充）", "xx"])
    return _replace(text, figure.start, figure.start + len(number), new)


def privacy(text: str, chance: random.Random) -> Planted:
    """A mobile number, an identity number, a contact."""
    found = chance.choice(_places(text, "。"))
    new = chance.choice(
        ["（联系人：李明，13912345678）", "（身份证号500242198801011234）", "（联系电话：15823456789）"]
    )
    return _insert(text, found.start(), new)


def dates(text: str, chance: random.Random) -> Planted:
    """A date that does not exist or was left blank."""
    own = re.search(r"(20\d\d)\s*年", text).group(1)
    found = chance.choice(_places(text, "。"))
    new = chance.choice([f"{own}年2月30日，召开专题会议。", f"{own}年6月31日，召开专题会议。", f"{own}年 月 日，召开专题会议。", f"{own}年13月，召开专题会议。"])  # fmt: skip
    return _insert(text, found.end(), new)


def targets(text: str, chance: random.Random) -> Planted:
    """Next year's aim below what was reached."""
    figures = [
        f for f in read_text(text, "x") if f.kind == "rate" and f.actual and f.bound == "exact" and f.value >= 90
    ]
    figures = [
        f
        for f in figures
        if re.search(r"[一-鿿]{4,}率$", f.subject) and f.end < len(_past(text)) and "、" not in f.subject
    ]
    plan = re.search(r"\n[^\n]{0,6}20\d\d年[^\n]{0,14}(?:打算|思路|措施)[^\n]*\n", text)
    if not figures or not plan:
        return None
    figure = chance.choice(figures)
    low = int(figure.value) - chance.choice([3, 5, 10])
    return _insert(text, plan.end(), f"确保{figure.subject}达到{low}%以上。\n")


def wholes(text: str, chance: random.Random) -> Planted:
    """A part behind 其中 made larger than its whole."""
    figures = read_text(text, "x")
    spots = [
        (a, b)
        for a, b in zip(figures, figures[1:], strict=False)
        if a.unit == b.unit and a.kind == b.kind == "count" and a.bound == b.bound == "exact"
        and re.match(r"[，,]其中", text[a.end : b.start]) and a.value > b.value
    ]  # fmt: skip
    if not spots:
        return None
    whole, part = chance.choice(spots)
    start, end = _number_in(text, part)
    return _replace(text, start, end, str(int(whole.value) + chance.choice([5, 40, 300])))


def vacuous(text: str, chance: random.Random) -> Planted:
    """A hundred per cent of nothing; a share above a hundred; a fall of more than all."""
    found = chance.choice(_places(text, "。"))
    new = chance.choice(["全年收到行政赔偿申请0件，办结率100%。", "群众满意率达103%。", "投诉举报量同比下降120%。"])
    return _insert(text, found.end(), new)


def growths(text: str, chance: random.Random) -> Planted:
    """Two values and a growth that does not follow."""
    old, new = chance.randrange(100, 400), chance.randrange(401, 900)
    right = 100 * (new - old) / old
    wrong = right + chance.choice([-20, -7, 8, 30])
    found = chance.choice(_places(text, "。"))
    sentence = chance.choice(
        [
            f"办理案件由上年的{old}件增加到{new}件，增长{wrong:.1f}%。",
            f"全年受理投诉{new}件，去年同期{old}件，同比增长{wrong:.1f}%。",
            f"全年开展检查{old}次，较上年的{new}次增长{100 * (new - old) / new:.1f}%。",
        ]
    )
    return _insert(text, found.end(), sentence)


PLANTERS = {
    f.__name__: f
    for f in (sums, rates, repeats, doubled, marks, year, names, phrases, leftovers, privacy, dates, targets, wholes, vacuous, growths)
}  # fmt: skip
