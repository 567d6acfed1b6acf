"""The words in which a line of work defines its figures.

    received = Count("reconsideration.received", Reconsideration, on="received_on", name="复议新收案件数", unit="件")
    handled = Derived("reconsideration.handled", received + carried_over, name="行政复议办理案件数", unit="件")
    rate = Ratio("reconsideration.on_time_rate", on_time, concluded, name="行政复议法定期限按时办结率")

A measure is taken over records: `Count`, `Sum`, `Distinct`, `Average`, `Stock`. Its period rule is one of these:
`on` names the date by which a record falls into the period (a flow); `since` and `until` name the dates between which
it stands, and `at` says when it must stand: at the `end` of the period (the cut-off, when that comes first), at its
`start`, or at any time `during` it. A record that ended on a day does not stand at the end of that day; an empty
`since` means always, an empty `until` still. Without any of these every record counts. Rows struck off a register
never count.

Measures add and subtract (`a + b`); `Derived` gives the result a name. `Ratio`, `Change` and `Declared` are the figures
that records do not make by themselves, `Equal`, `Within` and `Balance` the identities that must hold between figures.
"""

from guiju.indicators.base import Additive, Combination, Indicator
from guiju.indicators.derived import Change, Declared, Derived, Ratio
from guiju.indicators.identity import Balance, Equal, Identity, Within
from guiju.indicators.measures import Average, Count, Distinct, Measure, Stock, Sum

__all__ = [
    "Additive",
    "Average",
    "Balance",
    "Change",
    "Combination",
    "Count",
    "Declared",
    "Derived",
    "Distinct",
    "Equal",
    "Identity",
    "Indicator",
    "Measure",
    "Ratio",
    "Stock",
    "Sum",
    "Within",
]
