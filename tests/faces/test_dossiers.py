"""The bound file of a case on its page: offered to those who see the case, logged as downloads are."""

import datetime as dt

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guiju.documents import enforcement
from guiju.documents.attach import attach
from guiju.documents.keep import keep
from guiju.documents.models import Attachment, Download
from guiju.documents.pdf import render
from guiju.matters.penalty.tests.conftest import Walk, make_world, registered, to_decided
from guiju.procedure import clock, outbox
from guiju.procedure.models import Event, Reading
from tests.sample.models import Plea

DAY = dt.date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _house(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with clock.standing_at(DAY):
        yield


@pytest.fixture
def walk(db):
    """A decided penalty with one piece of evidence and one internal file."""
    walk = to_decided(Walk(make_world()).begin("register", **registered(None)))
    outbox.sweep()
    scan = render(enforcement("书证", "某某公司", blocks=["进货"]))
    for name, step in (("书证.pdf", "question"), ("内部.pdf", None)):
        about = walk.case.events.filter(step=step).first()
        kept = [keep(name, [scan + name.encode()])]
        attach(walk.case, kept, walk.world.market_handler, key=f"f-{name}", about=about)
    return walk


def signed_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def fetched(client, walk, part):
    response = client.get(f"/dossier/{walk.case.pk}/{part}.pdf")
    return response, b"".join(response.streaming_content) if response.streaming else response.content


def words(content):
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def test_the_page_offers_the_whole_file_and_the_front_volume_and_both_can_be_taken(client, walk):
    client = signed_in(client, walk.world.market_handler)
    html = client.get(f"/case/{walk.case.pk}/").content.decode()
    for part in ("whole", "shown"):
        assert f'href="/dossier/{walk.case.pk}/{part}.pdf"' in html
    response, whole = fetched(client, walk, "whole")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    _, shown = fetched(client, walk, "shown")
    assert "调查终结报告" in words(whole) and "调查终结报告" not in words(shown)
    assert "书证.pdf" in words(shown) and "内部.pdf" not in words(shown)


def test_each_file_in_it_is_noted_as_a_download_and_nothing_is_written_to_the_case(client, walk):
    before = Event.objects.count()
    client = signed_in(client, walk.world.market_head)
    fetched(client, walk, "shown")
    assert [str(row.attachment) for row in Download.objects.all()] == ["书证.pdf"]
    fetched(client, walk, "whole")
    assert sorted(str(row.attachment) for row in Download.objects.all()) == ["书证.pdf", "书证.pdf", "内部.pdf"]
    assert {row.user for row in Download.objects.all()} == {walk.world.market_head}
    assert Event.objects.count() == before
    assert not Reading.objects.exists()


def test_the_file_of_a_case_that_is_not_public_is_for_its_body_and_taking_it_is_noted(client, walk):
    type(walk.case).objects.filter(pk=walk.case.pk).update(secret=True)
    for user in (walk.world.justice_supervisor, walk.world.town_head):
        for part in ("whole", "shown"):
            assert fetched(signed_in(client, user), walk, part)[0].status_code == 404
    assert not Download.objects.exists()
    response, _ = fetched(signed_in(client, walk.world.market_head), walk, "whole")
    assert response.status_code == 200
    assert [row.user for row in Reading.objects.all()] == [walk.world.market_head]


def test_an_overseer_takes_the_file_of_a_body_below_and_a_stranger_does_not(client, walk):
    for part in ("whole", "shown"):
        assert fetched(signed_in(client, walk.world.justice_supervisor), walk, part)[0].status_code == 200
        assert fetched(signed_in(client, walk.world.town_head), walk, part)[0].status_code == 404


def test_a_case_with_nothing_to_bind_shows_no_button_and_says_so(client, county):
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "罚款"}, body=county.government, key="1")
    client = signed_in(client, county.gov_clerk)
    assert "/dossier/" not in client.get(f"/case/{plea.pk}/").content.decode()
    response = client.get(f"/dossier/{plea.pk}/whole.pdf")
    assert response.status_code == 422
    assert "还没有可以装订的文书和附件" in response.content.decode()


def test_a_line_without_volumes_offers_one_file_only(client, county):
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "罚款"}, body=county.government, key="1")
    attach(plea, [keep("甲.txt", [b"a"])], county.gov_clerk, key="a")
    client = signed_in(client, county.gov_clerk)
    html = client.get(f"/case/{plea.pk}/").content.decode()
    assert f"/dossier/{plea.pk}/whole.pdf" in html and f"/dossier/{plea.pk}/shown.pdf" not in html
    assert client.get(f"/dossier/{plea.pk}/whole.pdf").status_code == 200
    assert Attachment.objects.count() == 1 and not Download.objects.exists()  # a text is named, not bound
    for part in ("shown", "inner"):
        response = client.get(f"/dossier/{plea.pk}/{part}.pdf")
        assert response.status_code == 404
        assert "请装订全卷" in response.content.decode()


def test_a_file_added_by_itself_may_name_its_step_and_else_stays_inside(client, walk):
    client = signed_in(client, walk.world.market_handler)
    url = f"/case/{walk.case.pk}/attach/"
    html = client.get(url).content.decode()
    assert "不指明的归入副卷，不给当事人查阅" in html
    asked = walk.case.events.get(step="question")
    assert f'<option value="{asked.seq}">询问 2026-03-10</option>' in html
    scan = render(enforcement("书证", "某某公司", blocks=["又一份"]))
    files = {name: SimpleUploadedFile(f"{name}.pdf", scan + name.encode()) for name in ("随询问", "不指明", "乱指")}
    for at, (name, about) in enumerate((("随询问", asked.seq), ("不指明", ""), ("乱指", 999))):
        assert client.post(url, {"key": f"k{at}", "files": [files[name]], "about": about}).status_code == 302
    told = dict(Attachment.objects.values_list("name", "about__step"))
    assert (told["随询问.pdf"], told["不指明.pdf"], told["乱指.pdf"]) == ("question", None, None)
    _, shown = fetched(client, walk, "shown")
    assert "随询问.pdf" in words(shown) and "不指明.pdf" not in words(shown) and "乱指.pdf" not in words(shown)
