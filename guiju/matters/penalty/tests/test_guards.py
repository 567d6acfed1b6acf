"""What the Law forbids is refused in a sentence that cites it, and nothing changes."""

import datetime as dt
from decimal import Decimal

import pytest

from guiju.matters.penalty.models import DiscretionBand, Penalty, PenaltyHearing, Reviewer
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    concluded,
    filed,
    informed,
    on_spot,
    punished,
    questioned,
    registered,
    to_concluded,
    to_decided,
    to_filed,
    to_informed,
    to_served,
)
from guiju.matters.penalty.tests.test_paths import hear, suspected
from guiju.procedure import clock
from guiju.procedure.models import Case
from guiju.procedure.refusal import Forbidden, Refused
from guiju.registry.codes import id_check_digit
from guiju.registry.models import Delegation, Item, ItemList, Subject


def refused(walk, says, name, /, **data):
    """The step is refused with this sentence, and the record is as it was."""
    before = Case.objects.filter(pk=walk.case.pk).values().get(), walk.case.events.count()
    with pytest.raises(Refused, match=says):
        walk.do(name, **data)
    assert (Case.objects.filter(pk=walk.case.pk).values().get(), walk.case.events.count()) == before


BAND = {"code": "SJ-001", "leniency": "usual", "circumstances": "一般情形", "since": "2026-01-01"}


# -- on the spot (51, 52)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"fine": Decimal("3000.01")}, "不得超过3000元.*第五十一条"),
        ({"kinds": ["criticism"], "fine": None}, "其他种类适用普通程序.*第五十一条"),
        ({"kinds": ["fine", "goods"]}, "其他种类适用普通程序"),
        ({"certain": False}, "违法事实确凿.*第五十一条"),
        ({"fine": None}, "要写明罚款金额.*第五十九条"),
        ({"kinds": ["warning"]}, "不含的不写.*第五十九条"),
        ({"told": ""}, "请填写“当场告知"),
        ({"slight": True, "corrected": True, "harm": "none"}, "不予行政处罚.*第三十三条第一款"),
        ({"happened_on": dt.date(2024, 3, 9)}, "已过追责时效.*第三十六条"),
        ({"kinds": ["fine", "fine"]}, "选项重复"),
    ],
)
def test_what_may_not_be_punished_on_the_spot(world, change, says):
    with pytest.raises(Refused, match=says):
        Walk(world).begin("punish_on_spot", **on_spot(world, **change))
    assert Penalty.objects.count() == 0


@pytest.mark.parametrize(("kind", "most"), [("firm", 3000), ("trader", 200), ("person", 200)])
def test_the_fine_on_the_spot_goes_up_to_the_limit_of_the_kind_of_party(world, kind, most):
    party = getattr(world, kind)
    Walk(world).begin("punish_on_spot", **on_spot(world, party=party, fine=Decimal(most)))
    with pytest.raises(Refused, match=f"不得超过{most}元"):
        Walk(world).begin("punish_on_spot", **on_spot(world, party=party, fine=Decimal(most + 1), violation="另一行为"))


def test_a_minor_is_punished_on_the_spot_only_more_lightly_and_the_record_is_sealed(world):
    young = on_spot(world, party=world.person, fine=Decimal(50), age="youth")
    with pytest.raises(Refused, match="应当从轻或者减轻.*第三十条"):
        Walk(world).begin("punish_on_spot", **young)
    walk = Walk(world).begin("punish_on_spot", **young, leniency="light")
    assert (walk.case.secret, walk.case.publicity) == (True, "sealed")


# -- who investigates (42, 43, 55)


def test_one_officer_is_not_enough(walk):
    refused(walk, "不得少于两人.*第四十二条", "file", **filed(walk.world, officers=walk.world.officers[:1]))
    refused(walk, "不得少于两人", "file", **filed(walk.world, officers=[walk.world.officers[0]] * 2))


def test_an_officer_without_a_certificate_in_force_may_not_act(walk):
    walk.world.officers[0].certificates.update(valid_until=DAY - dt.timedelta(1))
    refused(walk, "没有有效的行政执法证件.*第五十五条", "file", **filed(walk.world))


def test_auxiliary_staff_may_not_enforce(walk):
    officer = walk.world.officers[0]
    officer.auxiliary = True
    officer.save()
    refused(walk, "辅助人员.*第四十二条", "file", **filed(walk.world))


