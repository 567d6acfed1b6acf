"""Kind, direction, subject, actual, period and scope of a figure."""

import pytest

from guiju.reports.read.periods import report_year

from .marks import one, read

REPORT = "酉县2024年法治政府建设情况报告\n"


def last(text, **options):
    return read(text, **options)[-1]


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("受理案件12件", "count", None),
        ("挽回损失262.7万元", "money", None),
        ("化解率达98.8%", "rate", None),
        ("群众安全感指数达99.02%", "rate", None),
        ("产品平均溢价率超40%", "rate", None),
        ("占比由45%提高到62%", "rate", None),
        ("同比增长27.8%", "change", "up"),
        ("检查次数减少30%以上", "change", "down"),
        ("执法队伍种类精简50%以上", "change", "down"),
        ("压减一般性支出10%", "change", "down"),
        ("发案数同比减少7起", "change", "down"),
        ("比上年的183起增加24起", "change", "up"),
        ("清单由46项扩大到60项，增加14项", "change", "up"),
        ("信访投诉减少122件", "change", "down"),
        ("热线投诉少了1154件", "change", "down"),
        ("比法定20个工作日缩短17.4个工作日", "change", "down"),
        ("新增社区矫正对象14人", "count", None),
        ("开展演练744次，校均4次", "average", None),
        ("聘请副校长372名，每校2名", "average", None),
        ("普法投入62万元，生均约10元", "average", None),
        ("法定时限20个工作日", "limit", None),
        ("较上年提高1.2个百分点", "change", "up"),
        ("增幅达12.5%", "change", "up"),
        ("合格率比全省均值低3个多百分点", "change", "down"),
        ("浓度改善7.1%", "change", "down"),
        ("优良率改善2.1个百分点", "change", "up"),
        ("增加公益岗位500个", "count", None),
        ("新增执法人员2人", "count", None),
        ("减至3天", "duration", None),
        ("位列全市第八", "rank", None),
        ("综合成绩90分以上", "score", None),
        ("平均分95.6分", "score", None),
        ("执法队伍学习人均60学时", "average", None),
        ("每名执法人员线上学习均达40个学时", "average", None),
        ("人均可支配收入41200元", "average", None),
        ("平均办理时长2.5个工作日", "duration", None),
        ("应当在60日内作出", "limit", None),
        ("每月1日至20日为宁静日", "limit", None),
    ],
)
def test_the_words_before_a_figure_say_its_kind(text, kind, direction):
    figure = last(text)
    assert (figure.kind, figure.direction) == (kind, direction)


def test_a_chain_of_changes_keeps_its_direction():
    assert [f.direction for f in read("分别增长4.8%、6.9%")] == ["up", "up"]


def test_teams_before_and_after_a_merger_are_two_counts():
    assert [(f.value, f.kind) for f in read("将原有9支执法队伍整合为7支")] == [(9, "count"), (7, "count")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("工业投资增速全市第1，", 1),
        ("位列第二名。", 2),
        ("综合评价全市前十。", 10),
        ("居全省第5位；", 5),
        ("排名前三的单位", 3),
    ],
)
def test_a_rank_needs_a_word_of_standing_or_a_place(text, value):
    figure = one(text)
    assert (figure.kind, figure.value, figure.unit) == ("rank", value, "位")


@pytest.mark.parametrize(
    "text", ["履行第一责任人职责", "第三批试点", "前三季度", "第二产业发展", "居第一方阵", "以前三年为例"]
)
def test_an_ordinal_that_orders_is_no_rank(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("全年新培育市场主体4909家。", "新培育市场主体"),
        ("组织开展法治讲座65场次；", "法治讲座"),
        ("2名人民调解员获全国表彰", "人民调解员"),
        ("清理规范性文件58件，废止7件", "清理规范性文件废止"),
        ("处理违规行为12件", "处理违规行为"),
        ("(2)受理申请12件", "受理申请"),
        ("将原来的12个环节减至4个", "环节"),
        ("甲镇、乙镇分别转办52件、31件", "乙镇转办"),
        ("受理行政复议案件78件，同比增长27.8%", "受理行政复议案件"),
        ("办理人大代表建议296件、政协委员提案210件，满意率分别为99.7%、99%", "政协委员提案满意率"),
    ],
)
def test_the_subject_is_in_the_words_of_the_report(text, subject):
    assert last(text).subject == subject


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("酉县2024年法治政府建设情况报告", 2024),
        ("关于 2023 年度依法行政工作的报告", 2023),
        ("青云县2023年国民经济和社会发展统计公报", 2023),
        ("政府工作报告\n——2025年1月8日在安平县第十八届人民代表大会第四次会议上", 2024),
        ("某局二〇二一年工作总结", 2021),
        ("没有年份的报告", None),
        ("青泽市政府信息公开工作年度报告(2022年)\n\n统计期为2022年1月1日至12月31日。", 2022),
        ("关于2008年以来行政审判工作情况的报告\n青泽市中级人民法院\n自2008年1月至2010年5月，收案12件。", 2010),
    ],
)
def test_the_title_says_the_year(title, year):
    assert report_year(title) == year


