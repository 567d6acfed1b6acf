"""Write the reader's table of indicators from the catalogue of definitions.

    uv run python scripts/read_catalogue.py ../shared/catalogue.csv

The table holds what linking needs and no more: id, domain, kind, unit, whether it is a standing number, name, aliases.
"""

import csv
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "guiju" / "reports" / "read" / "catalogue.tsv"
REFERENCE = re.compile(r"[a-z]+\.[a-z][a-z0-9_]*")


def standing(row: dict[str, str], rows: dict[str, dict[str, str]]) -> bool:
    """Whether the indicator is a stock: counted at year end, or a sum of such."""
    if row["kind"] not in ("count", "money", "limit"):
        return False
    parts = REFERENCE.findall(row["formula"])
    if parts:
        return all(standing(rows[part], rows) for part in parts)
    return "at year end" in row["source"] or "active before" in row["source"]


def main(source: str) -> None:
    """Read the catalogue at `source` and write the table."""
    with open(source, encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    with open(TARGET, "w", encoding="utf-8") as file:
        for row in rows.values():
            stock = "stock" if standing(row, rows) else "flow"
            file.write("\t".join([row["id"], row["kind"], row["unit"], stock, row["name_zh"], row["aliases"]]) + "\n")
    print(f"{TARGET}: {len(rows)} 项指标")


if __name__ == "__main__":
    main(sys.argv[1])
