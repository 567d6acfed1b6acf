"""The words of the statute that a case chooses among, with their articles."""

from django.db.models import TextChoices

from guiju.matters.challenge import Overturned


class ActKind(TextChoices):
    """What is challenged, in the order of the national statistics; the last five can never be (实施条例 36)."""

    PENALTY = "penalty", "行政处罚"
    COMPLAINT = "complaint", "举报投诉处理"
    OPENNESS = "openness", "政府信息公开"
    LEVY = "levy", "行政征收"
    CONFIRMATION = "confirmation", "行政确认"
    COERCION = "coercion", "行政强制"
    INACTION = "inaction", "行政不作为"
    TITLE = "title", "行政确权"
    LICENCE = "licence", "行政许可"
    AGREEMENT = "agreement", "行政协议"
    OTHER = "other", "其他行政行为"
    CRIMINAL = "criminal", "刑事司法行为"
    GUIDANCE = "guidance", "行政指导"
    PROCESS = "process", "过程性行为"
    INTERNAL = "internal", "内部层级监督"
    PETITION = "petition", "信访事项的登记受理、交办转送、复查复核"


#: 实施条例第三十六条.
NEVER_REVIEWED = frozenset(
    {ActKind.CRIMINAL, ActKind.GUIDANCE, ActKind.PROCESS, ActKind.INTERNAL, ActKind.PETITION},
)


class Channel(TextChoices):
    """How the application came (行政复议法 22)."""

    WRITTEN = "written", "当面书面"
    POST = "post", "邮寄"
    ORAL = "oral", "口头（制作笔录）"
    ONLINE = "online", "互联网"
    FORWARDED = "forwarded", "处罚机关转送"


class Respondent(TextChoices):
    """What kind of body made the act, which decides who is competent (行政复议法 24, 27)."""

    DEPARTMENT = "department", "本级政府工作部门"
    TOWNSHIP = "township", "乡镇人民政府（街道办事处）"
    DISPATCHED = "dispatched", "派出机关"
    AUTHORISED = "authorised", "法律、法规、规章授权的组织"
    OUTPOST = "outpost", "以自己名义作出行为的派出机构"
    GOVERNMENT = "government", "本级人民政府"
    VERTICAL = "vertical", "海关、金融、外汇、税务、国家安全机关"


class Lateness(TextChoices):
    """Why an application after the sixty days may still be in time (行政复议法 20, 32; 实施条例 23–27, 38)."""

    FORCE = "force", "不可抗力或者其他正当理由"
    UNTOLD = "untold", "未被告知申请复议的权利、机关或者期限"
    COURT = "court", "未被告知复议前置，先行起诉"
    HANDED = "handed", "处罚机关自行纠正的期间不计入"
    LONGER = "longer", "法律规定的申请期限超过六十日"


class Prior(TextChoices):
    """复议前置: acts against which a suit needs a reconsideration first (行政复议法 23)."""

    SPOT = "spot", "当场作出的行政处罚决定"
    RESOURCE = "resource", "侵犯已依法取得的自然资源所有权、使用权"
    INACTION = "inaction", "未履行法定职责"
    OPENNESS = "openness", "申请公开政府信息，不予公开"
    OTHER = "other", "法律、行政法规规定的其他情形"


class Answer(TextChoices):
    """What the person got from the body; 前置 depends on it (实施条例 30, 31)."""

    SILENT = "silent", "未受理、未答复或者逾期未履行"
    REFUSED = "refused", "明确拒绝"
    INCOMPLETE = "incomplete", "履行不完全"
    WITHHELD = "withheld", "依信息公开条例第十四至十六条不予公开"
    ABSENT = "absent", "信息不存在"
    UNHANDLED = "unhandled", "不予处理"


class Condition(TextChoices):
    """The seven conditions of acceptance (行政复议法 30)."""

    PARTIES = "parties", "有明确的申请人和符合规定的被申请人"
    INTEREST = "interest", "申请人与行政行为有利害关系"
    REQUEST = "request", "有具体的复议请求和理由"
    TIME = "time", "在法定申请期限内提出"
    SCOPE = "scope", "属于行政复议范围"
    COMPETENCE = "competence", "属于本机关管辖"
    ONCE = "once", "未就同一行为申请过复议或者提起过诉讼并被受理"


class Track(TextChoices):
    """程序. A case is ordinary unless the simplified procedure is chosen (行政复议法 53)."""

    ORDINARY = "ordinary", "普通程序"
    SIMPLIFIED = "simplified", "简易程序"


class Simple(TextChoices):
    """The grounds of the simplified procedure (行政复议法 53)."""

    SPOT = "spot", "行为系当场作出"
    WARNING = "warning", "行为系警告或者通报批评"
    SMALL = "small", "案件涉及款额三千元以下"
    OPENNESS = "openness", "属于政府信息公开案件"
    AGREED = "agreed", "当事人各方同意"


class Manner(TextChoices):
    """How a party was heard (行政复议法 49)."""

    FACE = "face", "当面"
    ONLINE = "online", "互联网"
    PHONE = "phone", "电话"
    PAPER = "paper", "书面（因当事人原因不能听取）"


class HeadAtHearing(TextChoices):
    """Whether the head of the respondent came to the hearing (行政复议法 51)."""

    CAME = "came", "负责人参加"
    STAFF = "staff", "说明理由并委托工作人员参加"
    NONE = "none", "无人参加"