def test_counts_take_the_year_of_the_report():
    assert last(REPORT + "受理行政复议案件78件。").period == "2024"


def test_standing_numbers_take_no_year():
    assert last(REPORT + "建设法治文化阵地600余处。").period is None
    assert last(REPORT + "全县现有律师事务所8家。").period is None


def test_a_year_in_the_clause_wins():
    assert last(REPORT + "全县738名领导干部开展2022年度述法。").period == "2022"


def test_a_span_of_years_goes_on_through_the_sentence():
    figures = read(REPORT + "督办2021年至2024年案涉案件57件，销号57件。")
    assert [f.period for f in figures] == ["2021-2024", "2021-2024"]


def test_a_year_of_comparison_is_no_period():
    assert last(REPORT + "案件数较2022年减少15件。").period == "2024"


@pytest.mark.parametrize(
    "text",
    [
        "三、2025年工作打算\n一是实现出庭应诉率达到100%。",
        "四、存在不足\n仍有差距。\n2025年，我县将坚持依法行政，实现化解率100%。",
        "五、下一步工作计划\n（一）全年学法不少于12次。",
        "全县力争办结率达到100%。",
        "明年，我们将新建阵地10处。",
    ],
)
def test_plans_are_targets_of_the_coming_year(text):
    figure = last(REPORT + text)
    assert (figure.actual, figure.period) == (False, "2025")


@pytest.mark.parametrize(
    "text",
    ["二、存在问题\n出庭应诉率达100%，但败诉率偏高。", "一、2024年工作情况\n办理案件12件。", "确保必接必送率100%。"],
)
def test_what_is_reported_as_done_is_actual(text):
    assert last(REPORT + text).actual


def test_a_plan_ends_with_its_section():
    figures = read(REPORT + "一、2025年工作计划\n学法12次。\n二、2024年工作情况\n学法8次。")
    assert [f.actual for f in figures] == [False, True]


def test_a_report_and_plan_in_one_title_is_a_report():
    assert last("兴隆区2022年法治工作总结及2023年工作要点\n一、学法\n学法3次。").actual
    assert not last("兴隆区2023年法治工作要点\n一、学法\n学法3次。").actual


def test_the_scope_is_the_clause_s_or_the_title_s():
    assert last(REPORT + "全区信访总量同比下降45.5%。").scope == "全区"
    assert last(REPORT + "受理案件12件。").scope == "酉县"


def test_a_whole_number_of_points_is_a_change():
    assert [(f.text, f.kind, f.direction) for f in read("满意率98%，比上年提高5个百分点")] == [
        ("98%", "rate", None),
        ("5个百分点", "change", "up"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "青石市综合行政执法局2023年度法治政府建设工作报告",
        "（一）深入推进行政复议体制改革和行政应诉工作",
        "二、推进法治政府建设取得的主要成效和创新做法",
    ],
)
def test_a_title_is_no_part_of_what_the_next_line_counts(title):
    assert last(f"{title}\n新收行政复议案件12件").subject == "新收行政复议案件"


def test_a_page_break_inside_a_sentence_separates_nothing():
    figure = last(REPORT + "严格落实三服务机制，建立供需对接机制，走\n\n访民营企业1400余场次，解决问题。")
    assert figure.subject.endswith("访民营企业")
    assert figure.indicator == "enterprise.visits"


