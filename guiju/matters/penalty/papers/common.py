"""What several papers say: the organ, the party, the officers, sums of money, remedies."""

import datetime as dt
from copy import copy
from decimal import Decimal
from typing import Any

from guiju.documents.build import facts, heading, signatures
from guiju.documents.content import Block, Fact, Facts, Signatures
from guiju.documents.dates import written
from guiju.documents.numerals import money_in_capitals, money_in_digits
from guiju.documents.remedies import Remedy, remedies
from guiju.matters.penalty.models import Penalty
from guiju.matters.penalty.models.words import Kind, Mitigation
from guiju.procedure import clock
from guiju.procedure.models import Case, Event
from guiju.registry.models import Body
from guiju.registry.models.body import BodyKind
from guiju.registry.models.subject import SubjectKind


def given(case: Any, event: Event) -> Any:
    """The case with the fields as this step left them, whatever later steps made of them."""
    then = copy(case)
    for name, value in event.data.items():
        field = next((one for one in case._meta.concrete_fields if one.name == name), None)
        if field:
            setattr(
                then,
                field.attname,
                field.target_field.to_python(value) if field.is_relation else field.to_python(value),
            )
    return then


def on(event: Event) -> dt.date:
    """The day of the step."""
    return clock.as_moment(event.at).date()


def organ(case: Case) -> str:
    """In whose name the paper goes out: the delegating agency's where the power was delegated (行政处罚法第二十条)."""
    item = getattr(case, "item", None)
    return item.body.name if item else case.body.name


def yuan(amount: Decimal | None) -> str:
    """A sum in capitals and digits, as a decision writes it."""
    return f"{money_in_capitals(amount or 0)}（{money_in_digits(amount or 0)}）"


def kinds_of(kinds: list[str]) -> str:
    """The kinds of penalty in words."""
    return "、".join(Kind(kind).label for kind in kinds)


def lighter(case: Any) -> str:
    """Why the penalty had to be lighter (第三十二条)."""
    grounds = "；".join(Mitigation(one).label for one in case.mitigation)
    return f"当事人{grounds}（行政处罚法第三十二条）。" if grounds else ""


def party_rows(case: Case) -> list[Any]:
    """Who the party is, as the grid of a form shows it."""
    party = case.party
    if party is None:
        return [("当事人", "待查")]
    code = "身份号码" if party.kind == SubjectKind.PERSON else "统一社会信用代码"
    rows: list[Any] = [[("当事人", party.name), (code, party.code)]]
    if party.kind != SubjectKind.PERSON:
        rows.append([("法定代表人（经营者）", party.representative), ("联系电话", party.phone)])
    return [*rows, ("住所（地址）", party.address)]


def party_text(case: Case) -> str:
    """Name and address of the party in running text (第五十九条第一项)."""
    party = case.party
    assert party is not None
    code = "身份号码" if party.kind == SubjectKind.PERSON else "统一社会信用代码"
    parts = [f"当事人：{party.name}"]
    parts += [f"{code}：{party.code}"] if party.code else []
    parts += [f"法定代表人（负责人、经营者）：{party.representative}"] if party.representative else []
    return "；".join([*parts, f"住所（地址）：{party.address or '（未登记）'}"]) + "。"


def officers_of(case: Any) -> str:
    """The officers with the numbers of their certificates."""
    names = [
        f"{officer.name}（{'、'.join(one.number for one in officer.certificates.all())}）"
        for officer in case.officers.prefetch_related("certificates")
    ]
    return "、".join(names)


def officer_lines(case: Any) -> Signatures:
    """Lines for the officers to sign."""
    return signatures(*(("执法人员", officer.name) for officer in case.officers.all()), "日期")


def approval(*rows: Any, opinion: str = "", approver: str = "行政机关负责人") -> Facts:
    """A form for approval: what is proposed, and room for the opinions written by hand."""
    return facts(
        *rows,
        Fact("承办人意见", f"{opinion}\n　　签名：　　　　　年　　月　　日", 3),
        Fact("办案机构负责人意见", "\n　　签名：　　　　　年　　月　　日", 2),
        Fact(f"{approver}意见", "\n　　签名：　　　　　年　　月　　日", 2),
    )


def about(case: Penalty) -> list[Any]:
    """The first rows of most forms: the case, its number, its party."""
    return [[("案由", case.violation), ("案号", case.number or "")], *party_rows(case)]


def reviewing_government(body: Body) -> str:
    """The county government to which an application for reconsideration goes (行政复议法第二十四条)."""
    above = body.parent
    while above and above.kind != BodyKind.GOVERNMENT:
        above = above.parent
    return above.name if above else f"{body.name}的本级人民政府"


def ways_to_object(case: Penalty, kind: Remedy) -> str:
    """The remedies paragraph of a decision."""
    deciding = case.item.body if case.item else case.body
    court = Body.objects.filter(kind=BodyKind.COURT, parent=deciding.parent, name__endswith="人民法院").first()
    return remedies(
        kind,
        organ=deciding.name,
        reconsideration=reviewing_government(deciding),
        court=court.name if court else "有管辖权的人民法院",
    )


def to_correct(case: Penalty) -> list[Block | str]:
    """The order to correct that goes with a penalty (第二十八条第一款)."""
    if not case.correction:
        return []
    until = f"限{dated(case.correct_by)}前改正" if case.correct_by else "立即改正"
    return [f"依照《中华人民共和国行政处罚法》第二十八条第一款的规定，责令当事人{until}：{full(case.correction)}"]


def how_to_pay(case: Penalty) -> list[Block | str]:
    """Manner and time of performance, and what follows if it is not done (第五十九条第四项; 罚缴分离办法第七条)."""
    if not case.fine and not case.confiscated:
        return ["请自收到本决定书之日起履行上述处罚。"]
    return [
        "请自收到本决定书之日起十五日内，持缴款通知单到其载明的代收机构，或者通过电子支付系统缴纳罚没款。"
        "确有经济困难，需要延期或者分期缴纳的，可以向本机关书面申请（行政处罚法第六十六条第二款）。",
        "到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额"
        "（行政处罚法第七十二条第一款第一项）；申请行政复议或者提起行政诉讼的，复议或者诉讼期间不计算加处罚款"
        "（行政处罚法第七十三条第三款）。逾期不履行的，本机关将依法强制执行或者申请人民法院强制执行。",
    ]


def full(text: str) -> str:
    """A text that somebody typed, ended as a sentence."""
    text = text.strip()
    return text if not text or text[-1] in "。！？；：…" else f"{text}。"


def section(title: str, text: str, *, numbered: bool = True) -> list[Block | str]:
    """A heading with its text, or nothing if there is no text."""
    return [heading(title, numbered=numbered), full(text)] if text else []


def dated(day: dt.date | None) -> str:
    """A day as a paper writes it, or nothing."""
    return written(day) if day else ""
