"""Every paper that a step promises can be written, and says what it must."""

import datetime as dt

import pytest

from guiju.documents import docx, pdf
from guiju.documents.content import Paper
from guiju.documents.issue import issue, known_titles
from guiju.documents.models import Issued
from guiju.matters.reconsideration.models import DocumentReview, Handover, Reconsideration
from guiju.matters.reconsideration.tests.conftest import DAY, DECISION
from guiju.procedure import clock
from guiju.procedure.models import Outbox


def paper(title):
    """Issue what was promised, and return the paper of this title as text."""
    for promise in Outbox.objects.filter(topic="paper"):
        issue(promise)
    return Paper.from_dict(Issued.objects.get(title=title).content)


def words(made):
    return str(made.as_dict())


@pytest.mark.parametrize("model", [Reconsideration, Handover, DocumentReview])
def test_every_paper_that_a_step_makes_has_a_writer(model):
    made = {title for versions in model.procedure.versions.values() for version in versions for title in version.makes}
    assert made
    assert made <= known_titles(model)


def test_the_acceptance_cites_the_law_of_its_day(accepted):
    accepted(dt.date(2023, 3, 1))
    assert "《中华人民共和国行政复议法》第十七条" in words(paper("受理通知书"))


def test_a_refusal_names_the_failed_conditions_the_competent_organ_and_the_court(open_case):
    unmet = {"unmet": ["competence"], "reasons": "税务机关作出", "competent": "市税务局"}
    open_case().step("refuse", "gov_head", **unmet)
    made = paper("不予受理决定书")
    text = words(made)
    assert "属于本机关管辖" in text and "市税务局" in text
    assert "十五日内" in made.remedies


def test_the_notice_to_reply_says_the_last_day_of_the_track(accepted):
    accepted().step("simplify", simple_ground="spot").step("send_copy", copy_served_on=DAY)
    made = paper("答复通知书")
    assert made.addressee == "酉县市场监督管理局"
    assert "2026年8月10日" in words(made)  # five working days
    assert "第五十四条" in words(made)


@pytest.mark.parametrize("outcome", ["uphold", "revoke", "change", "illegal", "void", "perform", "reject_claim"])
def test_a_decision_rests_on_the_article_of_its_kind_and_shows_the_way_to_court(tried, outcome):
    from guiju.documents.citations import in_full
    from guiju.matters.reconsideration.choices import DECISIONS

    tried().step("decide", "gov_head", **DECISION | {"outcome": outcome})
    made = paper("行政复议决定书")
    assert made.number == "酉府复决〔2026〕1号"
    assert in_full(DECISIONS[outcome]) in words(made)
    assert "第三十四条" in made.remedies and "十五日" in made.remedies


def test_an_announcement_tells_the_day_on_which_it_counts_as_service(tried):
    tried().step("decide", "gov_head", **DECISION).step("announce", "gov_clerk", announced_on=DAY)
    text = words(paper("送达公告"))
    assert "经过30日，即2026年9月2日，视为送达" in text
    assert "第九十五条" in text


def test_the_extension_tells_the_new_last_day_and_who_approved(tried):
    tried().step("extend", "gov_unit_head", reasons="案情复杂")
    text = words(paper("延期审理通知书"))
    assert "行政复议机构负责人" in text
    assert "2026年11月2日" in text  # raw 1 November is a Sunday


def test_every_paper_of_a_long_case_renders_as_docx_and_pdf(tried, county):
    at = tried().step("grade", "gov_unit_head", weighty=True)
    at.step("stay", "gov_unit_head", stay_ground="organ")
    at.step("call_hearing", hearing_on=DAY + dt.timedelta(14), hearing_place="三楼会议室").wait(14)
    at.step("hold_hearing", "gov_host", panel=2, recorder="钱七", head="came", text="双方陈述")
    at.step("consult", advice_text="建议撤销", advice="revoke")
    at.step("suspend", "gov_unit_head", pause_ground="mediation").wait(5)
    at.step("resume", "gov_unit_head", reasons="调解不成").step("extend", "gov_unit_head", reasons="案情复杂")
    at.step("write_letter", "gov_head", letter="执法人员未出示证件")
    at.step(
        "show_file", person="张三", asked_on=at.day, granted="part", withheld="private", material="答复书、证据一至五"
    )
    data = DECISION | {"outcome": "revoke", "redo": True, "compensation": "1200.50", "orders": "另行处理。"}
    at.step("decide", "gov_head", **data).step("serve", "gov_clerk", service="post")
    at.step("tell_superior").step("urge", "gov_head", urged_until=at.day + dt.timedelta(30), pressure="talk")
    at.step("advise_makers", "gov_unit_head", advice_to_makers="修订裁量基准")
    paper("行政复议决定书")
    made = list(Issued.objects.filter(case=at.case.pk))
    assert len(made) >= 12
    for one in made:
        written = Paper.from_dict(one.content)
        assert docx.render(written)[:2] == b"PK"
        assert pdf.render(written)[:5] == b"%PDF-"


def test_a_suspension_for_a_document_opens_its_examination_and_both_papers_exist(tried, county):
    at = tried()
    data = {"pause_ground": "document", "document": "酉县养犬管理办法", "document_own": True}
    at.step("suspend", "gov_unit_head", **data, document_maker=county.township)
    review = DocumentReview.objects.get()
    with clock.standing_at(DAY):
        review.act("tell_maker", county.gov_handler, {"told_on": DAY}, key="t")
    assert paper("附带审查通知书").addressee == "苍岭镇人民政府"
    assert "酉县养犬管理办法" in words(paper("中止通知书"))
