"""Figures of leadership duties and of examinations."""

from guiju.indicators.words import Count, Derived, Ratio, Sum, Within
from guiju.matters.leadership.models import (
    DutyReport,
    ExamResult,
    ExamSitting,
    LawMeeting,
    OathCeremony,
    StudySession,
    TrainingCourse,
)
from guiju.matters.leadership.models.study import Lecturer, Organ, Topic

_Audience, _Host = TrainingCourse.Audience, TrainingCourse.Host
_Kind, _Rank = ExamSitting.Kind, ExamResult.Rank

# 学法

standing_committee = Count(
    "leadership.standing_committee_study", StudySession, on="held_on", where={"organ": Organ.STANDING_COMMITTEE},
    name="党委常委会会议学法次数", unit="次",
    aliases=("县委常委会议学法", "区委常委会会议学法", "市委常委会学法", "党委常委会学法"),
    definition="会议为党委常委会的学法台账条数", law="法治宣传教育法第三十六条",
)  # fmt: skip
executive_meeting = Count(
    "leadership.executive_meeting_study", StudySession, on="held_on", where={"organ": Organ.EXECUTIVE_MEETING},
    name="政府常务会议学法次数", unit="次",
    aliases=("县政府常务会议专题学法", "政府常务会议学法", "区政府常务会议学法", "常务会议会前学法"),
    definition="会议为政府常务会议的学法台账条数，会前学法和专题学法都算", law="法治宣传教育法第三十六条",
)  # fmt: skip
study_total = Derived(
    "leadership.study_total", standing_committee + executive_meeting, name="党委常委会会议和政府常务会议学法总次数",
    unit="次", aliases=("区委常委会会议、区政府常务会议学法", "常委会会议和政府常务会议学法"),
    definition="上述两项之和",
)  # fmt: skip
_centre_group = {"organ": Organ.CENTRE_GROUP}
centre_groups = Count(
    "leadership.centre_group_sessions", StudySession, on="held_on", where=_centre_group,
    name="各级党委（党组）理论学习中心组学习场次", unit="场次",
    aliases=("各级党委（党组、党工委）开展中心组学习", "各级党委(党组)中心组专题学法",
    "党委（党组）理论学习中心组学法"),
    definition="辖区各单位中心组的学法台账条数",
)  # fmt: skip
own_centre_group = Count(
    "leadership.own_centre_group_study", StudySession, on="held_on", where=_centre_group,
    name="本单位理论学习中心组学法次数", unit="次", aliases=("理论学习中心组学法", "中心组学法"),
    definition="报告单位自己的中心组学法台账条数，只按单位取值",
)  # fmt: skip
party_group = Count(
    "leadership.party_group_study", StudySession, on="held_on", where={"organ": Organ.PARTY_GROUP},
    name="党组（党委）会学法次数", unit="次", aliases=("党组会学法", "党委会学法", "党组会议学法"),
    definition="会议为党组会或者党委会的学法台账条数",
)  # fmt: skip
reading_class = Count(
    "leadership.reading_class_study", StudySession, on="held_on", where={"organ": Organ.READING_CLASS},
    name="读书班集中学法次数", unit="次", aliases=("读书班集中学法",), definition="读书班的学法台账条数",
)  # fmt: skip
enforcement_study = Count(
    "leadership.enforcement_study_sessions", StudySession, on="held_on", where={"topic": Topic.ENFORCEMENT},
    name="综合行政执法理论学习次数", unit="次", aliases=("综合行政执法理论学习",),
    definition="主题为综合行政执法的学法台账条数",
)  # fmt: skip
statute_study = Count(
    "leadership.statute_study_sessions", StudySession, on="held_on", where={"topic": Topic.STATUTE},
    name="专项法律法规学习次数", unit="次",
    aliases=("反有组织犯罪法学习", "矛盾纠纷多元化解促进条例学习", "专题学习法律法规"),
    definition="主题为某一部法律法规的学法台账条数，可以按名称分列",
)  # fmt: skip
secretary_lectures = Count(
    "leadership.secretary_lectures", StudySession, on="held_on", where={"lecturer": Lecturer.PARTY_SECRETARY},
    name="党委主要负责人宣讲场次", unit="场", aliases=("镇党委书记宣讲", "党委书记带头宣讲"),
    definition="由党委主要负责人主讲的台账条数",
)  # fmt: skip
head_lectures = Count(
    "leadership.head_lectures", StudySession, on="held_on", where={"lecturer": Lecturer.GOVERNMENT_HEAD},
    name="行政主要负责人讲党课场次", unit="场", aliases=("镇长讲党课", "行政主要负责人讲法治课"),
    definition="由行政主要负责人主讲的台账条数，党课和法治课都算",
)  # fmt: skip
meetings_on_law = Count(
    "leadership.executive_meetings_on_law", LawMeeting, on="held_on", where={"organ": Organ.EXECUTIVE_MEETING},
    name="政府常务会议专题研究法治政府建设次数", unit="次",
    aliases=("主持召开县政府常务会议专题研究法治政府建设", "常务会议专题研究法治", "研究法治政府建设工作"),
    definition="作出研究的常务会议次数；只学法、不研究的不算",
)  # fmt: skip

# 培训

courses = Count(
    "leadership.training_courses", TrainingCourse, on="started_on",
    where={"host": _Host.COURSE, "audience": _Audience.LEADERS}, name="领导干部法治培训班期数", unit="期",
    aliases=("领导干部法治培训班", "法治专题培训班", "依法行政培训班"),
    definition="对象为领导干部的专题培训班期数，按开班日期",
)  # fmt: skip
party_school = Count(
    "leadership.party_school_classes", TrainingCourse, on="started_on", where={"host": _Host.PARTY_SCHOOL},
    name="党校法治主题班开课次数", unit="次", aliases=("区委党校主题班开课", "党校主体班法治课程"),
    definition="党校班次中的法治课次数",
)  # fmt: skip
lecture_hall = Count(
    "leadership.lecture_hall_sessions", TrainingCourse, on="started_on", where={"host": _Host.LECTURE_HALL},
    name="干部大讲堂专题讲法次数", unit="次", aliases=("干部大讲堂专题讲法",), definition="大讲堂中讲法的次数",
)  # fmt: skip

