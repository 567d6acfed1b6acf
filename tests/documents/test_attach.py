"""Files of cases: kept whole and once under their hash, in the chain, within the rights of the case, never lost."""

import datetime as dt
import hashlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.documents import attach as attaching
from guiju.documents.attach import attach, hand, take_along
from guiju.documents.keep import clean_name, folder, keep, path_of
from guiju.documents.models import Attachment, Download
from guiju.procedure import clock, verify
from guiju.procedure.models import Event
from guiju.procedure.refusal import Forbidden, Refused
from guiju.registry.roles import Role
from tests.sample.models import Plea

DAY = dt.date(2026, 8, 3)
PDF = b"%PDF-1.7\n...%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


def packed(*names):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        for name in names:
            file.writestr(name, "<x/>")
    return whole.getvalue()


@pytest.fixture(autouse=True)
def _house(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with clock.standing_at(DAY):
        yield


@pytest.fixture
def plea(county):
    return Plea.begin("receive", county.gov_clerk, {"ground": "罚款"}, body=county.government, key="1")


def problems():
    return [*verify.verify(), *attaching.verify()]


def test_a_file_lies_under_the_hash_of_its_content_and_the_chain_holds_the_hash(county, plea):
    (one,) = attach(plea, [keep("现场.png", [PNG[:50], PNG[50:]])], county.gov_clerk, key="a")
    assert one.digest == hashlib.sha256(PNG).hexdigest()
    assert path_of(one.digest).read_bytes() == PNG
    event = Event.objects.get(case=plea.pk, step="attach")
    assert event.data["files"] == [["现场.png", len(PNG), one.digest]]
    assert (event.actor, event.role, plea.version) == (county.gov_clerk, Role.CLERK, 2)
    assert problems() == []
    plea.act("accept", county.gov_handler, key="2")  # the case goes on from there


def test_the_same_file_is_kept_once_in_the_store_and_once_in_a_case(county, plea):
    other = Plea.begin("receive", county.gov_clerk, {"ground": "许可"}, body=county.government, key="2")
    for case, name, key in ((plea, "甲.pdf", "a"), (plea, "乙.pdf", "b"), (other, "丙.pdf", "a")):
        attach(case, [keep(name, [PDF])], county.gov_clerk, key=key)
    assert [(one.case_id, one.name) for one in Attachment.objects.order_by("pk")] == [
        (plea.pk, "甲.pdf"), (other.pk, "丙.pdf"),
    ]  # fmt: skip
    assert len([path for path in folder().rglob("*") if path.is_file()]) == 1
    assert Event.objects.filter(step="attach").count() == 2


def test_the_same_request_again_adds_nothing(county, plea):
    first = attach(plea, [keep("甲.pdf", [PDF])], county.gov_clerk, key="a")
    again = attach(Plea.objects.get(pk=plea.pk), [keep("甲.pdf", [PDF])], county.gov_clerk, key="a")
    assert again == first
    with pytest.raises(Refused, match="另一件事"):
        attach(plea, [keep("乙.png", [PNG])], county.gov_clerk, key="1")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("空.pdf", b"", "空文件"),
        ("程序.exe", b"MZ\x90\x00", "不是可以作为附件的格式"),
        ("程序.pdf", b"MZ\x90\x00", "不是可以作为附件的格式"),
        ("图片.pdf", PNG, "与文件名不符"),
        ("没有结尾", PDF, "不是可以作为附件的格式"),
        ("网页.txt", b"<html><SCRIPT>alert(1)</script>", "不是可以作为附件的格式"),
        ("网页.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是可以作为附件的格式"),
        ("坏.docx", b"PK\x03\x04broken", "不是可以作为附件的格式"),
        ("包.docx", packed("a.txt"), "不是可以作为附件的格式"),
        ("../../etc/passwd.pdf", PDF, "不能含有斜杠"),
        ("C:\\a.pdf", PDF, "不能含有斜杠"),
        (".pdf", PDF, "不能以点开头"),
        ("", PDF, "不能为空"),
        ("甲\x00.pdf", PDF, "控制字符"),
        ("甲\r乙.pdf", PDF, "斜杠等符号"),
        ("甲\u202efdp.exe.pdf", PDF, "控制字符"),
        ("甲\ud800.pdf", PDF, "损坏的字符"),
        ("长" * 200 + ".pdf", PDF, "太长"),
    ],
)
def test_a_bad_file_is_refused_in_a_plain_sentence_and_leaves_nothing(name, content, says):
    with pytest.raises(Refused, match=says) as refusal:
        keep(name, [content])
    assert refusal.value.fields["files"]
    assert not [path for path in folder().rglob("*") if path.is_file()]


