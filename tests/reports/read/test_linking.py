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


@pytest.mark.parametrize(
    "text",
    [
        "化解涉税矛盾纠纷41件",
        "调处山林权属纠纷41起",
        "开展校内规范性文件审查49件",
        "审查县区、部门报备的规范性文件61件",
        "全年以我局为被申请人的行政复议案件17件",
        "民事公益诉讼8件",
        "督察交办信访件287件",
    ],
)
def test_a_sort_of_something_is_not_the_whole(text):
    assert link(text) is None


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全县各级人民调解组织共受理矛盾纠纷476起", "mediation.accepted"),
        ("开展“六月六”“赶场天”法治宣传24场次", "publicity.events"),
        ("开展集中化、专题化法治宣传活动549场次", "publicity.events"),
        ("依法审结行政复议案件73件", "reconsideration.concluded"),
        ("为企业和群众提供了45个高效规范的综合受理窗口", "service.windows"),
        ("115名国家工作人员进行宪法宣誓", "leadership.oath_takers"),
    ],
)
def test_verbs_bodies_and_names_before_an_indicator_leave_it_as_it_is(text, indicator):
    assert link(text) == indicator


def test_a_part_is_not_the_whole_again():
    figures = read("合法性审查各类涉法文件387件，其中合同协议94件。")
    assert [f.indicator for f in figures] == ["legality.files_reviewed", None]


def test_what_does_something_is_not_what_it_does():
    assert read("全市42个执法部门公布轻微违法免罚事项517项")[0].indicator is None
    assert read("聘请2家律师事务所担任常年法律顾问")[0].indicator is None


def test_how_many_in_each_is_not_how_many_in_all():
    assert link("每村培育法律明白人3名") is None


@pytest.mark.parametrize("base", ["环比", "较上月", "较上季度", "较年初"])
def test_only_growth_over_the_year_before_is_an_indicator(base):
    assert link(f"信访总量{base}下降6.1%") is None
    assert link("信访总量同比下降6.1%") == "petition.volume_change"


def test_a_rate_of_a_sort_is_no_rate_of_the_whole():
    assert [f.indicator for f in read("调处涉税矛盾纠纷41件，成功率95.1%。")] == [None, None]


def test_a_rate_belongs_to_what_was_counted_last():
    figures = read("办理人大代表建议3件；受理群众来信来访328件次，办结率100%。")
    assert figures[-1].indicator is None


def test_a_row_about_one_place_is_not_the_whole_county():
    figures = read("各乡镇行政处罚统计表（单位：件）\n单位\t行政处罚案件\n安平镇\t42\n茶亭乡\t37")
    assert [f.value for f in figures] == [42, 37]
    assert [f.indicator for f in figures] == [None, None]


def test_pieces_of_news_are_no_cases():
    assert link("公开信息2023条，其中行政处罚209条") is None


def test_what_stands_before_the_comma_of_a_list_is_another_item():
    figures = read("对14件行政规范性文件、183件政府合同开展合法性审核")
    assert figures[-1].indicator is None


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


def test_a_verb_governs_the_whole_list_that_follows_it():
    figures = read("2024年审查行政决策8件、规范性文件11件，化解行政争议5件、提出建议3条。")
    assert figures[1].indicator == "normdoc.reviewed"
    assert figures[3].indicator is None, "the list has a verb of its own again"


def links(text):
    return [figure.indicator for figure in read(text)]


def test_contracts_alone_are_not_all_the_files_reviewed():
    assert links("审查合同76份。") == [None]
    assert links("合法性审查文件、协议292件。") == ["legality.files_reviewed"]
    assert links("审查文件21份、合同97份，合计118份。")[1:] == [None, "legality.files_reviewed"]


def test_a_total_is_no_more_of_the_last_item_than_of_the_first():
    assert links("办理人大建议26件、政协提案31件，共57件。") == ["proposal.npc_handled", "proposal.cppcc_handled", None]


