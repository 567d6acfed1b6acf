"""What is a figure, and which numerals are names, dates, codes, ordinals, idioms."""

import pytest

from .marks import found

SAME = [
    # Arabic numerals with classifiers and units
    "办理案件⟦12件⟧、⟦3起⟧、⟦45宗⟧，走访⟦7家⟧⟦9户⟧，发放⟦300份⟧，印发⟦2期⟧，设置⟦4处⟧",
    "培训⟦615人次⟧、⟦2684户次⟧、⟦200余件次⟧、⟦456家（次）⟧、⟦32起(次)⟧、⟦120人/次⟧",
    "占地⟦3.2亩⟧⟦1.5公顷⟧，修路⟦12公里⟧，拆除⟦26621平方米⟧，收缴⟦4吨⟧⟦350公斤⟧",
    "罚款⟦2.2亿元⟧、⟦582万元⟧、⟦1,234.5万元⟧、⟦300美元⟧",
    "拆违⟦618宗⟧⟦26621平方米⟧，办理⟦10件⟧⟦12人⟧",
    "组建⟦9支⟧队伍，⟦3起⟧诉讼，⟦5名⟧单位负责人，⟦8个⟧行政村，⟦2次⟧年度考核，⟦3次⟧日常检查",
    # Chinese numerals
    "⟦两名⟧干部、⟦三家⟧企业、⟦七项⟧制度、⟦五大⟧行业领域、⟦三类⟧、⟦四张⟧清单、召开⟦十二次⟧会议",
    "⟦六千余万元⟧、⟦三百多人次⟧、⟦十余件⟧、⟦十几处⟧、⟦近百件⟧、⟦上千家次⟧、⟦一百二十三人⟧",
    # a count that looks like a year, and a year that is no count
    "公开政府信息⟦2026条⟧，2026年公开⟦15条⟧，2024年度述法⟦7人⟧",
    # rates and points
    "达⟦99.5%⟧、⟦67％⟧、⟦百分之九十五⟧、⟦百分之九十八点六⟧、⟦0.5个百分点⟧、⟦3‰⟧、⟦三分之二⟧、⟦1/3以上⟧的人",
    "败诉率为⟦0⟧，得分⟦92.35⟧，占比⟦12.5⟧，案件数为⟦115⟧。",
    # bounds belong to the span
    "⟦约5000人次⟧、⟦超40%⟧、⟦50日以上⟧、⟦98%及以上⟧、⟦不超过3次⟧、⟦不少于12次⟧、⟦近2万人⟧、⟦6%左右⟧、⟦5%以内⟧",
    # spaces stay, but not at the ends
    "学法 ⟦8 次⟧ ；学习 ⟦120 余场次⟧；化解 ⟦1.4 万余件⟧；损失⟦约 582 万元⟧",
    "公共法律服务⟦３６件⟧，罚款⟦１．２万元⟧，办理⟦１２３　件⟧",
    # 个 before a measure noun
    "⟦7个方面⟧⟦20条⟧问题，⟦14个大类⟧⟦86个小项⟧，⟦40个学时⟧，⟦3个月⟧，⟦2个工作日⟧",
    "应当在⟦60日⟧内、⟦十五日⟧内或⟦24小时⟧内作出",
    # counts of items behind an enumerator
    "1.⟦338个⟧村居全部配备。\n2.2023年全面推行。\n3.⟦5名⟧同志获奖",
]
NONE = [
    "2024年1月15日，第十五届县委第四轮巡察，六届二次全会，二十届三中全会，县十八届人大三次会议",
    "一、工作情况\n（一）加强领导\n1.完善机制。\n一是强化责任；二是抓好落实",
    "“八五”普法、“1+22”体系、《2023年十项措施》、“三类基地”、‘12·4’宪法日、「5个到位」",
    "三项制度、四个意识、两个维护、五个一工程、两个百年、三位一体、八项规定、四种形态",
    "12345热线、110联动、4A级景区、5G网络、885考核指标、1号文件、PM2.5、GB9704",
    "第一责任人、第一议题、第三方、第二产业、第一时间、第三批、第四季度、首次、首个、唯一",
    "进一步、一体化、一把手、一次性、一站式、一网通办、一窗综办、一系列、一批、融合在一起",
    "两级、三级联动、两地、四地、二轮、二期工程、三期项目、三年行动、近五年来、每半年、每月、每周一",
    "《行政处罚法》第五十七条、第十二条第二款，《条例》第12条、13条规定",
    "〔2023〕15号、（2023）渝0242行初15号、电话023-75551234、邮编409800、http://a.gov.cn/2023/15.html",
    "千家万户、四面八方、五花八门、三令五申、百姓、千方百计、万达开、四川、三峡",
    "2021—2025年，1-9月，9月至12月，2023、2024年，7×24小时服务，24小时自助",
    "24小时自助服务区，15分钟公共法律服务圈，一村一法律顾问，1企1策，两个一百年目标",
    "党的二十大，十九大报告，八类主要刑事案件，末三位，村民3组",
]


@pytest.mark.parametrize("marked", SAME)
def test_a_quantity_with_its_unit_is_a_figure(marked):
    gold, got = found(marked)
    assert got == gold


@pytest.mark.parametrize("text", NONE)
def test_names_dates_codes_ordinals_and_idioms_are_none(text):
    assert found(text) == ([], [])


@pytest.mark.parametrize(
    "marked",
    [
        "开展演练⟦一次⟧，",  # behind its noun, at the end of its clause
        "推行综合查一次改革",  # a name's last word
        "召开一次会议",  # the indefinite article
        "每季度研判一次。",  # a frequency
        "群众最多跑一次。",
    ],
)
def test_one_counts_only_behind_its_noun_at_the_end_of_a_clause(marked):
    gold, got = found(marked)
    assert got == gold


def test_two_before_a_classifier_is_an_ordinal_but_liang_counts():
    assert found("完成二轮划转，开展⟦两轮⟧督察") == (["两轮"], ["两轮"])


def test_numbers_that_share_a_unit_are_figures_each():
    assert found("分别办理⟦12⟧、⟦15⟧、⟦18件⟧。")[1] == ["12", "15", "18件"]


def test_an_index_number_below_zero_keeps_its_sign():
    assert found("人口自然增长率为⟦-1.2‰⟧。")[1] == ["-1.2‰"]
