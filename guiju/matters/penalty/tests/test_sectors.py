"""What the Law leaves to ministries and provinces is configuration that keeps its mark, and a county may replace it."""

from decimal import Decimal

import pytest

from guiju.matters.penalty.sectors import sector, sectors

OWN = """
[[sector]]
name = "市场监管"
hearing_person = 3000
hearing_firm = 30000
hearing_source = "某省听证标准"
hearing_mark = "T"
review_fine = 50000
"""


def test_a_field_without_rules_of_its_own_has_the_laws():
    law = sector("文化旅游")
    assert (law.spot_limit("person"), law.spot_limit("trader"), law.spot_limit("firm")) == (200, 200, 3000)
    assert (law.collect_on_spot, law.announcement_days, law.publish_rule) == (100, 30, "PEN-D08")
    assert not (law.extension_days or law.pauses or law.decide_days or law.sealed or law.detains)


def test_what_was_not_read_in_its_own_text_keeps_its_mark():
    assert sector("文化旅游").hearing_mark == "M"
    market = sector("市场监管")
    assert (market.hearing_mark, market.extension_mark, market.pauses_mark) == ("M", "M", "M")
    assert sector("治安").hearing_mark == "T"
    assert sector("治安").limitation_mark == "M"


def test_a_countys_own_file_replaces_the_entry_of_the_same_name_and_no_other(tmp_path):
    own = tmp_path / "penalty-sectors.toml"
    own.write_text(OWN, encoding="utf-8")
    known = sectors(own)
    assert known["市场监管"].hearing_from("person") == 3000
    assert known["市场监管"].hearing_mark == "T"
    assert known["市场监管"].extension_days == 0
    assert known["市场监管"].reviewed(Decimal(50_000))
    assert not known["市场监管"].reviewed(Decimal("49999.99"))
    assert known["治安"].hearing_from("firm") == 4000


def test_a_misspelt_setting_is_refused(tmp_path):
    own = tmp_path / "penalty-sectors.toml"
    own.write_text('[[sector]]\nname = "x"\nhering_person = 1\n', encoding="utf-8")
    with pytest.raises(ValueError, match="领域“x”有不认识的设置：hering_person"):
        sectors(own)
