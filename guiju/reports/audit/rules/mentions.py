"""One thing said twice: the same thing with other numbers, the same number for other things."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.arithmetic import number, slip
from guiju.reports.audit.finding import Severity
from guiju.reports.audit.likeness import PARTIAL, differ, how_apart, loose, overlap, places, stated, twins
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.read.figure import Figure


@rule(
    "mention.repeated",
    "前后不一",
    "同一份报告两次说到同一件事（主语、单位、年度都相同），两个数应当一样。",
    example="全年办理行政复议案件128件。\n成效明显。全年共办理行政复议案件182件。",
    holds="全年办理行政复议案件128件。\n成效明显。全年共办理行政复议案件128件。",
)
def one_thing_has_one_number(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Two figures of one report with the same subject, unit and period whose wordings cannot both be true."""
    by_subject: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in stated(report):
        subject = loose(figure.subject)
        if len(subject) >= 4 and not PARTIAL.search(report.clause_before(figure)):
            by_subject[subject, figure.unit, figure.kind].append(figure)
    told: set[tuple[int, int]] = set()
    for figures in by_subject.values():
        first = figures[0]
        for other in figures[1:]:
            same_time = first.period == other.period or None in {first.period, other.period}
            apart = report.sentence_at(first.start) is not report.sentence_at(other.start)
            if same_time and differ(first, other) and first.scope == other.scope:
                told.add((first.start, other.start))
                arithmetic = f"前文 {first.text}，此处 {other.text}，{how_apart(first, other)}"
                message = f"同一件事（{first.subject}）前后两个数不一样，请核对，或写明口径。"
                severity = None if apart else Severity.NOTE
                yield Hit(other.start, other.end, message, arithmetic, places(report, first), severity)
    yield from _by_indicator(report, told)


def _by_indicator(report: Report, told: set[tuple[int, int]]) -> Iterator[Hit]:
    """The same indicator under two wordings: surer the closer the wordings and the digits are."""
    by_indicator: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in stated(report):
        if figure.indicator and not PARTIAL.search(report.clause_before(figure)):
            by_indicator[figure.indicator, figure.unit].append(figure)
    for figures in by_indicator.values():
        first = figures[0]
        for other in figures[1:]:
            if (first.start, other.start) in told or first.period != other.period or not differ(first, other):
                continue
            if report.sentence_at(first.start) is report.sentence_at(other.start):
                continue
            likely = slip(float(first.value), float(other.value)) and min(first.value, other.value) >= 20
            near = overlap(loose(first.subject), loose(other.subject)) >= 0.75
            arithmetic = (
                f"前文“{first.subject}”{first.text}，此处“{other.subject}”{other.text}，{how_apart(first, other)}"
            )
            message = "两处说的像是同一个指标，数却不同。请核对；不是一回事的，请把主语写得能分清。"
            severity = None if likely and near else Severity.NOTE
            yield Hit(other.start, other.end, message, arithmetic, places(report, first), severity)


@rule(
    "mention.same_number",
    "同数异事",
    "同一个不寻常的数，在同一处境下用来说两件不同的事，可能是抄串了行。",
    severity="note",
    example="依法打击疑似涉诈对象43人。对43人开展管控教育。对43名疑似高危涉诈人员开展管控。",
    holds="依法打击疑似涉诈对象43人。对47名疑似高危涉诈人员开展管控。",
    least=21,
)
def one_number_for_two_things(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """The same exact, not round number of like units for two subjects that share words but are not the same."""
    yield from twins(report, report, params["least"])


@rule(
    "mention.total_below_parts",
    "总称的数小于分列的数",
    "同一份报告里，不带限定的总称（执法事项）比带限定的几项之和还小，口径必有不同。",
    severity="note",
    example="配置48项执法事项。明确法定执法事项27项，赋权执法事项37项。",
    holds="配置64项执法事项。明确法定执法事项27项，赋权执法事项37项。",
)
def a_general_count_is_not_below_its_kinds(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """An unqualified `N项执法事项` against the sum of qualified ones listed in one sentence."""
    kinds: dict[tuple[str, str], dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for sentence in report.sentences:
        for figure in sentence.figures:
            before = report.clause_before(figure).strip()
            if len(before) > 5:
                kinds[before[-4:], figure.unit][sentence.start].append(figure)
    for general in report.figures:
        found = re.match(r"[一-鿿]{4}(?=[，。、；]|$)", report.text[general.end : general.end + 5])
        if general.kind != "count" or not found:
            continue
        for listed in kinds.get((found.group(), general.unit), {}).values():
            parts = [figure for figure in listed if figure is not general]
            if len(parts) >= 2 and sum(f.low for f in parts) > general.high:
                written = " + ".join(number(f.value) for f in parts)
                arithmetic = f"{written} = {number(sum(float(f.value) for f in parts))} > {number(general.value)}"
                message = f"“{found.group()}”此处只有 {general.text}，小于另一处分列的各类之和。请写明两处的口径。"
                yield Hit(general.start, general.end, message, arithmetic, places(report, *parts), Severity.NOTE)
                break


@rule(
    "mention.more_than_entered",
    "办的比登记的多",
    "调解、化解的比录入、登记的还多：或者有的没有登记，或者两个数的口径不同。",
    severity="note",
    example="依法调解群众纠纷200余件。网格录入矛盾纠纷169件。",
    holds="依法调解群众纠纷160余件。网格录入矛盾纠纷169件。",
)
def no_more_is_settled_than_was_entered(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Settled disputes against registered ones, anywhere in one report."""
    for entered in report.figures:
        words = re.search(r"(?:录入|登记|排查出?)[一-鿿]{0,6}(纠纷|诉求|问题|隐患)\s*$", report.clause_before(entered))
        if not words or entered.kind != "count":
            continue
        for settled in report.figures:
            before = report.clause_before(settled)
            same = settled.unit == entered.unit and before.rstrip().endswith(words.group(1))
            if same and re.search(r"调解|化解|办结|解决|整改", before) and settled.low > entered.high:
                message = f"办理的“{settled.text}”比登记的“{entered.text}”还多，请写明口径。"
                arithmetic = f"{number(settled.value)} > {number(entered.value)}"
                yield Hit(settled.start, settled.end, message, arithmetic, places(report, entered), Severity.NOTE)
