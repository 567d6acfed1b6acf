"""Planning a year: how many records of which kind there must be so that the published figures come out.

Every figure becomes a condition on whole numbers of records, every identity between figures another; what cannot stand
together is settled by a rule, and said. The rule: figures are taken in the order of `_rank`, and one that contradicts
those already taken is left unmet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf, isinf
from typing import Any

from guiju import indicators
from guiju.demo import laws
from guiju.demo.profile import Profile, Published
from guiju.demo.solve import Condition, Unknown, conflict, solve
from guiju.indicators.words import Additive, Change, Declared, Derived, Equal, Identity, Ratio
from guiju.reports.read.interval import interval

#: The domains of the lines of work whose figures the year shall meet.
DOMAINS = (
    "reconsideration", "litigation", "supervision", "campaign", "publicity", "exam", "leadership", "exemption",
    "enforcement",
)  # fmt: skip


@dataclass(frozen=True)
class Unmet:
    """A published figure that the year does not meet, and why, in a sentence."""

    figure: Published
    why: str
    built: bool = True


@dataclass(frozen=True)
class Plan:
    """How many records of each kind; and the figures that were given up."""

    year: int
    numbers: Mapping[Unknown, int]
    unmet: tuple[Unmet, ...]
    usual: Mapping[str, Any]

    def __call__(self, id: str, body: str = "", year: int = 0) -> int:
        """The number for an indicator; for what no condition names, what is usual."""
        key = (id, body, year or self.year)
        if key in self.numbers:
            return self.numbers[key]
        return 0 if body or key[2] != self.year else _usual(self.usual, id, self.numbers, self.year)

    def has(self, id: str, body: str) -> bool:
        """Whether something was published of this body in particular."""
        return (id, body, self.year) in self.numbers


def plan(profile: Profile) -> Plan:
    """The plan of a profile's year. The same profile gives the same plan."""
    unmet = [Unmet(one, "这一指标所属的业务还没有建成，年度记录里没有。", built=False)
             for one in profile.figures if not _built(one)]  # fmt: skip
    figures = sorted((one for one in profile.figures if _built(one)), key=lambda one: _rank(one, profile))
    wanted = {one: _conditions(one, profile) for one in figures}
    keys = {key for rows in wanted.values() for row in rows for key in row.keys}
    before = laws.of_the_year_before(keys, profile.year)
    fixed = before + _identities(profile.year, keys | {key for row in before for key in row.keys})
    taken: list[Condition] = []

    wished = {(one.id, one.body, one.year): likely(one) for one in reversed(figures) if one.bound != "exact"}

    def wish(key: Any, known: Mapping[Any, int]) -> int:
        return wished[key] if key in wished else _usual(profile.usual, key[0], known, key[2], key[1])

    for figure in figures:
        rows = wanted[figure]
        if not rows:
            unmet.append(Unmet(figure, "这一数字的算法不能化为整数条件。"))
        elif solve([*fixed, *taken, *rows], wish) is None:
            unmet.append(Unmet(figure, _why(figure, rows, taken, fixed, profile)))
        else:
            taken += rows
    numbers = solve([*fixed, *taken], wish)
    assert numbers is not None, "the identities alone can always be met"
    return Plan(profile.year, numbers, tuple(unmet), profile.usual)


def _built(figure: Published) -> bool:
    try:
        return not isinstance(indicators.get(figure.id), Declared)
    except KeyError:
        return False


def _rank(figure: Published, profile: Profile) -> tuple:
    """Who keeps the register before who sums up; counts before rates; exact before bounded; else as published."""
    kind = indicators.get(figure.id).kind
    return (
        figure.domain not in figure.source.keeps,
        kind not in ("count", "money"),
        figure.bound != "exact",
        profile.figures.index(figure),
    )


# -- conditions


def _conditions(figure: Published, profile: Profile) -> list[Condition]:
    indicator = indicators.get(figure.id)
    at = (figure.body, figure.year)
    if isinstance(indicator, Change):
        return _growth(indicator, figure, profile)
    if isinstance(indicator, Ratio):
        scale = 100 if indicator.unit == "%" else 1
        low, high = rounded(figure)
        return _between(indicator.numerator, indicator.denominator, low / scale, high / scale, at, at, figure)
    if isinstance(indicator, Additive):
        least, most = whole(figure)
        rows = [Condition(_terms(indicator, *at), least, most, figure)]
        if figure.body:  # what one body did is part of what the county did
            rows.append(Condition((*_terms(indicator, "", figure.year), *_terms(indicator, *at, -1)), 0, inf, figure))
        return rows
    return []


def whole(figure: Published) -> tuple[float, float]:
    """The least and greatest whole number that the wording of a count allows; a plain number allows itself alone."""
    if figure.bound == "exact":
        return int(figure.value), int(figure.value)
    low, high = interval(figure.text, figure.value, figure.bound)
    least = floor(low) + (figure.bound == "over" and low != figure.value)
    return least, (inf if isinf(high) else ceil(high) - (figure.bound == "over"))


def likely(figure: Published) -> int:
    """A number that the wording may well have stood for: a third of the way into the stretch that it leaves open."""
    low, high = whole(figure)
    return int(low + (min(high, low * 1.2) - low) * 0.37)


