"""Value, unit and bound of a span, and the interval its wording allows."""

from math import inf

import pytest

from guiju.reports.read.interval import interval
from guiju.reports.read.numerals import chinese_value
from guiju.reports.read.units import find_unit, unit_class

from .marks import one, read


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("受理936件", 936, "件", "exact"),
        ("归集6983万余条", 69_830_000, "条", "over"),
        ("减税2.2亿元", 220_000_000, "元", "exact"),
        ("返还127.23万余元", 1_272_300, "元", "over"),
        ("追回456余万元", 4_560_000, "元", "over"),
        ("发放六千余万元", 60_000_000, "元", "over"),
        ("发放约22000余条", 22_000, "条", "over"),
        ("化解近百件", 100, "件", "approx"),
        ("增加值135.36亿元", 13_536_000_000, "元", "exact"),
        ("投入3亿2千万元", 320_000_000, "元", "exact"),
        ("出动3千余人次", 3000, "人次", "over"),
        ("公示50日以上", 50, "日", "over"),
        ("达98%及以上", 98, "%", "over"),
        ("达百分之百", 100, "%", "exact"),
        ("覆盖百分之六十二点五", 62.5, "%", "exact"),
        ("涉及7个方面", 7, "方面", "exact"),
        ("学习40个学时", 40, "学时", "exact"),
        ("提高1.12个百分点", 1.12, "百分点", "exact"),
        ("满意度提高5个百分点", 5, "百分点", "exact"),
        ("上升两个百分点", 2, "百分点", "exact"),
        ("下降约10个百分点", 10, "百分点", "approx"),
        ("发放宣传单3万余册（份）", 30_000, "册（份）", "over"),
        ("召开两次", 2, "次", "exact"),
        ("涵盖五大领域", 5, "大", "exact"),
        ("网站访问103,562人次", 103_562, "人次", "exact"),
        ("罚款６，５００元", 6500, "元", "exact"),
        ("共办结案件 1 404 件", 1404, "件", "exact"),
        ("共办结案件13\n523件。", 13_523, "件", "exact"),
        ("挽回经济损失661.\n72万元。", 6_617_200, "元", "exact"),
        ("注册用户数达2.5\n万余人，", 25_000, "人", "over"),
        ("受理12\u200b件", 12, "件", "exact"),
        ("占比控制在5.5%以内", 5.5, "%", "under"),
        ("用时不到3天", 3, "天", "under"),
        ("培育工厂3—5家", 4, "家", "approx"),
        ("检查约2至3次", 2.5, "次", "approx"),
        ("每月1日至20日为宁静日", 20, "日", "exact"),
        ("同比增长1.2倍", 1.2, "倍", "exact"),
        ("近三分之一的案件", 33.3333, "%", "approx"),
        ("其中占比过半，", 50, "%", "over"),
        ("占了一半以上。", 50, "%", "over"),
        ("青年干部近半，", 50, "%", "approx"),
        ("林业用地约占六成二，", 6.2, "成", "exact"),
        ("接待群众1 234人次", 1234, "人次", "exact"),
        ("办结工单，12 345 人参与", 12_345, "人", "exact"),
        ("罚没1, 234万元", 12_340_000, "元", "exact"),
        ("每10万人命案发案0.3起", 0.3, "起", "exact"),
        ("惠及上万人", 10_000, "人", "over"),
        ("惠及近万人", 10_000, "人", "approx"),
        ("满意度提高3个多百分点", 3, "百分点", "over"),
        ("历时2个多月", 2, "月", "over"),
        ("惠及超过近50%的企业", 50, "%", "over"),
        ("投入2038万余元", 20_380_000, "元", "over"),
        ("服务50余万件次", 500_000, "件次", "over"),
        ("赠书11300多册", 11_300, "册", "over"),
        ("出动2100余人(次)", 2100, "人(次)", "over"),
        ("完成投资3.2亿，", 320_000_000, "", "exact"),
        ("成本低于5万元", 50_000, "元", "under"),
        ("全县共有4 598个网格", 4598, "个", "exact"),
        ("办理市场主体热线诉求1.35万件（次）", 13_500, "件（次）", "exact"),
        ("罚款3.5万元至5万元", 42_500, "元", "approx"),
        ("立案查处3案", 3, "案", "exact"),
        ("调解成功率98.6﹪", 98.6, "%", "exact"),
    ],
)
def test_value_unit_and_bound_follow_the_wording(text, value, unit, bound):
    figure = one(text)
    assert (figure.value, figure.unit, figure.bound) == (value, unit, bound)


