"""Who investigates, with which power, and until when (行政处罚法 20, 24, 36, 42, 43, 55)."""

import datetime as dt

import pytest

from guiju.law.clock import due
from guiju.law.receipt import Grant
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    filed,
    on_spot,
    punished,
    questioned,
    refused,
    registered,
    to_filed,
    to_informed,
)
from guiju.procedure import clock
from guiju.procedure.models import Deadline
from guiju.procedure.refusal import Forbidden
from guiju.registry.models import Delegation, Item, ItemList

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


# -- the lead (市监投诉举报办法 23, 31)


def running(walk, name):
    return Deadline.objects.filter(case=walk.case.pk, limit=name, state="running").first()


def test_a_lead_of_market_supervision_is_checked_in_fifteen_working_days_and_fifteen_more_once(world):
    found = dt.date(2026, 3, 6)
    walk = Walk(world).begin("register", **registered(world, item=world.item, discovered_on=found))
    assert running(walk, "checking").due == due("MKT-D03", found).due
    walk.do("extend_check", reasons="需要向外地核实")
    longer = running(walk, "checking")
    assert longer.due == due("MKT-D03", found, extensions=[Grant()]).due
    refused(walk, "只能延长1次", "extend_check", reasons="x")
    with clock.standing_at(longer.due + dt.timedelta(1)):
        other = Walk(world).begin("register", on=DAY, **registered(world, item=world.item))
        refused(other, "延长应当在期满之前决定", "extend_check", reasons="x")
        to_filed(walk)
    assert not running(walk, "checking")


def test_a_lead_whose_field_is_not_known_has_no_clock(walk):
    assert not running(walk, "checking")
    refused(walk, "没有核查线索的期限", "extend_check", reasons="x")


@pytest.mark.parametrize("step", ["file", "dismiss"])
def test_who_reported_under_his_name_is_told_in_five_working_days(world, step):
    walk = Walk(world).begin("register", **registered(world, item=world.item, named_reporter=True))
    walk.do(step, **(filed(world) if step == "file" else {"reasons": "没有违法事实"}))
    assert running(walk, "telling_reporter").due == due("MKT-D04", DAY).due
    walk.do("tell_reporter", reporter_told="电话告知")
    assert (running(walk, "telling_reporter"), walk.case.reporter_told_on) == (None, DAY)


def test_nobody_is_told_who_gave_no_name(walk):
    to_filed(walk)
    assert not running(walk, "telling_reporter")
    refused(walk, "不是实名举报", "tell_reporter", reporter_told="x")
