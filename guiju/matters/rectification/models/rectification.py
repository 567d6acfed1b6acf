"""问题整改: from what was found to 销号, and to the look back that shows whether it holds.

One `Rectification` is one item (整改事项) that one body owes. A finding (问题) is one item, or several that share the
field `finding`; so findings and items are counted apart: `part` 1 stands for the finding.

**Other lines open one** from any step of theirs that finds something, in the same thread and transaction:

    @serve_opinion.then
    def _rectify(self, act):
        finding = {"source": Source.RECONSIDERATION, "document": "行政复议意见书", "text": self.opinion}
        act.open(Rectification, "enter", finding | {"counterpart": self.respondent, "received_on": act.on})

Only the source, the name of its paper and the words of the finding must be given. The limit to answer follows from the
source; `counterpart` is the body that must put it right, `received_on` the day on which it got the paper (if that is
not yet known, its 签收 starts the limit). The case belongs to the body of the case that opens it, and any role that
finds things there may open it. From then on supervisors of that body hand it over, check and strike off.

The procedure stands in three chapters, in the order of the work: `finding`, `work`, `check`; its columns in `record`.
"""

from typing import ClassVar

from django.db import models

from guiju.matters.rectification.models.check import Check
from guiju.matters.rectification.models.finding import Finding
from guiju.matters.rectification.models.stages import SUPERVISION, Stage
from guiju.matters.rectification.models.work import Work
from guiju.matters.rectification.sources import Source, answer_rule
from guiju.procedure.limits import Limit


class Rectification(Check, Work, Finding):
    """问题整改事项: `body` supervises and strikes off, `counterpart` (牵头责任单位) puts right and answers for it."""

    Stage = Stage  # type: ignore[assignment]
    final: ClassVar = (Stage.ARCHIVED, Stage.WITHDRAWN)

    # The time that the source gives: by statute, or as its paper says
    answering = Limit(
        since=("enter", "sign"), counted_from="received_on", until="answer_source", picks=answer_rule,
        when=lambda case: bool(answer_rule(case)),
    )  # fmt: skip
    document_limit = Limit(
        since="enter", due_field="document_due_on", until="answer_source", title="来源文书确定的期限"
    )
    # The time that the supervising body sets to the owner
    rectifying = Limit(
        since=("charge", "recharge", "send_back", "reopen", "fail_first"), due_field="due_on", until="apply",
        ends="recharge", extended_by="extend", lapse="fall_overdue", title="整改时限", law=SUPERVISION, mark="M",
    )  # fmt: skip
    # Objection to a finding of the government's inspectorate, and its review
    objecting_limit = Limit(
        "INS-D01", since=("enter", "sign"), counted_from="received_on", until="object", bars="object",
        when=lambda case: case.source == Source.GOVERNMENT,
    )  # fmt: skip
    reviewing = Limit(
        "INS-D02", since="object", until=("uphold", "dismiss"), when=lambda case: case.source == Source.GOVERNMENT
    )
    looking_back = Limit(
        since="strike", due_field="recheck_due_on", until=("recheck", "reopen"), title="回头看", mark="P"
    )

    class Meta:
        """Names for people."""

        verbose_name = verbose_name_plural = "问题整改"
        indexes = [models.Index(fields=("source", "found_on"), name="rectification_source")]

    def headline(self) -> str:
        """Where it came from, and the beginning of what was found."""
        number = f"第{self.list_number}号" if self.list_number else ""
        return f"{self.get_source_display()}{number}：{self.text[:40]}"
