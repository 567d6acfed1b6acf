"""Suits of first instance: answered in fifteen days, heard, judged, gone through again when lost (行政诉讼法).

No appeal is made up: each suit ends with the judgment of first instance, or is withdrawn or settled.
"""

from typing import ClassVar

import numpy as np
import pyarrow as pa

from guiju.lake.synth import columns as c
from guiju.lake.synth.draw import NEVER, Days, Draw, between, due, weighted
from guiju.lake.synth.line import Chunk, Line
from guiju.lake.synth.places import GOVERNMENT, department, township
from guiju.matters.litigation.choices import LOST, SETTLED, Against, Fault, Instance, Outcome, Rank, Subject, Way
from guiju.matters.litigation.models import Lawsuit

#: What is fought over: expropriation and penalties first, then reconsideration, titles, openness.
_ABOUT = weighted((18, 7, 22, 4, 9, 6, 8, 9, 3, 7, 4, 3))
_OUTCOMES = (
    Outcome.DISMISSED, Outcome.REVOKED, Outcome.REVOKED_PART, Outcome.ILLEGAL, Outcome.VOID, Outcome.PERFORM,
    Outcome.CHANGED, Outcome.COMPENSATE, Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.MEDIATED,
)  # fmt: skip
_OUTCOME = weighted((44, 4, 0.6, 4.4, 0.2, 2.6, 0.4, 0.8, 17, 22, 4))
#: Who is sued: the government in three of ten, else mostly those who expropriate, register and punish.
_TOWN = 0
_SUED = np.array(
    [GOVERNMENT, _TOWN, *map(department, ("公安局", "市场监督管理局", "人力资源和社会保障局", "规划和自然资源局",
     "住房和城乡建设委员会", "综合行政执法局"))]
)  # fmt: skip
_BODY = weighted((30, 16, 12, 11, 10, 12, 5, 4))
_FAULTS = [(one,) for one in Fault.values]


def _are(outcome: np.ndarray, kinds: tuple[Outcome, ...]) -> np.ndarray:
    return np.isin(outcome, [_OUTCOMES.index(one) for one in kinds if one in _OUTCOMES])


class Lawsuits(Line):
    """行政应诉案件, 一审."""

    model: ClassVar = Lawsuit
    weight: ClassVar = 0.01
    steps: ClassVar = (
        "receive", "dispatch", "answer_suit", "open_court", "judge", "settle", "take_effect", "perform", "replay",
        "close",
    )  # fmt: skip
    faults: ClassVar = ("late_answer",)

    def draw(self, draw: Draw, opened: Days, chunk: Chunk) -> dict[str, pa.Array]:
        """Days and columns of some suits whose copies came in on these days."""
        n, cutoff = len(opened), chunk.cutoff
        outcome = draw.pick(_OUTCOME, n)
        lost, settled = _are(outcome, LOST), _are(outcome, SETTLED)
        ruled, owes = _are(outcome, (Outcome.REJECTED,)), _are(outcome, (Outcome.PERFORM, Outcome.COMPENSATE))
        heard = ~(settled | ruled) | draw.share(0.3, n)

        dispatched = np.minimum(opened + draw.pick(between(0, 2), n), due("LIT-D01", opened))
        answered = np.maximum(np.minimum(opened + draw.pick(between(6, 20), n), due("LIT-D02", opened)), dispatched)
        tardy = chunk.plant("late_answer", np.ones(n, np.bool_))
        answered[tardy] = due("LIT-D02", opened[tardy]) + 1 + tardy % 10
        in_court = answered + draw.pick(between(8, 60), n)
        concluded = np.where(heard, in_court, answered) + draw.pick(between(5, 60), n)
        appeal = np.where(ruled, due("LIT-D07b", concluded), due("LIT-D07", concluded))
        effective = np.where(settled, concluded, appeal + 1)
        performed, replayed = effective + draw.pick(between(3, 60), n), effective + draw.pick(between(5, 40), n)
        done = np.maximum(np.where(owes, performed, effective), np.where(lost, replayed, effective))
        closed = done + draw.pick(between(1, 15), n)

        def only(some: np.ndarray, values: Days) -> Days:
            return np.where(some, values, NEVER).astype(np.int32)

        every = np.ones(n, np.bool_)
        chunk.days = {
            "receive": opened,
            "dispatch": only(every, dispatched),
            "answer_suit": only(every, answered),
            "open_court": only(heard, in_court),
            "judge": only(~settled, concluded),
            "settle": only(settled, concluded),
            "take_effect": only(~settled, effective),
            "perform": only(owes, performed),
            "replay": only(lost, replayed),
            "close": only(every, closed),
        }
        known, been = concluded <= cutoff, heard & (in_court <= cutoff)
        came = been & draw.share(0.93, n)
        body = _SUED[draw.pick(_BODY, n)]
        first, last = township()
        body = np.where(body == _TOWN, draw.pick(between(first, last), n), body)
        against = np.select([body == GOVERNMENT, body >= first], [0, 2], 1)
        about = draw.pick(_ABOUT, n)
        return {
            "body_id": c.numbers(body),
            "title": c.words(about, [f"某某诉{label}案（一审）" for label in Subject.labels]),
            "number": c.numbered(c.words(np.zeros(n, np.int8), ("应诉字第",)), chunk.first, every),
            "party_id": c.numbers(draw.chance.integers(1, chunk.subjects + 1, n)),
            "category": c.words(np.zeros(n, np.int8), ("administrative",)),
            "instance": c.words(np.zeros(n, np.int8), (Instance.FIRST.value,)),
            "way": c.words(draw.share(0.35, n), Way.values),
            "about": c.words(about, Subject.values),
            "against": c.words(against, Against.values),
            "sole": pa.array(draw.share(0.8, n)),
            "received_on": c.days(opened, cutoff),
            "answered_on": c.days(answered.astype(np.int32), cutoff),
            "hearing_on": c.days(only(heard, in_court), cutoff),
            "heard": pa.array(been),
            "heard_on": c.days(only(heard, in_court), cutoff),
            "attended": pa.array(been),
            "head_came": pa.array(came),
            "spoke": pa.array(came & draw.share(0.9, n)),
            "head_rank": c.words(draw.pick(weighted((25, 65, 10)), n), Rank.values, came),
            "outcome": c.words(outcome, [one.value for one in _OUTCOMES], known),
            "lost": pa.array(lost, mask=~known),
            "concluded_on": c.days(concluded.astype(np.int32), cutoff),
            "effective_on": c.days(effective.astype(np.int32), cutoff),
            "performed_on": c.days(only(owes, performed), cutoff),
            "faults": c.lists(draw.pick(weighted((8, 34, 20, 10, 8, 16, 4)), n), _FAULTS, lost & (replayed <= cutoff)),
            "replayed_on": c.days(only(lost, replayed), cutoff),
        }
