"""Every rule finds its own example and leaves its counter-example alone."""

import pytest

from guiju.reports.audit import Config, all_rules, audit
from guiju.reports.read.files import Document

RULES = {rule.id: rule for rule in all_rules()}


def documents(texts):
    texts = (texts,) if isinstance(texts, str) else texts
    return [Document(f"{number}.txt", text) for number, text in enumerate(texts)]


def found(texts, rule):
    """What one rule finds by itself; of several of one topic only one would be shown."""
    alone = Config(off=frozenset(RULES) - {rule})
    return audit(documents(texts), config=alone)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_example(rule):
    findings = found(RULES[rule].example, rule)
    assert findings
    assert findings[0].severity == RULES[rule].severity
    assert findings[0].message.endswith(("。", "）。"))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leaves_a_like_text_alone_that_holds(rule):
    assert not found(RULES[rule].holds, rule)


def test_rules_have_stable_names_and_descriptions():
    for rule in RULES.values():
        topic, what = rule.id.split(".")
        assert topic and what and rule.name and rule.about.endswith("。")
