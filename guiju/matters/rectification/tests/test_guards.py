"""Every guard refuses, in a sentence, with what it rests on."""

import datetime as dt

import pytest

from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.tests.walk import DUE, ENTRY, START, Walk
from guiju.procedure.refusal import Refused

LATER = dt.date(2026, 5, 20)
PAST = dt.date(2026, 3, 1)


def refused(walk, match, name, actor, **data):
    before = dict(vars(walk.case))
    with pytest.raises(Refused, match=match) as refusal:
        walk.do(name, actor, **data)
    assert refusal.value.law, "a legal guard names what it rests on"
    assert dict(vars(walk.case)) == before
    return refusal.value


@pytest.mark.parametrize(
    ("source", "article"),
    [
        ("oversight_letter", "行政执法监督条例第二十七条"),
        ("oversight_opinion", "行政执法监督条例第二十八条"),
        ("oversight_decision", "行政执法监督条例第二十九条"),
        ("congress", "监督法第十七条"),
    ],
)
def test_a_paper_that_sets_the_time_is_entered_with_its_time(county, source, article):
    with pytest.raises(Refused, match=f"期限由文书确定.*{article}"):
        Walk(county, source=source)
    assert Walk(county, source=source, document_due_on=DUE).case.next_due == DUE


def test_a_further_item_names_its_finding_and_starts_at_two(county):
    with pytest.raises(Refused, match="序号应当从2起"):
        Walk(county, finding="k", part=1)
    with pytest.raises(Refused, match="由哪个问题分出"):
        Walk(county, part=2)


def test_a_finding_is_split_from_its_first_item_only(county):
    walk = Walk(county).do("separate", "justice_supervisor", text="另一项")
    walk.case = Rectification.objects.get(part=2)
    refused(walk, "从该问题的第1项分解", "separate", "justice_supervisor", text="再一项")


def test_the_supervising_body_does_not_owe_what_it_strikes_off(county):
    walk = Walk(county)
    match = "不得把问题交办给自己"
    refused(walk, match, "charge", "justice_supervisor", counterpart=county.justice, due_on=DUE, requirement="改")
    refused(
        walk.charged(), match, "recharge", "justice_supervisor", counterpart=county.justice, due_on=DUE, reason="误"
    )


def test_no_item_is_handed_over_with_a_day_that_is_past(county):
    refused(
        Walk(county),
        "已经过去",
        "charge",
        "justice_supervisor",
        counterpart=county.market,
        due_on=PAST,
        requirement="改",
    )
    refused(Walk(county).checked(), "已经过去", "send_back", "justice_supervisor", opinion="不实", due_on=PAST)
    refused(Walk(county).struck(), "已经过去", "reopen", "justice_supervisor", relapse="反弹", due_on=PAST)


def test_the_work_is_not_due_after_the_answer(county):
    """复议意见书: the answer is due 60 days after receipt, so the work is."""
    walk = Walk(county, source="reconsideration", document="行政复议意见书", received_on=START)
    refusal = refused(
        walk, "不得晚于答复来源机关的期限2026-05-06", "charge", "justice_supervisor",
        counterpart=county.market, due_on=LATER, requirement="改",
    )  # fmt: skip
    assert refusal.law == "行政复议法第七十六条"
    walk = Walk(county, source="reconsideration", document="行政复议意见书", received_on=START).charged()
    walk.do("ask_extension", "market_handler", extension_wanted=LATER, reason="工作量大")
    refused(walk, "不能延过.*行政复议法第七十六条", "extend", "justice_head", extended_to=LATER)


def test_the_paper_is_received_once(county):
    walk = Walk(county).charged().do("sign", "market_clerk")
    refused(walk, "已于2026-03-02收到", "sign", "market_clerk")


def test_one_objection_at_a_time_and_none_decided_that_was_not_made(county):
    walk = Walk(county).charged()
    refused(walk, "没有提出异议.*政府督查工作条例第十七条", "uphold", "justice_head", opinion="无")
    refused(walk, "没有提出异议", "dismiss", "justice_head", opinion="无")
    walk.do("object", "market_head", objection="不符")
    refused(walk, "异议正在复核", "object", "market_head", objection="再提")


def test_no_strike_off_while_an_objection_waits(county):
    walk = Walk(county).rectifying().do("object", "market_head", objection="不符").done()
    walk.do("apply", "market_handler", result="已改").do("pass_first", "market_reviewer", opinion="属实")
    refused(walk, "异议还没有复核", "strike", "justice_supervisor", opinion="同意")


def test_a_plan_lists_measures_within_the_time(county):
    walk = Walk(county).charged()
    refused(
        walk, "措施的完成时限2026-05-20不得晚于整改时限", "add_measure", "market_handler", text="培训", due_on=LATER
    )
    refused(walk, "应当列出措施", "submit_plan", "market_handler", cause="人手", plan="培训")


def test_work_begins_without_a_plan_only_where_that_was_allowed(county):
    refused(Walk(county).charged(), "没有准许立行立改", "begin_at_once", "market_handler")


