"""Application, screening, correction, acceptance: each rule broken once, and the clock that speaks for silence."""

import datetime as dt

import pytest

from guiju.law.clock import due
from guiju.matters.reconsideration.models import Handover, Reconsideration
from guiju.matters.reconsideration.tests.conftest import ALL_MET, APPLICATION, DAY
from guiju.procedure import clock
from guiju.procedure.models import Deadline
from guiju.procedure.refusal import Refused
from guiju.procedure.tick import tick

Stage = Reconsideration.Stage
OLD = dt.date(2023, 3, 1)


def refused(at, name, by="gov_handler", **data):
    with pytest.raises(Refused) as refusal:
        at.step(name, by, **data)
    return str(refusal.value)


def on(day):
    with clock.standing_at(day):
        tick()


@pytest.mark.parametrize("missing", ALL_MET)
def test_each_of_the_seven_conditions_must_be_found_met(open_case, missing):
    met = [one for one in ALL_MET if one != missing]
    assert "行政复议法第三十条" in refused(open_case(), "accept", met=met)


@pytest.mark.parametrize(
    ("data", "law"),
    [
        ({"respondent_kind": "vertical"}, "行政复议法第二十七条"),
        ({"known_on": DAY - dt.timedelta(80)}, "行政复议法第二十条"),
        ({"known_on": DAY - dt.timedelta(366 + 30), "lateness": "untold"}, "行政复议法第二十条"),
        ({"acted_on": dt.date(2021, 7, 30)}, "行政复议法第二十一条"),
        ({"acted_on": dt.date(2006, 7, 30), "real_estate": True}, "行政复议法第二十一条"),
        ({"act_kind": "guidance"}, "行政复议法实施条例第三十六条"),
        ({"act_kind": "petition"}, "行政复议法实施条例第三十六条"),
        ({"act_kind": "process"}, "行政复议法实施条例第三十六条"),
        ({"applicants": 11, "representatives": 1}, "行政复议法实施条例第十七条"),
        ({"applicants": 11, "representatives": 6}, "行政复议法实施条例第十七条"),
        ({"applicants": 11}, "行政复议法实施条例第十七条"),
    ],
)
def test_what_the_application_says_bars_its_acceptance(open_case, data, law):
    assert law in refused(open_case(**data), "accept", met=ALL_MET)


@pytest.mark.parametrize(
    "data",
    [
        {"known_on": DAY - dt.timedelta(80), "lateness": "force"},
        {"known_on": DAY - dt.timedelta(300), "lateness": "untold"},
        {"known_on": DAY - dt.timedelta(60)},
        {"acted_on": dt.date(2007, 7, 30), "real_estate": True},
        {"applicants": 10},
        {"applicants": 11, "representatives": 2},
    ],
)
def test_what_the_law_excuses_is_accepted(open_case, data):
    assert open_case(**data).step("accept", met=ALL_MET).case.stage == Stage.ACCEPTED


def test_before_july_2026_more_than_five_applicants_choose_one_to_five(open_case):
    at = open_case(dt.date(2026, 6, 30), applicants=6)
    assert "行政复议法实施条例（2007年公布）第八条" in refused(at, "accept", met=ALL_MET)
    at.step("accept", met=ALL_MET, representatives=1)


def test_the_respondent_must_be_known_and_below_this_government(open_case, county):
    from guiju.registry.models import Body

    at = open_case(counterpart=None)
    assert "没有明确的被申请人" in refused(at, "accept", met=ALL_MET)
    elsewhere = Body.objects.create(name="某市某局", parent=None)
    at.case.counterpart = elsewhere
    Reconsideration.objects.filter(pk=at.case.pk).update(counterpart=elsewhere)
    assert "行政复议法第二十四条" in refused(at, "accept", met=ALL_MET)


@pytest.mark.parametrize(
    ("day", "data", "law"),
    [
        (DAY, {"prior": "inaction", "answer": "refused"}, "行政复议法实施条例第三十条"),
        (DAY, {"prior": "inaction", "answer": "incomplete"}, "行政复议法实施条例第三十条"),
        (DAY, {"prior": "openness", "answer": "absent"}, "行政复议法实施条例第三十一条"),
        (OLD, {"prior": "spot"}, "行政复议法（2017年修正）第三十条"),
    ],
)
def test_what_comes_first_is_narrowed_by_the_text_of_the_day(open_case, day, data, law):
    with pytest.raises(Refused, match=law.replace("（", "[（]").replace("）", "[）]")):
        open_case(day, **data)


def test_silence_prior_counts_only_for_silence_but_before_2026_for_any(open_case):
    open_case(prior="inaction", answer="silent")
    assert Reconsideration.objects.get().prior == "inaction"


def test_a_refusal_needs_a_failed_condition_and_the_competent_organ(open_case):
    at = open_case()
    assert "第三十条" in refused(at, "refuse", "gov_head", unmet=["competence"], reasons="税务")
    at.step("refuse", "gov_head", unmet=["time"], reasons="超过期限")
    assert (at.case.stage, at.case.outcome, at.case.concluded_on) == (Stage.REFUSED, "refused", DAY)


