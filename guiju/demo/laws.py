"""What the records themselves force between figures, beside the identities that the lines of work declare.

They bind the generator only: a case that was withdrawn is never counted as resolved, because the line of work says so
in its steps, not in an identity. Each is told as a pair: the smaller side, the larger side.
"""

from collections.abc import Iterable
from functools import cache
from math import inf

from guiju import indicators
from guiju.demo.solve import Condition, Unknown
from guiju.indicators.words import Additive, Equal, Identity
from guiju.matters.litigation.choices import LOST
from guiju.matters.reconsideration.choices import CORRECTING, Outcome


class Forced(Identity):
    """Like `Within`, but known to the generator alone: it is not declared to the compiler and the auditor."""

    relation = "≤"

    def __post_init__(self) -> None:
        """Stay unregistered."""


class Same(Equal):
    """Like `Equal`, for the generator alone: two definitions count the same records."""

    def __post_init__(self) -> None:
        """Stay unregistered."""


@cache
def of_records() -> tuple[Identity, ...]:
    """The conditions, over indicators of all lines of work."""
    get = indicators.get
    ended = {way: get(f"reconsideration.ended_{way}") for way in Outcome}
    lost = _sum(get(f"litigation.first_instance_{kind}") for kind in LOST)
    received, carried = get("reconsideration.received"), get("reconsideration.carried_over")
    accepted, concluded = get("reconsideration.accepted"), get("reconsideration.concluded")
    heads, sittings = get("litigation.head_appearances"), get("litigation.hearings")
    gone, alone = get("litigation.gov_head_appearances"), get("litigation.gov_hearings")
    study = [get(f"leadership.{name}") for name in ("statute_study_sessions", "enforcement_study_sessions")]
    agreed = ended[Outcome.MEDIATED] + ended[Outcome.SETTLED]
    return (
        Same(get("reconsideration.settled"), agreed, why="调解书和和解终止"),
        Same(get("reconsideration.resolved_by_agreement"), agreed + ended[Outcome.CORRECTED], why="再加自行纠正"),
        Same(get("reconsideration.corrected"), _sum(ended[way] for way in CORRECTING), why="各种纠错决定"),
        Forced(
            get("reconsideration.resolved") + ended[Outcome.WITHDRAWN] + ended[Outcome.TERMINATED], concluded,
            why="撤回、其他终止的案件不算实质化解",
        ),
        Forced(accepted + ended[Outcome.REFUSED] + ended[Outcome.ABANDONED], received, why="先收到，后受理"),
        Forced(carried, concluded, why="上年结转的案件在当年审结"),
        Forced(concluded, accepted + carried, why="受理之后才审结"),
        Forced(get("litigation.gov_lost"), lost, why="县政府败诉的案件在败诉案件之中"),
        Forced(lost, get("litigation.first_instance_concluded") - get("litigation.gov_first_instance")
               + get("litigation.gov_lost"), why="其他败诉案件的被告是部门和乡镇"),
        Forced(heads - gone, sittings - alone, why="部门负责人出庭不多于部门案件开庭"),
        Forced(get("litigation.first_instance_concluded"), get("litigation.handled"), why="办结的都办理过"),
        Forced(sittings, get("litigation.first_instance_concluded"), why="开庭的案件在当年办结"),
        Forced(alone, get("litigation.gov_first_instance"), why="县政府的案件才有县政府的庭审"),
        Forced(get("litigation.gov_first_instance"), get("litigation.first_instance_concluded"), why="当年办结"),
        Forced(_sum(study), get("leadership.centre_group_sessions"), why="专题在中心组学习"),
        Forced(get("enforcement.penalties_on_the_spot"),
               get("enforcement.penalties_warnings") + get("enforcement.penalties_fines"),
               why="当场只能警告或者小额罚款"),
    )  # fmt: skip


def of_the_year_before(keys: Iterable[Unknown], year: int) -> list[Condition]:
    """What ties the reconsideration cases of the year before to this year's, if growth over it was published.

    What was there and came in was concluded, but for what is carried over into this year.
    """
    if not any(key[0].startswith("reconsideration.") and key[2] == year - 1 for key in keys):
        return []
    received, carried, concluded, in_time = (
        (f"reconsideration.{name}", "", year - 1)
        for name in ("received", "carried_over", "concluded", "concluded_on_time")
    )
    left = ("reconsideration.carried_over", "", year)
    return [
        Condition(((1, concluded), (-1, received), (-1, carried), (1, left)), 0, 0),
        Condition(((1, received), (-1, left)), 0, inf),
        Condition(((1, concluded), (-1, carried)), 0, inf),
        Condition(((1, concluded), (-1, in_time)), 0, inf),
    ]


def _sum(expressions: Iterable[Additive]) -> Additive:
    first, *rest = expressions
    for one in rest:
        first = first + one
    return first