def test_the_item_must_be_the_bodys_own_and_in_force(walk):
    world = walk.world
    foreign = Item.objects.create(list=world.list, code="X", name="别的事项", act="penalty", body=world.township)
    refused(walk, "不是县市监局的法定", "file", **filed(world, item=foreign))
    old = ItemList.objects.create(
        name="旧", version="1", published=DAY, since=dt.date(2020, 1, 1), until=dt.date(2025, 1, 1)
    )
    lapsed = Item.objects.create(list=old, code="Y", name="旧事项", act="penalty", body=world.market)
    refused(walk, "不生效.*第二十四条", "file", **filed(world, item=lapsed))


def test_a_published_delegation_lets_another_body_act(world):
    item = Item.objects.create(list=world.list, code="D", name="委托事项", act="penalty", body=world.township)
    given = Delegation.objects.create(
        principal=world.township,
        agent=world.market,
        document="委1",
        published=DAY,
        since=DAY,
        until=dt.date(2027, 1, 1),
    )
    given.items.add(item)
    walk = Walk(world).begin("punish_on_spot", **on_spot(world, item=item))
    assert walk.case.item_code == "D"


def test_a_recused_officer_stops_the_work_until_another_takes_over(walk):
    to_filed(walk)
    officer = walk.world.officers[0]
    walk.do("recuse", officer=officer, asked_by="party", ground="近亲属", granted="yes")
    refused(walk, "不足两人.*第四十二条", "question", **questioned())
    refused(walk, "已经回避.*第四十三条", "staff_anew", officers=walk.world.officers[:2])
    walk.do("staff_anew", officers=walk.world.officers[1:])
    walk.do("question", **questioned())


def test_a_recusal_that_is_denied_changes_nothing(walk):
    to_filed(walk)
    walk.do("recuse", officer=walk.world.officers[0], asked_by="party", ground="不服", granted="no")
    walk.do("question", **questioned())
    refused(
        walk, "不是本案办案人员", "recuse", officer=walk.world.officers[2], asked_by="self", ground="x", granted="yes"
    )


def test_only_the_head_decides_on_recusal_and_the_investigation_goes_on(walk):
    to_filed(walk)
    with pytest.raises(Forbidden, match="行政机关负责人.*第四十三条"):
        walk.do(
            "recuse",
            actor=walk.world.market_unit_head,
            officer=walk.world.officers[0],
            asked_by="self",
            ground="x",
            granted="yes",
        )


def test_a_recused_head_decides_nothing(walk):
    to_informed(walk)
    walk.do("recuse_head", head=walk.world.market_head, ground="持股", meeting="负责人集体讨论")
    walk.do("waive", waiver="放弃")
    refused(walk, "已经回避.*第四十三条", "punish", **punished())
    refused(walk, "已经回避", "discuss", attendees="全体", discussion="同意")


def test_certificates_are_shown_unasked(walk):
    to_filed(walk)
    refused(walk, "主动出示执法证件.*第五十五条", "question", **questioned(certificate_shown=False))


# -- evidence and the end of the investigation (41, 46, 54, 56, 57)


def test_evidence_that_was_not_verified_does_not_count(walk):
    to_filed(walk)
    data = {"kind": "document", "name": "进货单", "origin": "当事人提供", "collected_on": DAY, "verified": False}
    refused(walk, "查证属实.*第四十六条", "gather", **data)
    refused(walk, "法制和技术审核.*第四十一条", "gather", **data | {"kind": "monitor", "verified": True})
    walk.do("gather", **data | {"kind": "monitor", "verified": True, "device_approved": True})


def test_an_investigation_without_any_evidence_cannot_end(walk):
    to_filed(walk)
    refused(walk, "还没有任何笔录或者证据.*第五十四条", "conclude", **concluded())


def test_kept_evidence_is_dealt_with_before_the_investigation_ends(walk):
    to_filed(walk)
    refused(walk, "没有待处理", "dispose_evidence", manner="returned", text="退还")
    kept = {"things": "账本1册", "at_place": "市监局", "urgency": "可能销毁"}
    walk.do("keep_evidence", **kept)
    refused(walk, "还没有处理.*第五十六条", "keep_evidence", **kept)
    walk.do("question", **questioned())
    refused(walk, "还没有作出处理决定.*第五十六条", "conclude", **concluded())
    walk.do("dispose_evidence", manner="returned", text="退还账本")
    walk.do("conclude", **concluded())


