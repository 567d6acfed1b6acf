"""行政应诉: 行政诉讼法 and its interpretations. All days are calendar days; a last day on a holiday moves on."""

from datetime import date

from guiju.law.periods import DAYS, MONTHS, WORKING_DAYS, YEARS
from guiju.law.rules.model import COURT, PERSON, Rule

__all__ = ["RULES"]

DELAY = "延误不属于原告自身原因、机关承诺改变行为或者依法调解期间（法释〔2026〕3号第四条）"

RULES = (
    Rule(
        "LIT-D01", "收到起诉状副本后登记分办", 1, WORKING_DAYS, "行政诉讼法第六十七条", "P",
        starts="收到起诉状副本之日",
    ),
    Rule(
        "LIT-D02", "提交证据、依据和答辩状", 15, DAYS, "行政诉讼法第六十七条", "T", starts="收到起诉状副本之日",
        note="延期举证须在此期限内书面申请；简易程序由法院指定，不超过十五日（行诉解释第一百零四条）。",
    ),
    Rule("LIT-D02b", "准予延期后提供证据", 15, DAYS, "行诉解释第三十四条", "T", starts="正当事由消除之日"),
    Rule("LIT-D03", "提出管辖异议", 15, DAYS, "行诉解释第十条", "T", starts="收到起诉状副本之日"),
    Rule(
        "LIT-D04", "法院送达负责人出庭通知", 3, DAYS, "出庭应诉规定第五条", "T", starts="开庭之日", who=COURT,
        backward=True,
        note="机关据此确定出庭人员，开庭前提交身份证明和授权委托书，开庭前可以更换。",
    ),
    Rule(
        "LIT-D05", "负责人不能出庭的说明", None, None, "出庭应诉规定第八条、第九条", "T", starts="开庭之前",
        note="应当在开庭前提交说明和证明，法律没有天数",
    ),
    Rule(
        "LIT-D06", "改变被诉行为后书面告知法院", None, None, "行诉解释第八十一条", "T", starts="改变被诉行政行为",
        note="改变之后应当及时书面告知，法律没有天数",
    ),
    Rule("LIT-D07", "对判决上诉", 15, DAYS, "行政诉讼法第八十五条", "T", starts="判决书送达之日", who=PERSON),
    Rule("LIT-D07b", "对裁定上诉", 10, DAYS, "行政诉讼法第八十五条", "T", starts="裁定书送达之日", who=PERSON),
    Rule("LIT-D08", "二审答辩", 15, DAYS, "行诉解释第一百零八条", "T", starts="收到上诉状副本之日"),
    Rule(
        "LIT-D09", "申请再审", 6, MONTHS, "行诉解释第一百一十条", "T",
        starts="裁判发生效力之日（列举事由为知道之日）", who=PERSON,
    ),
    Rule(
        "LIT-D10", "履行生效裁判", None, None, "行政诉讼法第九十六条", "T", starts="裁判生效",
        note="期限由裁判载明；逾期不履行的，对负责人按日处五十元至一百元罚款",
    ),
    Rule("LIT-D11", "申请执行", 2, YEARS, "行诉解释第一百五十三条", "T", starts="履行期限的最后一日", who=PERSON),
    Rule(
        "LIT-D12", "书面答复规范性文件司法建议", 60, DAYS, "行诉解释第一百四十九条", "T", starts="收到司法建议之日",
    ),
    Rule(
        "LIT-D13", "书面答复综合治理类司法建议", 2, MONTHS, "法释〔2023〕11号第八条", "T",
        starts="收到司法建议之日",
        note="以司法建议书载明的期限为准，一般不超过两个月。",
    ),
    Rule(
        "LIT-D14", "依检察建议履职并书面回复", 2, MONTHS, "检察公益诉讼解释第二十一条", "T",
        starts="收到检察建议书之日",
    ),
    Rule(
        "LIT-D14b", "依检察建议履职并书面回复（紧急）", 15, DAYS, "检察公益诉讼解释第二十一条", "T",
        starts="收到检察建议书之日",
    ),
    Rule(
        "LIT-L01", "提起行政诉讼", 6, MONTHS, "行政诉讼法第四十六条", "T", starts="知道或者应当知道作出行政行为之日",
        who=PERSON, excludes=(DELAY,), until=date(2026, 4, 30),
    ),
    Rule(
        "LIT-L01", "提起行政诉讼", 6, MONTHS, "法释〔2026〕3号第二条", "T", starts="知道行政行为内容和作出机关之日",
        who=PERSON, excludes=(DELAY,),
    ),
    Rule(
        "LIT-L02", "提起行政诉讼（未告知起诉期限）", 1, YEARS, "行诉解释第六十四条", "T",
        starts="知道行政行为内容之日", who=PERSON, excludes=(DELAY,),
        note="自知道起诉期限之日起另算六个月，两者以先到的为准。",
    ),
)  # fmt: skip
