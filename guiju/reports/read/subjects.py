"""The phrase that says what a figure counts, in the report's own words."""

import re

__all__ = ["Topic", "subject_of"]

_OPENERS = re.compile(
    r"^(?:[、，。；：+＋\s]|[和及与并]|以及|其中|目前|现有|现|已|共|先后|累计|全年|年内|今年以来|一年来|年初以来|今年|当年|本年度?|去年|依法|成功|深入|持续|积极|扎实|认真|有效|"
    r"大力|全面|全力|进一步|合力|严格|规范|(?:截至|截止|到|至)?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:底|末|以来|度|间)?|[一二三四五六七八九十]{1,3}是|"
    r"[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.、]|组织|开展了?|举办|召开|建立|设立|建成|建设|制定|印发|出台|提出|推送|发布|培养|培育|明确|提供|收集|达到|"
    r"实现|聘请|选聘|招录|创建|梳理|编制|组建|完成|落实|发现|新建|推动|确保|共计|协助|散发|发放|上线|集中|线下|线上|优化|谋划|制发|贯通|承接|推出|评选|细化|对|为|将|由|在|了)+"
)
_CLOSERS = re.compile(r"(?:分别|达到?|为|共计|合计|总计|共|约|均|累计|等|有|是|了|在|至|到|数|：|:|\s|“|同比|较上年|比上年|环比|增长|下降|减少|增加|提高|上升|降低|缩减|精简|保持在|超过|超)+$")
_END_OF_NOUN = re.compile(
    r"(?<=..)(?:参加|开展|获得?|纳入|进行|实现|入选|完成|被|在|到|下沉|联系|全面|均|全部|已|实行|接受|投放|达|相比|的?(?:，|。|；|、)|指导|对|作为|协助|推进|和(?=[0-9])|、(?=[0-9])|以)"
)
_BARE = re.compile(r"^[^，]{0,6}率$|^.{0,2}$|^占")


class Topic:
    """The last thing that a sentence counted; a short phrase (废止, 办结率) leans on it."""

    __slots__ = ("noun", "sentence")

    def __init__(self) -> None:
        self.sentence = -1
        self.noun = ""

    def get(self, sentence: int) -> str:
        """The noun last counted in the sentence that starts at `sentence`, or nothing."""
        return self.noun if self.sentence == sentence else ""

    def put(self, sentence: int, noun: str) -> None:
        """Remember what a sentence counted."""
        if len(noun) >= 3 and not noun.endswith("率"):
            self.sentence, self.noun = sentence, noun


def subject_of(left: str, right: str, topic: str) -> tuple[str, str]:
    """What a figure counts, and the noun alone.

    Args:
        left: the words before the figure in its clause (from the previous figure on).
        right: the words behind it, to the clause's end or the next figure.
        topic: what the sentence counted last.
    """
    head = _CLOSERS.sub("", _OPENERS.sub("", left.replace("\n", "")).strip())
    tail = right.replace("\n", "").strip()
    if tail and "\u4e00" <= tail[0] <= "\u9fff" or tail[:1] in "“《":
        end = _END_OF_NOUN.search(tail)
        noun = (tail[: end.start()] if end else tail)[:30].strip("、，和及与+ ")
        if noun:
            return noun, noun
    if not head:
        return (topic or left.strip("，。；、 ") or "（未写明）"), topic
    if topic and _BARE.match(head) and head not in topic:
        return topic + head, topic
    return head[-40:], head[-40:]
