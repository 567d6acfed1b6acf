"""Where findings come from, and what each source says on time.

A source gives the owner a time to answer in one of three ways: by statute (`rule`), in its own paper (`dated`), or not
at all, and then only the date that the supervising body sets binds.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from guiju.law import rules
from guiju.law.errors import NotInForce


class Source(TextChoices):
    """来源: the kind of paper or activity that found the problem."""

    UPPER = "upper", "上级法治督察反馈"
    OWN = "own", "本级法治督察"
    GOVERNMENT = "government", "政府督查"
    OVERSIGHT_LETTER = "oversight_letter", "行政执法监督督办函"
    OVERSIGHT_OPINION = "oversight_opinion", "行政执法监督意见书"
    OVERSIGHT_DECISION = "oversight_decision", "行政执法监督决定书"
    DOSSIER = "dossier", "执法案卷评查"
    RECONSIDERATION = "reconsideration", "行政复议意见书"
    COURT_DOCUMENT = "court_document", "司法建议（规范性文件）"
    COURT = "court", "司法建议（综合治理）"
    PROCURATOR = "procurator", "检察建议（行政公益诉讼）"
    PROCURATOR_URGENT = "procurator_urgent", "检察建议（行政公益诉讼，紧急）"
    PROCURATOR_OTHER = "procurator_other", "检察建议（其他）"
    CORRECTION = "correction", "社区矫正检察纠正意见"
    CONGRESS = "congress", "人大审议意见"
    AUDIT = "audit", "审计"
    PATROL = "patrol", "巡视巡察"
    DUTY_REPORT = "duty_report", "述法点评"
    PUBLICITY = "publicity", "普法提示和普法规划评估"
    CAMPAIGN = "campaign", "专项整治"
    ASSESSMENT = "assessment", "考核反馈"
    OBSERVATION = "observation", "法治观测点"
    OTHER = "other", "其他"


@dataclass(frozen=True)
class Terms:
    """What a source says: the article that obliges the owner, the rule of its time, whether its paper must set one."""

    law: str
    rule: str = ""
    dated: bool = False


_SUPERVISION = "法治政府建设与责任落实督察工作规定"

TERMS: dict[str, Terms] = {
    Source.UPPER: Terms(_SUPERVISION),
    Source.OWN: Terms(_SUPERVISION),
    Source.GOVERNMENT: Terms("政府督查工作条例第十八条"),
    Source.OVERSIGHT_LETTER: Terms("行政执法监督条例第二十七条", dated=True),
    Source.OVERSIGHT_OPINION: Terms("行政执法监督条例第二十八条", dated=True),
    Source.OVERSIGHT_DECISION: Terms("行政执法监督条例第二十九条", dated=True),
    Source.DOSSIER: Terms("行政执法监督条例第十五条至第十九条"),
    Source.RECONSIDERATION: Terms("行政复议法第七十六条", rule="REC-D13"),
    Source.COURT_DOCUMENT: Terms("行诉解释第一百四十九条", rule="LIT-D12"),
    Source.COURT: Terms("综合治理类司法建议规定第八条", rule="LIT-D13"),
    Source.PROCURATOR: Terms("检察公益诉讼解释第二十一条", rule="LIT-D14"),
    Source.PROCURATOR_URGENT: Terms("检察公益诉讼解释第二十一条", rule="LIT-D14b"),
    Source.CORRECTION: Terms("社区矫正法第六十二条"),
    Source.CONGRESS: Terms("监督法第十七条", dated=True),
    Source.PUBLICITY: Terms("法治宣传教育法第五十七条"),
}
_SILENT = Terms(_SUPERVISION)


def terms(source: str) -> Terms:
    """What the source says on time; a source without an article of its own stands under the rules on supervision."""
    return TERMS.get(source, _SILENT)


def answer_rule(case: Any) -> str:
    """The rule that gives the case's answer its time: none if the paper set the day itself, or the source has no rule.

    A rule counts only if its statute stood when the paper came in: 行政复议法第七十六条 stands since 2024-01-01.
    """
    rule = terms(case.source).rule
    if not rule or case.document_due_on or not case.received_on:
        return ""
    try:
        return rules.get(rule, case.received_on).id
    except NotInForce:
        return ""
