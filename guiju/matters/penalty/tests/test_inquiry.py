"""Evidence and the end of the investigation (行政处罚法 41, 46, 54, 56, 57)."""

import pytest

from guiju.matters.penalty.tests.conftest import (
    DAY,
    concluded,
    questioned,
    refused,
    to_filed,
)
from guiju.procedure.refusal import Forbidden


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


def test_a_case_that_went_to_the_police_is_not_closed_over_kept_evidence(walk):
    to_filed(walk)
    walk.do("keep_evidence", things="账本1册", at_place="市监局", urgency="可能销毁")
    walk.do("suspect", suspicion="涉嫌销售伪劣产品罪")
    walk.do("transfer")
    refused(walk, "还没有作出处理决定.*第五十六条", "close")
    walk.do("dispose_evidence", manner="moved", text="账本移送公安机关")
    walk.do("close")


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
