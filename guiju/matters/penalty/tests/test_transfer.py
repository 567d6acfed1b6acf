"""The suspicion of a crime (行政处罚法 27; 移送涉嫌犯罪规定)."""

import datetime as dt

import pytest

from guiju.matters.penalty.tests.conftest import (
    DAY,
    Walk,
    concluded,
    informed,
    punished,
    questioned,
    refused,
    suspected,
    to_filed,
    to_informed,
)
from guiju.procedure import clock
from guiju.procedure.refusal import Forbidden


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


def test_who_was_fined_by_the_court_is_not_fined_again(walk):
    transfer = suspected(walk)
    transfer.do("approve")
    transfer.do("hand_over", counterpart=walk.world.justice, materials="报告")
    walk.case.refresh_from_db()
    walk.do("take_back", recalled_on=DAY, criminal_fine=True)
    walk.do("question", **questioned())
    walk.do("conclude", **concluded())
    walk.do("inform", **informed(proposed_kinds=["fine", "suspend"]))
    walk.do("waive", waiver="放弃")
    refused(walk, "已判处罚金.*第三十五条", "punish", **punished(kinds=["fine", "suspend"]))
    walk.do("punish", **punished(kinds=["suspend"], fine=None))


def test_police_review_must_be_asked_for_in_three_days(walk):
    transfer = suspected(walk)
    transfer.do("approve")
    transfer.do("hand_over", counterpart=walk.world.justice, materials="报告")
    transfer.do("police_decline", police_number="1", notice_on=DAY, police_reasons="x")
    with clock.standing_at(dt.date(2026, 3, 14)):
        refused(transfer, "已于2026-03-13届满.*第九条", "ask_police", reasons="x")
        transfer.do("ask_procurator", reasons="x")
