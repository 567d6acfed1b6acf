"""Two files of one firm or person are made one, with a record, and parted where that was a mistake."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from guiju.registry import merging
from guiju.registry.models import Merger, Subject

AT = dt.datetime(2026, 8, 3, 9, tzinfo=dt.UTC)
CODE = "91500242MA5U000013"


@pytest.fixture
def firm(db):
    return Subject.objects.create(kind="firm", name="酉水河鲜店", code=CODE)


@pytest.fixture
def twin(db):
    return Subject.objects.create(kind="firm", name="酉水河鲜店", phone="13800001234", address="桃花源街道")


def merge(stays, goes, actor, reason="营业执照相同"):
    return merging.merge(stays, goes, actor=actor, reason=reason, at=AT)


def test_files_of_one_name_are_found_where_one_has_no_code(county, firm, twin):
    Subject.objects.create(kind="person", name="酉水河鲜店")  # another kind
    other = Subject.objects.create(kind="firm", name="只有一份")
    assert merging.likely(10) == [[firm, twin]]
    assert other.pk not in {one.pk for group in merging.likely(10) for one in group}
    assert merging.likely(0) == []


def test_files_with_different_codes_are_not_likely_to_be_one(county, firm):
    Subject.objects.create(kind="firm", name="酉水河鲜店", code="91500242MA5U000021")
    assert merging.likely(10) == []


def test_the_file_that_stays_takes_over_what_it_lacks_and_nothing_else(county, firm, twin):
    firm.address = "城南"
    firm.save()
    record = merge(firm, twin, county.gov_clerk)
    firm.refresh_from_db()
    twin.refresh_from_db()
    assert (firm.phone, firm.address) == ("13800001234", "城南")
    assert twin.survivor() == firm
    assert record.filled == {"phone": "13800001234"}
    assert (record.actor, record.reason) == (county.gov_clerk, "营业执照相同")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"reason": " "}, "理由"),
        ({"kind": "trader"}, "类别不同"),
        ({"code": "91500242MA5U000021"}, "不是同一主体"),
    ],
)
def test_what_cannot_be_one_is_refused_and_nothing_changes(county, firm, twin, change, says):
    reason = change.pop("reason", "核对过")
    Subject.objects.filter(pk=twin.pk).update(**change)
    with pytest.raises(ValidationError, match=says):
        merge(firm, twin, county.gov_clerk, reason)
    assert not Merger.objects.exists()
    assert not Subject.objects.exclude(merged_into=None).exists()


def test_the_file_with_the_code_stays(county, firm, twin):
    with pytest.raises(ValidationError, match="请保留有代码的一份"):
        merge(twin, firm, county.gov_clerk)


def test_a_file_is_merged_once_and_never_into_itself(county, firm, twin):
    with pytest.raises(ValidationError):
        merge(firm, firm, county.gov_clerk)
    merge(firm, twin, county.gov_clerk)
    with pytest.raises(ValidationError, match="已经并入"):
        merge(firm, twin, county.gov_clerk)


def test_a_mistake_is_parted_again_and_both_records_stay(county, firm, twin):
    merge(firm, twin, county.gov_clerk)
    with pytest.raises(ValidationError, match="理由"):
        merging.part(twin, actor=county.gov_clerk, reason="", at=AT)
    merging.part(twin, actor=county.gov_head, reason="不是同一人", at=AT)
    firm.refresh_from_db()
    twin.refresh_from_db()
    assert twin.merged_into is None
    assert (firm.phone, firm.address) == ("", "")
    assert [one.kind for one in Merger.objects.all()] == ["part", "merge"]
    with pytest.raises(ValidationError, match="没有并入"):
        merging.part(twin, actor=county.gov_clerk, reason="x", at=AT)


@pytest.mark.parametrize(
    ("kind", "code", "phone", "shown"),
    [
        ("person", "500242199001011234", "13800001234", ("500242********1234", "138****1234")),
        ("firm", CODE, "", (CODE, "")),
        ("person", "", "7555", ("", "")),
    ],
)
def test_a_persons_code_and_telephone_are_shown_masked(kind, code, phone, shown):
    subject = Subject(kind=kind, name="张三", code=code, phone=phone)
    assert (subject.masked_code, subject.masked_phone) == shown
