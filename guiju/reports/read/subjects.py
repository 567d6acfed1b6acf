"""The phrase that says what a figure counts, in the report's own words."""

import re

__all__ = ["Topic", "subject_of"]

# What may open a phrase without being part of the thing counted: connectives, time, manner, and verbs of doing.
_OPENERS = re.compile(
    r"^(?:[、，。；：+＋\s]|[及与并]|和(?!解|谐)|以及|其中|目前"
    r"|现有|现(?![行场代金状实])|已|共|先后|累计|全年|年内|今年以来|一年来|年初以来|今年|当年|本年度?|去年"
    r"|(?:截至|截止|到|至)?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:底|末|以来|度|间)?"
    r"|[一二三四五六七八九十]{1,3}是|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[①-⑳]|[0-9]{1,2}[.、]"
    r"|依法|成功|深入|持续|积极|扎实|认真|有效|大力|全面|全力|进一步|合力|严格"
    r"|组织|开展了?|举办|召开|建立|设立|建成|建设|制定|印发|出台|提出|推送|发布|培养|培育|明确|提供|收集|达到|实现|聘请|选聘"
    r"|招录|创建|梳理|编制|组建|完成|落实|发现|新建|推动|确保|共计|协助|散发|发放|上线|集中|谋划|制发|贯通|承接|推出|评选|细化"
    r"|对|为|将|由|了)+"
)
_CLOSERS = re.compile(
    r"(?:[由从]$|分别|[增升降减]至|(?:提高|压缩|缩短|上升|下降|控制在?)[至到]?|达到?|(?<!行)为|共计|合计|总计|共|约|均|累计|等|有|是|了|在|至|到"
    r"|：|:|\s|“|同比多|同比少|同比|环比|[较比](?:上年|去年)末?(?:同期)?|突破|净增|增长|减少|增加|降低|缩减|精简|保持在|超过|超)+$"
)
_CLOSING = frozenset("由从别至到达为计共约均等有是了在：:“多少比年末期破增长加低减简过超高缩短升降制")
"""The last characters of the closers; most phrases end with none of them."""
# Verbs and connectives that end the noun behind a number: 2名人民调解员｜获全国表彰.
_END_OF_NOUN = re.compile(
    r"(?<=..)(?:参加|开展|获得?|纳入|进行|实现|入选|完成|被|在|到|下沉|联系|全面|均|全部|已|实行|接受|投放|达|相比|指导|对|作为"
    r"|协助|推进|以|共|(?:减少|增加|压缩|压减|缩短|提高|降低|下降|扩大|[增减升降扩])[至到为]|的?[，。；、,;]|和(?=[0-9])|、(?=[0-9]))"
)
# Phrases that say nothing without what the sentence counted before: a bare rate, a share, a verb of outcome.
_BARE = re.compile(
    r"^.{0,2}率$|^占|^(?:废止|修改|保留|撤销|维持|驳回|终止|训诫|警告|败诉|胜诉|办结|审结|受理|结案|破案|查处|整改|销号|办理|解除"
    r"|调解|化解|移送|结转|纠正|取消|下放|承接|调整|处罚|立案|完成|继续有效|宣布失效|总数?|调解成功|成功调解|成功化解|立即整改"
    r"|限期整改|整改到位)$"
)


_OWN_NOUN = 5
"""A phrase at least this long names a thing of its own; shorter ones (纠错, 不予受理) go on about the last."""


class Topic:
    """What the current sentence has counted so far; a short phrase (废止, 办结率, 同比增长) leans on it."""

    __slots__ = ("_counted", "clause", "last", "line", "nouns", "sentence", "sort", "verb", "wholes")

    def __init__(self) -> None:
        self.sentence = -1
        self.nouns: list[str] = []
        self._counted: set[str] = set()
        """The nouns once more, for a sentence may count thousands of things."""
        self.last = ""
        self.sort: str | None = None
        """The line of work of which what was counted last is but a sort."""
        self.clause = 0
        """Where the clause of what was counted last begins."""
        self.verb = ""
        """The verb that governs the list going on."""
        self.wholes: dict[str, int] = {}
        """Where the sentence first gave a figure of each indicator."""
        self.line: str | None = ""
        """Line of work of what was counted last: None if it has no indicator, empty before anything was counted."""

    def enter(self, sentence: int) -> None:
        """Forget the previous sentence when another begins."""
        if sentence != self.sentence:
            self.sentence, self.nouns, self._counted, self.last, self.wholes = sentence, [], set(), "", {}
            self.line, self.sort, self.clause, self.verb = "", None, sentence, ""

    @property
    def noun(self) -> str:
        """The last thing counted that is no rate, or nothing."""
        return self.nouns[-1] if self.nouns else ""

    def put(self, noun: str, clause: int, indicator: str | None, sort: str | None) -> None:
        """Remember what was counted, where, and its line of work if it has an indicator, or is a sort of one."""
        if indicator is not None:
            self.line, self.sort, self.clause = indicator.partition(".")[0], None, clause
        elif noun not in self._counted and len(noun) >= _OWN_NOUN and not noun.endswith("率"):
            self.line, self.sort, self.clause = None, sort, clause
        if len(noun) >= 3:
            self.last = noun
            if not noun.endswith("率"):
                self.nouns.append(noun)
                self._counted.add(noun)


def subject_of(left: str, right: str, topic: str) -> tuple[str, str]:
    """What a figure counts, and the noun alone.

    Args:
        left: the words before the figure in its clause (from the previous figure on).
        right: the words behind it, to the clause's end or the next figure.
        topic: what the sentence counted last.
    """
    head = left.replace("\n", "")
    if (opened := _OPENERS.match(head)) is not None:
        head = head[opened.end() :]
    head = head.strip()
    if head[-1:] in _CLOSING:
        head = _CLOSERS.sub("", head)
    tail = right.replace("\n", "").strip()
    if tail and ("\u4e00" <= tail[0] <= "\u9fff" or tail[0] in "“《"):
        end = _END_OF_NOUN.search(tail)
        noun = (tail[: end.start()] if end else tail)[:30].strip("、，+ ")
        if noun:
            return noun, noun
    if not head:
        return (topic or left.strip("，。；、 ") or "（未写明）"), topic
    if topic and _BARE.match(head) and head not in topic:
        return topic + head, topic
    return head[-40:], head[-40:]
