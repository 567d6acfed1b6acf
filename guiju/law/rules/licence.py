"""行政许可: 行政许可法. The limits of the agency are in working days (art. 82), not those of the applicant."""

from guiju.law.periods import DAYS, WORKING_DAYS
from guiju.law.rules.model import PERSON, Extension, Rule

__all__ = ["RULES"]

NOT_COUNTED = ("听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间（第四十五条，须书面告知）",)

RULES = (
    Rule(
        "LIC-D01", "一次告知补正", 5, WORKING_DAYS, "行政许可法第三十二条", "T", starts="收到申请材料之日",
        note="逾期不告知的，自收到申请材料之日起即为受理。",
    ),
    Rule(
        "LIC-D02", "作出许可决定", 20, WORKING_DAYS, "行政许可法第四十二条", "T", starts="受理之日",
        extension=Extension(10, WORKING_DAYS, by="本机关负责人", article="行政许可法第四十二条", tell=True),
        excludes=NOT_COUNTED,
        note="法律、法规另有规定的从其规定；承诺时限更短的按承诺。",
    ),
    Rule(
        "LIC-D03", "统一、联合、集中办理的许可", 45, WORKING_DAYS, "行政许可法第四十二条", "T", starts="受理之日",
        extension=Extension(15, WORKING_DAYS, by="本级人民政府负责人", article="行政许可法第四十二条", tell=True),
        excludes=NOT_COUNTED,
    ),
    Rule(
        "LIC-D04", "下级机关审查完毕", 20, WORKING_DAYS, "行政许可法第四十三条", "T", starts="受理之日",
        excludes=NOT_COUNTED,
    ),
    Rule("LIC-D05", "颁发、送达许可证件", 10, WORKING_DAYS, "行政许可法第四十四条", "T", starts="作出决定之日"),
    Rule(
        "LIC-D06", "不计入许可期限的时间", None, None, "行政许可法第四十五条", "T", starts="听证、检验、鉴定等开始",
        note="这是从期限中扣除的时间，不是期限；应当书面告知申请人所需时间",
    ),
    Rule(
        "LIC-D07", "要求听证", 5, WORKING_DAYS, "行政许可法第四十七条", "T", starts="被告知听证权利之日",
        who=PERSON,
        note="是否工作日有争议，对申请人取较长的读法。",
    ),
    Rule("LIC-D07b", "组织听证", 20, WORKING_DAYS, "行政许可法第四十七条", "T", starts="收到听证要求之日"),
    Rule(
        "LIC-D07c", "通知听证时间、地点", 7, WORKING_DAYS, "行政许可法第四十八条", "T", starts="举行听证之日",
        backward=True,
    ),
    Rule(
        "LIC-D08", "申请延续许可", 30, DAYS, "行政许可法第五十条", "T", starts="许可有效期届满之日", who=PERSON,
        backward=True, roll=False,
        note="申请人的期限按自然日；机关逾期未决定的，视为准予延续。",
    ),
    Rule("LIC-D09", "指派人员检验、检测、检疫", 5, WORKING_DAYS, "行政许可法第五十五条", "T", starts="受理之日"),
)  # fmt: skip
