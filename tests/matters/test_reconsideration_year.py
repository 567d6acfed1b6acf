"""A small year of reconsideration and litigation, told through the kernel, compiles to what one counts by hand."""

import datetime as dt

import pytest

from guiju.facts.compile import compile_facts
from guiju.lake.snapshot import take
from guiju.matters.litigation.models import CourtNotice, Lawsuit
from guiju.matters.reconsideration.models import Reconsideration
from guiju.matters.reconsideration.tests.conftest import ALL_MET, APPLICATION, DECISION
from guiju.procedure import clock
from guiju.registry.models import Subject

YEAR = 2024


@pytest.fixture
def year(county, tmp_path):
    """A small year: four cases, one from the year before; a suit with a head in court; two cases at the court."""
    told = {"late_reason": "补录"}
    person = Subject.objects.create(kind="person", name="张三")

    def case(number, received, *steps):
        given = {"party": person, "counterpart": county.market, **APPLICATION}
        found = Reconsideration.begin(
            "receive", county.gov_clerk, given, body=county.government, key=number, at=received, **told
        )
        for name, by, day, data in steps:
            found.act(name, getattr(county, by), data, key=f"{number}-{name}", at=day, **told)

    def begun(day):
        two = [county.gov_handler, county.gov_unit_head]
        return (
            ("accept", "gov_handler", day, {"met": ALL_MET}),
            ("appoint", "gov_unit_head", day, {"examiners": two}),
            ("send_copy", "gov_handler", day, {"copy_served_on": day}),
            ("answer_application", "market_handler", day, {"reply": "合法"}),
            ("hear", "gov_handler", day, {"person": "张三", "manner": "phone", "text": "x"}),
        )

    def decided(day, outcome):
        return (
            ("decide", "gov_head", day, DECISION | {"outcome": outcome}),
            ("serve", "gov_clerk", day, {"service": "direct"}),
        )

    with clock.standing_at(dt.date(2025, 1, 31)):
        day = dt.date
        case("a", day(2023, 12, 20), *begun(day(2023, 12, 22)), *decided(day(2024, 2, 1), "uphold"))
        case("b", day(2024, 3, 1), *begun(day(2024, 3, 4)), *decided(day(2024, 6, 28), "illegal"))  # late
        settled = {"end_ground": "withdrawn", "withdrawal": "settled"}
        case("c", day(2024, 5, 6), *begun(day(2024, 5, 7)), ("terminate", "gov_head", day(2024, 5, 20), settled))
        case("d", day(2024, 9, 2), ("refuse", "gov_head", day(2024, 9, 4), {"unmet": ["scope"], "reasons": "x"}))
        case("e", day(2024, 12, 30), *begun(day(2024, 12, 31)))
        for row, way in enumerate(["direct", "reconsidered", "direct"]):
            data = {"court": "法院", "court_number": str(row), "instance": "first", "received_on": "2024-05-01"}
            CourtNotice.record(county.justice_clerk, data | {"way": way}, body=county.justice, key=f"n{row}")
        for row, (came, outcome) in enumerate([(True, "revoked"), (False, "dismissed")]):
            data = {"party": person, "court": "法院", "about": "levy", "received_on": day(2024, 4, 1)}
            suit = Lawsuit.begin(
                "receive", county.gov_clerk, data, body=county.government, key=f"s{row}", at=day(2024, 4, 1), **told
            )
            heard = {"staff": "周八", "head_came": came} | ({"head_name": "县长", "head_rank": "chief"} if came else {})
            for name, what in (
                ("dispatch", {"unit": "法规科"}),
                ("open_court", heard),
                ("judge", {"outcome": outcome, "judgment": "初1号"}),
            ):
                suit.act(name, county.gov_clerk, what, key=name, at=day(2024, 6, 3), **told)
        snapshot = take(tmp_path / "snapshot", YEAR, dt.date(2024, 12, 31))
        return compile_facts(snapshot)


def test_a_small_year_compiles_to_the_figures_one_counts_by_hand(year):
    expected = {
        "reconsideration.received": 4, "reconsideration.carried_over": 1, "reconsideration.handled": 5,
        "reconsideration.accepted": 3, "reconsideration.concluded": 3, "reconsideration.concluded_on_time": 2,
        "reconsideration.settled": 1, "reconsideration.corrected": 1, "reconsideration.pending": 1,
        "reconsideration.ended_refused": 1, "litigation.handled": 2, "litigation.gov_lost": 1,
        "litigation.gov_hearings": 2, "litigation.gov_head_appearances": 1, "litigation.first_instance_received": 3,
        "litigation.first_instance_concluded": 2,
    }  # fmt: skip
    assert {id: year[id].value for id in expected} == expected
    assert year["reconsideration.first_choice_rate"].denominator == 4 + 3
    assert year["reconsideration.first_choice_rate_direct"].denominator == 4 + 2
    assert year["litigation.head_appearance_rate"].value == 50
    assert year["litigation.dept_head_appearance_rate"].status != ""  # no department was in court: no base


def test_the_identities_of_both_lines_hold(year):
    assert [one for one in year.about.violations if "复议" in one or "应诉" in one or "出庭" in one] == []
