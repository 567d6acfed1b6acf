"""From a figure to its indicator: what must stand in the phrase, in the sentence, and what may not."""

import pytest

from guiju.reports.read.catalogue import PlainText, default_catalogue, plain
from guiju.reports.read.linking import THRESHOLD, unit_fit

from .marks import read


def link(text):
    return read(text)[-1].indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("新收行政复议案件115件", "reconsideration.received"),
        ("全年共收到行政复议申请96件", "reconsideration.received"),
        ("受理行政复议案件155件", "reconsideration.accepted"),
        ("共收到行政复议申请96件，受理89件", "reconsideration.accepted"),
        ("办理行政复议案件78件", "reconsideration.handled"),
        ("办理行政复议案件78件，已办结73件", "reconsideration.concluded"),
        ("受理法律援助案件674件", "legalaid.accepted"),
        ("办理法律援助案件1141件", "legalaid.handled"),
        ("县委常委会会议集体学法4次", "leadership.standing_committee_study"),
        ("组建4个督察组，对全县58个县级部门开展法治督察", "supervision.departments_inspected"),
        ("清理规范性文件58件，废止7件", "normdoc.abolished"),
        ("办理人大建议183件、政协提案227件，办结率达100%", "proposal.completion_rate"),
        ("行政复议案件同比增长27.8%", "reconsideration.handled_change"),
        ("编目数据4723类", "digital.data_classes"),
        ("收到行政复议申请1927件，同比增长41.2%；受理1756件", "reconsideration.accepted"),
        ("收到行政复议申请19件；加上上年结转4件，已审结21件", "reconsideration.concluded"),
        ("法院新收一审行政诉讼案件1141件，审结1087件", "litigation.first_instance_concluded"),
        ("对8大类63项轻微违法行为不予处罚", "exemption.items"),
        ("审查合同27份、提出修改意见60余条", "legality.opinions_given"),
        ("部门负责人出庭应诉率达100%", "litigation.dept_head_appearance_rate"),
        ("行政公益诉讼81件", "oversight.public_interest_cases"),
    ],
)
def test_the_word_in_the_text_decides(text, indicator):
    assert link(text) == indicator


@pytest.mark.parametrize(
    "text",
    [
        "满意率99.4%",  # nobody's without a line of work
        "受理12345热线诉求3.2万件，办结率99.1%",  # not the proposals'
        "不予受理行政复议申请7件",
        "行政复议纠错率10.6%",
        "开展法治宣传的志愿者培训5000人次",  # the number counts the training
        "参加行政执法资格考试，通过率98.7%",
        "权责清单共156项，其中行政处罚98项",  # items, not cases
        "人均地区生产总值61230元，增长6.9%",  # not the product itself
        "13个医疗纠纷人民调解委员会共受理",
        "发出风险警告27条",
        "排查安全隐患532处",
        "收到行政复议申请1927件，同比增长41.2%",  # growth of what was received, not of what was handled
        "行政处罚类案件812件",  # reconsiderations of penalties, not penalties
        "民事公益诉讼8件",
        "法院发送司法建议11份",  # sent, not handled
        "建议收监执行2人",
        "衔接刑满释放人员245人",  # came in, not on the register
        "其中调解山林土地纠纷41起",  # one sort of dispute
        "政务新媒体发布信息2.06万条",
        "公布重大行政决策事项目录5项",  # listed, not submitted
        "围绕重大行政决策收集公众意见217条",
        "接受人大监督；接待群众来信来访328件次，办结率100%",
        "教代会征集提案63件，满意率97.6%",
    ],
)
def test_null_rather_than_a_guess(text):
    assert link(text) != "mediation.accepted"
    assert link(text) is None or "industry_orgs" in link(text)


def test_what_stands_before_the_comma_of_a_list_is_another_item():
    figures = read("对14件行政规范性文件、183件政府合同开展合法性审核")
    assert figures[-1].indicator == "legality.files_reviewed"


def test_rates_that_share_a_number_give_the_first_named():
    assert link("人大建议183件，办复率、满意率均为100%") == "proposal.on_time_reply_rate"


def test_respective_rates_go_to_the_things_counted_one_each():
    figures = read("办理人大代表建议296件、政协委员提案210件，办理满意率分别为99.7%、99%")
    assert [f.indicator for f in figures[2:]] == ["proposal.npc_satisfaction", "proposal.cppcc_satisfaction"]


def test_a_link_has_a_score_and_a_reason():
    figure = read("受理行政复议案件155件")[0]
    assert THRESHOLD <= figure.score <= 1
    assert "受理行政复议案件" in figure.reason


def test_a_doubtful_link_is_none_with_the_reason():
    figure = read("全县述法活动安排部署启动5名")[0]
    assert figure.indicator is None


def test_units_of_other_families_do_not_fit():
    assert unit_fit("人次", "件") < unit_fit("起", "件") < unit_fit("件", "件")
    assert unit_fit("元", "件") == 0


def test_every_hint_names_an_indicator_and_every_indicator_can_be_found():
    catalogue = default_catalogue()
    reachable = {
        p.indicator.id for by_kind in catalogue.index.values() for entries in by_kind.values() for _, p in entries
    }
    assert reachable >= set(catalogue.indicators) - {"org.departments"}


@pytest.mark.parametrize("text", ["办理（街道）“一窗” 案件", "无", "（（））", " a b\n（c）"])
def test_plain_text_keeps_the_places(text):
    whole = PlainText(text)
    assert whole.text == plain(text)
    for offset in range(len(text) + 1):
        assert whole.at(offset) == len(plain(text[:offset]))