def test_only_the_head_approves_advance_registration(walk):
    to_filed(walk)
    with pytest.raises(Forbidden, match="行政机关负责人"):
        walk.do("keep_evidence", actor=walk.world.market_officer, things="a", at_place="b", urgency="c")


def test_what_must_not_be_punished_is_not_proposed_for_punishment(walk):
    to_filed(walk)
    walk.do("question", **questioned())
    refused(walk, "应当建议不予.*第三十三条第一款", "conclude", **concluded(slight=True, corrected=True, harm="none"))


def test_tests_must_be_back_before_the_investigation_ends(walk):
    to_filed(walk)
    walk.do("question", **questioned())
    walk.do("send_to_test", pause_ground="抽样送检")
    refused(walk, "结果还没有收到", "conclude", **concluded())
    refused(walk, "先前送检", "send_to_test", pause_ground="再送")
    walk.do("test_back")
    refused(walk, "没有正在进行", "test_back")
    walk.do("conclude", **concluded())


# -- limitation (36)


@pytest.mark.parametrize(
    ("happened", "more", "lawful"),
    [
        (dt.date(2024, 3, 10), {}, True),
        (dt.date(2024, 3, 9), {}, False),
        (dt.date(2021, 3, 10), {"hazard": True}, True),
        (dt.date(2021, 3, 9), {"hazard": True}, False),
        (dt.date(2015, 1, 1), {"ended_on": dt.date(2024, 3, 10)}, True),
        (dt.date(2015, 1, 1), {"ended_on": dt.date(2024, 3, 9)}, False),
    ],
)
def test_the_limitation_runs_from_the_end_of_the_act_to_its_discovery(walk, happened, more, lawful):
    data = filed(walk.world, happened_on=happened, **more)
    if lawful:
        walk.do("file", **data)
    else:
        refused(walk, "已过追责时效.*第三十六条", "file", **data)


def test_dates_that_cannot_be_are_refused(walk):
    refused(walk, "终了之日早于发生之日", "file", **filed(walk.world, ended_on=dt.date(2026, 2, 1)))
    refused(walk, "晚于今天", "file", **filed(walk.world, happened_on=DAY + dt.timedelta(1)))


# -- the notice (44, 45, 62, 63)


def test_nothing_is_decided_that_was_not_told(walk):
    to_concluded(walk)
    refused(walk, "案件现在是“调查终结”", "punish", **punished())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"proposed_fine": Decimal(100_000)}, "应当告知听证权利.*第六十三条"),
        ({"proposed_kinds": ["revoke"], "proposed_fine": None}, "应当告知听证权利.*第六十三条"),
        ({"proposed_kinds": ["fine", "gains"], "proposed_confiscation": Decimal(100_000)}, "应当告知听证权利"),
        ({"defend_by": dt.date(2026, 3, 9)}, "早于告知书送达之日.*第四十五条"),
        ({"proposed_fine": None}, "写明罚款金额"),
        ({"proposed_kinds": ["detention"], "proposed_fine": None}, "只能由公安机关"),
        ({"proposed_kinds": []}, "请填写“拟处罚种类”"),
        ({"discretion": ""}, "请填写“裁量理由”"),
    ],
)
def test_a_notice_must_be_whole_and_offer_the_hearing_that_is_due(walk, change, says):
    to_concluded(walk)
    refused(walk, says, "inform", **informed(**change))


def test_the_hearing_threshold_follows_the_kind_of_party(world):
    walk = Walk(world).begin("register", **registered(world))
    to_concluded(walk, filing={"party": world.trader})
    refused(walk, "应当告知听证权利", "inform", **informed(proposed_fine=Decimal(10_000)))
    walk.do("inform", **informed(proposed_fine=Decimal("9999.99")))


def test_a_notice_of_a_penalty_needs_a_report_that_proposes_one(walk):
    to_concluded(walk, proposal="exempt")
    refused(walk, "没有建议给予处罚", "inform", **informed())


