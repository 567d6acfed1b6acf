"""A round: teams before notice, visits before findings, feedback before the circular; what is found is rectified."""

import pytest

from guiju.documents import pdf
from guiju.documents.issue import known_titles
from guiju.documents.models import Issued
from guiju.law.statutes import cite_all
from guiju.matters.rectification.models import Rectification
from guiju.matters.supervision.models import Campaign, Round
from guiju.matters.supervision.tests.walk import START, campaign, round_, underway
from guiju.procedure.refusal import Forbidden, Refused


def test_a_round_from_plan_to_close_opens_a_rectification_for_each_problem(county):
    story = underway(county)
    story.do("visit", unit=county.market, way="paper", visited_on=START)
    story.do("visit", unit=county.market, way="site", visited_on=START, team="第一组")
    story.do("visit", unit=county.township, way="site", visited_on=START)
    story.do("find", unit=county.market, text="没有法制审核", aspect="法制审核", list_number="1", found_on=START)
    story.do("find", unit=county.township, text="没有执法公示", aspect="执法公示", field="enforcement")
    story.do("feed_back", "justice_head", opinion="总体较好").do("find", unit=county.market, text="补录", aspect="其他")
    story.do("circulate", "justice_head", circular="通报如下").do("close", "justice_head")
    case = story.case
    assert case.stage == Round.Stage.CLOSED
    assert (case.teams_count, case.visits_count, case.issues_count) == (1, 3, 3)
    assert case.visited == sorted([county.market.pk, county.township.pk])
    assert case.number == "酉司督〔2026〕1号"
    first, second, _ = Rectification.objects.order_by("pk")
    assert (first.source, first.counterpart, first.root_id) == ("own", county.market, case.pk)
    assert (first.document, first.list_number) == ("2026年法治督察反馈意见", "1")
    assert (second.counterpart, second.field, second.aspect) == (county.township, "enforcement", "执法公示")


def test_a_joint_round_says_with_whom(county):
    with pytest.raises(Refused, match="应当写明参加单位.*督察工作规定"):
        round_(county, mode="joint").do("approve", "justice_head")
    story = round_(county, mode="cross", partners="万州、达州、云阳").do("approve", "justice_head")
    assert story.case.stage == Round.Stage.APPROVED


def test_notice_needs_a_team(county):
    with pytest.raises(Refused, match="还没有组建督察组"):
        round_(county).do("approve", "justice_head").do("notify", "justice_head")


def test_nobody_supervises_himself(county):
    with pytest.raises(Refused, match="不得督察自己"):
        underway(county).do("visit", unit=county.justice, way="site", visited_on=START)


def test_a_problem_belongs_to_a_unit_that_was_looked_at(county):
    story = underway(county).do("visit", unit=county.market, way="site", visited_on=START)
    with pytest.raises(Refused, match="还没有督察记录"):
        story.do("find", unit=county.township, text="问题", aspect="方面")
    assert not Rectification.objects.exists()


def test_feedback_needs_a_visit(county):
    with pytest.raises(Refused, match="还没有督察任何单位"):
        underway(county).do("feed_back", "justice_head", opinion="无")


def test_a_stage_is_not_skipped(county):
    with pytest.raises(Refused, match="现在是“方案拟定”"):
        round_(county).do("visit", unit=county.market, way="site", visited_on=START)
    with pytest.raises(Refused, match="现在是“督察中”"):
        underway(county).do("close", "justice_head")


@pytest.mark.parametrize("actor", ["market_supervisor", "justice_clerk", "gov_head"])
def test_only_the_office_that_supervises_runs_the_round(county, actor):
    with pytest.raises(Forbidden):
        underway(county).do("visit", actor, unit=county.market, way="site", visited_on=START)


@pytest.mark.parametrize("model", [Round, Campaign])
def test_every_promised_paper_has_a_writer_and_every_article_is_held(model):
    steps = [one for versions in model.procedure.versions.values() for one in versions if one.name != "assign"]
    assert {title for one in steps for title in one.makes} == known_titles(model)
    assert all(cite_all(one.law) for one in steps)


@pytest.mark.django_db(transaction=True)
def test_the_papers_of_round_and_campaign_are_made(county):
    story = underway(county).do("visit", unit=county.market, way="site", visited_on=START)
    story.do("find", unit=county.market, text="没有法制审核", aspect="法制审核")
    story.do("feed_back", "justice_head", opinion="总体较好").do("circulate", "justice_head", circular="通报如下")
    run = campaign(county).do("announce", "justice_head", notice="欢迎提供线索")
    run.do("close", "justice_head", summary="完成", lasting="建立抽查制度")
    made = {one.title: one for one in Issued.objects.all()}
    assert set(made) == known_titles(Round) | known_titles(Campaign)
    assert "没有法制审核" in str(made["督察反馈意见"].content)
    assert "建立抽查制度" in str(made["专项整治情况通报"].content)
    for issued in made.values():
        assert pdf.render(issued.paper).startswith(b"%PDF")
