"""Every paper that a step promises is written, and says what the step was given."""

import datetime as dt
import io

import docx
import pytest

from guiju.documents import docx as as_docx
from guiju.documents import pdf
from guiju.documents.issue import known_titles
from guiju.documents.models import Issued
from guiju.law.statutes import cite_all
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.sources import Source, terms
from guiju.matters.rectification.tests.walk import START, Walk

pytestmark = pytest.mark.django_db(transaction=True)


def papers(case):
    return {one.title: one for one in Issued.objects.filter(case=case.pk)}


def words(issued):
    """The text of the Word file, tables included."""
    file = docx.Document(io.BytesIO(as_docx.render(issued.paper)))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in file.paragraphs] + cells)


def test_every_promised_paper_has_a_writer():
    promised = {
        title for versions in Rectification.procedure.versions.values() for one in versions for title in one.makes
    }
    assert promised == known_titles(Rectification)


def test_every_article_that_is_cited_is_held():
    for versions in Rectification.procedure.versions.values():
        for one in versions:
            if one.name != "assign":
                assert cite_all(one.law)
    for source in Source:
        assert cite_all(terms(source).law)


def test_the_notice_names_owner_finding_day_and_article(county):
    walk = Walk(county, source="oversight_opinion", document="行政执法监督意见书", document_due_on=dt.date(2026, 5, 6))
    issued = papers(walk.charged().case)["整改通知书"]
    assert issued.number == "酉司整通〔2026〕1号"
    text = words(issued)
    for part in ("酉县市场监督管理局", "处罚决定没有经过法制审核", "2026年4月30日", "《行政执法监督条例》第二十八条"):
        assert part in text


def test_plan_and_application_are_the_owners_forms(county):
    made = papers(Walk(county).applied().case)
    plan, application = words(made["整改方案审批表"]), words(made["销号申请表"])
    assert made["整改方案审批表"].number == made["销号申请表"].number == ""
    for part in ("人手不足", "培训审核人员", "2026年4月20日"):
        assert part in plan
    for part in ("全部案件已补做审核", "签到表", "酉司整〔2026〕1号"):
        assert part in application


def test_the_second_check_says_struck_off_or_sent_back(county):
    back = {"opinion": "现场不符", "due_on": dt.date(2026, 5, 20), "site_checked_on": START}
    walk = Walk(county).checked().do("send_back", "justice_supervisor", **back)
    text = words(papers(walk.case)["整改复核意见书"])
    assert "经2026年3月2日现场核查" in text
    assert "请于2026年5月20日前完成" in text
    assert "同意销号" in words(papers(Walk(county).struck().case)["整改复核意见书"])


def test_a_reopened_item_gets_a_second_notice(county):
    walk = Walk(county).struck().do("reopen", "justice_supervisor", relapse="又犯", due_on=dt.date(2026, 6, 1))
    first, second = Issued.objects.filter(case=walk.case.pk, title="整改通知书").order_by("pk")
    assert "又犯" in words(second)
    assert "2026年6月1日" in words(second)
    assert first.number != second.number


def test_pressure_objection_and_answer_are_written(county):
    walk = Walk(county, document_number="酉法办〔2026〕3号", issued_by="市委依法治市办").rectifying()
    walk.do("urge", "justice_supervisor", pressure="请倒排工期").do("object", "market_head", objection="其中两件已审核")
    walk.do("dismiss", "justice_head", opinion="未提供证据").do("answer_source", "market_clerk", answer="已完成七成")
    walk.on(dt.date(2026, 5, 6)).do("circulate", "justice_head", pressure="各单位引以为戒")
    made = papers(walk.case)
    assert "请倒排工期" in words(made["整改督办函"])
    assert "异议不成立" in words(made["异议复核意见"])
    assert "市委依法治市办" in words(made["整改情况回复函"])
    assert "逾期6日" in words(made["整改情况通报"])


def test_each_paper_is_a_pdf_too(county):
    walk = Walk(county).struck()
    for issued in papers(walk.case).values():
        assert pdf.render(issued.paper).startswith(b"%PDF")
