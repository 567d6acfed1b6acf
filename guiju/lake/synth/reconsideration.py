"""Reconsideration: screened in five working days, decided within sixty days, thirty when simplified (行政复议法)."""

from typing import ClassVar

import numpy as np
import pyarrow as pa

from guiju.lake.synth import columns as c
from guiju.lake.synth.draw import NEVER, Days, Draw, between, due, lognormal, weighted
from guiju.lake.synth.line import Chunk, Line
from guiju.lake.synth.places import GOVERNMENT, department, township
from guiju.matters.reconsideration.choices import ActKind, Channel, Condition, Outcome
from guiju.matters.reconsideration.models import Reconsideration

#: What is challenged, in the shares of 2023.
_ACTS = weighted((32.8, 30.0, 8.3, 3.5, 5.5, 2.7, 5.9, 1.9, 1.0, 0.4, 8.2))
_CHANNELS = weighted((45, 20, 3, 30, 2))
#: Whom it challenges: market supervision first, the police, the rest.
_BODIES = np.array(
    [
        *map(department, ("市场监督管理局", "公安局", "综合行政执法局", "人力资源和社会保障局", "规划和自然资源局")),
        *range(township()[0], township()[0] + 10),
    ]
)
_BODY = weighted((50, 27, 5, 5, 5, *(0.8 for _ in range(10))))
#: How it ends: decided in one of these ways, or settled, corrected, withdrawn.
_ENDS = (
    Outcome.UPHOLD, Outcome.CHANGE, Outcome.REVOKE, Outcome.REVOKE_PART, Outcome.ILLEGAL, Outcome.VOID, Outcome.PERFORM,
    Outcome.REJECT_CLAIM, Outcome.REJECT_APPLICATION, Outcome.MEDIATED, Outcome.SETTLED, Outcome.CORRECTED,
    Outcome.WITHDRAWN, Outcome.REFUSED,
)  # fmt: skip
_END = weighted((29, 1, 5, 0.6, 3.2, 0.2, 2.1, 13, 11, 5, 8, 4, 9, 9))
_AT = {end: at for at, end in enumerate(_ENDS)}
_AMOUNTS = lognormal(3000, 1.4, 50, 5_000_000, 50) * 100
_MET = [tuple(Condition.values)]


