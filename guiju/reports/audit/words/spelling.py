"""Names that are nearly, but not quite, the same: letter by letter."""

import re
from collections.abc import Iterator

from guiju.reports.audit.words.lexicon import CONFUSABLE, CONTRASTS, SISTER_NAMES


def one_apart(left: str, right: str) -> tuple[str, str] | None:
    """The two letters (or one and nothing) by which two names differ, if they differ by just one; else None."""
    if left == right or abs(len(left) - len(right)) > 1:
        return None
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    if len(left) == len(right):
        same = left[start + 1 :] == right[start + 1 :]
        return (left[start], right[start]) if same else None
    short, long = sorted((left, right), key=len)
    return ("", long[start]) if short[start:] == long[start + 1 :] else None


def confusable(pair: tuple[str, str]) -> bool:
    """Whether two characters are easily taken for each other, by shape or by sound."""
    return any(set(pair) <= group for group in CONFUSABLE)


def legitimate(pair: tuple[str, str], left: str, right: str) -> bool:
    """Whether the difference is one that tells real names apart: numerals, letters, levels, opposites."""
    if all(char == "" or not "一" <= char <= "鿿" for char in pair):
        return True
    if any(set(pair) <= group for group in CONTRASTS):
        return True
    return any(left in family and right in family for family in SISTER_NAMES)


def placed(text: str, end: int) -> bool:
    """Whether what ends here is the subject of 居: 公安、市场监管、人社|居前三位."""
    return text[end - 1 : end] == "居" and _PLACED.match(text, end) is not None


_PLACED = re.compile(r"[前首第末后多中]|于|全[国省市县区]|榜")


def near(text: str, phrase: str) -> Iterator[int]:
    """Where a window of the text differs from the phrase in just one letter."""
    middle = len(phrase) // 2
    for half, offset in ((phrase[:middle], 0), (phrase[middle:], middle)):
        found = text.find(half, offset)
        while found >= 0:
            at = found - offset
            rest, other = (
                (text[at + middle : at + len(phrase)], phrase[middle:])
                if offset == 0
                else (text[at:found], phrase[:middle])
            )
            if len(rest) == len(other) and sum(a != b for a, b in zip(rest, other, strict=True)) == 1:
                yield at
            found = text.find(half, found + 1)


def with_other_letters(text: str, words: str, cut: int, size: int) -> Iterator[int]:
    """Where words stand in the text but for `size` letters from `cut` on, which are Chinese and not the same."""
    head, tail = words[:cut], words[cut + size :]
    anchor, offset = (head, 0) if len(head) >= len(tail) else (tail, cut + size)
    found = text.find(anchor, offset)
    while found >= 0:
        at = found - offset
        window = text[at : at + len(words)]
        told = window[cut : cut + size]
        same = len(window) == len(words) and window.startswith(head) and window.endswith(tail)
        if same and told != words[cut : cut + size] and all("一" <= letter <= "鿿" for letter in told):
            yield at
        found = text.find(anchor, found + 1)
