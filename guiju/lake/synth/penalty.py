"""Penalties: most of them small and on the spot, the rest by the ordinary procedure within its limits (行政处罚法)."""

from typing import ClassVar

import numpy as np
import pyarrow as pa

from guiju.lake.synth import columns as c
from guiju.lake.synth.draw import NEVER, Days, Draw, between, due, lognormal, weighted
from guiju.lake.synth.line import Chunk, Line
from guiju.lake.synth.places import department, township
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.models.words import Kind, Source, heaviest

_TOWN = 0
#: Violation, body, weight, part decided on the spot, median sum in yuan, and the kinds that are not a fine alone.
_PROFILES = (
    ("不按规定停放机动车", department("公安局"), 52.0, 1.0, 100),
    ("超速行驶", department("公安局"), 21.0, 0.97, 150),
    ("未按规定佩戴安全头盔", department("公安局"), 9.0, 1.0, 50),
    ("占道经营", department("综合行政执法局"), 5.0, 0.9, 150),
    ("未明码标价", department("市场监督管理局"), 2.6, 0.3, 800),
    ("经营超过保质期的食品", department("市场监督管理局"), 2.4, 0.0, 3000),
    ("超限运输", department("交通运输委员会"), 2.0, 0.0, 2000),
    ("违规野外用火", department("林业局"), 0.8, 0.6, 300),
    ("违法使用农药", department("农业农村委员会"), 0.6, 0.1, 1500),
    ("未落实安全生产责任", department("应急管理局"), 0.7, 0.0, 20000),
    ("未批先建", department("生态环境局"), 0.4, 0.0, 50000),
    ("未取得健康证明", department("卫生健康委员会"), 0.9, 0.4, 1000),
    ("未经许可施工", department("住房和城乡建设委员会"), 0.5, 0.0, 30000),
    ("乱倒垃圾", _TOWN, 2.1, 0.7, 200),
)
_NAMES = tuple(profile[0] for profile in _PROFILES)
_BODY = np.array([profile[1] for profile in _PROFILES], np.int64)
_PROFILE = weighted([profile[2] for profile in _PROFILES])
_SPOT = np.array([profile[3] * 65536 for profile in _PROFILES])
#: Sums in cents; on the spot never above the limit for a person (行政处罚法第五十一条).
_FINES = np.stack([lognormal(profile[4], 0.8, 50, 2_000_000, 50) * 100 for profile in _PROFILES])
_SPOT_FINES = np.stack([lognormal(min(profile[4], 150), 0.5, 20, 200, 10) * 100 for profile in _PROFILES])
_KINDS: tuple[tuple[Kind, ...], ...] = (
    (Kind.FINE,), (Kind.WARNING,), (Kind.FINE, Kind.GAINS), (Kind.FINE, Kind.SUSPEND), (Kind.FINE, Kind.REVOKE),
    (Kind.FINE, Kind.STOP), (Kind.FINE, Kind.GOODS),
)  # fmt: skip
_HEAVIEST = [heaviest(kinds) for kinds in _KINDS]
_SPOT_KIND = weighted((0.885, 0.115))
_ORDINARY_KIND = weighted((0.86, 0.05, 0.035, 0.025, 0.013, 0.002, 0.015))
_SOURCES = weighted((35, 40, 6, 6, 8, 5))


