"""What no share can be: over a hundred, of nothing, of no whole number; shares of one whole, and 全部."""

import re
from collections.abc import Iterator
from typing import Any

from guiju.reports.audit.finding import Place, Severity
from guiju.reports.audit.numbers.arithmetic import decimals, number, possible
from guiju.reports.audit.numbers.lists import counts
from guiju.reports.audit.numbers.shares import SPECIAL_BASE, name_of, of_a_task, rates
from guiju.reports.audit.report import Report
from guiju.reports.audit.rule import Hit, rule
from guiju.reports.audit.words.likeness import places


@rule(
    "rate.impossible",
    "凑不出的比率",
    "基数是整数，比率就只能取有限的几个值；没有哪个整数除以这个基数能得到文中比率的，说明分母另有口径。",
    severity="note",
    example="受理行政复议案件155件，实质化解率87.6%。",
    holds="受理行政复议案件153件，实质化解率87.6%。",
    largest=1000,
)
def some_whole_number_gives_the_share(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Looks for a numerator; only shares of cases whose count is the last before them."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            name = name_of(report, rate)
            window = [figure for figure in counts(sentence.figures) if figure.end <= rate.start]
            if not name or re.search(r"首选|占|比", name) or not window:
                continue
            base = window[-1]
            if base.bound != "exact" or rate.bound != "exact" or not 1 < base.value <= params["largest"]:
                continue
            if len(window) > 1 or SPECIAL_BASE.search(report.clause_before(rate)) or possible(rate, int(base.value)):
                continue
            below = int(rate.value * base.value / 100)
            near = "，".join(f"{k} ÷ {base.value} = {100 * k / base.value:.2f}%" for k in (below, below + 1))
            message = f"没有整数能除以 {base.value} 得到 {rate.text}，这个比率的分母不是“{base.text}”。请写明分母。"
            yield Hit(rate.start, rate.end, message, near, places(report, base), Severity.NOTE)


@rule(
    "rate.over_hundred",
    "超过百分之百",
    "办结率、满意率、合格率等比率，部分不会大于整体，不能超过100%。",
    severity="error",
    example="法治理论考试合格率达103%。",
    holds="法治理论考试合格率达100%。",
)
def no_share_passes_a_hundred(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Shares called 率 that pass 100 %; growth, premium and completion of a plan may."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            name, before = name_of(report, rate), report.clause_before(rate)[-12:]
            whole = re.search(r"(?:率|满意度|知晓度|比例|比重|占比)$", name) or re.search(r"满意度|知晓度", before)
            if (
                rate.low > 100
                and whole
                and not of_a_task(sentence, rate)
                and not re.search(r"增|溢价|计划|目标|收益|使用|利用|拨备", name or before)
            ):
                name = name or whole.group()
                message = f"“{name}”是部分占整体的比，不能超过100%，请核对。"
                yield Hit(rate.start, rate.end, message, f"{rate.text} > 100%")


@rule(
    "rate.vacuous",
    "零的百分之百",
    "基数是零，比率就没有意义：没有发生的事不能说办结率100%。",
    example="全年收到行政赔偿申请0件，办结率100%。",
    holds="全年收到行政赔偿申请2件，办结率100%。",
)
def a_share_of_nothing_is_no_share(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """A share whose only count before it is nought, or whose sentence says that there was none."""
    for sentence in report.sentences:
        for rate in rates(sentence):
            window = [figure for figure in counts(sentence.figures) if figure.end <= rate.start]
            none = re.search(
                r"(?:未|没有)(?:发生|收到|受理|出现)[一-鿿]{2,14}(?:案件|申请|事项|投诉|纠纷|诉讼|建议|复议|事故|举报|信访)[，,]",
                sentence.text,
            )
            if (
                window
                and window[-1].value == 0
                and name_of(report, rate)
                and not re.search(r"败诉|纠错", name_of(report, rate))
            ):
                arithmetic = f"{rate.text} 的分母为 {window[-1].text}"
            elif (
                none
                and rate.start - none.end() - sentence.start >= 0
                and (not window or window[-1].end < none.start() + sentence.start)
            ):
                arithmetic = f"“{none.group()[:-1]}”，分母为 0"
            else:
                continue
            yield Hit(rate.start, rate.end, "分母为零，比率没有意义，建议删去比率，只写“无”或“未发生”。", arithmetic)


@rule(
    "rate.shares",
    "各占比之和",
    "一句里并列的几个“占……%”，是同一个整体的各部分，相加不能超过100%。",
    example="民事类占55.2%、行政类占30.1%、刑事类占24.7%。",
    holds="民事类占55.2%、行政类占30.1%、刑事类占14.7%。",
    slack=0.3,
)
def shares_of_one_whole_stay_within_a_hundred(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """Adds up shares listed with 占 in one sentence."""
    for sentence in report.sentences:
        listed = [
            rate
            for rate in rates(sentence)
            if re.search(r"占(?:比|总数的|总量的|到|了)?(?:约)?\s*$", report.clause_before(rate))
        ]
        if len(listed) < 3:
            nouns = [re.match(r"的[一-鿿]{2}", report.text[rate.end : rate.end + 3]) for rate in rates(sentence)]
            same = bool(nouns) and all(nouns) and len({noun.group() for noun in nouns if noun}) == 1
            listed = list(rates(sentence)) if same else []  # 70%的问题……、20%的问题……
        if len(listed) < 3 or any(rate.bound != "exact" for rate in listed):
            continue
        whole = sum(float(rate.value) for rate in listed)
        slack = params["slack"] + 0.5 * len(listed) * max(10.0 ** -decimals(rate.text) for rate in listed)
        if whole > 100 + slack:
            written = " + ".join(number(rate.value) for rate in listed)
            message = "并列的各个占比相加超过100%，请核对。"
            yield Hit(
                listed[-1].start, listed[-1].end, message, f"{written} = {number(whole)}", places(report, *listed[:-1])
            )


@rule(
    "rate.all",
    "“全部”与比率",
    "说“全部采纳”“均已办结”的，采纳率、办结率应当是100%。",
    example="提出审查意见68条，全部采纳，采纳率98%。",
    holds="提出审查意见68条，全部采纳，采纳率100%。",
)
def all_means_a_hundred(report: Report, params: dict[str, Any]) -> Iterator[Hit]:
    """全部 or 均已 with a verb, and the share of the same verb under 100 % in the same sentence."""
    for sentence in report.sentences:
        for found in re.finditer(r"(?:全部|均已?|悉数)(?:按时|按期|依法)?([一-鿿]{2})(?=[，,、])", sentence.text):
            for rate in rates(sentence):
                near = 0 <= rate.start - sentence.start - found.end() < 16
                rest = _THE_REST.search(sentence.text, 0, found.start())  # 除涉密的8件外，其余209件全部公开
                if near and not rest and found.group(1) in name_of(report, rate) and rate.high < 100:
                    place = Place(report.name, sentence.start + found.start(), sentence.start + found.end())
                    message = f"前面说“{found.group()}”，比率却不是100%，请核对。"
                    yield Hit(rate.start, rate.end, message, f"{rate.text} < 100%", (place,))


_THE_REST = re.compile("(?:其余|其他|剩余|余下)[^，。；]{0,12}$|除[^。；]{1,20}外[，,]")