def test_a_measure_is_finished_once_and_with_proof(county):
    walk = Walk(county).rectifying()
    refused(walk, "第2项措施不存在", "report", "market_handler", text="完成", evidence="表", finished=2)
    refused(walk, "应当有佐证材料", "report", "market_handler", text="完成", finished=1)
    refused(walk.done(), "已经完成", "report", "market_handler", text="完成", evidence="表", finished=1)


def test_more_time_is_asked_for_and_granted_before_the_end_and_once(county):
    walk = Walk(county).rectifying()
    refused(walk, "没有申请延期", "extend", "justice_head", extended_to=LATER)
    refused(walk, "没有申请延期", "refuse_extension", "justice_head", opinion="不必")
    refused(walk, "应当晚于整改时限", "ask_extension", "market_handler", extension_wanted=PAST, reason="忙")
    walk.do("ask_extension", "market_handler", extension_wanted=LATER, reason="忙")
    refused(walk, "正在审批", "ask_extension", "market_handler", extension_wanted=LATER, reason="忙")
    refused(walk, "应当晚于整改时限", "extend", "justice_head", extended_to=DUE)
    with pytest.raises(Refused, match="期满之前决定"):
        walk.on(dt.date(2026, 5, 6)).do("extend", "justice_head", extended_to=LATER)
    walk = Walk(county).rectifying().on(dt.date(2026, 5, 6))
    refused(walk, "期满之前申请", "ask_extension", "market_handler", extension_wanted=LATER, reason="忙")


def test_only_lateness_is_circulated_as_lateness(county):
    refused(Walk(county).rectifying(), "没有逾期", "circulate", "justice_head", pressure="通报")


def test_strike_off_is_applied_for_with_every_measure_done_and_proof(county):
    walk = Walk(county).rectifying()
    refused(walk, "第1项措施没有完成", "apply", "market_handler", result="已改")
    walk = Walk(county).charged(at_once=True).do("begin_at_once", "market_handler")
    refused(walk, "没有佐证材料", "apply", "market_handler", result="已改")


def test_nobody_checks_what_he_applied_for(county):
    county.market_handler.post_set.create(body=county.market, role="reviewer")
    county.market_handler.forget_posts()
    for name in ("pass_first", "fail_first"):
        refused(Walk(county).applied(), "不得自己初核", name, "market_handler", opinion="属实")


@pytest.mark.parametrize(("name", "data"), [("strike", {}), ("send_back", {"due_on": LATER})])
def test_the_second_checker_is_independent_of_the_owner(county, name, data):
    """An owner's officer who is also a supervisor strikes off nothing of his own body."""
    county.market_auditor = county.market_unit_head
    county.market_unit_head.post_set.create(body=county.justice, role="supervisor")
    county.market_unit_head.forget_posts()
    refused(Walk(county).checked(), "责任单位的人不得复核", name, "market_unit_head", opinion="同意", **data)
    county.market_reviewer.post_set.create(body=county.justice, role="supervisor")
    county.market_reviewer.forget_posts()
    walk = Walk(county).checked()
    county.market_reviewer.post_set.filter(body=county.market).delete()
    county.market_reviewer.forget_posts()
    refused(walk, "申请、初核的人不得复核", name, "market_reviewer", opinion="同意", **data)


@pytest.mark.parametrize(
    ("entry", "article"),
    [
        ({"source": "reconsideration"}, "行政复议法第七十六条"),
        ({"source": "court_document"}, "行诉解释第一百四十九条"),
        ({"source": "court"}, "综合治理类司法建议规定第八条"),
        ({"source": "procurator"}, "检察公益诉讼解释第二十一条"),
        ({"source": "oversight_opinion", "document_due_on": DUE}, "行政执法监督条例第二十八条"),
    ],
)
def test_no_strike_off_before_the_source_has_its_answer(county, entry, article):
    walk = Walk(county, received_on=START, **entry).checked()
    refused(walk, f"没有书面回复来源机关.*{article}", "strike", "justice_supervisor", opinion="同意")
    walk.do("answer_source", "market_clerk", answer="已整改").do("strike", "justice_supervisor", opinion="同意")
    assert walk.case.answered_on == START


def test_no_archive_before_the_look_back(county):
    refused(Walk(county).struck(), "回头看之后才能归档", "archive", "justice_clerk")


@pytest.mark.parametrize(
    "data",
    [
        {"source": "nonsense"},
        {"text": ""},
        {"found_on": "2126-01-01"},
        {"text": "有\x00字符"},
        {"text": "长" * 20_001},
        {"part": "-1"},
        {"nonsense": 1},
    ],
)
def test_bad_input_is_refused_by_field(county, data):
    with pytest.raises(Refused) as refusal:
        Walk(county, **data)
    assert list(refusal.value.fields) == list(data)
    assert not Rectification.objects.exists()


def test_rare_characters_and_markup_are_kept_as_they_are(county):
    text = "𠮷某<script>alert(1)</script>'; DROP TABLE x;--=1+1😀"
    assert Rectification.objects.get(pk=Walk(county, **ENTRY | {"text": text}).case.pk).text == text