def test_the_number_that_a_figure_is_compared_with_is_of_the_same_thing_a_year_before():
    figures = read("2025年办理行政处罚案件1946起，较2024年的2210起下降11.9%。")
    assert [f.indicator for f in figures[:2]] == ["enforcement.penalties"] * 2
    assert [f.period for f in figures[:2]] == ["2025", "2024"]


def test_mediators_take_disputes_on_and_settle_some():
    found = links("全年人民调解组织调解纠纷7416件，成功7298件。")
    assert found == ["mediation.accepted", "mediation.succeeded"]
    assert links("全年排查化解矛盾纠纷2.7万件。") == ["mediation.disputes_resolved"]


@pytest.mark.parametrize(
    ("title", "indicator"),
    [
        ("某县人民政府2024年法治政府建设情况报告", "reconsideration.handled"),
        ("某县司法局2024年法治政府建设情况报告", "reconsideration.handled"),
        ("某县城市管理局2024年法治政府建设情况报告", None),
        ("某县东街街道办事处2024年法治政府建设情况报告", None),
        ("国家税务总局某县税务局2024年法治政府建设情况报告", "reconsideration.handled"),
    ],
)
def test_an_office_that_decides_no_reconsiderations_tells_of_those_against_it(title, indicator):
    assert links(f"{title}\n办理行政复议案件2件，均被维持。") == [indicator]


def test_suits_of_an_office_are_those_it_answered():
    assert links("某县应急管理局2024年法治政府建设情况报告\n全年行政诉讼2件。") == ["litigation.handled"]
    assert links("某县人民政府2024年法治政府建设情况报告\n全年行政诉讼2件。") != ["litigation.handled"]


def test_who_sat_and_passed_belongs_to_the_examination_named_before():
    found = links("国家工作人员学法考法应考7852人，实考7836人，参考率99.8%，及格率98.6%。")
    assert found == ["exam.eligible", "exam.participants", "exam.participation_rate", "exam.pass_rate"]
    assert links("行政执法资格考试应考320人，实考316人，及格率91%。") == [None, None, None]


def test_what_was_added_this_year_is_not_how_many_there_are():
    assert links("建成法治文化阵地58处。") == ["publicity.sites"]
    assert links("新建法治文化阵地3处。") == [None]
    assert links("新增全国民主法治示范村（社区）5个，总数达32个。") == [None, "publicity.national_demo_villages"]


def test_a_semicolon_closes_what_a_part_opened():
    text = "办理行政应诉案件65件，其中以县政府为被告的一审案件11件"
    assert links(f"{text}，败诉2件。")[1:] == ["litigation.gov_first_instance", "litigation.gov_lost"]
    assert links(f"{text}；败诉8件，败诉率12.3%。")[2:] == [None, None]


def test_hearings_follow_the_suits_they_are_of():
    found = links("全县办理行政应诉案件88件，开庭76件，行政机关负责人到庭75件。")
    assert found[1:] == ["litigation.hearings", "litigation.head_appearances"]
    assert links("劳动仲裁案件88件，开庭76件。") == [None, None]


def test_findings_are_of_the_inspection_that_the_sentence_names():
    text = "对18个乡镇（街道）开展法治建设{}，查摆问题64个，年底前整改到位62个，整改率96.9%。"
    found = links(text.format("实地督察"))
    rates = ["supervision.issues_found", "supervision.issues_rectified", "supervision.rectification_rate"]
    assert found[1:] == rates
    assert links(text.format("巡察")[:-1] + "。")[1:3] == [None, None]


def test_documents_made_are_sent_up_for_the_record():
    found = links("制定县政府规范性文件13件，向市政府报备13件，备案合格率100%。")
    assert found[1:] == ["normdoc.filed", "normdoc.filing_pass_rate"]
    assert links("修订应急预案13件，向市政府报备13件。") == [None, None]


