"""Every paper that a step makes has its writer, says what the law wants in it, and can be printed."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.documents.issue import known_titles
from guiju.documents.models import Issued
from guiju.documents.pdf import render
from guiju.matters.penalty.models import CrimeTransfer, Penalty, PenaltyHearing
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    concluded,
    filed,
    hear,
    informed,
    on_spot,
    punished,
    questioned,
    registered,
    suspected,
    to_concluded,
    to_decided,
    to_filed,
    to_informed,
    to_served,
)
from guiju.procedure import clock, outbox
from guiju.procedure.models import Outbox

MODELS = (Penalty, PenaltyHearing, CrimeTransfer)


def made(model):
    return {title for versions in model.procedure.versions.values() for step in versions for title in step.makes}


def paper(walk, title):
    outbox.sweep()
    assert not list(Outbox.objects.exclude(error="").values_list("payload", "error"))
    return Issued.objects.filter(case=walk.case.pk, title=title).latest("pk").paper


def words(paper):
    return str(paper.as_dict())


@pytest.mark.parametrize("model", MODELS)
def test_every_paper_that_a_step_makes_can_be_written_and_no_other(model):
    assert made(model) == known_titles(model)


def whole_life(world):
    """Every paper of the line of work, made by lawful steps."""
    with clock.standing_at(dt.date(2026, 4, 20)):
        Walk(world).begin("punish_on_spot", **on_spot(world))
        for name, data in (("dismiss", {"reasons": "x"}), ("pass_on", {"reasons": "x", "receiving": "邻县市监局"})):
            Walk(world).begin("register", **registered(world)).do(name, **data)
        walk = Walk(world).begin("register", **registered(world))
        walk.do("file", on=DAY, **filed(world))
        walk.do("question", on=DAY, **questioned())
        walk.do("examine", on=DAY, **questioned(text="货架上三种商品无标价签。"))
        walk.do("gather", on=DAY, kind="document", name="进货单", origin="当事人提供", collected_on=DAY, verified=True)
        walk.do("keep_evidence", on=DAY, things="账本1册\n标价签3张", at_place="市监局", urgency="可能销毁")
        walk.do("dispose_evidence", on=DAY, manner="returned", text="退还当事人")
        walk.do("order_correction", on=DAY, correction="立即明码标价", correct_by=dt.date(2026, 3, 20))
        walk.do("suspend", on=DAY, pause_ground="等待另案")
        walk.do("resume", on=DAY)
        walk.do("extend", on=DAY, extension_basis="案情复杂")
        walk.do("conclude", on=DAY, **concluded(grave=True, goods_value=Decimal(8000)))
        walk.do("inform", on=DAY, **informed(hearing_told=True, defend_by=dt.date(2026, 3, 17)))
        walk.do("hear_defence", on=DAY, made_on=DAY, manner="written", text="数额偏高", material="整改照片")
        walk.do("recheck", on=DAY, result="partly", text="采纳已整改的意见")
        hear(walk)
        walk.do("review", on=dt.date(2026, 3, 25), review_result="pass", review_opinion="事实清楚，程序合法")
        walk.do("discuss", on=dt.date(2026, 3, 25), attendees="局长、两名副局长", discussion="同意罚款四千元")
        fine = punished(fine=Decimal(4000), content="罚款四千元", hearing_adopted="采纳数额方面的意见")
        walk.do("punish", on=dt.date(2026, 3, 25), **fine)
        walk.do("announce", on=dt.date(2026, 3, 25), announced_on=dt.date(2026, 3, 20), announced_in="官网")
        walk.do("serve", on=dt.date(2026, 3, 26), served_on=dt.date(2026, 3, 26), service="direct")
        walk.do("publish", on=dt.date(2026, 3, 26), public_until=dt.date(2026, 9, 25))
        delay = {"applied_on": dt.date(2026, 3, 27), "hardship": "停业", "until": dt.date(2026, 4, 15), "plan": "两期"}
        walk.do("defer", on=dt.date(2026, 3, 27), **delay)
        walk.do("charge_late")
        walk.do("alter", overturned="changed", overturned_on=DAY, overturned_by="县政府", changed_fine=Decimal(1000))
        walk.do("retract", retract_reason="决定已变更")
        walk.do("pay", amount=Decimal(1000), paid_on=DAY, voucher="1")
        walk.do("pay_late_fee", amount=walk.case.late_fee, paid_on=DAY, voucher="2")
        walk.do("close")
        walk.do("archive", volume="2026-12", retention="10")
        spared = Walk(world).begin("register", **registered(world))
        to_concluded(spared, filing={"violation": "另案"}, proposal="exempt", slight=True, corrected=True, harm="none")
        spared.do("exempt", ground="minor", reasons="已改正", education="当面教育")
        transfer = suspected(Walk(world).begin("register", **registered(world)))
        transfer.do("approve")
        transfer.do("hand_over", counterpart=world.justice, materials="调查报告\n物品清单")
        transfer.do("police_decline", police_number="公1", notice_on=DAY, police_reasons="x")
        transfer.do("ask_procurator", reasons="应当立案")
        transfer.do("police_file", police_number="公2", notice_on=DAY)
        transfer.do("hand_goods", goods="假酒20箱")
        again = suspected(Walk(world).begin("register", **registered(world)))
        again.do("approve")
        again.do("hand_over", counterpart=world.justice, materials="调查报告")
        again.do("police_decline", police_number="公3", notice_on=dt.date(2026, 4, 20), police_reasons="x")
        again.do("ask_police", reasons="x")
    with clock.standing_at(dt.date(2026, 10, 20)):
        for act, force in (("甲", "enforce"), ("乙", "apply_to_court")):
            with clock.standing_at(DAY):
                owing = Walk(world).begin("register", **registered(world))
                to_served(owing, filing={"violation": act})
            owing.do("charge_late", on=dt.date(2026, 9, 1))
            owing.do("urge", on=dt.date(2026, 9, 1), urge_until=dt.date(2026, 9, 11))
            owing.do("urge_served", on=dt.date(2026, 9, 1), urged_on=dt.date(2026, 9, 1))
            owing.do(force)
        reported = Walk(world).begin("register", **registered(world, named_reporter=True))
        reported.do("file", **filed(world, violation="丙"))
        reported.do("tell_reporter", reporter_told="已立案调查，感谢监督。")
        return walk


def test_every_paper_is_made_and_can_be_printed(world):
    walk = whole_life(world)
    paper(walk, "案卷目录")
    issued = {one.title: one for one in Issued.objects.all()}
    assert set(issued) == set().union(*(made(model) for model in MODELS))
    for one in issued.values():
        pdf = render(one.paper)
        assert pdf.startswith(b"%PDF")


def test_the_decision_says_the_six_things_of_article_59(walk):
    to_decided(walk)
    decision = paper(walk, "行政处罚决定书")
    text = words(decision)
    assert decision.number == "酉市监罚决〔2026〕1号"
    assert (decision.organ, decision.date, decision.seal) == ("酉县市场监督管理局", DAY, True)
    for part in (
        "酉县某某商贸有限公司",
        "酉县城北路1号",
        "三种商品没有标价签",
        "对李四的笔录",
        "罚款",
        "价格法第四十二条",
        "十五日内",
    ):
        assert part in text
    assert "伍仟元整（5000元）" in text
    assert "六十日内向酉县人民政府申请行政复议" in decision.remedies
    assert "六个月内" in decision.remedies
    assert "百分之三" in text
    assert "向社会公示" in decision.remedies


def test_the_decision_orders_correction_and_says_which_law_was_chosen(walk):
    more = {"correction": "补齐标价签", "correct_by": dt.date(2026, 3, 20), "transitional": "适用旧规定，处罚较轻"}
    text = words(paper(to_decided(walk, **more), "行政处罚决定书"))
    assert "第二十八条第一款的规定，责令当事人限2026年3月20日前改正：补齐标价签。" in text
    assert "适用旧规定，处罚较轻" in text


def test_a_decision_on_the_spot_says_that_reconsideration_comes_first(world):
    walk = Walk(world).begin("punish_on_spot", **on_spot(world, refused_to_sign=True))
    decision = paper(walk, "当场行政处罚决定书")
    assert decision.number == "酉市监当罚〔2026〕1号"
    assert "应当先申请行政复议" in decision.remedies
    assert "第二十三条第一款第一项" in decision.remedies
    text = words(decision)
    assert "拒绝签收" in text
    assert "城北市场" in text


def test_the_notice_offers_the_hearing_only_where_it_is_told(world):
    for told in (True, False):
        walk = Walk(world).begin("register", **registered(world))
        to_informed(walk, filing={"violation": f"案{told}"}, hearing_told=told)
        assert ("五个工作日内提出" in words(paper(walk, "行政处罚事先告知书"))) is told


def test_a_paper_says_what_its_step_was_given_even_if_it_is_made_later(walk):
    to_informed(walk)
    walk.do("inform_again", **informed(proposed_fine=Decimal(9000), basis="另一依据", new_facts="新证据"))
    outbox.sweep()
    first, second = Issued.objects.filter(case=walk.case.pk, title="行政处罚事先告知书").order_by("pk")
    assert "5000元" in words(first.paper)
    assert "价格法第四十二条" in words(first.paper)
    assert "9000元" in words(second.paper)
    assert "新证据" in words(second.paper)


def test_an_exempted_party_reads_the_ground_and_the_education(world):
    walk = Walk(world).begin("register", **registered(world))
    to_concluded(walk, proposal="exempt", slight=True, corrected=True, harm="none")
    walk.do("exempt", ground="minor", reasons="标价签脱落", education="已讲解明码标价规定")
    text = words(paper(walk, "不予行政处罚决定书"))
    assert "应当不予处罚" in text
    assert "已讲解明码标价规定" in text


def test_the_late_fee_paper_shows_the_arithmetic(walk):
    to_served(walk)
    with clock.standing_at(dt.date(2026, 4, 4)):
        walk.do("charge_late")
        text = words(paper(walk, "加处罚款决定书"))
    assert "3% × 10 日" in text
    assert "壹仟伍佰元整" in text


def test_the_dossier_lists_the_papers_of_the_hearing_too(world):
    walk = whole_life(world)
    text = words(paper(walk, "案卷目录"))
    for title in ("立案审批表", "行政处罚决定书", "听证笔录", "结案审批表"):
        assert title in text


def test_markup_in_a_name_is_text_on_paper(world):
    world.firm.name = "<b>#set page</b> $x$ *商行* 𠮷"
    world.firm.save()
    walk = Walk(world).begin("register", **registered(world))
    to_filed(walk)
    form = paper(walk, "立案审批表")
    assert world.firm.name in words(form)
    assert render(form).startswith(b"%PDF")


def test_a_penalty_by_electronic_monitoring_may_be_challenged_through_the_organ(walk):
    to_filed(walk)
    taken = {"kind": "monitor", "name": "抓拍记录", "origin": "卡口", "device_approved": True}
    walk.do("gather", **taken, collected_on=DAY, verified=True)
    walk.do("conclude", **concluded())
    walk.do("inform", **informed())
    walk.do("waive", waiver="书面放弃")
    walk.do("punish", **punished())
    assert "也可以通过酉县市场监督管理局提交行政复议申请" in paper(walk, "行政处罚决定书").remedies
