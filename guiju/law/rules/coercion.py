"""行政强制: limits of ten days or less are in working days (行政强制法第六十九条), the wait after 催告 too."""

from guiju.law.periods import DAYS, HOURS, MONTHS, WORKING_DAYS, YEARS
from guiju.law.rules.model import AGENCY, COURT, Extension, Kind, Rule

__all__ = ["RULES"]

TESTS = ("检测、检验、检疫或者技术鉴定的期间（须明确期限并书面告知）",)

RULES = (
    Rule(
        "COE-D01", "实施强制措施前报告并经批准", None, None, "行政强制法第十八条", "T", starts="实施之前",
        note="须在实施之前报行政机关负责人批准，没有天数",
    ),
    Rule(
        "COE-D02", "当场实施强制措施后报告并补办批准", 24, HOURS, "行政强制法第十九条", "T",
        starts="实施强制措施之时",
    ),
    Rule(
        "COE-D03", "查封、扣押", 30, DAYS, "行政强制法第二十五条", "T", starts="实施查封、扣押之日", roll=False,
        extension=Extension(30, DAYS, by="行政机关负责人", article="行政强制法第二十五条", tell=True),
        excludes=TESTS,
        note="措施到当日为止，不因休息日顺延；法律、行政法规另有规定的除外。",
    ),
    Rule("COE-D04", "冻结决定书交付当事人", 3, WORKING_DAYS, "行政强制法第三十一条", "T", starts="冻结之日"),
    Rule(
        "COE-D05", "冻结后作出处理决定或者解除", 30, DAYS, "行政强制法第三十二条", "T", starts="冻结之日",
        roll=False, extension=Extension(30, DAYS, by="行政机关负责人", article="行政强制法第三十二条", tell=True),
        note="逾期未决定的，金融机构自期满之日起解除冻结（第三十三条）。",
    ),
    Rule(
        "COE-D06", "解除查封、扣押、冻结", None, None, "行政强制法第二十八条、第三十三条", "T",
        starts="解除事由出现",
        note="解除事由一出现就应当及时解除，没有天数",
    ),
    Rule(
        "COE-D07", "强制执行前催告", None, None, "行政强制法第三十五条", "T", starts="催告书送达",
        note="履行期限由催告书载明，法律没有统一天数；请按文书上的日期",
    ),
    Rule(
        "COE-D08", "加处罚款或者滞纳金满三十日后方可强制执行", 30, DAYS, "行政强制法第四十六条", "T",
        starts="加处罚款或者滞纳金首日", kind=Kind.AT_LEAST,
        note="还须经催告仍不履行；加处的数额不得超出本金（第四十五条）。",
    ),
    Rule(
        "COE-D09", "代履行前再次催告", 3, WORKING_DAYS, "行政强制法第五十一条", "T", starts="代履行之日",
        backward=True,
        note="需要立即清除道路、河道、航道或者公共场所的，可以立即代履行（第五十二条）。",
    ),
    Rule(
        "COE-D10", "强制拆除", None, None, "行政强制法第四十四条", "T", starts="公告之后",
        note="须公告，且当事人在法定期限内不申请复议、不起诉又不拆除；按复议、诉讼期限的届满日计算",
    ),
    Rule(
        "COE-D11", "催告后方可申请法院强制执行", 10, WORKING_DAYS, "行政强制法第五十四条", "T",
        starts="催告书送达之日", kind=Kind.AT_LEAST,
    ),
    Rule(
        "COE-D12", "申请法院强制执行", 3, MONTHS, "行政强制法第五十三条", "T", starts="复议和诉讼期限届满之日",
        note="暂缓、分期缴纳的，自暂缓或者分期期限结束之日起算（行政处罚法第七十二条）。",
    ),
    Rule(
        "COE-D13", "法院受理强制执行申请", 5, WORKING_DAYS, "行政强制法第五十六条", "T", starts="收到申请之日",
        who=COURT,
    ),
    Rule(
        "COE-D13b", "机关对不予受理申请上一级法院复议", 15, DAYS, "行政强制法第五十六条", "T",
        starts="收到不予受理裁定之日", who=AGENCY,
    ),
    Rule(
        "COE-D13c", "上一级法院对不予受理作出裁定", 15, DAYS, "行政强制法第五十六条", "T",
        starts="收到复议申请之日", who=COURT,
    ),
    Rule("COE-D14", "法院作出执行裁定", 7, WORKING_DAYS, "行政强制法第五十七条", "T", starts="受理之日", who=COURT),
    Rule(
        "COE-D14b", "法院作出是否执行的裁定（明显违法情形）", 30, DAYS, "行政强制法第五十八条", "T",
        starts="受理之日", who=COURT,
    ),
    Rule(
        "COE-D14c", "不予执行裁定送达机关", 5, WORKING_DAYS, "行政强制法第五十八条", "T", starts="作出裁定之日",
        who=COURT,
    ),
    Rule(
        "COE-D14d", "机关对不予执行申请上一级法院复议", 15, DAYS, "行政强制法第五十八条", "T",
        starts="收到裁定之日",
    ),
    Rule(
        "COE-D14e", "上一级法院对不予执行作出裁定", 30, DAYS, "行政强制法第五十八条", "T",
        starts="收到复议申请之日", who=COURT,
    ),
    Rule(
        "COE-D15", "中止执行满三年不再执行", 3, YEARS, "行政强制法第三十九条、第四十条", "T", starts="中止执行之日",
        roll=False, kind=Kind.AT_LEAST,
        note="限于没有明显社会危害、当事人确无能力履行的。",
    ),
    Rule(
        "COE-D16", "夜间、节假日不得强制执行", None, None, "行政强制法第四十三条", "T", starts="强制执行",
        note="这是禁止，不是期限；情况紧急的除外，对居民生活停水停电停热停气一律不得采取",
    ),
)  # fmt: skip
