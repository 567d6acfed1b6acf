"""The published decision: the 双公示 data set (codes CF_*), and what of it the public may see.

Every field of the data set is either public or not; the names of natural persons are masked, and numbers that identify
them are struck out of the text wherever they stand. What is masked by machine is still to be read by a person before
it goes out.
"""

import re
from decimal import Decimal
from typing import Any

from guiju.documents.models import Issued
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.models.words import Kind
from guiju.procedure.refusal import require
from guiju.registry.models import Subject
from guiju.registry.models.subject import SubjectKind

#: Fields that leave the agency for the credit platform only; never shown (个人信息保护法第二十八条).
NOT_PUBLIC = frozenset({"CF_FRDB", "CF_FR_ZJLX", "CF_FR_ZJHM", "CF_XDR_ZJLX", "CF_XDR_ZJHM", "BZ"})
#: Fields that somebody wrote, in which a name or a number may stand.
WRITTEN = ("CF_XDR_MC", "CF_WFXW", "CF_SY", "CF_YJ", "CF_NR", "CF_NR_ZKDX")
_DECISIONS = ("行政处罚决定书", "当场行政处罚决定书")
_LICENCE = {Kind.SUSPEND, Kind.REVOKE, Kind.DOWNGRADE}
_IDENTIFYING = (
    (re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"), "〔身份号码略〕"),
    (re.compile(r"(?<!\d)\d{16,19}(?!\d)"), "〔账号略〕"),
    (re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"), "〔电话略〕"),
    (re.compile(r"[\u4e00-\u9fff][A-Z][·・ ]?[A-Z0-9]{5,6}(?![A-Z0-9])"), "〔车牌略〕"),
)


def decision_number(case: Penalty) -> str:
    """The number of the decision: of the paper, or for a decision on the spot of the case."""
    paper = Issued.objects.filter(case=case.pk, title__in=_DECISIONS).order_by("pk").last()
    return (paper and paper.number) or case.number or ""


def wan(amount: Decimal | None) -> Decimal | None:
    """Yuan as the data set writes them: 万元 with six decimals, so that 2,000 yuan is 0.2."""
    return None if amount is None else (amount / 10000).quantize(Decimal("0.000001"))


def credit_row(case: Penalty) -> dict[str, Any]:
    """The case as a row of the 双公示 data set, all fields; for the credit platform, never for the public."""
    party, body = case.party, case.item.body if case.item else case.body
    assert party is not None
    person = party.kind == SubjectKind.PERSON
    return {
        "CF_XDR_MC": party.name,
        "CF_XDR_LB": party.get_kind_display(),
        "CF_XDR_SHXYM": "" if person else party.code,
        "CF_FRDB": "" if person else party.representative,
        "CF_XDR_ZJLX": "身份证" if person and party.code else "",
        "CF_XDR_ZJHM": party.code if person else "",
        "CF_WSH": decision_number(case),
        "CF_WFXW": case.violation,
        "CF_SY": case.facts,
        "CF_YJ": case.basis,
        "CF_CFLB": ";".join(Kind(kind).label for kind in case.kinds),
        "CF_NR": case.content,
        "CF_NR_FK": wan(case.fine),
        "CF_NR_WFFF": wan(case.confiscated),
        "CF_NR_ZKDX": case.content if _LICENCE & set(case.kinds) else "",
        "CF_JDRQ": case.decided_on,
        "CF_YXQ": case.public_until,
        "CF_GSJZQ": case.public_until,
        "CF_CFJG": body.name,
        "CF_CFJGDM": body.uscc,
        "CF_SJLY": case.body.name,
        "CF_SJLYDM": case.body.uscc,
        "BZ": "",
    }


def public_notice(case: Penalty) -> dict[str, Any]:
    """What the public sees of a decision that is on show.

    Raises:
        Refused: It is not on show: not published, withdrawn, over its time, secret, or a minor's.
    """
    require(
        Penalty.objects.public().filter(pk=case.pk).exists(),
        "这件处罚决定没有公开，或者已经撤回、到期",
        law="行政处罚法第四十八条",
    )
    party = case.party
    assert party is not None
    row = {name: value for name, value in credit_row(case).items() if name not in NOT_PUBLIC}
    return row | {name: masked(row[name], party) for name in WRITTEN}


def masked(text: str, party: Subject) -> str:
    """A text without what identifies a natural person: the party's name and address, numbers, plates."""
    if party.kind == SubjectKind.PERSON:
        text = text.replace(party.name, party.masked)
        if party.address:
            text = text.replace(party.address, "〔住址略〕")
    if party.representative:
        text = text.replace(party.representative, party.representative[0] + "某")
    for pattern, instead in _IDENTIFYING:
        text = pattern.sub(instead, text)
    return text
