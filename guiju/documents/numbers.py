"""Document numbers (发文字号) as GB/T 9704-2012 §7.2.5 writes them: 酉府复〔2024〕1号."""

import re
from dataclasses import dataclass
from typing import Self

_FORM = re.compile(r"(?P<sign>[^\d\s〔〕()（）\[\]【】]+)〔(?P<year>[0-9]{4})〕(?P<serial>[1-9][0-9]*)号")
_HINTS = (
    (re.compile(r"[\[\]【】()（）]"), "年份要用六角括号〔〕，不用方括号或圆括号"),
    (re.compile(r"〕第"), "序号前不写“第”"),
    (re.compile(r"〕0"), "序号不补零"),
    (re.compile(r"〔\d{1,3}〕|〔\d{5,}〕"), "年份要写全四位"),
    (re.compile(r"^〔"), "缺少机关代字"),
    (re.compile(r"[^号]$"), "末尾缺少“号”"),
)


class NumberError(ValueError):
    """A document number that the standard does not allow; the message says which rule it breaks."""


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """One number of one organ, kind and year.

    Attributes:
        sign: the organ's word followed by the kind's word (机关代字 + 类别字), such as 酉府复.
        year: four digits.
        serial: from 1, without gaps within (sign, year).
    """

    sign: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        """Refuses parts that would not read back as the same number."""
        found = _FORM.fullmatch(f"{self.sign}〔{self.year}〕{self.serial}号")
        if not found or found["sign"] != self.sign:
            raise NumberError(f"文号“{self}”不合规范：{_why(str(self))}")

    def __str__(self) -> str:
        """The number as printed."""
        return f"{self.sign}〔{self.year}〕{self.serial}号"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads a printed number.

        Raises:
            NumberError: other brackets, 第, a padded serial, a short year, or anything else not allowed.
        """
        found = _FORM.fullmatch(text)
        if not found:
            raise NumberError(f"文号“{text}”不合规范：{_why(text)}")
        return cls(found["sign"], int(found["year"]), int(found["serial"]))


def _why(text: str) -> str:
    """The first rule that the text breaks, in words."""
    return next((hint for form, hint in _HINTS if form.search(text)), "应当写成“酉府复〔2024〕1号”的样子")