def test_a_file_that_is_too_large_is_refused_while_it_is_read(settings):
    settings.GUIJU_ATTACHMENT_MB = 1
    sent = []

    def chunks():
        for _ in range(100):
            sent.append(1)
            yield PDF + bytes(300_000)

    with pytest.raises(Refused, match="最多1MB"):
        keep("大.pdf", chunks())
    assert len(sent) < 5
    assert not [path for path in folder().rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.PDF", PDF, "application/pdf"),
        ("a.docx", packed("[Content_Types].xml", "word/document.xml"), "wordprocessingml"),
        ("a.xlsx", packed("xl/workbook.xml"), "spreadsheetml"),
        ("a.ofd", packed("OFD.xml"), "application/ofd"),
        ("a.mp4", b"\0\0\0\x18ftypisom", "video/mp4"),
        ("a.txt", "询问笔录".encode(), "text/plain"),
        ("a.txt", ("询问笔录" * 1000).encode("gb18030")[:4095], "text/plain"),
    ],
)
def test_what_evidence_comes_in_is_taken(name, content, media):
    assert media in keep(name, [content]).media


@given(st.text(max_size=60))
def test_no_name_leads_out_of_its_folder_or_hides_something(name):
    try:
        cleaned = clean_name(name)
    except Refused:
        return
    assert cleaned
    assert not set(cleaned) & set('/\\\0\n\r"<>')
    assert not cleaned.startswith(".")


def test_those_add_files_who_take_steps_in_the_case_and_nobody_else(county, plea):
    kept = [keep("甲.pdf", [PDF])]
    for user in (county.gov_cashier, county.market_handler, county.justice_supervisor):
        assert hand(plea, user) is None
        with pytest.raises(Forbidden):
            attach(plea, kept, user, key="x")
    assert hand(plea, county.gov_handler) == Role.HANDLER
    assert Attachment.objects.count() == 0


def test_the_answering_body_adds_its_evidence(county):
    case = Plea.begin(
        "receive", county.gov_clerk, {"ground": "x", "counterpart": county.market}, body=county.government, key="1"
    )
    assert hand(case, county.market_clerk) == Role.CLERK
    attach(case, [keep("答复.pdf", [PDF])], county.market_clerk, key="a")
    assert Attachment.objects.visible_to(county.market_head).count() == 1
    assert Attachment.objects.visible_to(county.town_head).count() == 0


def test_files_of_a_case_that_is_not_public_stay_in_its_body(county):
    case = Plea.begin("receive", county.gov_clerk, {"ground": "x", "secret": "on"}, body=county.government, key="1")
    attach(case, [keep("甲.pdf", [PDF])], county.gov_clerk, key="a")
    assert Attachment.objects.visible_to(county.gov_head).count() == 1
    assert Attachment.objects.visible_to(county.justice_supervisor).count() == 0


def test_every_download_is_noted_and_a_missing_file_is_said(county, plea):
    (one,) = attach(plea, [keep("甲.pdf", [PDF])], county.gov_clerk, key="a")
    assert take_along(one, county.gov_head).read_bytes() == PDF
    assert [(row.user, row.attachment) for row in Download.objects.all()] == [(county.gov_head, one)]
    path_of(one.digest).unlink()
    with pytest.raises(Refused, match="文件缺失"):
        take_along(one, county.gov_head)
    assert Download.objects.count() == 1


def test_a_file_that_left_the_store_before_its_row_was_written_is_asked_for_again(county, plea):
    kept = keep("甲.pdf", [PDF])
    path_of(kept.digest).unlink()
    with pytest.raises(Refused, match="重新选择"):
        attach(plea, [kept], county.gov_clerk, key="a")


def test_verify_names_what_is_missing_altered_or_forged(county, plea):
    attach(plea, [keep("甲.pdf", [PDF]), keep("乙.png", [PNG])], county.gov_clerk, key="a")
    first, second = Attachment.objects.order_by("pk")
    place = path_of(first.digest)
    place.chmod(0o600)
    place.write_bytes(b"%PDF-forged")
    path_of(second.digest).unlink()
    found = problems()
    assert len(found) == 2
    assert "甲.pdf”：文件内容被改动" in found[0]
    assert "乙.png”：文件缺失" in found[1]
    keep("甲.pdf", [PDF])  # the same file sent again heals the store
    keep("乙.png", [PNG])
    assert problems() == []
    Attachment.objects.filter(pk=first.pk).update(digest=hashlib.sha256(b"%PDF-forged").hexdigest())
    assert any("没有对应的办理记录" in one for one in problems())
    Attachment.objects.filter(pk=second.pk).delete()
    assert any("乙.png”（SHA-256" in one and "登记被删除" in one for one in problems())


@pytest.mark.django_db(transaction=True)
def test_a_step_that_is_refused_leaves_no_attachment(transactional_db):
    from django.db import transaction

    from tests.conftest import make_county

    county = make_county()
    plea = Plea.begin("receive", county.gov_clerk, {"ground": "罚款"}, body=county.government, key="1")
    with pytest.raises(Forbidden), transaction.atomic():
        attach(plea, [keep("甲.pdf", [PDF])], county.gov_clerk, key="a")
        plea.act("refuse", county.gov_clerk, {"reasons": "x"}, key="2")
    assert Attachment.objects.count() == 0
    assert Event.objects.filter(case=plea.pk).count() == 1
    assert path_of(hashlib.sha256(PDF).hexdigest()).is_file()  # found again when the form is sent anew
