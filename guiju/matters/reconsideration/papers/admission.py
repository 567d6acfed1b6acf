"""Papers of application and acceptance (行政复议法 30–32, 53, 55)."""

from guiju.documents.build import paragraph, strong
from guiju.documents.content import Paper
from guiju.documents.dates import written
from guiju.documents.issue import issues
from guiju.documents.remedies import Remedy, remedies
from guiju.matters.reconsideration.choices import Condition, Simple
from guiju.matters.reconsideration.dated import LAW
from guiju.matters.reconsideration.models import Reconsideration
from guiju.matters.reconsideration.papers.words import COURT, NOTICE, both, challenge, notice, on, rests_on, term
from guiju.procedure.counting import last_day
from guiju.procedure.models import Event


@issues(Reconsideration, "受理通知书", word="复受")
def acceptance(case: Reconsideration, event: Event, number: str) -> Paper:
    """Told whether the organ accepted, the law did by its silence, or the superior took the case up."""
    how = {
        "accept": "经审查，符合受理条件，本机关决定予以受理",
        "deem_accepted": "审查期限届满，本机关未作出不予受理决定，依法视为受理",
    }.get(event.step, "本机关决定提级审理，自收到案卷之日起计算审理期限")
    return notice(
        "行政复议受理通知书", case, event, number,
        f"你{challenge(case)}，向本机关提出的行政复议申请，本机关于{written(case.received_on)}收到。"
        f"依照{rests_on(event)}的规定，{how}。案号为{case.number}。",
        "行政复议期间，你有权查阅、复制被申请人提出的书面答复、证据、依据和其他有关材料（涉及国家秘密、商业秘密、个人隐私"
        "或者可能危及国家安全、公共安全、社会稳定的除外），并可以委托代理人。行政复议不收取费用。",
        NOTICE,
    )  # fmt: skip


@issues(Reconsideration, "不予受理决定书", word="复不")
def refusal(case: Reconsideration, event: Event, number: str) -> Paper:
    """With the conditions that fail, the reasons, the competent organ, and the way to court."""
    failed = "；".join(Condition(one).label for one in event.data["unmet"])
    elsewhere = event.data.get("competent")
    return notice(
        "行政复议不予受理决定书", case, event, number,
        f"你{challenge(case)}，向本机关提出的行政复议申请，本机关于{written(case.received_on)}收到。",
        f"经审查，该申请不符合以下受理条件：{failed}。理由如下：",
        event.data["reasons"],
        *([f"你可以向有管辖权的{elsewhere}提出行政复议申请。"] if elsewhere else []),
        f"依照{rests_on(event)}的规定，本机关决定不予受理。",
        remedies=remedies(Remedy.RECONSIDERED, court=COURT),
    )  # fmt: skip


@issues(Reconsideration, "补正通知书", word="复补")
def correction(case: Reconsideration, event: Event, number: str) -> Paper:
    """Once, with every item, and what silence means."""
    within = f"自收到本通知之日起{term('REC-D04', event)}内" if on(event) >= LAW else "在合理期限内"
    return notice(
        "行政复议补正通知书", case, event, number,
        f"你{challenge(case)}，向本机关提出的行政复议申请，材料不齐全或者表述不清楚，需要补正下列事项：",
        event.data["correction_items"],
        paragraph("请你", strong(within), "补正。有正当理由不能按期补正的，可以在期限届满前说明，由本机关合理延长。"
                  "无正当理由逾期不补正的，视为放弃行政复议申请，并记录在案。"),
        f"依据：{rests_on(event)}。",
        NOTICE,
    )  # fmt: skip


@issues(Reconsideration, "适用简易程序通知书", word="复简")
def simplified(case: Reconsideration, event: Event, number: str) -> Paper:
    """Why the case is plain, and when it ends."""
    last = last_day("REC-D11b", case.accepted_on)
    return notice(
        "适用简易程序通知书", case, event, number,
        f"你{challenge(case)}一案（{case.number}），因{Simple(event.data['simple_ground']).label}，本机关认为事实清楚、"
        f"权利义务关系明确、争议不大。依照{rests_on(event)}的规定，适用简易程序审理，审理期限至{written(last)}，不得延长。",
        NOTICE, to=both(case),
    )  # fmt: skip


@issues(Reconsideration, "转为普通程序通知书", word="复普")
def ordinary(case: Reconsideration, event: Event, number: str) -> Paper:
    """Approved by the head of the 行政复议机构."""
    return notice(
        "转为普通程序通知书", case, event, number,
        f"你{challenge(case)}一案（{case.number}），审理中发现不宜适用简易程序：",
        event.data["reasons"],
        f"依照{rests_on(event)}的规定，经行政复议机构负责人批准，转为普通程序审理。",
        NOTICE, to=both(case),
    )  # fmt: skip
