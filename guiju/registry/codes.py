"""Check digits of the two national codes: 统一社会信用代码 (GB 32100-2015) and 公民身份号码 (GB 11643-1999)."""

import datetime as dt
import re

from django.core.exceptions import ValidationError

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
_ID = re.compile(r"\d{17}[\dX]")


def uscc_check_digit(first17: str) -> str:
    """The 18th character of a unified social credit code: 31 − Σ cᵢ·3^(i−1) mod 31 (GB 32100-2015)."""
    total = sum(_USCC_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(first17))
    return _USCC_ALPHABET[-total % 31]


def check_uscc(code: str) -> None:
    """Refuse a unified social credit code with a wrong shape or check digit, saying which."""
    if not _USCC.fullmatch(code):
        raise ValidationError(f"统一社会信用代码“{code}”应为18位，由数字和大写字母组成（不含I、O、S、V、Z）。")
    if uscc_check_digit(code[:17]) != code[17]:
        raise ValidationError(f"统一社会信用代码“{code}”的校验位不对，请核对有无录错。")


def id_check_digit(first17: str) -> str:
    """The 18th character of a citizen's identity number: weights 2^(18−i) mod 11 (GB 11643-1999)."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first17))
    return "10X98765432"[total % 11]


def check_id_number(number: str) -> None:
    """Refuse an identity number with a wrong shape, birth date or check digit.

    The region prefix may be a code that no longer exists and is not checked; residence permits of Hong Kong, Macao and
    Taiwan (8…) and of foreigners (9…) follow the same rule.
    """
    if not _ID.fullmatch(number):
        raise ValidationError("公民身份号码应为18位数字，末位可为大写X。")
    try:
        born = dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise ValidationError("公民身份号码中的出生日期不是真实日期。") from None
    if born > dt.date.today():
        raise ValidationError("公民身份号码中的出生日期在今天之后。")
    if id_check_digit(number[:17]) != number[17]:
        raise ValidationError("公民身份号码的校验位不对，请核对有无录错。")
