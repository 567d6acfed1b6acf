"""Programs that act for the people of the small county."""

import datetime as dt
import itertools
import json

import pytest
from django.core.cache import cache

from guiju.faces.api.models import Token
from guiju.procedure import clock
from tests.sample.models import Plea

DAY = dt.date(2026, 8, 3)
V1 = "/api/v1"


@pytest.fixture(autouse=True)
def _clock():
    cache.clear()  # the counts of requests of the test before
    with clock.standing_at(DAY):
        yield


class Program:
    """A client with a token."""

    _keys = itertools.count()

    def __init__(self, client, user):
        self.client, self.user = client, user
        self.token, self.secret = Token.issue(user, "测试", 30)

    def get(self, path, **query):
        return self.client.get(V1 + path, query, headers={"Authorization": f"Bearer {self.secret}"})

    def post(self, path, key=None, **body):
        return self.send(path, json.dumps(body), key=key)

    def send(self, path, content, key=None, **headers):
        headers |= {"Authorization": f"Bearer {self.secret}", "Idempotency-Key": key or f"k{next(self._keys)}"}
        return self.client.post(V1 + path, content, content_type="application/json", headers=headers)


@pytest.fixture
def program(client):
    return lambda user: Program(client, user)


@pytest.fixture
def plea(county):
    return Plea.begin(
        "receive",
        county.gov_clerk,
        {"ground": "不服罚款", "counterpart": county.market},
        body=county.government,
        key="o",
    )
