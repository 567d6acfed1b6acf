"""Figures of law publicity: events and whom they reached, media, persons and places that stand."""

from guiju.indicators.words import Count, Distinct, Stock, Sum, Within
from guiju.matters.publicity.models import (
    DemonstrationVillage,
    Honour,
    LegalMindedPerson,
    MediaPost,
    PublicityEvent,
    PublicitySite,
    TypicalCase,
    Volunteer,
)
from guiju.matters.publicity.models.events import Audience, Form, Place, Programme, Topic

_Level = DemonstrationVillage.Level

events = Count(
    "publicity.events", PublicityEvent, on="held_on", name="法治宣传活动场次", unit="场次",
    aliases=("开展法治宣传活动", "开展法治宣传", "法治宣传活动"), definition="普法活动台账条数，各种形式都算",
)  # fmt: skip
lectures = Count(
    "publicity.lectures", PublicityEvent, on="held_on", where={"form": Form.LECTURE}, name="法治讲座场次", unit="场次",
    aliases=("举办法治讲座", "法治讲座"), definition="当年举办法治讲座的场次",
)  # fmt: skip
school_events = Count(
    "publicity.school_events", PublicityEvent, on="held_on", where={"place_kind": Place.SCHOOL},
    name="法治进校园活动场次", unit="场次",
    aliases=("入校宣传", "“莎姐进校园”“法治副校长送法进校”等活动", "法治进校园"),
    definition="当年入校法治宣传活动场次", law="法治宣传教育法第四十一条",
)  # fmt: skip
youth_events = Count(
    "publicity.youth_events", PublicityEvent, on="held_on", where={"programme": Programme.YOUTH},
    name="青少年普法载体宣传场次", unit="场次", aliases=("“教子酉方”载体开展宣传",),
    definition="列入青少年普法专项的活动场次",
)  # fmt: skip
constitution_events = Count(
    "publicity.constitution_events", PublicityEvent, on="held_on", where={"topic": Topic.CONSTITUTION},
    name="宪法主题宣传活动场次", unit="场", aliases=("以宪法为主题宣传活动",), definition="主题为宪法的活动场次",
    law="法治宣传教育法第十三条",
)  # fmt: skip
internet_story_events = Count(
    "publicity.internet_story_events", PublicityEvent, on="held_on", where={"programme": Programme.INTERNET_STORY},
    name="“互联网+法治故事”宣传次数", unit="次", aliases=("“互联网+法治故事”宣传",),
    definition="列入“互联网+法治故事”专项的活动场次",
)  # fmt: skip
leaflets = Sum(
    "publicity.leaflets", PublicityEvent, "leaflets", on="held_on", name="散发宣传单份数", unit="份",
    aliases=("散发宣传单", "发放宣传资料"), definition="各场活动发放资料份数之和",
)  # fmt: skip
beneficiaries = Sum(
    "publicity.beneficiaries", PublicityEvent, "attendance", on="held_on", name="法治宣传受益人次", unit="人次",
    aliases=("受益群众", "受众"), definition="各场活动受众人次之和，一人参加几场计几次",
)  # fmt: skip
villages_reached = Distinct(
    "publicity.villages_reached", PublicityEvent, "village", on="held_on", where={"village__ne": ""},
    name="法治宣传覆盖村数", unit="个", aliases=("深入行政村开展法律知识宣传",),
    definition="当年深入开展法律知识宣传的行政村（社区）数，同一村只计一次",
)  # fmt: skip
students_reached = Sum(
    "publicity.students_reached", PublicityEvent, "pupils", on="held_on", where={"audience": Audience.PUPILS},
    name="接受法治教育在校青少年人数", unit="名", aliases=("在校青少年接受法治教育",),
    definition="当年以在校青少年为对象的活动中接受法治教育的人数，按场累计",
)  # fmt: skip
info_posts = Sum(
    "publicity.info_posts", MediaPost, "pieces", on="published_on", name="发布普法信息条数", unit="条",
    aliases=("发布普法信息",), definition="各渠道普法信息条数之和",
)  # fmt: skip
cases_pushed = Count(
    "publicity.cases_pushed", TypicalCase, on="published_on", name="推送典型案例数", unit="个",
    aliases=("推送典型案例",),
    definition="典型案例库中当年推送的案例个数",
)  # fmt: skip
volunteers = Stock(
    "publicity.volunteers", Volunteer, since="since", until="until", name="普法志愿者人数", unit="名",
    aliases=("青年普法志愿者", "普法志愿者"), definition="期末在册的普法志愿者",
)  # fmt: skip
legal_minded_persons = Stock(
    "publicity.legal_minded_persons", LegalMindedPerson, since="since", until="until", name="“法律明白人”人数",
    unit="人",
    aliases=("培养“法律明白人”", "法律明白人", "村(社区)法律明白人"),
    definition="年末在册的村（社区）“法律明白人”人数",
)  # fmt: skip
sites = Stock(
    "publicity.sites", PublicitySite, since="since", until="until", name="法治文化阵地处数", unit="处",
    aliases=("建设法治文化阵地", "法治文化阵地"), definition="期末在用的法治文化阵地", law="法治宣传教育法第五十二条",
)  # fmt: skip
national_demo_villages = Stock(
    "publicity.national_demo_villages", DemonstrationVillage, since="since", until="until",
    where={"level": _Level.NATIONAL}, name="国家级民主法治示范村（社区）数", unit="个",
    aliases=("国家级民主法治示范村", "全国民主法治示范村（社区）"), definition="期末级别为国家级的示范村（社区）",
)  # fmt: skip
city_demo_villages = Stock(
    "publicity.city_demo_villages", DemonstrationVillage, since="since", until="until", where={"level": _Level.CITY},
    name="市级民主法治示范村（社区）数", unit="个", aliases=("市级民主法治示范村",),
    definition="期末级别为市级（省级）的示范村（社区）",
)  # fmt: skip
demo_villages = Stock(
    "publicity.demo_villages", DemonstrationVillage, since="since", until="until", name="法治示范村数", unit="个",
    aliases=("法治示范村",), definition="期末各级示范村（社区）合计，一村只计一次",
)  # fmt: skip
collective_honours = Count(
    "publicity.collective_honours", Honour, on="awarded_on",
    where={"subject": Honour.Subject.PUBLICITY, "recipient_kind": Honour.RecipientKind.UNIT}, name="普法先进集体数",
    unit="个", aliases=("“八五”普法中期先进集体", "普法先进集体"), definition="当年获评普法先进集体的单位数",
)  # fmt: skip

for _part in (lectures, school_events, youth_events, constitution_events, internet_story_events, villages_reached):
    Within(_part, events, why="各类活动是法治宣传活动的一部分")
Within(students_reached, beneficiaries, why="在校青少年是受众的一部分")
Within(national_demo_villages + city_demo_villages, demo_villages, why="各级示范村都是示范村，一村只在一级")
