"""Law campaigns in towns, schools and villages: a register."""

import numpy as np
import pyarrow as pa

from guiju.lake.synth import columns as c
from guiju.lake.synth.draw import Days, Draw, between, lognormal, weighted
from guiju.lake.synth.places import TOWNSHIPS, township
from guiju.matters.publicity.models import PublicityEvent
from guiju.matters.publicity.models.events import Audience, Form, Place, Programme, Topic

MODEL = PublicityEvent
WEIGHT = 0.05
_FORM = weighted((30, 18, 15, 6, 12, 10, 2, 3, 2, 2))
_TOPIC = weighted((12, 15, 6, 18, 10, 12, 7, 6, 4, 7, 3))
_PLACE = weighted((22, 38, 6, 16, 6, 6, 2, 4))
_AUDIENCE = weighted((55, 22, 4, 6, 6, 7))
_REACHED = lognormal(60, 0.8, 5, 5000, 5)
_VILLAGES = [f"第{town}镇第{village}村" for town in range(1, TOWNSHIPS + 1) for village in range(1, 10)]


def rows(draw: Draw, held: Days, first: int, cutoff: int) -> dict[str, pa.Array]:
    """Events held on these days; pupils are never more than those reached (普法活动台账)."""
    n = len(held)
    reached, audience, place = draw.pick(_REACHED, n), draw.pick(_AUDIENCE, n), draw.pick(_PLACE, n)
    pupils = np.where(audience == Audience.values.index("pupils"), reached, reached // 10)
    town, village = draw.pick(between(0, TOWNSHIPS - 1), n), draw.pick(between(0, 8), n)
    in_village = place == Place.values.index("village")
    return {
        "id": c.numbers(np.arange(first, first + n)),
        "body_id": c.numbers(township()[0] + town),
        "held_on": c.days(held, cutoff),
        "form": c.words(draw.pick(_FORM, n), Form.values),
        "topic": c.words(draw.pick(_TOPIC, n), Topic.values),
        "programme": c.words(draw.pick(weighted((1, 1, 1, 1, 1)), n), Programme.values, draw.share(0.2, n)),
        "place_kind": c.words(place, Place.values),
        "audience": c.words(audience, Audience.values),
        "village": c.words(town * 9 + village, _VILLAGES, in_village),
        "attendance": c.numbers(reached),
        "pupils": c.numbers(pupils),
        "leaflets": c.numbers(reached * 2),
    }
