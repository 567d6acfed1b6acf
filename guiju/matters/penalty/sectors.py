"""What one field of enforcement sets differently from 行政处罚法, as configuration that keeps its mark.

The Law leaves to ministries and provinces what a 较大数额 is, whether the ninety days may be lengthened and what stops
them; `data/sectors.toml` holds what is known, and a county's own file replaces it.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.conf import settings

from guiju.registry.models.subject import SubjectKind

TABLE = Path(__file__).with_name("data") / "sectors.toml"
OWN = "penalty-sectors.toml"


@dataclass(frozen=True)
class Sector:
    """One field's rules. Amounts in yuan; 0 days or months means that the general Law stands."""

    name: str = ""
    spot_person: int = 0
    spot_firm: int = 0
    collect_on_spot: int = 0
    announcement_days: int = 0
    hearing_person: int = 0
    hearing_firm: int = 0
    hearing_source: str = ""
    hearing_mark: str = "M"
    #: Local lists under 国办发〔2018〕118号 often have every fine from an amount on reviewed; 0 means no such list.
    review_fine: int = 0
    serve_rule: str = ""
    report_rule: str = ""
    decide_days: int = 0
    decide_law: str = ""
    extension_days: int = 0
    extension_source: str = ""
    extension_mark: str = ""
    #: Who must approve an extension, where it is not the head of the agency itself.
    extension_by: str = ""
    extensions: int = 1
    #: Whether a rule gives a suspension of the inquiry (中止); and one by which tests and hearings do not count.
    pauses: bool = False
    uncounted: bool = False
    pauses_source: str = ""
    pauses_mark: str = ""
    limitation_months: int = 0
    limitation_mark: str = ""
    #: Whether one officer may punish on the spot, fully recorded and unopposed (治安管理处罚法第一百二十条).
    alone: bool = False
    #: The time to check a lead, and the time to tell a reporter who gave a name whether a case was filed.
    lead_rule: str = ""
    reporter_rule: str = ""
    publish_rule: str = ""
    hides_warnings: bool = False
    sealed: bool = False
    detains: bool = False

    def spot_limit(self, kind: str) -> int:
        """The highest fine that may be imposed on the spot (行政处罚法第五十一条)."""
        return self.spot_firm if kind == SubjectKind.FIRM else self.spot_person

    def hearing_from(self, kind: str) -> int:
        """From which sum on a fine or confiscation is 较大数额 (行政处罚法第六十三条)."""
        return self.hearing_firm if kind == SubjectKind.FIRM else self.hearing_person

    def reviewed(self, fine: Decimal | None) -> bool:
        """Whether a local list has every fine of this size reviewed."""
        return bool(self.review_fine and fine and fine >= self.review_fine)


@cache
def sector(field: str) -> Sector:
    """The rules of a field of enforcement; the general ones if it has none of its own."""
    known = sectors(settings.DATA_DIR / OWN)
    return known.get(field) or known[""]


@cache
def sectors(own: Path) -> dict[str, Sector]:
    """Every field's rules by name, read once; the county's own file, if there is one, replaces entries.

    Raises:
        ValueError: an entry has a setting that does not exist.
    """
    rows = {row["name"]: row for row in _rows(TABLE)}
    if own.exists():
        rows |= {row["name"]: row for row in _rows(own)}
    return {name: Sector(**(rows[""] | row)) for name, row in rows.items()}


def _rows(path: Path) -> Iterable[dict]:
    known = {field.name for field in fields(Sector)}
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["sector"]:
        if unknown := set(row) - known:
            raise ValueError(f"{path.name}：领域“{row.get('name')}”有不认识的设置：{'、'.join(sorted(unknown))}。")
        yield row
