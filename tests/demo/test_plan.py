"""Published figures become numbers of records; what contradicts itself is named."""

import pytest

from guiju.demo import profile as profiles
from guiju.demo.plan import likely, plan, rounded, whole
from tests.demo.conftest import FIGURES, figure, small

pytestmark = pytest.mark.django_db  # the registry of indicators reads the models


def unmet(planned):
    return {(one.figure.id, one.figure.text): one.why for one in planned.unmet}


def test_everything_that_agrees_is_planned():
    planned = plan(small(*FIGURES))
    assert not planned.unmet
    assert planned("reconsideration.carried_over") == 2
    assert planned("reconsideration.resolved") * 1000 // planned("reconsideration.concluded") in (846, 845)
    assert planned("litigation.first_instance_received") == 9  # 15 of 24 are 62.5 per cent
    assert planned("leadership.standing_committee_study") + planned("leadership.executive_meeting_study") == 9
    assert planned("leadership.duty_reporters", "", 2023) == 25
    assert planned("leadership.party_group_study", "justice") == 3


def test_the_bureau_that_keeps_the_register_is_believed_over_the_countys_summary():
    given = small(
        figure("reconsideration.handled", 15), keeps=("reconsideration",), other=[figure("reconsideration.handled", 17)]
    )
    planned = plan(given)
    assert planned("reconsideration.received") + planned("reconsideration.carried_over") == 17
    ((_, why),) = unmet(planned).items()
    assert "局年报" in why and "17件" in why and "登记单位" in why


def test_a_rate_that_no_counts_give_yields_to_the_counts():
    planned = plan(
        small(
            figure("litigation.hearings", 10),
            figure("litigation.head_appearances", 9),
            figure("litigation.head_appearance_rate", 95.0, "95%"),
        )
    )
    assert planned("litigation.head_appearances") == 9
    ((key, why),) = unmet(planned).items()
    assert key[0] == "litigation.head_appearance_rate"
    assert "9件" in why and "10件" in why and "算术关系" in why


def test_a_part_larger_than_the_whole_is_named_with_the_identity():
    planned = plan(small(figure("publicity.lectures", 40, "40场次"), figure("publicity.events", 30, "30场次")))
    ((key, why),) = unmet(planned).items()
    assert key[0] == "publicity.events"
    assert "法治讲座场次" in why and "≤" in why


def test_a_hundred_per_cent_resolved_leaves_nobody_who_just_gave_up():
    planned = plan(small(figure("reconsideration.resolution_rate", 100, "100%")))
    assert planned("reconsideration.resolved") == planned("reconsideration.concluded") > 0
    assert planned("reconsideration.ended_withdrawn") == planned("reconsideration.ended_terminated") == 0


def test_growth_of_a_rate_plans_the_year_before():
    planned = plan(
        small(
            figure("reconsideration.on_time_rate", 100, "100%"),
            figure("reconsideration.on_time_rate_change", 27.8, "27.8%"),
        )
    )
    in_time, all_ = (planned(f"reconsideration.{name}", "", 2023) for name in ("concluded_on_time", "concluded"))
    assert round(100 * all_ / in_time - 100, 1) == 27.8


def test_a_figure_of_a_line_that_is_not_built_is_said_to_be_so():
    (one,) = plan(small(figure("mediation.cases", 5))).unmet
    assert not one.built


def test_what_kinds_of_penalty_there_are_adds_up():
    planned = plan(small(figure("enforcement.penalties", 41)))
    kinds = ("warnings", "fines", "confiscations", "suspensions", "revocations", "restrictions", "stoppages",
             "detentions", "others")  # fmt: skip
    assert sum(planned(f"enforcement.penalties_{kind}") for kind in kinds) == 41
    assert planned("enforcement.penalties_detentions") == 0


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        (figure("publicity.sites", 600, "600余处", bound="over"), 601, 699),
        (figure("publicity.sites", 600, "600处"), 600, 600),
        (figure("publicity.students_reached", 200000, "20万名"), 200000, 200000),
        (figure("exam.participants", 14000, "1.4万余名", bound="over"), 14001, 14999),
    ],
)
def test_the_wording_of_a_count_says_which_numbers_meet_it(given, low, high):
    (one,) = small(given).figures
    assert whole(one) == (low, high)
    assert low <= likely(one) <= high


def test_a_hundred_per_cent_is_all_and_a_decimal_is_rounded():
    whole_, part = small(figure("exam.pass_rate", 100, "100%"), figure("exam.pass_rate", 86.3, "86.3%")).figures
    assert rounded(whole_) == (100, 100)
    low, high = rounded(part)
    assert float(low) == 86.25
    assert 86.349 < high < 86.35


@pytest.mark.parametrize("name", profiles.names())
def test_the_real_profiles_are_planned_and_only_contradictions_are_left(name):
    planned = plan(profiles.read(name))
    left = {one.figure.id for one in planned.unmet if one.built}
    assert left == ({"publicity.events", "reconsideration.handled"} if name == "youyang-2024" else set())


def test_an_unknown_profile_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(LookupError, match="youyang-2024"):
        profiles.read("atlantis-2024")
