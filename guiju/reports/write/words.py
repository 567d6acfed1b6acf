"""How officials write a value: `128件`, `61.17%`, `1253万元`. What is written can be read back to the same value."""

from decimal import ROUND_HALF_UP, Decimal

#: Up to here money is written in yuan; above, in 万元 where two decimals hold it exactly.
_IN_YUAN = 10_000


def written(value: Decimal | int | float, unit: str) -> str:
    """The value with its unit. Rates are rounded half up to two decimals; nothing else is ever rounded.

    >>> written(Decimal("61.1702"), "%"), written(12_530_000, "元"), written(128, "件")
    ('61.17%', '1253万元', '128件')
    """
    number = Decimal(str(value))
    if unit == "%":
        return f"{_plain(number.quantize(Decimal('0.01'), ROUND_HALF_UP))}%"
    if unit == "元" and abs(number) >= _IN_YUAN:
        in_wan = number / 10_000
        if in_wan == in_wan.quantize(Decimal("0.01")):
            return f"{_plain(in_wan)}万元"
    return f"{_plain(number)}{_classifier(unit)}"


def listed(value: Decimal | int | float, unit: str) -> str:
    """The value as it stands in a list beside others: always in the unit of its definition, so that they compare.

    >>> listed(43_100, "元"), listed(44_020, "元")
    ('43100元', '44020元')
    """
    return f"{_plain(Decimal(str(value)))}元" if unit == "元" else written(value, unit)


def _plain(number: Decimal) -> str:
    """Digits without exponent or idle zeros."""
    return format(number.normalize(), "f") if number else "0"


def _classifier(unit: str) -> str:
    """Measure nouns take 个 before them: `7个方面`."""
    return f"个{unit}" if unit in ("方面", "大类", "小项") else unit
