"""The rules, one small function each, by what they look at. Importing this package registers them all."""

from guiju.reports.audit.rules import (  # noqa: F401
    across,
    claims,
    differences,
    growth,
    identities,
    layoutslips,
    leftovers,
    mentions,
    names,
    numbering,
    periods,
    portions,
    privacy,
    ranges,
    ranks,
    rates,
    sums,
    targets,
    terms,
    vague,
)
