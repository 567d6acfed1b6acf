"""The words that a suit chooses among, with their articles."""

from django.db.models import TextChoices

from guiju.matters.challenge import Overturned
from guiju.registry.models.body import BodyKind


class Category(TextChoices):
    """What kind of suit the body stands in."""

    ADMINISTRATIVE = "administrative", "行政诉讼"
    COMPENSATION = "compensation", "行政赔偿诉讼"
    PUBLIC_INTEREST = "public_interest", "行政公益诉讼"
    CIVIL = "civil", "民事诉讼"


class Instance(TextChoices):
    """审级. Each instance is a case of its own, in one thread; appearances count anew in each (出庭应诉规定 7)."""

    FIRST = "first", "一审"
    SECOND = "second", "二审"
    RETRIAL = "retrial", "再审"


class Way(TextChoices):
    """How the matter came to court."""

    DIRECT = "direct", "未经复议直接起诉"
    RECONSIDERED = "reconsidered", "经行政复议后起诉"


class Against(TextChoices):
    """What kind of body is sued."""

    GOVERNMENT = "government", "县（区）政府"
    DEPARTMENT = "department", "部门"
    TOWNSHIP = "township", "乡镇（街道）"


#: The kind of defendant by the kind of body.
AGAINST: dict[str, Against] = {BodyKind.GOVERNMENT: Against.GOVERNMENT, BodyKind.TOWNSHIP: Against.TOWNSHIP}


class Subject(TextChoices):
    """What the suit is about, in the order of the national table of acts."""

    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    LEVY = "levy", "征收补偿"
    LICENCE = "licence", "行政许可"
    CONFIRMATION = "confirmation", "行政确认、登记"
    TITLE = "title", "行政确权"
    OPENNESS = "openness", "政府信息公开"
    INACTION = "inaction", "不履行法定职责"
    AGREEMENT = "agreement", "行政协议"
    RECONSIDERATION = "reconsideration", "行政复议"
    COMPENSATION = "compensation", "行政赔偿"
    OTHER = "other", "其他"


class Rank(TextChoices):
    """Who is a 负责人 (出庭应诉规定 2): not the head of a delegated organisation or of a lower body."""

    CHIEF = "chief", "正职负责人"
    CHARGED = "charged", "分管副职负责人"
    OTHER = "other", "其他参与分管的负责人"


class Absence(TextChoices):
    """The reasons for which a head may stay away (出庭应诉规定 8)."""

    FORCE = "force", "不可抗力"
    ACCIDENT = "accident", "意外事件"
    DUTY = "duty", "履行他人不能代替的公务"
    OTHER = "other", "其他正当事由"


class Must(TextChoices):
    """Why a head must appear (出庭应诉规定 4)."""

    INTEREST = "interest", "涉及重大公共利益"
    ATTENTION = "attention", "社会高度关注或者可能引发群体性事件"
    NOTICE = "notice", "人民法院书面通知"


class Outcome(TextChoices):
    """结案方式 of an instance."""

    DISMISSED = "dismissed", "驳回诉讼请求"
    REVOKED = "revoked", "撤销"
    REVOKED_PART = "revoked_part", "部分撤销"
    ILLEGAL = "illegal", "确认违法"
    VOID = "void", "确认无效"
    PERFORM = "perform", "责令履行"
    CHANGED = "changed", "变更"
    COMPENSATE = "compensate", "判令赔偿（补偿）"
    UPHELD = "upheld", "维持原裁判"
    REMANDED = "remanded", "发回重审"
    REJECTED = "rejected", "裁定驳回起诉（不予立案）"
    WITHDRAWN = "withdrawn", "准许撤诉"
    MEDIATED = "mediated", "行政调解书"


#: 败诉: what was done is undone, found illegal, or must be made good.
LOST = (
    Outcome.REVOKED, Outcome.REVOKED_PART, Outcome.ILLEGAL, Outcome.VOID, Outcome.PERFORM, Outcome.CHANGED,
    Outcome.COMPENSATE,
)  # fmt: skip
#: What a judgment makes of the challenged act.
UNDID = {
    Outcome.REVOKED: Overturned.REVOKED,
    Outcome.REVOKED_PART: Overturned.CHANGED,
    Outcome.ILLEGAL: Overturned.ILLEGAL,
    Outcome.VOID: Overturned.VOID,
    Outcome.CHANGED: Overturned.CHANGED,
}
#: Made by ruling: ten days to appeal, not fifteen (行政诉讼法 85).
RULINGS = (Outcome.REJECTED,)
#: Nothing to appeal against.
SETTLED = (Outcome.WITHDRAWN, Outcome.MEDIATED)
#: Only an upper instance ends so.
UPPER = (Outcome.UPHELD, Outcome.REMANDED)


class Appellant(TextChoices):
    """Who appealed."""

    OURS = "ours", "本机关"
    THEIRS = "theirs", "对方当事人"


class Fault(TextChoices):
    """Why a case was lost: what the replay finds."""

    COMPETENCE = "competence", "超越职权"
    FACTS = "facts", "主要证据不足"
    PROCEDURE = "procedure", "违反法定程序"
    APPLICATION = "application", "适用法律、法规错误"
    DISCRETION = "discretion", "明显不当、滥用职权"
    INACTION = "inaction", "不履行、拖延履行法定职责"
    EVIDENCE = "evidence", "应诉举证不当"


class Letter(TextChoices):
    """The kinds of suggestion that a court or a procuratorate sends to a body."""

    DOCUMENT = "document", "规范性文件司法建议"
    GOVERNANCE = "governance", "综合治理类司法建议"
    PROCURATORATE = "procuratorate", "行政公益诉讼检察建议"
    PROCURATORATE_URGENT = "procuratorate_urgent", "行政公益诉讼检察建议（紧急）"


class Duty(TextChoices):
    """From what an obligation to perform follows."""

    JUDGMENT = "judgment", "生效裁判"
    MEDIATION = "mediation", "行政调解书"
    RECONSIDERATION = "reconsideration", "行政复议决定、调解书"
