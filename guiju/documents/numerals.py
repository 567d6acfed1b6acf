"""Chinese numerals: counting words for headings, the digits of a written year, and the capitals (大写) of money."""

from decimal import Decimal, InvalidOperation

DIGITS = "〇一二三四五六七八九"
CAPITALS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")
CEILING = Decimal(10) ** 16


class NumeralError(ValueError):
    """A number that the wanted form of writing cannot hold; the message is a sentence for a clerk."""


def counting(number: int) -> str:
    """Writes 1 to 99 in counting words, as headings and written dates do: 1 → 一, 10 → 十, 21 → 二十一.

    Raises:
        NumeralError: outside 1 to 99, which no heading and no day of a month reaches.
    """
    if not 1 <= number <= 99:
        raise NumeralError(f"序号只能写 1 到 99，不能写 {number}")
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def spelled(number: int) -> str:
    """Writes a number digit by digit, as a written year is: 2026 → 二〇二六."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _group(number: int) -> str:
    """One group of four digits in capitals with its inner zeros, without leading ones: 1004 → 壹仟零肆."""
    out, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            out += ("零" if gap and out else "") + CAPITALS[digit] + PLACES[place]
        gap = digit == 0
    return out


def _integer(number: int) -> str:
    """A whole number in capitals; a 零 stands wherever a run of zeros is passed over inside it."""
    out, gap = "", False
    for index in range(len(GROUPS) - 1, -1, -1):
        group = number // 10 ** (4 * index) % 10000
        if group:
            out += ("零" if out and (gap or group < 1000) else "") + _group(group) + _unit(index, number)
        gap = group == 0
    return out


def _unit(index: int, number: int) -> str:
    """The unit of a group; 万亿 says its 亿 only if the group of 亿 itself is empty (壹万亿, but 壹万零叁亿)."""
    return "万" if index == 3 and number // 10**8 % 10000 else GROUPS[index]


def yuan(amount: Decimal | int | str) -> Decimal:
    """An amount of money in yuan as an exact decimal with at most two places.

    Raises:
        NumeralError: not a number, negative, finer than a fen, or too large to be a county's money.
    """
    try:
        value = Decimal(amount)
    except (InvalidOperation, TypeError, ValueError) as error:
        raise NumeralError(f"“{amount}”不是金额") from error
    if not value.is_finite() or value < 0 or value >= CEILING:
        raise NumeralError(f"金额 {amount} 不在零元到一亿亿元之间")
    if value != value.quantize(Decimal("0.01")):
        raise NumeralError(f"金额 {amount} 精确到分为止，不能再细")
    return value


def money_in_capitals(amount: Decimal | int | str) -> str:
    """Writes yuan in capitals, as a decision and a receipt must: 13200 → 壹万叁仟贰佰元整, 0.05 → 伍分.

    整 closes an amount that ends at 元; one that goes on to 角 or 分 has none.

    Raises:
        NumeralError: see `yuan`.
    """
    fen = int(yuan(amount) * 100)
    whole, jiao, cents = fen // 100, fen // 10 % 10, fen % 10
    out = _integer(whole) + "元" if whole else ""
    if not jiao and not cents:
        return (out or "零元") + "整"
    if jiao:
        out += ("零" if whole and whole % 10 == 0 else "") + CAPITALS[jiao] + "角"
    elif whole:
        out += "零"
    return out + (CAPITALS[cents] + "分" if cents else "")


def money_in_digits(amount: Decimal | int | str) -> str:
    """Writes yuan in Arabic digits as running text has them, without separators: 13200 → 13200元, 0.5 → 0.50元.

    Raises:
        NumeralError: see `yuan`.
    """
    value = yuan(amount)
    return f"{value:.0f}元" if value == value.to_integral_value() else f"{value:.2f}元"
