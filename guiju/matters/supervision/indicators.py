"""Figures of 法治督察, upper feedback, party patrol and campaigns. What was found is counted where it is put right."""

from guiju.indicators.words import Count, Derived, Distinct, Ratio, Sum, Within
from guiju.matters.rectification.choices import Field
from guiju.matters.rectification.models import Rectification
from guiju.matters.rectification.models.stages import Stage
from guiju.matters.rectification.sources import Source
from guiju.matters.supervision.models import (
    CampaignMeasure,
    CampaignTask,
    Clue,
    PatrolItem,
    PlanVersion,
    TaskDone,
    Team,
    Visit,
)
from guiju.registry.models.body import BodyKind

_STANDING = {"stage__ne": Stage.WITHDRAWN}
_OWN = {"source": Source.OWN} | _STANDING
_UPPER = {"source": Source.UPPER} | _STANDING
_CAMPAIGN = {"source": Source.CAMPAIGN} | _STANDING
_COUNTY_UNITS = [kind for kind in BodyKind if kind not in (BodyKind.TOWNSHIP, BodyKind.GOVERNMENT)]

# 法治督察

teams = Count(
    "supervision.teams", Team, on="formed_on", name="法治督察组数", unit="个", aliases=("督察组", "组建督察组"),
    definition="各轮法治督察组建的督察组个数，按组建日期",
)  # fmt: skip
departments = Distinct(
    "supervision.departments_inspected", Visit, "unit", on="visited_on", where={"unit__kind__in": _COUNTY_UNITS},
    name="接受督察县级部门（单位）数", unit="个", aliases=("督察县级部门（单位）", "督察部门"),
    definition="当年接受法治督察的县级部门和单位数，同一单位只计一次",
)  # fmt: skip
townships = Distinct(
    "supervision.townships_inspected", Visit, "unit", on="visited_on", where={"unit__kind": BodyKind.TOWNSHIP},
    name="接受督察乡镇（街道）数", unit="个", aliases=("督察乡镇（街道）", "督察镇街"),
    definition="当年接受法治督察的乡镇（街道）数，同一乡镇只计一次",
)  # fmt: skip
issues_found = Distinct(
    "supervision.issues_found", Rectification, "finding", on="found_on", where=_OWN, name="法治督察发现问题数",
    unit="个", aliases=("督察发现问题", "联合督察发现问题"),
    definition="当年本级法治督察（交叉、联合督察）发现的问题数",
)  # fmt: skip
issues_open = Distinct(
    "supervision.issues_open", Rectification, "finding", on="found_on", where={"struck_on__isnull": True} | _OWN,
    name="法治督察问题未销号数", unit="个", definition="当年督察发现的问题中，还有整改事项没有销号的",
)  # fmt: skip
issues_rectified = Derived(
    "supervision.issues_rectified", issues_found - issues_open, name="法治督察问题整改销号数", unit="个",
    aliases=("整改销号问题",), definition="当年发现的督察问题中，全部整改事项已经销号的问题数",
)  # fmt: skip
rectification_rate = Ratio(
    "supervision.rectification_rate", issues_rectified, issues_found, name="法治督察问题限时整改率",
    aliases=("限时整改率", "整改率", "整改完成率"), definition="整改销号问题数占发现问题数的比重",
)  # fmt: skip

# 上级督察反馈

feedback_issues = Distinct(
    "supervision.feedback_issues", Rectification, "finding", on="found_on", where=_UPPER,
    name="上级督察反馈整改问题数", unit="条", aliases=("反馈整改问题", "督察反馈问题"),
    definition="来源为上级法治督察反馈的问题条数，一个问题分为几项整改的只计一条",
)  # fmt: skip
feedback_aspects = Distinct(
    "supervision.feedback_aspects", Rectification, "aspect", on="found_on", where=_UPPER | {"aspect__ne": ""},
    name="上级督察反馈问题涉及方面数", unit="方面", aliases=("反馈问题方面", "实地督察反馈方面"),
    definition="上级反馈问题分属的方面，同一方面只计一次",
)  # fmt: skip
feedback_measures = Sum(
    "supervision.feedback_measures", Rectification, "measures_count", on="found_on", where=_UPPER,
    name="反馈问题整改措施数", unit="条", aliases=("细化整改措施", "整改措施"),
    definition="针对当年反馈问题列出的整改措施条数",
)  # fmt: skip
feedback_lead_units = Distinct(
    "supervision.feedback_lead_units", Rectification, "counterpart", on="found_on", where=_UPPER,
    name="反馈问题整改牵头单位数", unit="个", aliases=("牵头责任单位",),
    definition="承担当年反馈问题整改牵头责任的单位数",
)  # fmt: skip