# 宣誓、述法

oath_takers = Sum(
    "leadership.oath_takers", OathCeremony, "takers", on="held_on", name="宪法宣誓人数", unit="名",
    aliases=("宪法集体宣誓", "宪法宣誓"), definition="各次宪法宣誓的宣誓人数之和",
)  # fmt: skip
duty_reporters = Sum(
    "leadership.duty_reporters", DutyReport, "reporters", on="year_end", name="领导干部述法人数", unit="名",
    aliases=("开展年度述法", "述法领导干部", "专题述法"), definition="开展该年度述法的领导干部人数，计入所述的年度",
    law="法治宣传教育法第三十八条",
)  # fmt: skip

# 考试

_ANNUAL = {"sitting__kind": _Kind.ANNUAL}
_APPOINTED = {"sitting__kind": _Kind.APPOINTMENT}
_ON = "sitting__held_on"

sessions = Count(
    "exam.sessions", ExamSitting, on="held_on", where={"kind": _Kind.ANNUAL}, name="法治理论考试组织次数", unit="次",
    aliases=("组织开展法治理论考试",), definition="年度学法考试的次数；新提任考试、资格考试另计",
)  # fmt: skip
eligible = Sum(
    "exam.eligible", ExamResult, "enrolled", on=_ON, where=_ANNUAL, name="法治理论考试应考人数", unit="人",
    aliases=("应考人数", "应参考人数"), definition="年度考试各单位应考人数之和",
)  # fmt: skip
participants = Sum(
    "exam.participants", ExamResult, "attended", on=_ON, where=_ANNUAL, name="法治理论考试参考人数", unit="人",
    aliases=("参加年度法治理论考试", "参加法治理论网络考试", "完成年度法治理论知识考试", "参考人数"),
    definition="年度考试各单位参考人数之和",
)  # fmt: skip
passed = Sum(
    "exam.passed", ExamResult, "passed", on=_ON, where=_ANNUAL, name="法治理论考试合格人数", unit="人",
    aliases=("考试合格人数",), definition="年度考试各单位合格人数之和",
)  # fmt: skip
participation_rate = Ratio(
    "exam.participation_rate", participants, eligible, name="法治理论考试参考率",
    aliases=("考试参考率", "参考率", "参学率"), definition="参考人数与应考人数之比",
)  # fmt: skip
pass_rate = Ratio(
    "exam.pass_rate", passed, participants, name="法治理论考试合格率", aliases=("考试合格率", "合格率", "通过率"),
    definition="合格人数与参考人数之比",
)  # fmt: skip
_SCORED = _ANNUAL | {"score_total__isnull": False}
score_total = Sum(
    "exam.score_total", ExamResult, "score_total", on=_ON, where=_SCORED, name="法治理论考试总分", unit="分",
    definition="登记了总分的单位参考人员成绩之和",
)  # fmt: skip
scored = Sum(
    "exam.scored", ExamResult, "attended", on=_ON, where=_SCORED, name="法治理论考试计分人数", unit="人",
    definition="登记了总分的单位的参考人数",
)  # fmt: skip
average_score = Ratio(
    "exam.average_score", score_total, scored, unit="分", kind="score", name="法治理论考试综合成绩",
    aliases=("综合成绩", "平均成绩", "平均分"), definition="当年法治理论考试参考人员的平均成绩，按人数加权",
)  # fmt: skip
promoted_municipal = Sum(
    "exam.promoted_municipal", ExamResult, "attended", on=_ON, where=_APPOINTED | {"rank": _Rank.CITY_MANAGED},
    name="参加新提任法治考试市管领导人数", unit="名", aliases=("市管领导参加新提任领导干部法治理论知识考试",),
    definition="新提任考试中市管领导干部的参考人数",
)  # fmt: skip
promoted_county = Sum(
    "exam.promoted_county", ExamResult, "attended", on=_ON, where=_APPOINTED | {"rank": _Rank.COUNTY_MANAGED},
    name="参加新提任法治考试县管领导干部人数", unit="名", aliases=("县管领导干部参加新提任领导干部法治理论知识考试",),
    definition="新提任考试中县管领导干部的参考人数",
)  # fmt: skip
promoted_passed = Sum(
    "exam.promoted_passed", ExamResult, "passed", on=_ON,
    where=_APPOINTED | {"rank__in": [_Rank.CITY_MANAGED, _Rank.COUNTY_MANAGED]},
    name="新提任领导干部法治考试合格人数", unit="名", aliases=("新提任考试合格人数",),
    definition="新提任考试中市管、县管领导干部的合格人数",
)  # fmt: skip
promoted_pass_rate = Ratio(
    "exam.promoted_pass_rate", promoted_passed, promoted_municipal + promoted_county,
    name="新提任领导干部法治考试合格率",
    aliases=("新提任领导干部考试合格率",), definition="新提任考试合格人数与市管、县管参考人数之比",
)  # fmt: skip

Within(passed, participants, why="合格的都参加了考试")
Within(participants, eligible, why="参加考试的都应当参加")
Within(scored, participants, why="计分的都参加了考试")
Within(promoted_passed, promoted_municipal + promoted_county, why="合格的都参加了考试")
Within(own_centre_group, centre_groups, why="本单位的中心组是各级中心组之一")
