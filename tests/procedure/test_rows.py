"""The statements that are composed once do what Django's own would have done."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.models.signals import post_init, post_save, pre_save
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from guiju.procedure import rows
from guiju.procedure.models import Case, Deadline, Event
from tests.sample.models import Plea

pytestmark = pytest.mark.django_db
_TABLES = ("procedure_case", "sample_plea", "procedure_event", "procedure_deadline", "procedure_outbox")


@pytest.fixture
def plea(county):
    """A plea that waits to be accepted."""
    return Plea.begin("receive", county.gov_clerk, {"ground": "罚款过重"}, body=county.government, key="a")


def values(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@contextmanager
def heard(signal, sender):
    """What was told of the saving of a model."""
    told = []

    def listener(**what):
        told.append(what)

    signal.connect(listener, sender=sender)
    try:
        yield told
    finally:
        signal.disconnect(listener, sender=sender)


def test_a_line_s_row_is_read_from_both_its_tables_in_one_statement(plea):
    with CaptureQueriesContext(connection) as captured:
        (read,) = rows.read(Plea, pk=plea.pk)
    assert len(captured) == 1
    assert type(read) is Plea
    assert values(read) == values(Plea.objects.get(pk=plea.pk))
    assert not read._state.adding


def test_a_tuple_asks_for_one_of_its_values(plea):
    wanted = {one.pk for one in Event.objects.filter(case=plea, seq__in=(1, 2))}
    assert {one.pk for one in rows.read(Event, case_id=plea.pk, seq=(1, 2))} == wanted
    assert rows.read(Event, case_id=plea.pk, seq=(7, 8)) == []


def test_every_kind_of_value_comes_back_as_it_was_written(plea):
    for one in rows.read(Deadline, case_id=plea.pk):
        assert values(one) == values(Deadline.objects.get(pk=one.pk))
        fresh = Deadline(**(values(one) | {"id": None}))
        rows.insert(fresh)
        assert values(Deadline.objects.get(pk=fresh.pk)) | {"id": one.pk} == values(one)


def test_an_update_on_a_condition_that_does_not_hold_writes_nothing_in_either_table(plea):
    plea.title, plea.ground = "另一个", "另一个"
    assert not rows.update(plea, ("title", "ground"), version=plea.version + 1)
    assert Plea.objects.get(pk=plea.pk).ground == "罚款过重"
    assert rows.update(plea, ("title", "ground"), version=plea.version)
    assert model_to_dict(Plea.objects.get(pk=plea.pk)) == model_to_dict(plea)


def test_a_table_without_a_changed_column_is_left_alone(plea):
    with CaptureQueriesContext(connection) as captured:
        rows.update(plea, ("title",), version=plea.version)
    assert [query["sql"].split()[1].strip('"') for query in captured] == [Case._meta.db_table]


def test_a_field_s_own_way_of_writing_is_kept(plea):
    plea.amount = "12.5"  # the field, not the database, makes a sum of it
    rows.update(plea, ("amount",))
    assert str(Plea.objects.get(pk=plea.pk).amount) == "12.50"


def test_whoever_listens_is_told_of_a_step_as_of_any_saving(plea, county):
    with heard(pre_save, Plea) as before, heard(post_save, Plea) as after, heard(post_save, Event) as events:
        plea.act("accept", county.gov_handler, key="b")
        Plea.begin("receive", county.gov_clerk, {"ground": "另一件"}, body=county.government, key="c")
    assert [one["instance"].ground for one in before] == ["罚款过重", "另一件"]
    assert [one["created"] for one in after] == [False, True]
    assert {"stage", "version", "head"} <= after[0]["update_fields"]
    assert [one["created"] for one in events] == [True, True]
    with heard(post_init, Plea) as made:
        rows.read(Plea, pk=plea.pk)
    assert len(made) == 1


def test_a_step_sends_no_statement_that_it_does_not_need(plea, county):
    def sent(name, actor, data, key):
        with CaptureQueriesContext(connection) as captured:
            plea.act(name, actor, data, key=key)
        told = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
        return [(sql.split()[0], table) for sql in told for table in _TABLES if f'"{table}"' in sql.split("WHERE")[0]]

    case, own, event = ("UPDATE", "procedure_case"), ("UPDATE", "sample_plea"), ("INSERT", "procedure_event")
    assert sent("note", county.gov_handler, {}, "1") == [case, event]
    assert sent("note", county.gov_handler, {"reasons": "电话"}, "2") == [case, own, event]
    deadline, promise = "procedure_deadline", ("INSERT", "procedure_outbox")
    started = [("INSERT", deadline)] * 2
    assert sent("accept", county.gov_handler, {}, "3") == [
        ("SELECT", deadline), case, event, ("UPDATE", deadline), *started, promise,
    ]  # fmt: skip
