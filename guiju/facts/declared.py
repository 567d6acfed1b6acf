"""Declared figures: what no record makes, each with the document it stands in.

[[figure]]
indicator = "economy.gdp_growth"
period = "2024"
value = 6.1
bound = "exact"                 # or over, under, approx, as the document words it
document = "酉县2024年国民经济和社会发展统计公报"
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from guiju import indicators
from guiju.facts.errors import FactsError
from guiju.indicators.words import Declared

BOUNDS = ("exact", "over", "under", "approx")


@dataclass(frozen=True)
class Declaration:
    """One declared figure of the whole county."""

    indicator: str
    period: str
    value: Decimal
    document: str
    bound: str = "exact"


def read(path: Path | str) -> dict[tuple[str, str], Declaration]:
    """The declared figures in a file, by indicator and period.

    Raises:
        FactsError: The file cannot be read, or an entry is incomplete, unknown, computed from records, or there twice.
    """
    try:
        known = tomllib.loads(Path(path).read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, ValueError) as error:
        raise FactsError(f"申报数据文件 {path} 读不了：{error}") from error
    found: dict[tuple[str, str], Declaration] = {}
    for at, entry in enumerate(known.get("figure", ()), 1):
        one = _declaration(entry, f"{path} 第 {at} 项")
        if (one.indicator, one.period) in found:
            raise FactsError(f"{path} 第 {at} 项：{one.indicator} 的 {one.period} 已经申报过一次。")
        found[one.indicator, one.period] = one
    return found


def _declaration(entry: dict[str, Any], where: str) -> Declaration:
    for name in ("indicator", "period", "value", "document"):
        if not str(entry.get(name, "")).strip():
            raise FactsError(f"{where}：缺少 {name}（申报的数必须写明指标、年份、数值和出处文件）。")
    if unknown := set(entry) - set(Declaration.__dataclass_fields__):
        raise FactsError(f"{where}：没有 {'、'.join(sorted(unknown))} 这一项。")
    try:
        indicator = indicators.get(entry["indicator"])
    except KeyError:
        raise FactsError(f"{where}：没有 {entry['indicator']} 这个指标。") from None
    if not isinstance(indicator, Declared):
        raise FactsError(f"{where}：{indicator.name}由记录算出，不能申报。")
    if isinstance(entry["value"], bool) or not isinstance(entry["value"], int | Decimal):
        raise FactsError(f"{where}：value 应为数字，不是 {entry['value']!r}。")
    if entry.get("bound", "exact") not in BOUNDS:
        raise FactsError(f"{where}：bound 应为 {'、'.join(BOUNDS)} 之一。")
    value = Decimal(entry["value"])
    return Declaration(
        indicator.id, str(entry["period"]), value, str(entry["document"]).strip(), entry.get("bound", "exact")
    )
