"""Which text of the law a step follows: the dates on which the rules of reconsideration changed.

What stood before 2024 was not read in its own text; steps in that version bear the mark M.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from guiju.procedure.steps import Step, Versions

#: First day of 行政复议法 as revised in 2023.
LAW = dt.date(2024, 1, 1)
#: First day of 行政复议法实施条例 as revised in 2026 (国务院令第836号).
REGULATION = dt.date(2026, 7, 1)

OLD_LAW = "行政复议法（2017年修正）"
OLD_REGULATION = "行政复议法实施条例（2007年公布）"


def before_july_2026(law: str) -> Callable[[Step], Versions]:
    """Decorator above `step`: until the end of June 2026 the step rested on `law`, of the regulation of 2007."""

    def both(new: Step) -> Versions:
        last = REGULATION - dt.timedelta(days=1)
        return Versions(replace(new, law=law, mark="M", takes=(None, last)), replace(new, takes=(REGULATION, None)))

    return both


def before_2024(law: str, **changes: Any) -> Callable[[Step], Versions]:
    """Decorator above `step`: until the end of 2023 the step rested on `law` and differed by `changes`."""

    def both(new: Step) -> Versions:
        last = LAW - dt.timedelta(days=1)
        return Versions(replace(new, law=law, mark="M", takes=(None, last), **changes), replace(new, takes=(LAW, None)))

    return both