@pytest.mark.parametrize(("text", "direction"), [("增长-3.5%", "down"), ("下降3.5%", "down"), ("增长3.5%", "up")])
def test_a_change_has_a_size_and_a_direction(text, direction):
    figure = one(f"固定资产投资{text}")
    assert (figure.value, figure.kind, figure.direction) == (3.5, "change", direction)


def test_a_heading_of_problems_and_plans_plans_nothing_before_the_text_turns_to_it():
    text = f"{REPORT}三、存在问题和2025年打算\n取得执法资格的仅占71%。2025年，我县将使法治讲座达到40场。"
    assert [figure.actual for figure in read(text)] == [True, False]


def test_targets_of_a_report_on_a_quarter_are_of_the_same_year():
    text = "关于2024年三季度热线运行情况的通报\n受理诉求120件。\n二、下一步要求\n按时办结率达到99%以上。"
    assert [(f.actual, f.period) for f in read(text)] == [(True, "2024"), (False, "2024")]


def test_last_year_s_number_is_last_year_s():
    assert last(REPORT + "立案查处207起，比2023年的183起").period == "2023"
    assert last(REPORT + "收案131件，上年同期158件").period == "2023"
    assert last(REPORT + "新收87件，加上2023年结转的6件，共93件").period == "2024"


def test_what_is_listed_together_stands_together_or_was_done_together():
    periods = [figure.period for figure in read(REPORT + "现有学校186所，其中幼儿园72所、小学88所。")]
    assert periods == [None] * 3
    periods = [figure.period for figure in read(REPORT + "查处小学教师183人、中等职业学校24人。")]
    assert periods == ["2024", "2024"]


def test_a_heading_of_work_heads_an_account_if_one_stands_under_it():
    told = "二、重点工作\n全年检查企业61次，比上年增加3次。\n三、下一步打算\n检查80次。"
    assert [figure.actual for figure in read(REPORT + told)] == [True, True, False]
    assert not last(REPORT + "三、重点工作\n推动调解，化解率达到98%。").actual


def test_a_shop_is_no_bound():
    assert [(f.text, f.bound) for f in read("其中商超15个")] == [("15个", "exact")]


SPAN = "关于2015年以来复议工作的报告\n自2015年3月至2017年6月底，全市收案258件，审结241件；市级受理96件，审结80件。"


def test_a_span_of_years_that_opens_a_sentence_holds_to_its_full_stop():
    assert [figure.period for figure in read(SPAN)] == ["2015-2017"] * 4


@pytest.mark.parametrize(
    "text",
    [
        "全县已有规范化司法所7个。",
        "目前有基层人民调解组织98个。",
        "局机关原有14个科室整合为7个股室。",
        "核定政法专项编制20名。",
        "公布便民改革事项清单13项、容缺事项213项。",
        "集中行使权力事项925项，包括行政许可203项和行政处罚722项。",
        "在政务大厅放置触摸一体机3台。",
    ],
)
def test_bodies_posts_and_items_on_lists_stand(text):
    assert {figure.period for figure in read(REPORT + text)} == {None}


def test_who_was_taken_on_this_year_does_not_stand():
    assert last(REPORT + "公开招录社区矫正协理员10名。").period == "2024"


def test_a_sum_won_from_above_is_no_target():
    assert last(REPORT + "向上争取资金130余万元，建成平台。").actual
    assert not last(REPORT + "争取化解率达到98%。").actual


def test_a_point_of_a_paragraph_is_no_heading_of_plans():
    figure = last(REPORT + "一是规划先行。编制新一轮规划,列出重大项目3项、主要指标23项。")
    assert figure.actual


@pytest.mark.parametrize(
    "text",
    [
        "作出行政处罚决定506件（2023年为471件），移送公安机关7件。",
        "作出行政处罚决定506件（2023年471件）。移送公安机关7件。",
        "新收行政复议申请312件，2023年为206件，同比增长51.5%。",
    ],
)
def test_the_year_of_one_number_for_comparison_is_not_that_of_the_next(text):
    figures = read(REPORT + text)
    assert [figure.period for figure in figures[-3:]] == ["2024", "2023", "2024"]


@pytest.mark.parametrize("text", ["年内新申领执法证48个。", "年底前销号61个。", "注销执法证15个。"])
def test_what_was_done_in_the_year_is_not_standing(text):
    assert last(REPORT + text).period == "2024"