def rounded(figure: Published) -> tuple[Fraction, Fraction]:
    """Between what a rate lies that reads as published. 100 and 0 per cent say all and none, not nearly so."""
    value = Fraction(repr(figure.signed))
    if figure.bound != "exact":
        low, high = interval(figure.text, figure.value, figure.bound)
        return Fraction(low), (Fraction(high) if not isinf(high) else Fraction(10**6))
    if value in (0, 100):
        return value, value
    half = Fraction(1, 2 * 10**figure.places)
    return value - half, value + half - Fraction(1, 10**9)


def _between(
    n: Additive, d: Additive, low: Fraction, high: Fraction, up: tuple[str, int], down: tuple[str, int], of: Any
) -> list:
    """low ≤ n/d ≤ high as two conditions on whole numbers, and a base that is not empty."""
    rows = [Condition(_terms(d, *down), 1, inf, of)]
    for bound, sign in ((low, 1), (high, -1)):
        above = _terms(n, *up, sign * bound.denominator)
        terms = (*above, *_terms(d, *down, -sign * bound.numerator))
        rows.append(Condition(_gather(terms), 0, inf, of))
    return rows


def _growth(change: Change, figure: Published, profile: Profile) -> list[Condition]:
    """Growth over the year before. Of a rate, only where this year's own rate was published as exactly so much."""
    low, high = (1 + bound / 100 for bound in rounded(figure))
    now, before = (figure.body, figure.year), (figure.body, figure.year - 1)
    base = change.base
    if isinstance(base, Additive):
        return _between(base, base, low, high, now, before, figure)
    current = [one for one in profile.figures if (one.id, one.body, one.year) == (base.id, *now)]
    if isinstance(base, Ratio) and current and rounded(current[0])[0] == rounded(current[0])[1]:
        rate = rounded(current[0])[0] / 100
        return _between(base.numerator, base.denominator, rate / high, rate / low, before, before, figure)
    return []


def _terms(expression: Additive, body: str, year: int, factor: int = 1) -> tuple:
    found: tuple = ()
    for sign, term in expression.terms:
        if isinstance(term, Derived):
            found += _terms(term.of, body, year, sign * factor)
        else:
            found += ((sign * factor, (term.id, body, year)),)
    return _gather(found)


def _gather(terms: Iterable) -> tuple:
    sums: dict = {}
    for factor, key in terms:
        sums[key] = sums.get(key, 0) + factor
    return tuple((factor, key) for key, factor in sums.items() if factor)


def _identities(year: int, keys: set[Unknown]) -> list[Condition]:
    """The identities that tie the unknowns: for the county's year all that lead on from them, else those among them."""
    rows = []
    for identity in (*indicators.identities(), *laws.of_records()):
        if any(part.id.partition(".")[0] not in DOMAINS for part in identity.parts):
            continue
        rows.append(_identity(identity, "", year))
        rows += [
            row
            for body, other in {(body, other) for _, body, other in keys} - {("", year)}
            if set((row := _identity(identity, body, other)).keys) <= keys
        ]
    return [row for row in rows if row.terms]  # `handled = received + carried over` says nothing of its parts


def _identity(identity: Identity, body: str, year: int) -> Condition:
    terms = _gather((*_terms(identity.right, body, year), *_terms(identity.left, body, year, -1)))
    return Condition(terms, 0, 0 if isinstance(identity, Equal) else inf, identity)


# -- words


def _usual(usual: Mapping[str, Any], id: str, known: Mapping[Any, int], year: int, body: str = "") -> int:
    """What is usual: a number, or a share of another figure as `[0.9, "reconsideration.received"]`.

    What is usual of one body stands under `exam.participants@justice`.
    """
    habit = usual.get(f"{id}@{body}" if body else id, 0)
    if isinstance(habit, list):
        share, of = habit
        base = known.get((of, body, year))
        return round(share * (_usual(usual, of, known, year, body) if base is None else base))
    return habit


def _why(figure: Published, rows: list[Condition], taken: list[Condition], fixed: list[Condition], of: Profile) -> str:
    """With which figures it cannot stand, and by which rule those were kept."""
    blocked = next((row for row in rows if solve([*fixed, *taken, row], lambda key, known: 0) is None), rows[0])
    core = conflict(blocked, taken, fixed)
    others = list(dict.fromkeys(row.of for row in core if isinstance(row.of, Published)))
    here = f"{indicators.get(figure.id).name}{figure.text.replace(' ', '')}"
    if not others:
        return f"“{here}”与指标之间的恒等关系不能同时成立。"
    against = "、".join(
        f"{one.source.title}的“{indicators.get(one.id).name}{one.text.replace(' ', '')}”" for one in others
    )
    if any(one.domain in one.source.keeps for one in others) and figure.domain not in figure.source.keeps:
        rule = "该台账由后者的编制单位登记，以登记单位的数字为准"
    elif indicators.get(figure.id).kind in ("rate", "change"):
        rule = "以件数之间的算术关系为准，不取孤立的比率"
    else:
        rule = "先取件数确切、关系完整的数字"
    ties = [str(row.of) for row in fixed if isinstance(row.of, Identity) and _ties(row, blocked, core)]
    shown = f"（{ties[0]}）" if ties and not any(one.id == figure.id for one in others) else ""
    return f"“{here}”与{against}不能同时成立{shown}；{rule}。"


def _ties(row: Condition, blocked: Condition, core: list[Condition]) -> bool:
    return bool(set(row.keys) & set(blocked.keys)) and any(set(row.keys) & set(one.keys) for one in core)