def test_conduct_is_no_act_of_being():
    """行为 ends like the verb 为, yet 不予处罚 behind it is not what the number counts."""
    assert links("9个领域公布轻微违法行为不予处罚清单，涵盖事项265项。") == ["exemption.fields", "exemption.items"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全县作出行政处罚决定4316件", "enforcement.penalties"),
        ("发出行政处罚决定书4316件", None),
        ("县人民法院新收一审行政案件83件", "litigation.first_instance_received"),
        ("县人民法院新收一审刑事案件83件", None),
        ("收到行政复议申请152件，立案134件", "reconsideration.accepted"),
        ("查处案件152件，立案134件", None),
        ("县政务大厅全年收件23.6万件，办结23.5万件", "service.cases_completed"),
        ("县人民法院全年收案2360件，办结2350件", None),
        ("抽查15个执法部门案卷180册", "casefile.reviewed"),
        ("抽查15个执法部门账册180册", None),
        ("抽查案卷80卷，评出优秀案卷18卷", None),
        ("社区矫正对象年初11人，全年新接收6人、期满解除3人，年末在册14人", "correction.on_register"),
        ("社区矫正对象年初在册11人", None),
        ("向乡（镇）赋权执法事项64项", "items.empowered_townships"),
        ("14个乡镇承接县直部门下放的执法权限55项", "items.empowered_townships"),
        ("14个乡镇承接政务服务事项55项", None),
        ("完成重大行政决策合法性审查6件，提出建议34条", "decision.opinions_given"),
        ("公开征集重大行政决策建议34条", None),
        ("承办人大代表建议168件、政协委员提案143件，按时答复率100%", "proposal.on_time_reply_rate"),
        ("办理政府信息公开申请168件，按时答复率100%", None),
        ("受理案件402件，劳动人事争议调解成功率71.6%", None),
        ("审查文件、合同47份，出具法律意见书12份", None),
    ],
)
def test_a_wording_counts_where_its_line_of_work_is_named(text, indicator):
    assert link(text) == indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("行政复议立案受理101件", "reconsideration.accepted"),
        ("办理涉企行政复议案件35件", None),
        ("县政府常务会议审议重大行政决策事项6项", "decision.collectively_discussed"),
        ("提请县政府常务会议审议重大行政决策事项6项", "decision.submitted"),
        ("将执法队伍整合为7支", "enforcement.teams"),
        ("12345政务服务热线办理工单2.1万件", "hotline.requests_handled"),
        ("公安机关移送案件311件", None),
        ("承接公安机关移送调解案件311件", "mediation.police_transfers"),
    ],
)
def test_the_verb_tells_which_step_of_the_work_is_counted(text, indicator):
    assert link(text) == indicator


def test_teams_before_a_merger_are_not_those_after_it():
    assert links("将38支执法队伍整合为7支。") == ["enforcement.teams_before", "enforcement.teams"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全年人民调解受理纠纷960件，调解成功率98.6%", "mediation.success_rate"),
        ("劳动争议调解成功率68%", None),
        ("对26个部门开展法治督察，反馈问题103条", "supervision.issues_found"),
        ("省委依法治省办实地督察反馈问题103条", "supervision.feedback_issues"),
        ("环保督察反馈问题38个，整改率92%", None),
        ("办理人大代表建议、政协提案186件", None),
        ("共受理复议申请78件，办结71件", "reconsideration.concluded"),
        ("新增“法律明白人”210名，总数达1320名", "publicity.legal_minded_persons"),
        ("新增网格员210名，总数达1320名", None),
    ],
)
def test_a_figure_of_one_sort_or_of_two_things_is_of_no_indicator(text, indicator):
    assert link(text) == indicator


def test_the_suits_a_court_tried_are_not_those_of_the_government():
    told = "2023年工作总结\n全市法院收一审行政诉讼案件2584件，审结2418件。"
    assert [f.indicator for f in read("青阳市人民政府" + told)] != [None, None]
    assert [f.indicator for f in read("青阳市中级人民法院" + told)] == [None, None]


def test_the_title_lends_no_context():
    assert link("青阳县2024年法治政府建设情况报告\n中心组集体学习12次") is None
    assert link("青阳县2024年法治政府建设情况报告\n中心组集体学习宪法12次") == "leadership.own_centre_group_study"


def test_a_bare_noun_needs_its_line_of_work_in_its_own_sentence():
    assert link("“川渝通办”办理2566件。首批下放事项97项") is None
    assert link("收到行政复议申请96件。审结89件") == "reconsideration.concluded"


