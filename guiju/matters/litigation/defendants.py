"""Who is sued after a reconsideration: it follows from what was decided (行政诉讼法第二十六条; 行诉解释 22, 133)."""

from guiju.matters.reconsideration.choices import Outcome
from guiju.matters.reconsideration.models import Reconsideration
from guiju.registry.models import Body

#: The act stands: who made it and who upheld it are sued together.
_TOGETHER = frozenset({Outcome.UPHOLD, Outcome.REJECT_CLAIM})
#: The result was changed: who changed it is sued alone.
_ALONE = frozenset({Outcome.CHANGE, Outcome.REVOKE, Outcome.REVOKE_PART})


def proper_defendants(case: Reconsideration) -> list[Body]:
    """The bodies that the person has to sue; none where the decision alone does not tell.

    An act confirmed as unlawful was changed, unless the ground was its procedure only; an application that was refused
    leaves the choice to the person. Both need somebody who reads the decision.
    """
    if case.outcome in _TOGETHER and case.counterpart:
        return [case.counterpart, case.body]
    return [case.body] if case.outcome in _ALONE else []
