"""政府信息公开: 政府信息公开条例 (2019), which writes 工作日 everywhere."""

from guiju.law.periods import WORKING_DAYS
from guiju.law.rules.model import PERSON, Extension, Rule

__all__ = ["RULES"]

RULES = (
    Rule(
        "FOI-D01", "主动公开政府信息", 20, WORKING_DAYS, "政府信息公开条例第二十六条", "T",
        starts="信息形成或者变更之日",
        note="法律、法规另有规定的从其规定。",
    ),
    Rule(
        "FOI-D02", "告知补正", 7, WORKING_DAYS, "政府信息公开条例第三十条", "T", starts="收到申请之日",
        note="答复期限自收到补正的申请之日起重新计算。",
    ),
    Rule(
        "FOI-D03", "第三方提出意见", 15, WORKING_DAYS, "政府信息公开条例第三十二条", "T",
        starts="第三方收到征求意见书之日", who=PERSON,
    ),
    Rule(
        "FOI-D04", "延长答复（在原期限上延长）", 20, WORKING_DAYS, "政府信息公开条例第三十三条", "T",
        starts="原答复期限届满之日",
        note="须经政府信息公开工作机构负责人同意，并告知申请人。",
    ),
    Rule(
        "FOI-D05", "答复政府信息公开申请", 20, WORKING_DAYS, "政府信息公开条例第三十三条", "T",
        starts="收到申请之日",
        extension=Extension(
            20, WORKING_DAYS, by="政府信息公开工作机构负责人", article="政府信息公开条例第三十三条", tell=True
        ),
        excludes=("征求第三方和其他机关意见所需时间（第三十三条、第三十四条）",),
        note="能够当场答复的应当当场答复。收到之日按申请的渠道认定（第三十一条）。",
    ),
)  # fmt: skip