def test_a_defence_must_be_rechecked_and_does_not_aggravate(walk):
    to_informed(walk)
    walk.do("hear_defence", made_on=DAY, manner="oral", text="数额太高")
    with clock.standing_at(DAY + dt.timedelta(1)):
        refused(walk, "还没有复核.*第四十五条", "punish", **punished())
        walk.do("recheck", result="rejected", text="理由不成立")
        refused(walk, "没有待复核", "recheck", result="rejected", text="x")
        refused(walk, "不得因当事人陈述、申辩.*第四十五条", "punish", **punished(fine=Decimal(5001)))
        refused(walk, "不得因当事人陈述、申辩", "punish", **punished(kinds=["fine", "revoke"]))
        walk.do("punish", **punished(fine=Decimal(4000)))


def test_more_than_was_told_needs_another_notice_on_new_facts(walk):
    to_informed(walk)
    walk.do("waive", waiver="放弃")
    refused(walk, "未告知的处罚不得作出.*第六十二条", "punish", **punished(fine=Decimal(6000)))
    refused(walk, "未告知的处罚不得作出", "punish", **punished(kinds=["fine", "goods"], confiscated=Decimal(1)))
    refused(walk, "请填写“重新告知的新事实", "inform_again", **informed(proposed_fine=Decimal(6000)))
    walk.do("inform_again", **informed(proposed_fine=Decimal(6000), new_facts="查明另有两种商品"))
    walk.do("waive", waiver="放弃")
    walk.do("punish", **punished(fine=Decimal(6000)))


def test_the_decision_waits_for_the_end_of_the_time_to_defend(walk):
    to_informed(walk, defend_by=dt.date(2026, 3, 13), hearing_told=True)
    with clock.standing_at(dt.date(2026, 3, 17)):
        refused(walk, "当事人要求听证”到2026-03-17才届满", "punish", **punished())
    with clock.standing_at(dt.date(2026, 3, 18)):
        walk.do("punish", **punished())


def test_a_paper_that_gives_longer_to_defend_binds_the_agency(walk):
    to_informed(walk, defend_by=dt.date(2026, 3, 31))
    with clock.standing_at(dt.date(2026, 3, 31)):
        refused(walk, "陈述、申辩”到2026-03-31才届满.*第四十五条", "punish", **punished())


# -- the hearing (63–65)


def test_a_hearing_cannot_be_asked_for_after_five_working_days(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 3, 18)):
        refused(walk, "已于2026-03-17届满.*第六十四条", "ask_hearing")


def test_a_hearing_is_asked_for_once_a_notice_and_not_after_it_was_waived(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 4, 10)):
        hear(walk, report=False).do("end", end_reason="withdrawn", on=dt.date(2026, 3, 13))
        walk.case.refresh_from_db()
        refused(walk, "已经放弃听证，或者就这次告知已经要求过.*第六十四条", "ask_hearing")
    again = Walk(walk.world).begin("register", **registered(walk.world))
    to_informed(again, filing={"violation": "另案"}, hearing_told=True)
    again.do("waive", waiver="放弃陈述申辩和听证")
    refused(again, "已经放弃听证", "ask_hearing")
    again.do("inform_again", **informed(hearing_told=True, new_facts="新证据"))
    again.do("ask_hearing")


def test_a_case_off_the_list_brings_no_hearing(walk):
    to_informed(walk)
    refused(walk, "不属于应当组织听证.*第六十三条", "ask_hearing")


def test_a_hearing_is_opened_by_its_penalty_only(world):
    with pytest.raises(Refused, match="不能单独登记.*第六十四条"):
        Walk(world).begin("open", PenaltyHearing, party=world.firm, asked_on=DAY)


def test_an_investigator_cannot_host(walk):
    world = walk.world
    officer = world.officers[0]
    officer.user = world.market_host
    officer.save()
    to_informed(walk, hearing_told=True)
    walk.do("ask_hearing")
    hearing = Walk(world, PenaltyHearing.objects.get(origin=walk.case.pk))
    refused(hearing, "不得主持听证.*第六十四条第四项", "appoint", host=world.market_host, recorder="赵")
    refused(hearing, "不得主持听证", "appoint", host=world.market_officer, recorder="赵")
    with pytest.raises(Forbidden, match="行政机关负责人"):
        hearing.do("appoint", actor=world.market_officer, host=world.market_reviewer, recorder="赵")


