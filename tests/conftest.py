"""A small county that every test may use."""

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, settings

# No test asserts a time: a busy machine must not make a rule look broken. The gate judges one commit the same way every
# time; new examples are looked for on purpose, with `make explore`.
settings.register_profile("gate", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", settings.get_profile("gate"), derandomize=False, print_blob=True)
settings.load_profile("gate")


@pytest.fixture
def county(db):
    return make_county()


def make_county():
    """A county government with a justice bureau, a market bureau and a township, and people in each role."""
    from django.contrib.auth.hashers import make_password

    from guiju.registry.models import Body, Post, User
    from guiju.registry.roles import Role

    government = Body.objects.create(name="酉县人民政府", short="县政府", word="酉府", kind="government")
    justice = Body.objects.create(name="酉县司法局", short="县司法局", word="酉司", parent=government)
    market = Body.objects.create(name="酉县市场监督管理局", short="县市监局", word="酉市监", parent=government)
    township = Body.objects.create(
        name="苍岭镇人民政府", short="苍岭镇", word="苍府", kind="township", parent=government
    )
    people = SimpleNamespace(government=government, justice=justice, market=market, township=township)
    secret = make_password("correct horse")
    users, posts = [], []
    for place, body in (("gov", government), ("market", market), ("town", township), ("justice", justice)):
        for role in Role:
            if role in (Role.CLOCK, Role.REGISTRAR, Role.AUDITOR):
                continue
            user = User(username=f"{place}-{role}", password=secret, name=f"{body.short}{role.label}")
            over = government if (place, role) == ("justice", Role.SUPERVISOR) else None
            users.append(user)
            posts.append(Post(user=user, body=body, role=role, over=over))
            setattr(people, f"{place}_{role}", user)
    User.objects.bulk_create(users)  # in two statements: nearly every test has this county
    Post.objects.bulk_create(posts)
    return people


@pytest.fixture
def officers(county):
    """Two certified officers of the market bureau."""
    return make_officers(county.market, 2)


def make_officers(body, n):
    from guiju.registry.models import Certificate, Officer

    made = []
    for i in range(n):
        officer = Officer.objects.create(name=f"执法{body.pk}-{i}", body=body)
        Certificate.objects.create(
            officer=officer, number=f"C{body.pk}-{i}", issued=dt.date(2020, 1, 1), valid_until=dt.date(2030, 1, 1)
        )
        made.append(officer)
    return made
