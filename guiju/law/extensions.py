"""Whether an extension may be granted, and how long it is."""

from datetime import date

from guiju.law.errors import Refused
from guiju.law.periods import Unit
from guiju.law.receipt import Grant
from guiju.law.rules.model import Rule
from guiju.law.statutes import cite_all

__all__ = ["allow"]


def allow(rule: Rule, grant: Grant, *, earlier: int, expires: date) -> tuple[int, Unit, str, str]:
    """The length of a granted extension, with who approves it and under which article.

    Args:
        rule: the rule that is extended.
        grant: what was granted.
        earlier: how many extensions the limit has had already.
        expires: the day on which it would end without this one.

    Raises:
        Refused: the law gives no extension, or not this often, not this long, or it was decided after expiry.
        UnknownCitation: the special law that the grant relies on is not held.
    """
    if grant.decided and grant.decided > expires:
        raise Refused(f"{rule.id} 已于 {expires} 期满，{grant.decided} 才决定延长；延长应当在期满之前决定。")
    if grant.law and rule.otherwise:
        return _special(rule, grant)
    allowed = rule.extension
    if allowed is None:
        reason = f"{rule.otherwise}；须写明所依据的规定和天数" if rule.otherwise else rule.note or "没有延长的规定"
        raise Refused(f"{rule.law}没有规定可以延长“{rule.name}”：{reason.rstrip('。')}。")
    if earlier >= allowed.times:
        raise Refused(f"依{allowed.article}，“{rule.name}”只能延长{allowed.times}次。")
    if grant.unit not in (None, allowed.unit):
        raise Refused(f"依{allowed.article}，延长应当以“{allowed.unit.label}”计。")
    n = grant.n if grant.n is not None else allowed.n
    if n is None:
        raise Refused(f"{allowed.article}没有规定延长的长度，请写明{allowed.by}批准延长了多少{allowed.unit.label}。")
    if n < 1 or (allowed.n is not None and n > allowed.n):
        raise Refused(
            f"依{allowed.article}，每次延长1至{allowed.n}{allowed.unit.label}，不能是{n}{allowed.unit.label}。"
        )
    return n, allowed.unit, grant.by or allowed.by, allowed.article


def _special(rule: Rule, grant: Grant) -> tuple[int, Unit, str, str]:
    if grant.n is None or grant.n < 1 or rule.unit is None:
        raise Refused(f"依{grant.law}延长“{rule.name}”，须写明延长多少。")
    cite_all(grant.law)
    return grant.n, grant.unit or rule.unit, grant.by, grant.law
