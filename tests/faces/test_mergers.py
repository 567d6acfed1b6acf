"""The registrar merges files of firms and persons on a page; nobody else sees it."""

import datetime as dt

import pytest

from guiju.registry.models import Merger, Post, Subject, User
from guiju.registry.roles import Role


@pytest.fixture
def desk(client, county):
    user = User.objects.create(username="registrar", name="管理员")
    Post.objects.create(user=user, body=county.justice, role=Role.REGISTRAR, since=dt.date(2020, 1, 1))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def pair(db):
    first = Subject.objects.create(kind="person", name="张三", code="110101199003077432", phone="13812345678")
    return first, Subject.objects.create(kind="person", name="张三", address="桃花源街道")


def of(pair, **more):
    return {"of": [one.pk for one in pair], **more}


def test_likely_pairs_are_shown_masked_and_compared_field_by_field(desk, pair):
    html = (
        desk.get("/registry/mergers/").content.decode() + desk.get("/registry/mergers/new/", of(pair)).content.decode()
    )
    assert "110101********7432" in html
    assert "110101199003077432" not in html
    assert "13812345678" not in html
    assert f'name="stays" value="{pair[0].pk}" checked' in html
    assert html.count("不同</b>") == 3


def test_the_pair_is_merged_with_its_reason_and_parted_again(desk, pair):
    stays, goes = pair
    refused = desk.post("/registry/mergers/new/", of(pair, stays=stays.pk, reason=""))
    assert refused.status_code == 422
    assert "请写明理由" in refused.content.decode()
    assert desk.post("/registry/mergers/new/", of(pair, stays=stays.pk, reason="身份证相同")).status_code == 302
    goes.refresh_from_db()
    assert goes.merged_into == stays
    html = desk.get("/registry/mergers/").content.decode()
    assert "身份证相同" in html
    assert f"/registry/mergers/{goes.pk}/part/" in html
    assert desk.post(f"/registry/mergers/{goes.pk}/part/", {"reason": "弄错了"}).status_code == 302
    assert Merger.objects.count() == 2


def test_the_file_with_the_code_cannot_go_and_the_reason_typed_stays(desk, pair):
    html = desk.post("/registry/mergers/new/", of(pair, stays=pair[1].pk, reason="写了的理由"))
    assert html.status_code == 422
    assert "请保留有代码的一份" in html.content.decode()
    assert "写了的理由" in html.content.decode()


@pytest.mark.parametrize("query", ["", "of=1", "of=x&of=y", "of=1&of=1", "of=1&of=2&of=3"])
def test_a_choice_that_is_no_pair_is_sent_back(desk, pair, query):
    response = desk.get(f"/registry/mergers/new/?{query}", follow=True)
    assert "请勾选两份档案" in response.content.decode()


def test_nobody_else_sees_or_merges(client, county, pair):
    client.force_login(county.gov_head, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/registry/mergers/").status_code == 403
    assert client.post("/registry/mergers/new/", of(pair, stays=pair[0].pk, reason="x")).status_code == 403
    assert client.post(f"/registry/mergers/{pair[1].pk}/part/", {"reason": "x"}).status_code == 403
    assert not Merger.objects.exists()