# 巡察

patrol_aspects = Distinct(
    "supervision.patrol_aspects", PatrolItem, "aspect", on="included_on", name="纳入党委巡察的法治建设方面数",
    unit="方面",
    aliases=("法治政府建设纳入县委巡察内容方面",), definition="纳入巡察的任务分属的方面，同一方面只计一次",
)  # fmt: skip
patrol_tasks = Count(
    "supervision.patrol_tasks", PatrolItem, on="included_on", name="纳入党委巡察的法治建设重点任务数", unit="项",
    aliases=("重点任务纳入县委巡察内容",), definition="纳入巡察内容的法治建设任务条数",
)  # fmt: skip

# 专项整治

aspects = Distinct(
    "campaign.aspects", Rectification, "aspect", on="found_on", where=_CAMPAIGN | {"aspect__ne": ""},
    name="专项整治突出问题方面数", unit="方面", aliases=("突出问题方面", "重点围绕方面"),
    definition="专项整治列入清单的突出问题所涉及的方面数",
)  # fmt: skip
clues = Count(
    "campaign.clues_received", Clue, on="received_on", name="专项整治收到问题线索数", unit="条",
    aliases=("收到问题线索", "问题线索"), definition="各专项整治登记的线索条数，不论渠道、不论是否属实",
)  # fmt: skip
listed = Count(
    "campaign.issues_listed", Rectification, on="found_on", where={"part": 1} | _CAMPAIGN, name="纳入整治问题清单数",
    unit="条", aliases=("纳入整治问题清单", "整治问题清单"), definition="查实后列入整治清单的问题条数",
)  # fmt: skip
rectified = Count(
    "campaign.issues_rectified", Rectification, on="struck_on",
    where={"part": 1, "field": Field.ENFORCEMENT} | _CAMPAIGN, name="整治行政执法突出问题数", unit="个",
    aliases=("整治执法突出问题", "发现整改执法不公等问题", "整改执法突出问题"),
    definition="当年专项整治中整改销号的行政执法突出问题数",
)  # fmt: skip
refinements = Count(
    "campaign.plan_refinements", PlanVersion, on="refined_on", name="整治方案细化次数", unit="次",
    aliases=("细化整治方案",), definition="整治方案每细化一次计一次",
)  # fmt: skip
tasks = Count(
    "campaign.tasks", CampaignTask, on="set_on", name="专项整治任务数", unit="项",
    aliases=("整治任务", "排查梳理整治任务"),
    definition="各专项整治确定的任务项数",
)  # fmt: skip
measures = Count(
    "campaign.measures", CampaignMeasure, on="set_on", name="专项整治措施数", unit="项", aliases=("整治措施",),
    definition="各专项整治制定的措施项数",
)  # fmt: skip
tasks_completed = Count(
    "campaign.tasks_completed", TaskDone, on="done_on", name="专项整治任务完成数", unit="项", aliases=("完成整改任务",),
    definition="有佐证、已登记完成的整治任务项数",
)  # fmt: skip
tasks_in_progress = Derived(
    "campaign.tasks_in_progress", tasks - tasks_completed, name="专项整治任务推进中数", unit="项",
    aliases=("有序推进任务",), definition="整治任务数减去完成数",
)  # fmt: skip
funds_returned = Sum(
    "enforcement.funds_returned", Rectification, "returned_amount", on="struck_on",
    where={"field": Field.ENTERPRISE} | _CAMPAIGN, name="专项治理发还企业资金", unit="元", aliases=("发还企业资金",),
    definition="涉企执法专项整治中，已销号事项发还企业的金额之和",
)  # fmt: skip

Within(issues_rectified, issues_found, why="整改销号的问题是发现问题的一部分")
Within(feedback_aspects, feedback_issues, why="每个方面至少一条问题")
Within(patrol_aspects, patrol_tasks, why="每个方面至少一项任务")
Within(aspects, listed, why="每个方面至少一条问题")
