"""A case is closed when all is done, and not before."""

from decimal import Decimal

from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    on_spot,
    refused,
    to_decided,
    to_served,
)


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
