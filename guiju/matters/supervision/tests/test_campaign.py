"""A campaign: every clue is accounted for, every task done once, what is listed is rectified."""

import pytest

from guiju.matters.rectification.models import Rectification
from guiju.matters.supervision.models import Campaign
from guiju.matters.supervision.tests.walk import START, announced, campaign
from guiju.procedure.refusal import Refused


def clue(story):
    return story.do("receive_clue", channel="hotline", text="罚款不开票据", received_on=START)


def test_a_campaign_from_start_to_close(county):
    story = campaign(county).do("refine", text="增加案卷抽查", refined_on=START)
    story.do("announce", "justice_head", notice="欢迎提供线索")
    clue(clue(story))
    story.do("list_issue", unit=county.market, text="罚款不开票据", aspect="票据", clue=1, listed_on=START)
    story.do("dismiss_clue", clue=2, reason="查无实据")
    story.do("list_issue", unit=county.township, text="自查发现", aspect="程序", field="traffic")
    story.do("set_task", text="抽查案卷", set_on=START).do("set_measure", text="抽查一百卷", set_on=START, task=1)
    story.do("finish_task", task=1, proof="抽查报告", done_on=START)
    story.do("close", "justice_head", summary="完成")
    case = story.case
    assert case.stage == Campaign.Stage.CLOSED
    assert (case.clues_count, case.issues_count, case.tasks_count) == (2, 2, 1)
    first, second = Rectification.objects.order_by("pk")
    assert (first.source, first.list_number, first.field) == ("campaign", "1", "enforcement")
    assert (second.list_number, second.field, second.counterpart) == ("2", "traffic", county.township)


def test_a_clue_is_settled_once(county):
    story = clue(announced(county))
    with pytest.raises(Refused, match="第2条线索不存在"):
        story.do("dismiss_clue", clue=2, reason="查无实据")
    story.do("list_issue", unit=county.market, text="属实", aspect="票据", clue=1)
    with pytest.raises(Refused, match="已经处理"):
        story.do("dismiss_clue", clue=1, reason="查无实据")
    with pytest.raises(Refused, match="已经处理"):
        story.do("list_issue", unit=county.market, text="又列", aspect="票据", clue=1)
    assert Rectification.objects.count() == 1


def test_a_task_is_finished_once_and_a_measure_belongs_to_a_task_that_is_there(county):
    story = announced(county).do("set_task", text="抽查", set_on=START)
    with pytest.raises(Refused, match="没有第2项任务"):
        story.do("set_measure", text="抽查一百卷", set_on=START, task=2)
    story.do("finish_task", task=1, proof="报告", done_on=START)
    with pytest.raises(Refused, match="已经完成"):
        story.do("finish_task", task=1, proof="报告", done_on=START)


def test_a_campaign_does_not_end_with_clues_or_tasks_open(county):
    story = clue(announced(county))
    with pytest.raises(Refused, match="还有1条线索没有处理"):
        story.do("close", "justice_head", summary="完成")
    story.do("dismiss_clue", clue=1, reason="查无实据").do("set_task", text="抽查", set_on=START)
    with pytest.raises(Refused, match="还有1项任务没有完成"):
        story.do("close", "justice_head", summary="完成")
