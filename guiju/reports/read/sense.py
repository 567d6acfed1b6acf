"""Whether the words of an indicator mean it where they stand: no sort of it, and nothing of another line of work."""

import re

from guiju.reports.read.catalogue import Pattern
from guiju.reports.read.modifiers import elsewhere, joined, narrowed
from guiju.reports.read.phrase import Phrase

__all__ = ["BARE", "is_itself", "is_of_this_work"]

BARE = 3
"""A name no longer than this says nothing by itself."""
_SPEAKING = 8
"""A name as long as this says itself what it means, whatever stands before it."""

_ADDED = re.compile("(?:新增|新设|新建|新聘|新创建)[^0-9，。；]{0,4}$")
"""What was added this year, right before the words of a standing number: 新建联系点20个 is not how many there are."""
_OF_GOVERNMENT = ("reconsideration.", "litigation.gov_", "litigation.first_instance")
_OF_OTHERS = {"office": _OF_GOVERNMENT, "town": _OF_GOVERNMENT, "court": ("reconsideration.", "litigation.")}
"""By reporter the indicators that are not theirs: offices and towns decide no reconsiderations, courts answer none."""


def is_itself(pattern: Pattern, place: tuple[int, ...], local: str, mark: int, phrase: Phrase) -> bool:
    """Whether the words mean the indicator itself, and not a sort of it.

    Args:
        pattern: the words.
        place: where each of them stands in `local`.
        local: the phrase, with the number at `mark`.
        mark: where the number stands.
        phrase: the phrase.
    """
    first = place[0]
    loose = pattern.loose or (False,) * len(place)
    if pattern.indicator.stock and "新" in local and _ADDED.search(local, 0, min(first, mark)) is not None:
        return False
    if first > mark and elsewhere(local[mark + 1 : first]):
        return False
    if first < mark and pattern.size < _SPEAKING and not loose[0]:
        before = local[phrase.leant if first >= phrase.leant else 0 : first]
        if narrowed(before) and not (before.endswith(pattern.needed) or phrase.named_before(pattern.words[0])):
            return False
    if len(place) == 1:
        return True
    ends = [at + len(word) for at, word in zip(place, pattern.words, strict=True)]
    gaps = zip(ends, place[1:], loose[1:], strict=False)
    return all(free or joined(local[end:following]) for end, following, free in gaps)


def is_of_this_work(pattern: Pattern, phrase: Phrase) -> bool:
    """Whether words that say little by themselves speak of the indicator's line of work here.

    They do if what the sentence counted last is of that line, or if its name stands since: in 来信来访328件，
    办结率100% the rate is none of proposals, though the sentence named them before.
    """
    line = pattern.indicator.line
    if phrase.reporter in _OF_OTHERS and pattern.indicator.id.startswith(_OF_OTHERS[phrase.reporter]):
        return False
    if phrase.leant and phrase.sort == line:
        return False  # the rate of a sort of disputes
    bare = pattern.size <= BARE and len(pattern.words) == 1
    if not pattern.needs or phrase.line in ("", line) or not (phrase.leant or bare):
        return True
    since = phrase.context.since()
    return all(any(word in since for word in group) for group in pattern.needs)
