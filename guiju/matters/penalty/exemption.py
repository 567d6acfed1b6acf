"""不予处罚: which ground the facts bear out, and what the exemption list adds (行政处罚法 30, 31, 33, 36)."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Q

from guiju.documents.numerals import money_in_digits
from guiju.law.periods import add_months
from guiju.matters.penalty.models.charge import known
from guiju.matters.penalty.models.words import Age, Decision, Ground, Harm
from guiju.procedure.refusal import require

if TYPE_CHECKING:
    from guiju.matters.penalty.models import ExemptionItem, Penalty
    from guiju.matters.penalty.models.ruling import Ruling

#: 首违 is not defined by the Law; without a list item, what SAMR's list says: no similar record within two years [S].
LOOKBACK_MONTHS = 24
_ART33 = "行政处罚法第三十三条第一款"


def grounded(case: "Ruling", ground: Ground, on: dt.date) -> None:
    """Refuse an exemption whose ground the facts on record do not bear out.

    A list item adds its own conditions; having none does not bar the ground, for a list cannot narrow the Law.
    """
    facts = {
        Ground.MINOR: (case.slight and case.corrected and case.harm == Harm.NONE,
                       "应当不予处罚须同时具备：违法行为轻微、及时改正、没有造成危害后果", _ART33),
        Ground.FIRST: (case.corrected and case.harm in (Harm.NONE, Harm.SLIGHT),
                       "首违不罚须同时具备：初次违法、危害后果轻微、及时改正", _ART33),
        Ground.NO_FAULT: (case.no_fault, "没有主观过错须有证据足以证明，请先登记", "行政处罚法第三十三条第二款"),
        Ground.CHILD: (case.age == Age.CHILD, "当事人不是不满十四周岁的未成年人", "行政处罚法第三十条"),
        Ground.INCAPABLE: (case.incapable, "没有登记当事人违法时不能辨认或者不能控制自己行为", "行政处罚法第三十一条"),
        Ground.LAPSED: (known(case.discovered_on) > case.limitation_ends(), "没有超过追责时效", "行政处罚法第三十六条"),
    }  # fmt: skip
    holds, otherwise, law = facts[ground]
    require(holds, otherwise, law=law)
    if case.exemption:
        _listed(case, case.exemption, on)
    if ground == Ground.FIRST:
        _first(case, case.exemption, on)


def _listed(case: "Ruling", item: "ExemptionItem", on: dt.date) -> None:
    require(
        item.ground == case.ground, f"清单事项“{item}”属于{item.get_ground_display()}，与所选情形不一致", law=_ART33
    )
    require(item.in_force(on), f"清单事项“{item}”在{on}不生效", law=_ART33)
    require(case.item_code in item.codes, f"清单事项“{item}”不适用于本案的违法行为", law=_ART33)
    require(
        item.value_ceiling is None or (case.goods_value is not None and case.goods_value <= item.value_ceiling),
        f"货值金额超过清单上限{money_in_digits(item.value_ceiling or 0)}，或者没有登记",
        law=_ART33,
    )
    given = {line.strip() for line in case.exemption_evidence.splitlines()}
    missing = [name for name in item.checklist.splitlines() if name.strip() and name.strip() not in given]
    require(not missing, f"清单要求的证据还缺：{'、'.join(missing)}", law=_ART33)


def _first(case: "Ruling", item: "ExemptionItem | None", on: dt.date) -> None:
    """No similar violation of the same party was dealt with within the look-back."""
    earlier = similar_before(case, item, on)
    require(earlier is None, f"不是初次违法：{earlier}", law=_ART33)


def similar_before(case: "Ruling", item: "ExemptionItem | None", on: dt.date) -> "Penalty | None":
    """The latest case of the same party, whatever file it is kept under, that dealt with such a violation lately."""
    from guiju.matters.penalty.models import Penalty

    party = known(case.party).survivor()
    since = add_months(on, -((item and item.lookback_months) or LOOKBACK_MONTHS))
    return (
        Penalty.objects.filter(Q(party=party) | Q(party=case.party) | Q(party__merged_into=party))
        .filter(item_code__in=item.codes if item else [case.item_code], decided_on__gte=since)
        .filter(decision__in=(Decision.PENALTY, Decision.EXEMPT), overturned="")
        .exclude(pk=case.pk)
        .order_by("decided_on")
        .last()
    )