class Pause(TextChoices):
    """The ten grounds of suspension (行政复议法 39)."""

    DEATH = "death", "公民死亡，近亲属尚未确定是否参加"
    INCAPACITY = "incapacity", "公民丧失行为能力，尚未确定法定代理人"
    MISSING = "missing", "公民下落不明"
    DISSOLVED = "dissolved", "法人、组织终止，尚未确定权利义务承受人"
    FORCE = "force", "因不可抗力或者其他正当理由不能参加"
    MEDIATION = "mediation", "进行调解、和解，双方同意中止"
    QUESTION = "question", "法律适用问题需要有权机关解释或者确认"
    OTHER_CASE = "other_case", "须以尚未审结的其他案件结果为依据"
    DOCUMENT = "document", "对规范性文件或者依据进行附带审查"
    OTHER = "other", "需要中止的其他情形"


#: A suspension on these grounds that lasts sixty days ends the case (行政复议法 41).
PASSING = frozenset({Pause.DEATH, Pause.INCAPACITY, Pause.DISSOLVED})


class End(TextChoices):
    """Grounds of termination at any time; the fifth is a suspension that lasts (行政复议法 41)."""

    WITHDRAWN = "withdrawn", "申请人撤回申请"
    DEATH = "death", "公民死亡，无近亲属或者近亲属放弃权利"
    DISSOLVED = "dissolved", "法人、组织终止，无承受人或者承受人放弃权利"
    CRIMINAL = "criminal", "同一违法行为涉嫌犯罪，已被采取刑事强制措施"


class Withdrawal(TextChoices):
    """Why the applicant withdraws (行政复议法 74)."""

    SETTLED = "settled", "与被申请人达成和解"
    CORRECTED = "corrected", "被申请人自行纠正"
    OWN = "own", "申请人自愿放弃"


class Stay(TextChoices):
    """The grounds on which the act is not carried out meanwhile (行政复议法 42)."""

    RESPONDENT = "respondent", "被申请人认为需要停止执行"
    ORGAN = "organ", "行政复议机关认为需要停止执行"
    REQUEST = "request", "申请人、第三人申请，要求合理"
    LAW = "law", "法律、法规、规章规定停止执行"


class Outcome(TextChoices):
    """结案方式: how a case leaves the organ."""

    UPHOLD = "uphold", "维持"
    CHANGE = "change", "变更"
    REVOKE = "revoke", "撤销"
    REVOKE_PART = "revoke_part", "部分撤销"
    ILLEGAL = "illegal", "确认违法"
    VOID = "void", "确认无效"
    PERFORM = "perform", "责令履行"
    REJECT_CLAIM = "reject_claim", "驳回复议请求"
    REJECT_APPLICATION = "reject_application", "驳回复议申请"
    AGREEMENT = "agreement", "行政协议决定"
    MEDIATED = "mediated", "调解书"
    SETTLED = "settled", "和解终止"
    CORRECTED = "corrected", "自行纠正后终止"
    WITHDRAWN = "withdrawn", "撤回终止"
    TERMINATED = "terminated", "其他终止"
    REFUSED = "refused", "不予受理"
    ABANDONED = "abandoned", "视为放弃申请"
    RAISED = "raised", "提级审理"


#: The article behind each kind of decision (行政复议法).
DECISIONS = {
    Outcome.CHANGE: "行政复议法第六十三条",
    Outcome.REVOKE: "行政复议法第六十四条",
    Outcome.REVOKE_PART: "行政复议法第六十四条",
    Outcome.ILLEGAL: "行政复议法第六十五条",
    Outcome.PERFORM: "行政复议法第六十六条",
    Outcome.VOID: "行政复议法第六十七条",
    Outcome.UPHOLD: "行政复议法第六十八条",
    Outcome.REJECT_CLAIM: "行政复议法第六十九条",
    Outcome.REJECT_APPLICATION: "行政复议法第三十三条",
    Outcome.AGREEMENT: "行政复议法第七十一条",
}
#: What a decision makes of the challenged act; one that is partly revoked stands in another form.
UNDID = {
    Outcome.CHANGE: Overturned.CHANGED,
    Outcome.REVOKE: Overturned.REVOKED,
    Outcome.REVOKE_PART: Overturned.CHANGED,
    Outcome.ILLEGAL: Overturned.ILLEGAL,
    Outcome.VOID: Overturned.VOID,
}
#: 审结: an accepted case ended by decision, mediation or termination.
CONCLUDED = (
    *DECISIONS, Outcome.MEDIATED, Outcome.SETTLED, Outcome.CORRECTED, Outcome.WITHDRAWN, Outcome.TERMINATED,
)  # fmt: skip
#: 直接纠错.
CORRECTING = (
    Outcome.CHANGE, Outcome.REVOKE, Outcome.REVOKE_PART, Outcome.ILLEGAL, Outcome.VOID, Outcome.PERFORM,
)  # fmt: skip


class Withheld(TextChoices):
    """Why a part of the file is not shown to a party (行政复议法 47)."""

    STATE = "state", "涉及国家秘密"
    TRADE = "trade", "涉及商业秘密"
    PRIVATE = "private", "涉及个人隐私"
    SAFETY = "safety", "可能危及国家安全、公共安全、社会稳定"


class Pressure(TextChoices):
    """What the organ does beside ordering performance (行政复议法 77)."""

    TALK = "talk", "约谈有关负责人"
    REPORT = "report", "通报批评"