def test_the_hearing_is_announced_seven_working_days_before(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 4, 10)):
        walk.do("ask_hearing", on=dt.date(2026, 3, 11))
        hearing = Walk(walk.world, PenaltyHearing.objects.get(origin=walk.case.pk))
        hearing.do("appoint", host=walk.world.market_host, recorder="赵", on=dt.date(2026, 3, 11))
        notice = {"set_for": dt.date(2026, 3, 24), "place": "会议室", "open_to_public": True}
        refused(hearing, "至迟2026-03-13通知.*第六十四条第二项", "notify", on=dt.date(2026, 3, 16), **notice)
        refused(
            hearing,
            "不公开的请写明理由.*第六十四条第三项",
            "notify",
            on=dt.date(2026, 3, 13),
            **notice | {"open_to_public": False},
        )
        hearing.do("notify", on=dt.date(2026, 3, 13), **notice)
        told = {"attendance": "双方", "record": "质证", "signed": "signed"}
        refused(hearing, "通知的听证日期是2026-03-24", "hold", on=dt.date(2026, 3, 23), **told)
        refused(hearing, "一至二人代理.*第六十四条第五项", "hold", on=dt.date(2026, 3, 24), agents=3, **told)
        refused(hearing, "还不算缺席.*第六十四条第六项", "end", on=dt.date(2026, 3, 23), end_reason="absent")
        hearing.do("hold", on=dt.date(2026, 3, 24), agents=2, **told)


def test_only_the_appointed_host_conducts_the_hearing(walk):
    to_informed(walk, hearing_told=True)
    with clock.standing_at(dt.date(2026, 4, 10)):
        hearing = hear(walk, report=False)
        other = walk.world.market_reviewer
        other.post_set.create(body=walk.world.market, role="host")
        other.forget_posts()
        with pytest.raises(Refused, match="由县市监局听证主持人主持"):
            hearing.do("hold", actor=other, attendance="a", record="b", signed="signed", on=dt.date(2026, 3, 24))


def test_the_decision_after_a_hearing_rests_on_its_record_and_on_a_review_that_came_after(walk):
    to_informed(walk, hearing_told=True)
    walk.do("review", review_result="pass", review_opinion="同意")
    with clock.standing_at(dt.date(2026, 4, 10)):
        hear(walk)
        refused(walk, "经过听证程序.*第五十八条", "punish", **punished(hearing_adopted="采纳"))
        walk.do("review", review_result="pass", review_opinion="同意")
        refused(walk, "根据听证笔录.*第六十五条", "punish", **punished())
        walk.do("punish", **punished(hearing_adopted="采纳"))


# -- review and discussion (57, 58)


@pytest.mark.parametrize("ground", ["public_interest", "several_relations"])
def test_what_must_be_reviewed_is_not_decided_unreviewed(walk, ground):
    to_informed(walk, conclusion={ground: True})
    walk.do("waive", waiver="放弃")
    refused(walk, "未经法制审核.*第五十八条", "punish", **punished())
    walk.do("review", review_result="reject", review_opinion="证据不足")
    refused(walk, "审核未通过.*第五十八条", "punish", **punished())
    walk.do("review", review_result="pass", review_opinion="已补正")
    walk.do("punish", **punished())


def test_a_case_without_such_grounds_needs_no_review(walk):
    to_decided(walk)
    assert not walk.case.done("review")


def test_the_reviewer_did_not_handle_the_case_and_is_qualified(walk):
    world = walk.world
    to_informed(walk)
    for user in (world.market_officer, world.market_handler):
        user.post_set.create(body=world.market, role="reviewer")
        user.forget_posts()
    data = {"review_result": "pass", "review_opinion": "同意"}
    refused(walk, "不得是本案的办案人员.*第五十八条", "review", actor=world.market_officer, **data)
    Reviewer.objects.update(licence="")
    refused(walk, "初次从事.*法律职业资格.*第五十八条第二款", "review", **data)
    Reviewer.objects.update(experienced=True)
    walk.do("review", **data)
    Reviewer.objects.update(until=DAY - dt.timedelta(1))
    refused(walk, "不在法制审核人员名册上", "review", **data)


