"""Titles, intervals, configuration and the ledger."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.reports.audit import Config, Ledger, Severity, all_rules, audit
from guiju.reports.audit.config import ConfigError
from guiju.reports.audit.numbers.arithmetic import Fit, fits, possible, slip
from guiju.reports.audit.report import Report
from guiju.reports.audit.words.title import body_of
from guiju.reports.read import read_text
from guiju.reports.read.files import Document
from guiju.reports.read.periods import report_year

KNOWN = {rule.id: rule.params for rule in all_rules()}


def rate(text):
    return next(figure for figure in read_text(f"办结率达{text}。", "x") if figure.kind == "rate")


@pytest.mark.parametrize(
    ("title", "region", "level", "name"),
    [
        (
            "酉阳土家族苗族自治县人民政府\n关于 2024 年法治政府建设情况的报告",
            "酉阳土家族苗族自治县",
            "government",
            "酉阳县",
        ),
        (
            "酉阳土家族苗族自治县司法局\n关于2024年法治政府建设情况的报告",
            "酉阳土家族苗族自治县",
            "department",
            "酉阳县司法局",
        ),
        (
            "酉阳土家族苗族自治县苍岭镇人民政府\n关于2024年法治政府建设情况的报告",
            "酉阳土家族苗族自治县",
            "town",
            "酉阳县苍岭镇",
        ),
        ("中共丰都县委\n丰都县人民政府\n关于2023年法治政府建设情况的报告", "丰都县", "government", "丰都县"),
        ("重庆市万州区人民政府关于2023年法治政府建设情况的报告", "万州区", "government", "万州区"),
        ("北京市海淀区西三旗街道办事处2023年法治政府建设年度情况报告", "海淀区", "town", "海淀区西三旗街道"),
        (
            "首页 > 公开\n发布机构：区司法局\n镇海区司法局2022年法治政府建设工作报告\n全年",
            "镇海区",
            "department",
            "镇海区司法局",
        ),
        ("忠县人民政府关于2024年法治政府建设情况的报告", "忠县", "government", "忠县"),
        ("唐县司法局2024年法治政府建设工作报告", "唐县", "department", "唐县司法局"),
        ("2023年法治政府建设情况报告\n扎实推进。\n青川市司法局\n2024年1月2日", "青川市", "department", "青川市司法局"),
    ],
)
def test_a_title_says_whose_report_it_is(title, region, level, name):
    body = body_of(title)
    assert (body.region, body.level, body.short) == (region, level, name)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("丰都县人民政府\n关于2023年法治政府建设情况的报告\n2022年以来", 2023),
        ("开州区2024年法治政府建设情况报告\n2024年,开州区", 2024),
        ("没有年份的文章。", None),
    ],
)
def test_a_title_says_the_year(text, year):
    assert report_year(text) == year


@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 2))
def test_a_share_fits_when_rounded_and_when_cut(base, part, digits):
    part = min(part, base)
    exact = 100 * part / base
    rounded, cut = f"{exact:.{digits}f}%", f"{int(exact * 10**digits + 1e-9) / 10**digits:.{digits}f}%"
    assert fits(exact, exact, rate(rounded)) is Fit.EXACT
    assert fits(exact, exact, rate(cut)) is not Fit.NOT
    assert possible(rate(rounded), base)


def test_the_cases_of_the_brief():
    assert fits(*2 * [100 * 6563 / 9265], rate("70.83%")) is Fit.CUT
    assert fits(*2 * [100 * 115 / 188], rate("61.17%")) is Fit.EXACT
    assert fits(*2 * [100 * 43 / 45], rate("95.5%")) is Fit.CUT
    assert not possible(rate("87.6%"), 155)
    assert possible(rate("87.6%"), 153)


@given(st.integers(10, 99999), st.data())
def test_a_changed_digit_is_a_slip(number, data):
    digits = list(str(number))
    at = data.draw(st.integers(0, len(digits) - 1))
    digits[at] = data.draw(st.sampled_from([d for d in "123456789" if d != digits[at]]))
    assert slip(number, int("".join(digits)))


def test_a_page_break_does_not_end_a_sentence():
    text = (
        "建立“百人千企”供需对接机制，积极搭建政企沟通平台，常态化走\n\n访民营企业1400余场次。\n二、存在问题\n还有不足。"
    )
    report = Report(Document("x", text), list(read_text(text, "x")))
    assert [sentence.text[-4:] for sentence in report.sentences] == ["余场次。", "存在问题", "有不足。"]


@pytest.mark.parametrize("many", [1, 120, 121, 600])
def test_a_sentence_of_hundreds_of_figures_is_cut_and_none_is_lost(many):
    text = "，".join(f"受理案件{number}件" for number in range(101, 101 + many)) + "。"
    report = Report(Document("r", text), read_text(text))
    assert [f for sentence in report.sentences for f in sentence.figures] == report.figures
    assert len(report.figures) == many
    assert max(len(sentence.figures) for sentence in report.sentences) <= 120
    assert "".join(sentence.text for sentence in report.sentences) == text
    assert all(report.sentence_at(f.start).start <= f.start < report.sentence_at(f.start).end for f in report.figures)


@given(st.text(alphabet="一二三、，。；：（）“”《》0123456789%件个率其中占达由到增长年月日\n ×X", max_size=300))
def test_no_text_makes_the_auditor_fall(text):
    for finding in audit([Document("x", text)]):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
        assert finding.message


TEXT = "指标纳入纳入考核。行政诉讼败诉率高于全市平均水平。"


def rules_of(config=None):
    return {finding.rule: finding.severity for finding in audit([Document("x", TEXT)], config=config)}


def write(tmp_path, text):
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_switches_tunes_and_adds_rules(tmp_path):
    assert set(rules_of()) == {"double.word", "vague.comparison"}
    path = write(
        tmp_path,
        """
        [rules."double.word"]
        on = false
        [rules."vague.comparison"]
        severity = "error"
        [rules."growth.no_base"]
        large = 30
        [[add]]
        id = "own.word"
        pattern = "败诉率"
        message = "请写明败诉率的口径。"
        severity = "note"
        [[words]]
        phrases = ["全市平均数水平线"]
        """,
    )
    config = Config.load(path, KNOWN)
    assert rules_of(config) == {"vague.comparison": Severity.ERROR, "own.word": Severity.NOTE}
    assert config.params["growth.no_base"] == {"large": 30}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[rules."no.such"]\non = false', "没有“no.such”这条规则"),
        ('[rules."double.word"]\nsize = 1', "没有参数“size”"),
        ('[rules."double.word"]\nseverity = "grave"', "severity"),
        ('[[add]]\nid = "a"\npattern = "("\nmessage = "b"', "pattern"),
        ('[[add]]\nid = "a"', "缺少"),
        ("not toml", "TOML"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path, text, says):
    with pytest.raises(ConfigError, match=says):
        Config.load(write(tmp_path, text), KNOWN)


def test_an_accepted_finding_does_not_return_until_its_number_changes(tmp_path):
    def findings(text, name="a/x.txt"):
        return [f for f in audit([Document(name, text)]) if f.rule == "rate.base"]

    wrong = "受理社会矛盾纠纷13523件，成功调解13515件，成功率达89.9%。"
    (finding,) = findings(wrong)
    path = write(tmp_path, f'[[accepted]]\nfingerprint = "{finding.fingerprint}"\nreason = "分母不含未结案件"')
    ledger = Ledger.load(path)
    opened, accepted = ledger.split(findings("前面加一句。\n" + wrong, "b/x.txt"))
    assert opened == [] and accepted[0][1] == "分母不含未结案件"
    assert ledger.split(findings(wrong.replace("89.9", "79.9")))[0], "another number is another difference"


def test_what_several_rules_of_a_topic_see_in_one_number_is_told_once():
    county = Document("county", "丰谷县人民政府关于2024年法治政府建设情况的报告\n全年新收行政复议案件151件。")
    bureau = Document("bureau", "丰谷县司法局2024年法治政府建设年度报告\n全年新收行政复议案件115件。")
    findings = audit([county, bureau])
    assert [finding.rule for finding in findings] == ["across.same_thing"]
    alone = audit([county, bureau], config=Config(off=frozenset({"across.same_thing"})))
    assert [finding.rule.partition(".")[0] for finding in alone] == ["across"]


def test_an_entry_lapses_and_needs_a_reason(tmp_path):
    path = write(tmp_path, '[[accepted]]\nfingerprint = "a"\nreason = "b"\nuntil = 2025-01-31')
    assert Ledger.load(path, today=dt.date(2025, 1, 31)).reasons == {"a": "b"}
    assert Ledger.load(path, today=dt.date(2025, 2, 1)).reasons == {}
    with pytest.raises(ConfigError, match="理由"):
        Ledger.load(write(tmp_path, '[[accepted]]\nfingerprint = "a"'))