def test_the_sixty_days_of_somebody_who_knew_before_2024_are_counted_by_the_law_of_the_day(open_case):
    """And where the text of the day of knowing is not held at all, a sentence refuses, not a crash."""
    late = open_case(dt.date(2024, 2, 5), known_on=dt.date(2023, 12, 20))
    late.step("accept", met=ALL_MET)
    old = open_case(dt.date(2024, 2, 6), key="old", known_on=dt.date(2017, 5, 2))
    assert "行政复议法第二十条" in refused(old, "accept", met=ALL_MET)


def test_who_was_not_told_has_a_year_even_if_he_knew_before_2024(open_case):
    open_case(dt.date(2024, 6, 3), known_on=dt.date(2023, 8, 1), lateness="untold").step("accept", met=ALL_MET)


def test_who_was_told_later_has_sixty_days_from_then_and_a_year_at_most(open_case):
    knew = DAY - dt.timedelta(200)
    late = {"known_on": knew, "lateness": "untold"}
    assert "第二十条" in refused(open_case(**late, told_on=DAY - dt.timedelta(63)), "accept", met=ALL_MET)
    assert "早于知道行为" in refused(open_case(key="b", **late, told_on=knew - dt.timedelta(1)), "accept", met=ALL_MET)
    open_case(key="c", **late, told_on=DAY - dt.timedelta(60)).step("accept", met=ALL_MET)
    ancient = {"known_on": DAY - dt.timedelta(400), "told_on": DAY - dt.timedelta(3), "lateness": "untold"}
    assert "最长一年" in refused(open_case(key="d", **ancient), "accept", met=ALL_MET)


def test_what_was_posted_in_time_is_in_time(open_case):
    posted = {"known_on": DAY - dt.timedelta(63), "posted_on": DAY - dt.timedelta(3)}
    open_case(channel="post", **posted).step("accept", met=ALL_MET)
    with pytest.raises(Refused, match="“申请方式”为“邮寄”的才填"):
        open_case(key="b", channel="online", **posted)
    posted["posted_on"] += dt.timedelta(1)
    assert "申请期限已于" in refused(open_case(key="c", channel="post", **posted), "accept", met=ALL_MET)
    day = DAY - dt.timedelta(1)
    at = open_case(day, key="d", channel="post", posted_on=day)
    at.case.posted_on = DAY
    type(at.case).objects.filter(pk=at.case.pk).update(posted_on=DAY)
    assert "交邮日期晚于收到" in refused(at, "accept", met=ALL_MET)


def test_a_law_that_gives_more_than_sixty_days_is_named_with_its_days(open_case):
    late = {"known_on": DAY - dt.timedelta(75), "lateness": "longer"}
    for key, data in (("a", {}), ("b", {"apply_days": 90}), ("c", {"apply_days": 60, "apply_law": "某法第十条"})):
        assert "请写明哪部法律" in refused(open_case(key=key, **late, **data), "accept", met=ALL_MET)
    named = late | {"apply_law": "某法第十条"}
    assert "某法第十条规定的申请期限已于" in refused(open_case(key="d", **named, apply_days=70), "accept", met=ALL_MET)
    open_case(key="e", **named, apply_days=75).step("accept", met=ALL_MET)


@pytest.mark.parametrize(
    "data", [{"decide_days": 60, "decide_law": "某法第十条"}, {"decide_days": 45}, {"decide_days": 0}]
)
def test_only_less_than_sixty_days_by_a_named_law_shortens_the_trial(open_case, data):
    assert "第六十二条" in refused(open_case(), "accept", met=ALL_MET, **data)


@pytest.mark.parametrize("why", ["handed", "court", "force"])
def test_time_that_does_not_count_is_not_held_against_the_applicant(open_case, why):
    open_case(known_on=DAY - dt.timedelta(75), lateness=why).step("accept", met=ALL_MET)


def test_silence_for_five_working_days_is_acceptance(open_case):
    at = open_case(dt.date(2026, 2, 13))  # V8 of law.md: the Spring Festival lies between
    on(dt.date(2026, 2, 27))
    assert Reconsideration.objects.get().stage == Stage.RECEIVED
    on(dt.date(2026, 2, 28))
    case = Reconsideration.objects.get()
    assert (case.stage, case.accepted_on) == (Stage.ACCEPTED, dt.date(2026, 2, 27))
    assert case.number
    assert "第三十条" in at.case.procedure.versions["deem_accepted"][-1].law
    assert (
        Deadline.objects.get(case=case.pk, limit="trial", state="running").due == due("REC-D11", case.accepted_on).due
    )


