"""Every row of the catalogue for these domains is a figure that records make."""

import csv
from pathlib import Path

import pytest

from guiju import indicators

CATALOGUE = Path(__file__).parents[5] / "shared" / "catalogue.csv"


def rows(domain):
    if not CATALOGUE.exists():
        return []
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["domain"] == domain]


@pytest.mark.parametrize("domain", ["reconsideration", "litigation"])
def test_every_row_of_the_catalogue_is_defined_with_its_name_and_unit(domain):
    if not rows(domain):
        pytest.skip("the catalogue is not beside the project")
    known = {one.id: one for one in indicators.all()}
    for row in rows(domain):
        one = known[row["id"]]
        assert (one.name, one.unit) == (row["name_zh"], row["unit"])
        assert set(row["aliases"].split("|")) - {""} <= {*one.aliases, one.name}
        assert type(one).__name__ != "Declared"
