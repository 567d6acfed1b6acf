"""Which line ends belong to the layout and which to the text.

A report laid out on pages breaks its sentences at line and page ends. Joined wrongly, a heading runs into the text
below it; not joined, `1400` at the foot of a page loses its `余场次` at the head of the next.
"""

import re

_ENDS = re.compile(r"[。！？；：!?;:]['\"”’」』）)》]*$")
_STARTS = re.compile(
    r"(?:[一二三四五六七八九十百]{1,3}[、是要]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]+[章节条]"
    r"|附件|附表|[-—●■◆▲▪•·*])"
)
_LONG = 15
_CJK = r"㐀-䶿一-鿿"
_OPEN_NUMBER = re.compile(r"[\d０-９.．,，]$")
_OPEN_WORD = re.compile(rf"[{_CJK}、，,（(“‘《〔]$")
_CONTINUES = re.compile(rf"[{_CJK}\d０-９％%、，,。；：）)”’》〕.]")


def continues(line: str, following: str) -> bool:
    """Whether `following` goes on with the sentence that `line` began, as far as the words tell."""
    line, following = line.rstrip(), following.strip()
    if not line or not following or "\t" in line or "\t" in following:
        return False
    if _ENDS.search(line) or _STARTS.match(following) or not _CONTINUES.match(following):
        return False
    if _OPEN_NUMBER.search(line):
        return True
    return len(line) >= _LONG and bool(_OPEN_WORD.search(line))


def join_lines(lines: list[str]) -> str:
    """One text of lines in which those that only the layout had parted are joined; no space is put between them."""
    joined: list[str] = []
    for line in lines:
        if joined and continues(joined[-1], line):
            joined[-1] = joined[-1].rstrip() + line.strip()
        else:
            joined.append(line.rstrip())
    return "\n".join(joined)


def tidy(text: str) -> str:
    """Text taken out of a laid-out format: marks that are not seen are dropped, blank lines are at most one."""
    text = text.translate(_UNSEEN)
    text = re.sub(r" +\n", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


_UNSEEN = {
    **dict.fromkeys((0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))),
    0xA0: " ",
    0x2028: "\n",
    0x2029: "\n",
    **dict.fromkeys((11, 12), " "),
}