def test_after_the_five_working_days_it_is_accepted_and_nobody_can_refuse_it_or_date_it_later(open_case):
    at = open_case(dt.date(2026, 2, 13)).to(dt.date(2026, 2, 28))
    data = {"unmet": ["time"], "reasons": "超过期限"}
    assert "2026-02-27届满，不能再“不予受理”" in refused(at, "refuse", "gov_head", **data)
    assert "不能再“受理”。（行政复议法第三十条）" in refused(at, "accept", met=ALL_MET)


def test_correction_is_asked_once_within_its_days_and_starts_the_screening_anew(open_case):
    at = open_case().step("ask_correction", correction_items="身份证明")
    assert at.case.stage == Stage.CORRECTING
    at.step("note_correction_served", "gov_clerk", correction_served_on=DAY)
    limit = Deadline.objects.get(case=at.case.pk, limit="correcting")
    assert limit.due == due("REC-D04", DAY).due
    at.wait(7).step("correct", "gov_clerk", grounds="补充")
    assert at.case.stage == Stage.RECEIVED
    assert Deadline.objects.get(case=at.case.pk, limit="screening", state="running").due == due("REC-D02", at.day).due
    assert "第三十一条" in refused(at, "ask_correction", correction_items="又一项")


def test_correction_cannot_be_asked_after_its_five_working_days(open_case):
    assert "期限已过" in refused(open_case().wait(10), "ask_correction", correction_items="身份证明")


def test_who_does_not_correct_in_time_has_given_up(open_case):
    at = open_case().step("ask_correction", correction_items="身份证明")
    at.step("note_correction_served", "gov_clerk", correction_served_on=DAY)
    on(due("REC-D04", DAY).due)
    assert Reconsideration.objects.get().stage == Stage.CORRECTING
    on(due("REC-D04", DAY).due + dt.timedelta(1))
    case = Reconsideration.objects.get()
    assert (case.stage, case.outcome) == (Stage.ABANDONED, "abandoned")


def test_the_time_to_correct_may_be_longer_for_good_cause_but_only_while_it_runs(open_case):
    at = open_case().step("ask_correction", correction_items="身份证明")
    later = DAY + dt.timedelta(40)
    assert "尚未送达" in refused(at, "extend_correction", correction_until=later, reasons="住院")
    at.step("note_correction_served", "gov_clerk", correction_served_on=DAY)
    assert "晚于原期限" in refused(at, "extend_correction", correction_until=DAY, reasons="住院")
    at.step("extend_correction", correction_until=later, reasons="住院")
    on(later)
    assert Reconsideration.objects.get().stage == Stage.CORRECTING
    on(later + dt.timedelta(1))
    assert Reconsideration.objects.get().stage == Stage.ABANDONED


def test_the_correction_notice_cannot_be_served_before_it_was_made(open_case):
    at = open_case().wait(1).step("ask_correction", correction_items="身份证明")
    assert "不能早于" in refused(at, "note_correction_served", "gov_clerk", correction_served_on=DAY)


def test_what_one_government_may_do_a_bureau_may_not_do_to_itself(county, person):
    with clock.standing_at(DAY):
        given = {"party": person, "counterpart": county.government, **APPLICATION, "respondent_kind": "government"}
        case = Reconsideration.begin("receive", county.gov_clerk, given, body=county.government, key="own")
        with pytest.raises(Refused, match="上一级人民政府"):
            case.act("accept", county.gov_handler, {"met": ALL_MET}, key="a")


@pytest.fixture
def handed_in(county, person):
    with clock.standing_at(DAY):
        data = {"party": person, "counterpart": county.government, "via": "spot", "act_number": "酉市监当罚〔2026〕1号"}
        return Handover.begin("receive", county.market_clerk, data, body=county.market, key="h")


def test_the_penalising_body_forwards_within_five_working_days_and_the_thread_goes_on(handed_in, county, person):
    assert Deadline.objects.get(case=handed_in.pk).due == due("REC-D05", DAY).due
    with clock.standing_at(DAY):
        handed_in.act("forward", county.market_clerk, key="f")
        given = {"party": person, "counterpart": county.market, **APPLICATION, "channel": "forwarded"}
        case = Reconsideration.begin(
            "receive", county.gov_clerk, given, body=county.government, key="r", origin=handed_in
        )
    assert case.root_id == handed_in.pk


def test_who_corrects_itself_tells_the_person_that_he_may_still_insist(handed_in, county):
    with clock.standing_at(DAY):
        with pytest.raises(Refused, match="第三十二条"):
            handed_in.act("correct", county.market_head, {"corrected": "撤销", "told": False}, key="c")
        handed_in.act("correct", county.market_head, {"corrected": "撤销", "told": True}, key="c")
    assert handed_in.stage == Handover.Stage.CORRECTED


def test_an_application_is_not_handed_to_the_body_itself(county, person):
    with clock.standing_at(DAY), pytest.raises(Refused, match="不能是处罚机关自己"):
        data = {"party": person, "counterpart": county.market, "via": "spot", "act_number": "1"}
        Handover.begin("receive", county.market_clerk, data, body=county.market, key="h")