def test_a_span_never_crosses_a_line_end_between_number_and_classifier():
    figure = one("培养“法律明白人”1404\n人，覆盖全县")
    assert (figure.text, figure.value, figure.unit) == ("1404", 1404, "人")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("两万", 20_000),
        ("一千二百零三", 1203),
        ("十五", 15),
        ("三十万", 300_000),
        ("一亿零五百", 100_000_500),
        ("百", 100),
    ],
)
def test_a_chinese_numeral_is_read(words, value):
    assert chinese_value(words) == value


@pytest.mark.parametrize("words", ["八五", "十四五", "三五", "五四三", "万"])
def test_digits_without_places_are_no_number(words):
    assert chinese_value(words) is None


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("支队伍", "支"),
        ("支部", None),
        ("分别", None),
        ("成立", None),
        ("个人", "个"),
        ("万元", None),
        ("％", "%"),
        ("本级", None),
    ],
)
def test_a_classifier_is_one_only_where_no_other_word_begins(words, unit):
    found = find_unit(words, 0)
    assert (found[0] if found else None) == unit


def test_units_of_one_family_measure_the_same_sort_of_thing():
    assert unit_class("件") == unit_class("起次") == "cases"
    assert unit_class("人") != unit_class("人次")


@pytest.mark.parametrize(
    ("text", "value", "bound", "low", "high"),
    [
        ("936件", 936, "exact", 936, 936),
        ("2.7万件", 27_000, "exact", 26_500, 28_000),
        ("99.02%", 99.02, "exact", 99.015, 99.03),
        ("1200余件", 1200, "over", 1200, 1300),
        ("6983万余条", 69_830_000, "over", 69_830_000, 69_840_000),
        ("90%以上", 90, "over", 90, inf),
        ("5%以内", 5, "under", 0, 5),
        ("不到3天", 3, "under", 2, 3),
        ("前十", 10, "under", 1, 10),
        ("约5000人次", 5000, "approx", 4000, 6000),
    ],
)
def test_the_wording_allows_an_interval(text, value, bound, low, high):
    assert interval(text, value, bound) == pytest.approx((low, high))


def test_a_range_allows_what_lies_between_its_ends():
    figure = one("培育工厂3—5家")
    assert (figure.low, figure.high) == (3, 5)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("处理12件31人。", [12, 31]),
        ("举办1期40余人次。", [1, 40]),
        ("梳理出5类213个问题。", [5, 213]),
        ("走访企业36家,120人参加。", [36, 120]),
        ("调解25件,300余人受益。", [25, 300]),
        ("全年办案687件，其中立案231，处罚216,占33%。", [687, 231, 216, 33]),
        ("办案687件，拨打12345，处罚2023，办结第12。", [687]),
        ("第1、2、3项完成。", []),
        ("低于最低标准85%的单位3家。", [3]),
        ("破获1起18年积案，连续9年平安。", [1]),
        ("18至45周岁人员320人。", [320]),
        ("图1:2011—2015年办案数\n点击数：1234 次 字号:16px 邮编：223900", []),
        ("收案比为2.6∶1，产业比为20.1:35.2:44.7。", []),
        ("甲镇、乙镇分别转办52件、31件。", [52, 31]),
        ("\u201c203\u201d专案和'3+1'机制。", []),
        ("惠及数十家企业。", []),
        ("评查75卷：90分以上31卷，80分至90分38卷，80分以下6卷。", [75, 31, 38, 6]),
        ("柳河镇61件，城关镇57件次之。", [61, 57]),
        ("在编5人，平均年龄49岁。", [5, 49]),
    ],
)
def test_which_numbers_of_a_sentence_are_figures(text, values):
    assert [figure.value for figure in read(text)] == values