class Reconsiderations(Line):
    """行政复议案件."""

    model: ClassVar = Reconsideration
    weight: ClassVar = 0.10
    steps: ClassVar = (
        "receive", "refuse", "accept", "simplify", "appoint", "send_copy", "answer_application", "hear", "terminate",
        "mediate", "decide", "serve", "close",
    )  # fmt: skip
    faults: ClassVar = ("late_reconsideration",)

    def draw(self, draw: Draw, opened: Days, chunk: Chunk) -> dict[str, pa.Array]:
        """Days and columns of some cases that open on these days."""
        n, cutoff = len(opened), chunk.cutoff
        end = draw.pick(_END, n)
        refused = end == _AT[Outcome.REFUSED]
        ended = np.isin(end, [_AT[one] for one in (Outcome.SETTLED, Outcome.CORRECTED, Outcome.WITHDRAWN)])
        mediated = end == _AT[Outcome.MEDIATED]
        decides = ~(refused | ended | mediated)
        simple = ~refused & draw.share(0.2, n)

        screened = np.minimum(opened + draw.pick(between(0, 7), n), due("REC-D02", opened))
        copied = _within(screened + draw.pick(between(0, 9), n), simple, "REC-D06", screened)
        answered = _within(copied + draw.pick(between(2, 14), n), simple, "REC-D07", copied)
        heard = answered + draw.pick(between(0, 3), n)
        limit = np.where(simple, due("REC-D11b", screened), due("REC-D11", screened))
        room = np.maximum(limit - heard, 1)
        concluded = np.where(refused, screened, heard + (draw.slots(n).astype(np.int64) * room >> 16))
        tardy = chunk.plant("late_reconsideration", decides)
        concluded[tardy] = limit[tardy] + 1 + tardy % 30
        late = concluded > limit
        served = np.where(decides, concluded + draw.pick(between(0, 6), n), concluded)
        closed = np.where(decides, due("REC-D15", served) + draw.pick(between(1, 20), n), concluded)
        closed = np.where(mediated, concluded + draw.pick(between(1, 20), n), closed)

        def only(some: np.ndarray, values: Days) -> Days:
            return np.where(some, values, NEVER).astype(np.int32)

        chunk.days = {
            "receive": opened,
            "refuse": only(refused, screened),
            "accept": only(~refused, screened),
            "simplify": only(simple, screened),
            "appoint": only(~refused, screened),
            "send_copy": only(~refused, copied),
            "answer_application": only(~refused, answered),
            "hear": only(decides, heard),
            "terminate": only(ended, concluded),
            "mediate": only(mediated, concluded),
            "decide": only(decides, concluded),
            "serve": only(decides, served),
            "close": only(decides | mediated, closed),
        }
        known = concluded <= cutoff
        merits = known & ~refused
        agreed = np.isin(end, [_AT[one] for one in (Outcome.MEDIATED, Outcome.SETTLED, Outcome.CORRECTED)])
        act = draw.pick(_ACTS, n)
        return {
            "body_id": c.numbers(np.full(n, GOVERNMENT)),
            "counterpart_id": c.numbers(_BODIES[draw.pick(_BODY, n)]),
            "title": c.words(act, [f"某某不服{label}案" for label in ActKind.labels[:11]]),
            "number": c.numbered(c.words(np.zeros(n, np.int8), ("复字第",)), chunk.first, screened <= cutoff),
            "party_id": c.numbers(draw.chance.integers(1, chunk.subjects + 1, n)),
            "act_kind": c.words(act, ActKind.values[:11]),
            "channel": c.words(draw.pick(_CHANNELS, n), Channel.values),
            "respondent_kind": c.words(np.zeros(n, np.int8), ("department",)),
            "acted_on": c.days(opened - draw.pick(between(5, 58), n), cutoff),
            "known_on": c.days(opened - draw.pick(between(1, 4), n), cutoff),
            "received_on": c.days(opened, cutoff),
            "accepted_on": c.days(only(~refused, screened), cutoff),
            "met": c.lists(np.zeros(n, np.int8), _MET, ~refused & (screened <= cutoff)),
            "unmet": c.lists(np.zeros(n, np.int8), [("scope",)], refused & known),
            "track": c.words(simple & (screened <= cutoff), ("ordinary", "simplified")),
            "applicants": c.numbers(np.ones(n, np.int64)),
            "amount": c.money(draw.pick(_AMOUNTS, n), draw.share(0.4, n)),
            "copy_served_on": c.days(only(~refused, copied), cutoff),
            "examiner_count": c.numbers(np.where(simple, 1, 2)),
            "outcome": c.words(end, [str(one) for one in _ENDS], known),
            "concluded_on": c.days(concluded.astype(np.int32), cutoff),
            "on_time": pa.array(~late, mask=~merits),
            "resolved": pa.array(agreed | draw.share(0.7, n), mask=~merits),
            "withdrawal": c.words(
                np.select([end == _AT[Outcome.SETTLED], end == _AT[Outcome.CORRECTED]], [0, 1], 2),
                ("settled", "corrected", "own"),
                ended & known,
            ),
            "served_on": c.days(only(decides | mediated, served), cutoff),
            "documents_open": c.numbers(np.zeros(n, np.int64)),
        }


def _within(wanted: Days, simple: np.ndarray, rule: str, since: Days) -> Days:
    """A day of one's own choosing, but in time: the simplified procedure has the shorter period."""
    return np.minimum(wanted, np.where(simple, due(f"{rule}b", since), due(rule, since)))