def test_a_ban_on_the_sentence_reaches_back_over_semicolons():
    assert link("以县政府及其部门为被告的案件103件；败诉率8.7%") is None


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("保留区级政务服务事项515项", "service.items_total"),
        ("至12月底化解矛盾纠纷2991件", "mediation.disputes_resolved"),
        ("公证机构开通绿色通道，办证1657件", "legalservice.notary_cases"),
        ("开展法治宣传70多次、讲座19场次", "publicity.lectures"),
        ("人民调解组织开展排查528次，发现纠纷205件", "mediation.disputes_found"),
        ("在册社区服刑人员401人", "correction.on_register"),
        ("接收社区矫正对象42人，解矫39人，在矫453人", "correction.on_register"),
        ("设行业性调委会8家", "mediation.industry_orgs"),
        ("市政府常务会前学法9次", "leadership.executive_meeting_study"),
        ("受理行政许可业务8136件，按时办结率100%", "service.on_time_rate"),
        ("执业律师165人，代理案件2102件", "legalservice.lawyer_cases"),
        ("涉企公证共减免费用15031元", "legalservice.enterprise_notary_fee_waived"),
        ("县政府常务会议研究法治政府建设2次", "leadership.executive_meetings_on_law"),
        ("执法队伍由9支归并为4支", "enforcement.teams"),
        ("行政诉讼案件一审开庭71件，行政首长到庭69件", "litigation.head_appearances"),
        ("受理民间纠纷214件，调成131件", "mediation.succeeded"),
        ("组织案卷交叉评查60卷", "casefile.reviewed"),
        ("6个街道承接区级行政处罚权506项", "items.empowered_streets"),
    ],
)
def test_other_words_for_the_same(text, indicator):
    assert link(text) == indicator


@pytest.mark.parametrize(
    "text",
    [
        "制发意见书2件，“三书”按期办复率100%",
        "参与专项文件清理7次",
        "区政府负责人出庭5次",
        "举办“民法典”讲座130场",
        "在全省政府网站考核中列第九名",
        "建立机制12项",
    ],
)
def test_words_of_another_line_link_nothing(text):
    assert link(text) is None


def test_what_is_examined_is_examined_in_its_parts():
    figures = read("全年合法性审查37件，其中重大决策9件、规范性文件14件、合同协议14件。")
    assert [f.indicator for f in figures][1:] == ["decision.major_reviewed", "normdoc.reviewed", None]


def test_a_verb_of_outcome_goes_on_about_the_sentence_before():
    assert link("全年收到行政复议申请53件，增长12.3%。受理46件。") == "reconsideration.accepted"


def test_the_year_before_is_no_new_topic():
    assert link("信访总量41批，较2023年的53批减少12批，下降22.6%") == "petition.volume_change"


@pytest.mark.parametrize(
    "text",
    [
        "劳动人事争议仲裁受理260件，调解成功180件",
        "驻法院调解室受理委派案件860件，成功率60.5%",
        "为企业开展法治体检120家次，化解纠纷35件",
        "受理群众诉求1200件，化解1150件",
        "门户网站全年发布信息4610条",
        "发放资料1.2万份，政府系统党组中心组学法130次",
        "执法人员参加综合法律知识考试，参考率98%",
    ],
)
def test_what_others_settle_study_or_publish_is_not_the_countys(text):
    assert link(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "处理投诉举报4560件，调解成功率92%",
        "医疗纠纷调解委员会受理纠纷36件，调解成功34件",
        "23个行政复议联系点收件56件，调解成功12件",
        "138个村实现法治文化阵地全覆盖",
    ],
)
def test_what_one_line_settles_is_not_what_all_mediators_do(text):
    assert link(text) is None


def test_who_should_and_who_did_sit_an_examination():
    figures = read("干部应参加学法考试360人，实际参加358人，参考率99.4%。")
    assert [f.indicator for f in figures] == ["exam.eligible", "exam.participants", "exam.participation_rate"]
