"""Write the auditor's table of identities from what is declared beside the indicators.

    uv run python scripts/identities.py ../shared/catalogue.csv

The auditor reads reports of any origin and cannot import the declarations, which stand on records; it reads this table.
What a line of work declares (`Equal`, `Within`, `Balance`, `Ratio`) comes from there; for indicators that none has,
the formula of the catalogue. A test holds the table to the declarations.
"""

import csv
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "guiju" / "reports" / "audit" / "identities.tsv"
_ID = r"[a-z]+\.[a-z][a-z0-9_]*"
_SHARE = re.compile(rf"({_ID})/({_ID})")
_SUM = re.compile(rf"{_ID}(?:\+{_ID})+")


def declared() -> Iterator[tuple[str, str, str, str]]:
    """Relation, left side, right side and reason of every identity that the lines of work declare."""
    from guiju import indicators
    from guiju.indicators.base import Additive
    from guiju.indicators.derived import Ratio

    def spell(side: Additive) -> str:
        text = " ".join(f"{'+' if sign > 0 else '-'} {term.id}" for sign, term in side.terms)
        return text.removeprefix("+ ")

    for identity in indicators.identities():
        yield identity.relation, spell(identity.left), spell(identity.right), identity.why
    for indicator in indicators.all():
        if isinstance(indicator, Ratio) and indicator.unit == "%":
            yield "%", indicator.id, f"{spell(indicator.numerator)} / {spell(indicator.denominator)}", ""


def catalogued(source: str, known: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """The same from the formulas of the catalogue, for indicators that no line of work declares."""
    with open(source, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            formula = row["formula"].replace(" ", "")
            if row["id"] in known:
                continue
            if _SUM.fullmatch(formula):
                yield "=", row["id"], formula.replace("+", " + "), row["definition_zh"]
            elif row["unit"] == "%" and (share := _SHARE.fullmatch(formula)):
                yield "%", row["id"], f"{share.group(1)} / {share.group(2)}", row["definition_zh"]


def main(source: str) -> None:
    """Write the table."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")
    import django

    django.setup()
    from guiju import indicators

    rows = [*sorted(declared()), *sorted(catalogued(source, {one.id for one in indicators.all()}))]
    TARGET.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")
    print(f"{TARGET}: {len(rows)} 条关系")


if __name__ == "__main__":
    main(sys.argv[1])
