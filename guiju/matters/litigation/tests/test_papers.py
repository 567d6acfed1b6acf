"""Every paper of a suit, a suggestion and an obligation can be written and rendered."""

import datetime as dt

import pytest

from guiju.documents import docx, pdf
from guiju.documents.content import Paper
from guiju.documents.issue import issue, known_titles
from guiju.documents.models import Issued
from guiju.matters.litigation.models import Lawsuit, Obligation, Suggestion
from guiju.matters.litigation.tests.conftest import DAY
from guiju.procedure import clock
from guiju.procedure.models import Outbox


def papers():
    for promise in Outbox.objects.filter(topic="paper"):
        issue(promise)
    return {one.title: Paper.from_dict(one.content) for one in Issued.objects.all()}


@pytest.mark.parametrize("model", [Lawsuit, Suggestion, Obligation])
def test_every_paper_that_a_step_makes_has_a_writer(model):
    made = {title for versions in model.procedure.versions.values() for one in versions for title in one.makes}
    assert made
    assert made <= known_titles(model)


def test_every_paper_of_a_lost_suit_renders_as_docx_and_pdf(suit):
    at = suit().step("dispatch", "clerk", unit="法规股").step("object_court", objection="应由被告所在地法院管辖")
    at.step("ask_delay", delay_reason="洪水冲毁档案室").wait(3).step("end_delay", delay_ended_on=at.day)
    at.step("answer_suit", answer="事实清楚", evidence=7)
    at.step("name_head", "unit_head", head_name="王五", head_post="副局长", head_rank="charged")
    at.step("name_agents", "unit_head", staff="周八", lawyer="赵六")
    at.step("change_act", "unit_head", text="撤销原处罚决定")
    at.step("explain_absence", "head", absence="duty", absence_text="赴市里参加防汛指挥")
    at.step("open_court", "clerk", staff="周八").step("judge", "clerk", outcome="revoked", judgment="（2024）初1号")
    at.step("appeal", "unit_head")
    second = at.next_instance()
    second.step("dispatch", "clerk", unit="法规股").step(
        "judge_finally", "clerk", outcome="perform", judgment="（2024）终1号", ordered="三十日内重新处理"
    )
    second.step("perform", performance="已重新处理").step(
        "replay", faults=["facts", "procedure"], lessons="取证不全", measures="每案法制审核"
    )
    second.step("seek_retrial", "unit_head")
    made = papers()
    titles = {one for versions in Lawsuit.procedure.versions.values() for v in versions for one in v.makes}
    assert set(made) == titles
    for paper in made.values():
        assert docx.render(paper)[:2] == b"PK"
        assert pdf.render(paper)[:5] == b"%PDF-"


def test_the_answer_to_a_suggestion_and_the_call_to_perform(suggestion, county):
    at = suggestion("procuratorate")
    at.step("handle", "unit_head", unit="执法大队").step("answer", measures="清理垃圾", reply="已整改到位")
    with clock.standing_at(DAY):
        data = {
            "counterpart": county.market, "duty": "judgment", "document": "（2024）终1号", "content": "重新处理",
            "due_on": DAY + dt.timedelta(30),
        }  # fmt: skip
        Obligation.begin("enter", county.justice_supervisor, data, body=county.justice, key="ob")
    made = papers()
    assert made["建议书回复函"].addressee == "酉县人民检察院"
    assert made["履行督办函"].addressee == "酉县市场监督管理局"
    assert "2024年4月3日" in str(made["履行督办函"].as_dict())