@pytest.mark.parametrize("mark", ["complex", "grave"])
def test_complex_and_grave_cases_are_discussed_by_the_heads(walk, mark):
    to_informed(walk, conclusion={mark: True})
    walk.do("waive", waiver="放弃")
    refused(walk, "集体讨论决定.*第五十七条第二款", "punish", **punished())
    walk.do("discuss", attendees="局长、副局长", discussion="同意处罚", dissent="一人认为应当从轻")
    walk.do("punish", **punished())


# -- what is imposed (29, 30, 31, 33, 34)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"incapable": True}, "不能辨认.*第三十一条"),
        ({"no_fault": True}, "没有主观过错.*第三十三条第二款"),
        ({"age": "child"}, "不满十四周岁.*第三十条"),
    ],
)
def test_whom_the_law_spares_is_not_punished(world, facts, says):
    walk = Walk(world).begin("register", **registered(world))
    to_concluded(walk, filing={"party": world.person}, **facts)
    refused(walk, says, "inform", **informed(proposed_fine=Decimal(100)))


def test_a_youth_is_punished_more_lightly(world):
    walk = Walk(world).begin("register", **registered(world))
    to_concluded(walk, filing={"party": world.person, "age": "youth"})
    refused(walk, "应当从轻或者减轻.*第三十条", "inform", **informed())
    walk.do("inform", **informed(leniency="light"))


@pytest.mark.parametrize(
    ("born", "age"), [("20120302", "child"), ("20120301", "youth"), ("20080302", "youth"), ("20080301", "adult")]
)
def test_the_identity_number_tells_the_age_on_the_day_of_the_act(world, born, age):
    first = f"500242{born}001"
    person = Subject.objects.create(kind="person", name="某人", code=first + id_check_digit(first))
    for given in ("child", "youth", "adult"):
        walk = Walk(world).begin("register", **registered(world))
        if given == age:
            walk.do("file", **filed(world, party=person, age=given))
        else:
            refused(walk, "按身份号码，当事人违法时.*第三十条", "file", **filed(world, party=person, age=given))


def test_only_an_item_of_penalty_gives_the_power_to_punish(walk):
    item = Item.objects.create(
        list=walk.world.list, code="J", name="检查事项", act="inspection", body=walk.world.market
    )
    refused(walk, "不是行政处罚事项", "file", **filed(walk.world, item=item))


def test_a_firm_has_no_age(walk):
    refused(walk, "单位没有未成年", "file", **filed(walk.world, age="youth"))


def test_one_act_is_not_fined_twice(walk):
    to_decided(walk)
    again = Walk(walk.world).begin("register", **registered(walk.world))
    to_informed(again)
    again.do("waive", waiver="放弃")
    refused(again, "两次以上罚款.*第二十九条", "punish", **punished())
    again.do("punish", **punished(same_act_reason="另一门店的另一行为"))


def test_a_fine_outside_its_band_needs_a_reason(walk):
    band = DiscretionBand.record(
        walk.world.market_clerk,
        BAND | {"per": "sum", "least": 1000, "most": 4000},
        body=walk.world.market,
        key="band",
    )
    to_concluded(walk)
    refused(walk, "不在裁量基准.*1000.*4000", "inform", **informed(band=band))
    walk.do("inform", **informed(band=band, band_reason="货值特别巨大，经集体讨论"))


def test_a_band_in_multiples_needs_its_base(walk):
    band = DiscretionBand.record(
        walk.world.market_clerk,
        BAND | {"per": "goods", "least": 2, "most": "3.5"},
        body=walk.world.market,
        key="band",
    )
    to_concluded(walk)
    refused(walk, "货值金额的倍数", "inform", **informed(band=band))
    other = Walk(walk.world).begin("register", **registered(walk.world))
    to_concluded(other, filing={"violation": "另案"}, goods_value=Decimal(2000))
    other.do("inform", **informed(band=band))
    assert band.between(Decimal(2000), None) == (4000, 7000)


# -- crime (27)


def test_a_penalty_does_not_take_the_place_of_a_transfer(walk):
    to_informed(walk)
    walk.do("waive", waiver="放弃")
    walk.do("suspect", suspicion="涉嫌犯罪")
    refused(walk, "不得以行政处罚代替.*第二十七条", "punish", **punished())
    refused(walk, "已经在办理移送", "suspect", suspicion="x")


