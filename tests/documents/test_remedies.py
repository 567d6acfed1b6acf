"""The remedies paragraph: the right organ, the right limit, and 前置 said where the law asks for it."""

import itertools
import re

import pytest

from guiju.documents import Remedy, remedies

FIRST = {Remedy.ON_THE_SPOT, Remedy.NATURAL_RESOURCE, Remedy.FOI_REFUSAL}
PARTS = {"organ": "酉阳县城市管理局", "reconsideration": "酉阳县人民政府", "court": "酉阳县人民法院"}


@pytest.mark.parametrize("kind", Remedy)
def test_every_route_names_the_court(kind):
    assert "酉阳县人民法院提起行政诉讼" in remedies(kind, **PARTS)


@pytest.mark.parametrize("kind", sorted(set(Remedy) - FIRST - {Remedy.RECONSIDERED}))
def test_without_precedence_one_may_choose_60_days_or_6_months(kind):
    text = remedies(kind, **PARTS)
    assert "收到本决定书之日起六十日内向酉阳县人民政府申请行政复议" in text
    assert "收到本决定书之日起六个月内直接向酉阳县人民法院提起行政诉讼" in text
    assert "也可以依照" in text and "应当先" not in text


@pytest.mark.parametrize("kind", sorted(FIRST))
def test_where_reconsideration_comes_first_the_paper_says_so_and_offers_no_direct_lawsuit(kind):
    text = remedies(kind, **PARTS)
    assert "应当先申请行政复议" in text
    assert "六十日内" in text and "自收到行政复议决定书之日起十五日内" in text
    assert "六个月" not in text and "直接向" not in text
    assert "第二十三条第一款" in text


def test_each_precedence_cites_its_own_item():
    items = {kind: re.search(r"第二十三条第一款(第.项)", remedies(kind, **PARTS))[1] for kind in FIRST}
    assert items == {Remedy.ON_THE_SPOT: "第一项", Remedy.NATURAL_RESOURCE: "第二项", Remedy.FOI_REFUSAL: "第四项"}
    assert "实施条例》第三十一条" in remedies(Remedy.FOI_REFUSAL, **PARTS)


@pytest.mark.parametrize("kind", Remedy)
def test_only_penalties_on_the_spot_or_by_camera_may_be_handed_to_the_organ_itself(kind):
    through = "通过酉阳县城市管理局提交" in remedies(kind, **PARTS)
    assert through == (kind in {Remedy.ON_THE_SPOT, Remedy.ELECTRONIC})


def test_after_reconsideration_there_are_15_days_and_no_second_reconsideration():
    text = remedies(Remedy.RECONSIDERED, court="酉阳县人民法院", act="行政复议决定")
    assert "自收到本行政复议决定书之日起十五日内" in text
    assert "申请行政复议" not in text and "六" not in text


def test_several_competent_organs_are_offered_as_a_choice():
    text = remedies(Remedy.ORDINARY, reconsideration=["酉阳县人民政府", "重庆市司法局"], court="酉阳县人民法院")
    assert "向酉阳县人民政府或者重庆市司法局申请" in text


def test_an_answer_calls_itself_an_answer():
    assert "如不服本答复" in (text := remedies(Remedy.FOI_REFUSAL, **PARTS, act="答复")) and "本答复书" in text


@pytest.mark.parametrize(("kind", "missing"), list(itertools.product(Remedy, PARTS)))
def test_a_missing_organ_or_court_is_refused_where_the_route_needs_it(kind, missing):
    needed = {"court"}
    if kind is not Remedy.RECONSIDERED:
        needed.add("reconsideration")
    if kind in {Remedy.ON_THE_SPOT, Remedy.ELECTRONIC}:
        needed.add("organ")
    parts = PARTS | {missing: " "}
    if missing in needed:
        with pytest.raises(ValueError, match="写明"):
            remedies(kind, **parts)
    else:
        assert remedies(kind, **parts) == remedies(kind, **PARTS)
