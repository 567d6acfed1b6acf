"""The paths of the statute, walked stage by stage from end to end."""

import datetime as dt
from decimal import Decimal

from guiju.matters.penalty.models import Penalty, PenaltyHearing
from guiju.matters.penalty.models.words import Stage
from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    concluded,
    hear,
    informed,
    on_spot,
    punished,
    questioned,
    suspected,
    to_concluded,
    to_informed,
    to_served,
)
from guiju.procedure import clock
from guiju.procedure.models import Case


def test_the_ordinary_path_runs_from_the_lead_to_the_archive(walk):
    stages = [walk.case.stage]
    to_served(walk)
    walk.do("pay", amount=Decimal(5000), paid_on=DAY, voucher="P1")
    walk.do("publish", public_until=dt.date(2026, 9, 10))
    walk.do("close")
    walk.do("archive", volume="2026-1", retention="10")
    case = Penalty.objects.get(pk=walk.case.pk)
    stages += list(dict.fromkeys(case.events.values_list("target", flat=True)))[1:]
    assert stages == [
        Stage.LEAD,
        Stage.FILED,
        Stage.CONCLUDED,
        Stage.INFORMED,
        Stage.DECIDED,
        Stage.SERVED,
        Stage.CLOSED,
    ]
    assert (case.decision, case.heaviest, case.fine) == ("penalty", "fine", 5000)
    assert case.number == "酉市监罚立〔2026〕1号"
    assert case.decided_on == case.served_on == case.published_on == case.closed_on == DAY


def test_the_summary_path_is_decided_paid_reported_and_closed(world):
    walk = Walk(world).begin("punish_on_spot", **on_spot(world))
    assert walk.case.number == "酉市监当罚〔2026〕1号"
    assert walk.case.stage == Stage.SERVED
    walk.do("report_back")
    walk.do("pay", amount=Decimal(1000), paid_on=DAY, voucher="P1")
    walk.do("close")
    assert (walk.case.stage, walk.case.publicity, walk.case.track) == (Stage.CLOSED, "withheld", "on_the_spot")


def test_a_warning_on_the_spot_needs_no_payment(world):
    walk = Walk(world).begin("punish_on_spot", **on_spot(world, kinds=["warning"], fine=None, content="警告"))
    walk.do("report_back")
    walk.do("close")
    assert walk.case.stage == Stage.CLOSED


def test_a_lead_may_be_dismissed_or_passed_on(world):
    for name, data, stage in [
        ("dismiss", {"reasons": "没有违法事实"}, Stage.DISMISSED),
        ("pass_on", {"reasons": "违法行为地在外县", "receiving": "邻县市场监督管理局"}, Stage.PASSED_ON),
    ]:
        walk = Walk(world).begin("register", source="complaint", lead="举报", discovered_on=DAY)
        walk.do(name, **data)
        assert walk.case.stage == stage
        assert walk.case.closed_on == DAY


def test_a_hearing_is_a_case_of_its_own_and_its_record_binds_the_decision(walk):
    to_informed(walk, hearing_told=True, proposed_fine=Decimal(200_000), defend_by=dt.date(2026, 3, 17))
    with clock.standing_at(dt.date(2026, 4, 10)):
        hearing = hear(walk)
        assert hearing.case.number == "酉市监罚听〔2026〕1号"
        assert hearing.case.stage == PenaltyHearing.Stage.REPORTED
        assert (walk.case.stage, walk.case.heard, walk.case.hearing_held_on) == (
            Stage.INFORMED,
            True,
            dt.date(2026, 3, 24),
        )
        walk.do("review", review_result="pass", review_opinion="同意")
        walk.do("punish", **punished(fine=Decimal(150_000), hearing_adopted="采纳当事人关于数额的意见"))
        assert walk.case.stage == Stage.DECIDED


def test_a_party_that_stays_away_gives_the_hearing_up(walk):
    to_informed(walk, hearing_told=True, defend_by=dt.date(2026, 3, 17))
    with clock.standing_at(dt.date(2026, 4, 10)):
        hearing = hear(walk, report=False)
        hearing.do("end", end_reason="absent", on=dt.date(2026, 3, 24))
        walk.case.refresh_from_db()
        assert (walk.case.stage, walk.case.heard) == (Stage.INFORMED, False)
        walk.do("punish", **punished())
        assert walk.case.stage == Stage.DECIDED


def test_a_suspected_crime_goes_to_the_police_who_open_a_case(walk):
    transfer = suspected(walk)
    transfer.do("approve")
    transfer.do("hand_over", counterpart=walk.world.justice, materials="调查报告\n物品清单")
    walk.case.refresh_from_db()
    assert (walk.case.stage, walk.case.decision, walk.case.crime) == (Stage.TRANSFERRED, "transfer", "transferred")
    transfer.do("reroute", counterpart=walk.world.township)
    transfer.do("police_file", police_number="公立〔2026〕1号", notice_on=DAY)
    transfer.do("hand_goods", goods="假酒20箱")
    assert transfer.case.closed_on == DAY
    walk.do("close")
    assert walk.case.stage == Stage.CLOSED


def test_what_the_police_decline_comes_back_after_review_and_supervision(walk):
    transfer = suspected(walk)
    transfer.do("approve")
    transfer.do("hand_over", counterpart=walk.world.justice, materials="调查报告")
    transfer.do("police_decline", police_number="公不立〔2026〕1号", notice_on=DAY, police_reasons="数额不够")
    transfer.do("ask_police", reasons="数额已达标准")
    transfer.do("police_uphold", police_number="公复〔2026〕1号", notice_on=DAY)
    transfer.do("ask_procurator", reasons="应当立案")
    transfer.do("accept")
    walk.case.refresh_from_db()
    assert (walk.case.stage, walk.case.crime, walk.case.decision) == (Stage.FILED, "returned", "")
    walk.do("question", **questioned())
    walk.do("conclude", **concluded())
    walk.do("inform", **informed())
    walk.do("waive", waiver="放弃")
    walk.do("punish", **punished())
    assert walk.case.decision == "penalty"


def test_a_transfer_that_the_chief_refuses_leaves_the_case_where_it_is(walk):
    transfer = suspected(walk)
    transfer.do("refuse", reasons="不构成犯罪")
    walk.case.refresh_from_db()
    assert (walk.case.stage, walk.case.crime) == (Stage.FILED, "refused")


def test_facts_that_do_not_hold_end_without_penalty(walk):
    to_concluded(walk, proposal="unfounded")
    walk.do("clear", reasons="证据不足")
    walk.do("serve", served_on=DAY, service="direct")
    walk.do("close")
    assert (walk.case.decision, walk.case.stage) == ("unfounded", Stage.CLOSED)


def test_hearing_and_transfer_hang_on_the_thread_of_their_penalty(walk):
    transfer = suspected(walk)
    assert transfer.case.root_id == walk.case.pk
    assert Case.objects.get(pk=walk.case.pk).thread.count() == 1