def test_only_the_chief_decides_on_a_transfer(walk):
    transfer = suspected(walk)
    for name, data in (("approve", {}), ("refuse", {"reasons": "x"})):
        with pytest.raises(Forbidden, match="正职负责人.*第五条"):
            transfer.do(name, actor=walk.world.market_head, **data)


def test_two_officers_verify_a_suspicion(walk):
    to_filed(walk)
    walk.do("suspect", suspicion="涉嫌犯罪")
    from guiju.matters.penalty.models import CrimeTransfer

    transfer = Walk(walk.world, CrimeTransfer.objects.get(origin=walk.case.pk))
    refused(transfer, "不得少于两人", "submit", officers=walk.world.officers[:1], report="x")
    refused(walk, "未经办理移送审批", "transfer") if walk.case.crime != "suspected" else None


def test_police_review_must_be_asked_for_in_three_days(walk):
    transfer = suspected(walk)
    transfer.do("approve")
    transfer.do("hand_over", counterpart=walk.world.justice, materials="报告")
    transfer.do("police_decline", police_number="1", notice_on=DAY, police_reasons="x")
    with clock.standing_at(dt.date(2026, 3, 14)):
        refused(transfer, "已于2026-03-13届满.*第九条", "ask_police", reasons="x")
        transfer.do("ask_procurator", reasons="x")


# -- service (61)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"service": "electronic"}, "签订确认书.*第六十一条第二款"),
        ({"service": "left"}, "见证人.*民事诉讼法第八十九条"),
        ({"service": "announced"}, "还没有发出公告.*第九十五条"),
        ({"service": "direct", "refused_to_sign": True}, "见证人"),
        ({"service": "direct", "served_on": dt.date(2026, 3, 9)}, "早于决定日期"),
    ],
)
def test_how_a_decision_is_served(walk, data, says):
    to_decided(walk)
    refused(walk, says, "serve", **{"served_on": DAY} | data)


def test_an_announcement_serves_when_its_period_is_over(walk):
    to_decided(walk)
    walk.do("announce", announced_on=DAY, announced_in="官网，此前邮寄被退回")
    with clock.standing_at(dt.date(2026, 4, 9)):
        refused(walk, "公告到2026-04-09期满", "serve", served_on=dt.date(2026, 4, 8), service="announced")
        walk.do("serve", served_on=dt.date(2026, 4, 9), service="announced")


# -- closing


def test_a_case_is_closed_only_when_all_is_done(walk):
    to_served(walk)
    refused(walk, "罚款5000元未缴.*第六十六条", "close")
    walk.do("pay", amount=Decimal(5000), paid_on=DAY, voucher="P")
    refused(walk, "公开还没有办理.*第四十八条", "close")
    walk.do("withhold", withheld_reason="不具有一定社会影响")
    walk.do("close")


def test_other_kinds_of_penalty_are_performed_before_closing(walk):
    to_served(
        walk,
        notice={"proposed_kinds": ["fine", "suspend"]},
        kinds=["fine", "suspend"],
    )
    walk.do("pay", amount=Decimal(5000), paid_on=DAY, voucher="P")
    walk.do("withhold", withheld_reason="无社会影响")
    refused(walk, "其他处罚的履行情况未登记", "close")
    walk.do("perform", performed_on=DAY, performance="许可证已暂扣")
    walk.do("close")


def test_a_decision_on_the_spot_is_reported_before_it_is_closed(world):
    walk = Walk(world).begin("punish_on_spot", **on_spot(world))
    walk.do("pay", amount=Decimal(1000), paid_on=DAY, voucher="P")
    refused(walk, "报所属机关备案.*第五十二条", "close")


def test_a_revoked_decision_owes_nothing_and_may_be_closed_unserved(walk):
    to_decided(walk)
    refused(walk, "还没有送达.*第六十一条", "close")
    walk.do("revoke", overturned="revoked", overturned_on=DAY, overturned_by="县政府复议决定")
    walk.do("withhold", withheld_reason="已撤销")
    walk.do("close")


def test_what_fell_is_recorded_by_the_right_step(walk):
    to_decided(walk)
    data = {"overturned_on": DAY, "overturned_by": "法院"}
    refused(walk, "与“变更”不符", "revoke", overturned="changed", **data)
    refused(walk, "与“撤销”不符", "alter", overturned="revoked", **data)
