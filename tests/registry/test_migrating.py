"""Tables that are made together are the tables that the migrations make one by one."""

import re

from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import AddField, CreateModel, RunSQL
from django.db.migrations.state import ProjectState
from django.db.models import TextField

from guiju.registry.migrating import CreateModels, gather


def made(*, together):
    """What the kernel's migrations leave in an empty database: of each table and index the parts of its declaration."""
    empty = connections.configure_settings({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
    connections["empty"] = database = DatabaseWrapper(empty["default"], "empty")
    executor = MigrationExecutor(database)
    plan = executor.migration_plan([("procedure", "0001_initial")])
    if together:
        gather(plan)
    executor.migrate([("procedure", "0001_initial")], plan, ProjectState())
    with database.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        found = {name: sorted(re.split(r", |\(|\)", sql)) for name, sql in cursor.fetchall()}
    database.close()
    del connections["empty"]
    return found


def test_gathered_migrations_leave_the_same_tables_indexes_and_constraints(db, settings):
    settings.MIGRATION_MODULES = {}  # a run of tests may have put the migrations aside
    one_by_one, together = made(together=False), made(together=True)
    assert {"procedure_case", "case_todo", "event_seq_once", "registry_post"} <= " ".join(
        part for parts in one_by_one.values() for part in parts
    ).replace('"', " ").split() | one_by_one.keys()
    assert together == one_by_one


class Written:
    """A migration as `gather` sees it."""

    def __init__(self, *operations):
        self.operations = list(operations)


def test_only_what_stands_in_a_row_is_gathered():
    a, b, c = (CreateModel(name, []) for name in "abc")
    field, sql = AddField("a", "text", TextField()), RunSQL("SELECT 1")
    migration = Written(a, b, field, sql, c)
    gather([(migration, False)])
    assert [type(one) for one in migration.operations] == [CreateModels, AddField, RunSQL, CreateModels]
    assert migration.operations[0].creations == [a, b]


def test_a_migration_undone_is_undone_one_by_one():
    migration = Written(CreateModel("a", []), CreateModel("b", []))
    gather([(migration, True)])
    assert all(type(one) is CreateModel for one in migration.operations)
