"""Chinese numerals as statutes write them: 第五十八条, 第一千二百五十九条."""

__all__ = ["from_chinese", "to_chinese"]

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")


def from_chinese(text: str) -> int:
    """Read 五十八, 一百零三, 一千二百五十九, 〇 or 58.

    Raises:
        ValueError: the text is not a numeral below ten thousand.
    """
    text = text.replace("〇", "零").replace("两", "二")
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS.index(char)
        elif char in PLACES[1:]:
            total += (digit or 1) * 10 ** PLACES.index(char)
            digit = 0
        else:
            raise ValueError(f"“{text}”不是数字。")
    return total + digit


def to_chinese(number: int) -> str:
    """Write a number from 0 to 9999 as a statute does: 58 is 五十八, 103 is 一百零三."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} 超出条文编号的范围。")
    if number == 0:
        return DIGITS[0]
    out, pending_zero = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            out += ("零" if pending_zero and out else "") + DIGITS[digit] + PLACES[place]
        pending_zero = digit == 0
    return out.removeprefix("一") if out.startswith("一十") else out