class Penalties(Line):
    """行政处罚案件."""

    model: ClassVar = Penalty
    weight: ClassVar = 0.84
    steps: ClassVar = (
        "punish_on_spot", "report_back", "register", "file", "conclude", "inform", "punish", "exempt", "serve",
        "publish", "withhold", "pay", "close",
    )  # fmt: skip
    faults: ClassVar = ("late_decision", "late_service", "late_publication", "over_spot_limit", "closed_before_opened")

    def draw(self, draw: Draw, opened: Days, chunk: Chunk) -> dict[str, pa.Array]:
        """Days and columns of some cases that open on these days."""
        n = len(opened)
        profile = draw.pick(_PROFILE, n)
        spot = draw.slots(n) < _SPOT[profile]
        exempt = ~spot & draw.share(0.07, n)
        kind = np.where(spot, draw.pick(_SPOT_KIND, n), draw.pick(_ORDINARY_KIND, n))
        slots = draw.slots(n)
        fined = (kind != 1) & ~exempt
        fine = np.where(spot, _SPOT_FINES[profile, slots], _FINES[profile, slots])
        filed = opened + draw.pick(between(0, 7), n)
        concluded = filed + draw.pick(between(3, 50), n)
        told = concluded + draw.pick(between(0, 5), n)
        decided = np.where(spot, opened, due("PEN-D04", told) + draw.pick(between(1, 6), n))
        tardy = chunk.plant("late_decision", ~spot)
        decided[tardy] = due("PEN-D02", filed[tardy]) + 1 + tardy % 20
        served = np.where(spot, opened, np.minimum(decided + draw.pick(between(0, 9), n), due("PEN-D03", decided)))
        shown = np.minimum(served + draw.pick(between(0, 9), n), due("PEN-D08", decided))
        tardy = chunk.plant("late_service", ~spot)
        served[tardy] = due("PEN-D03", decided[tardy]) + 1 + tardy % 10
        withheld = spot | exempt
        withheld[tardy] = True
        tardy = chunk.plant("late_publication", ~withheld)
        shown[tardy] = due("PEN-D08", decided[tardy]) + 1 + tardy % 10
        shown = np.where(withheld, served, shown)
        fine[chunk.plant("over_spot_limit", spot & fined)] = 500_000

        pay_by = due("PEN-D06", served)
        late_payer = draw.share(0.08, n)
        paid = np.where(late_payer, pay_by + draw.pick(between(1, 60), n), np.maximum(served, pay_by - slots % 16))
        closed = np.maximum(np.maximum(np.where(fined, paid, served), shown), served) + draw.pick(between(0, 12), n)
        closed[chunk.plant("closed_before_opened", spot)] = -1
        closed = np.where(closed < 0, opened - 3, closed)

        def only(some: np.ndarray, values: Days) -> Days:
            return np.where(some, values, NEVER)

        chunk.days = {
            "punish_on_spot": only(spot, opened),
            "report_back": only(spot, opened),
            "register": only(~spot, opened),
            "file": only(~spot, filed),
            "conclude": only(~spot, concluded),
            "inform": only(~spot & ~exempt, told),
            "punish": only(~spot & ~exempt, decided),
            "exempt": only(exempt, decided),
            "serve": only(~spot, served),
            "publish": only(~withheld, shown),
            "withhold": only(withheld & ~spot, served),
            "pay": only(fined, paid),
            "close": closed,
        }
        cutoff = chunk.cutoff
        known, delivered = decided <= cutoff, served <= cutoff
        punished = known & ~exempt
        money = fined & known
        first, last = township()
        town = draw.pick(between(first, last), n)
        body = np.where(_BODY[profile] == _TOWN, town, _BODY[profile])
        return {
            "body_id": c.numbers(body),
            "title": c.words(profile, [f"某某涉嫌{name}案" for name in _NAMES]),
            "number": c.numbered(c.words(spot, ("罚立字第", "当罚字第")), chunk.first, spot | (filed <= cutoff)),
            "party_id": c.numbers(draw.chance.integers(1, chunk.subjects + 1, n)),
            "item_id": c.numbers(profile + 1),
            "track": c.words(spot, ("ordinary", "on_the_spot")),
            "source": c.words(draw.pick(_SOURCES, n), Source.values, ~spot),
            "age": c.words(np.zeros(n, np.int8), ("adult",)),
            "harm": c.words(exempt, ("real", "slight")),
            "slight": pa.array(exempt),
            "corrected": pa.array(exempt),
            "certain": pa.array(spot),
            "ground": c.words(draw.pick(weighted((1, 1)), n), ("minor", "first"), exempt & known),
            "leniency": c.words(
                draw.pick(weighted((1, 2, 6, 1)), n), ("mitigated", "light", "usual", "heavy"), punished
            ),
            "happened_on": c.days(opened - np.where(spot, 0, draw.pick(between(0, 40), n)), cutoff),
            "discovered_on": c.days(opened, cutoff),
            "filed_on": c.days(only(~spot, filed), cutoff),
            "concluded_on": c.days(only(~spot, concluded), cutoff),
            "told_on": c.days(only(~spot & ~exempt, told), cutoff),
            "decided_on": c.days(decided, cutoff),
            "decision": c.words(exempt, ("penalty", "exempt"), known),
            "kinds": c.lists(kind, _KINDS, punished),
            "heaviest": c.words(kind, _HEAVIEST, punished),
            "fine": c.money(fine, money),
            "owed": c.money(fine, money & delivered),
            "fine_paid": c.money(np.where(paid <= cutoff, fine, 0), fined | known),
            "confiscated": c.money(fine // 3, punished & (kind == 2)),
            "served_on": c.days(served, cutoff),
            "service": c.words(spot, ("direct", "at_once"), delivered),
            "pay_by": c.days(np.where(fined & delivered, pay_by, NEVER), int(NEVER) - 1),
            "reported_on": c.days(only(spot, opened), cutoff),
            "publicity": c.words(withheld, ("published", "withheld"), shown <= cutoff),
            "published_on": c.days(only(~withheld, shown), cutoff),
        }
