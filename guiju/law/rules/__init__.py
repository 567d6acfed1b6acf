"""Every deadline the platform knows, one module for each line of work, under its stable id."""

from datetime import date
from difflib import get_close_matches
from functools import cache

from guiju.law.errors import NotInForce, UnknownRule
from guiju.law.rules import (
    aid,
    coercion,
    compensation,
    correction,
    crime,
    decision,
    inspectorate,
    licence,
    litigation,
    market,
    mediation,
    normative,
    openness,
    penalty,
    petition,
    proposal,
    reconsideration,
    security,
    service,
)
from guiju.law.rules.model import AGENCY, COURT, PERSON, Extension, Kind, Rule
from guiju.law.statutes import cite_all

__all__ = ["AGENCY", "COURT", "PERSON", "Extension", "Kind", "Rule", "all_rules", "get"]

MODULES = (
    penalty, coercion, crime, normative, decision, reconsideration, litigation, mediation, aid, openness, petition,
    proposal, correction, licence, compensation, market, inspectorate, security, service,
)  # fmt: skip


def all_rules() -> tuple[Rule, ...]:
    """Every rule in every version, by line of work."""
    return tuple(rule for module in MODULES for rule in module.RULES)


def get(rule_id: str, on: date | None = None) -> Rule:
    """The rule of this id as it stood on a day; without a day, as it stands now. Upper or lower case.

    Raises:
        UnknownRule: there is no such id; the message offers near ones.
        NotInForce: it stood in no version held on that day.
    """
    versions = _by_id().get(rule_id.strip().upper())
    if versions is None:
        near = get_close_matches(rule_id.strip().upper(), _by_id(), n=4, cutoff=0.6)
        offer = f"相近的有：{'、'.join(_by_id()[i][-1].id for i in near)}。" if near else ""
        raise UnknownRule(f"没有编号为“{rule_id}”的期限规则。{offer}全部规则见 guiju due --list。")
    if on is None:
        return versions[-1]
    for rule in reversed(versions):
        if rule.in_force(on):
            return rule
    cite_all(versions[0].law, on)
    raise NotInForce(f"{on} 适用的“{versions[0].name}”规定未收录（{versions[0].id}），请查当时的文本。")


@cache
def _by_id() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in all_rules():
        found[rule.id.upper()] = (*found.get(rule.id.upper(), ()), rule)
    return found
