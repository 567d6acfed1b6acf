"""The file of a penalty: one booklet, in the ministry's order, whose list of contents opens the right pages."""

import datetime as dt
import io
import re

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from guiju.documents import render_docx
from guiju.documents.attach import attach
from guiju.documents.build import enforcement, page_break
from guiju.documents.dossier import bind as binding
from guiju.documents.dossier.arrangement import arrangement_of
from guiju.documents.dossier.bind import bind, take_along
from guiju.documents.dossier.pieces import SHOWN, WHOLE, offered, pieces
from guiju.documents.issue import known_titles
from guiju.documents.keep import keep
from guiju.documents.models import Attachment, Download, Issued
from guiju.documents.pdf import render
from guiju.matters.penalty.models import CrimeTransfer, Penalty, PenaltyHearing
from guiju.matters.penalty.tests.conftest import Walk, registered, to_filed, to_served
from guiju.matters.penalty.tests.test_papers import whole_life
from guiju.procedure import clock, outbox
from guiju.procedure.models import Case
from guiju.procedure.refusal import Forbidden, Refused

INTERNAL = (
    "法制审核意见书",
    "集体讨论记录",
    "立案审批表",
    "结案审批表",
    "延长办案期限审批表",
    "调查终结报告",
    "听证报告",
)


def scan(*texts):
    """A PDF of so many pages, as a scanner or another program made it."""
    blocks = [block for text in texts for block in (page_break(), text)][1:]
    return render(enforcement("书证", "某某公司", blocks=blocks))


def photograph(word="photo", turned=1):
    """A JPEG as a phone takes it, lying, with the turn noted in it."""
    picture = Image.new("RGB", (1600, 1200), "#446688")
    ImageDraw.Draw(picture).rectangle((200, 200, 700, 500), fill="white")
    ImageDraw.Draw(picture).text((230, 300), word, fill="black", font_size=120)
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x0112] = turned
    picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


def add(walk, name, content, step=""):
    """Attach a file to the case, by itself or with a step that was taken."""
    walk.case.refresh_from_db()
    about = walk.case.events.filter(step=step).latest("seq") if step else None
    (one,) = attach(walk.case, [keep(name, [content])], walk.world.market_handler, key=f"f-{name}", about=about)
    return one


def filed_away(world):
    """A penalty taken to its archive, with a PDF, a photograph, an office file, a broken PDF and an internal scan."""
    walk = whole_life(world)
    outbox.sweep()
    with clock.standing_at(dt.date(2026, 10, 21)):
        add(walk, "进货单.pdf", scan("进货单第一页", "进货单第二页"), "gather")
        add(walk, "现场照片.jpg", photograph(turned=6), "examine")
        add(walk, "情况说明.docx", render_docx(enforcement("情况说明", "某某公司")), "gather")
        add(walk, "损坏的扫描件.pdf", b"%PDF-1.7\nbroken\n%%EOF", "gather")
        add(walk, "讨论签名页.pdf", scan("局长签名"), "discuss")
        add(walk, "随手添加.pdf", scan("随手添加的内容"))
    return walk


@pytest.fixture
def walk(world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return filed_away(world)


def booklet(walk, part=WHOLE):
    return bind(walk.case, pieces(walk.case, walk.world.market_handler, part), part)


def texts(made):
    """The text of each page of a booklet, without spaces."""
    made.file.seek(0)
    with pypdfium2.PdfDocument(made.file.read()) as pdf:
        return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pdf]


def label_of(made, at):
    made.file.seek(0)
    with pypdfium2.PdfDocument(made.file.read()) as pdf:
        return pdf.get_page_label(at)


def test_every_paper_of_the_line_and_every_step_with_files_has_its_shelf():
    rules, models = arrangement_of(Penalty), (Penalty, PenaltyHearing, CrimeTransfer)
    said = [title for shelf in rules.shelves for title in shelf.papers] + list(rules.replaced)
    assert set(said) == set().union(*map(known_titles, models))
    assert len(said) == len(set(said))
    steps = [step for shelf in rules.shelves for step in shelf.steps]
    assert set(steps) <= {name for model in models for name in model.procedure.versions}
    assert len(steps) == len(set(steps))


def test_the_front_volume_begins_with_filing_and_decision_and_the_back_one_follows(walk):
    made = booklet(walk)
    titles = [leaf.piece.title for leaf in made.leaves]
    assert titles[:4] == ["立案审批表", "行政处罚决定书", "送达公告", "送达回证"]
    volumes = [leaf.piece.shelf.volume for leaf in made.leaves]
    assert volumes == sorted(volumes, key=["正卷", "副卷"].index)
    assert titles.index("听证笔录") < titles.index("法制审核意见书") < titles.index("听证报告")
    issued = Issued.objects.filter(case__in=[walk.case.pk, *walk.case.offspring.values_list("pk", flat=True)])
    papers = [leaf.piece.source.pk for leaf in made.leaves if isinstance(leaf.piece.source, Issued)]
    assert sorted(papers) == sorted(issued.exclude(title="案卷目录").values_list("pk", flat=True))


def test_each_listed_page_opens_the_right_paper(walk):
    made = booklet(walk)
    pages = texts(made)
    front = next(at for at in range(len(pages)) if label_of(made, at) == "1")
    assert pages[0].startswith("酉县市场监督管理局")
    for leaf in made.leaves:
        if leaf.sheets is None:
            continue
        page = pages[front + leaf.first - 1]
        assert page.endswith(str(leaf.first)) or str(leaf.first) in page
        assert label_of(made, front + leaf.first - 1) == str(leaf.first)
        if isinstance(leaf.piece.source, Issued):
            assert re.sub(r"\s", "", leaf.piece.title) in page, leaf.piece.title
    contents = "".join(pages[1:front])
    for leaf in made.leaves:
        row = leaf.piece.title + leaf.piece.day.isoformat() + leaf.pages
        assert row in contents, row
    where = {leaf.piece.title: front + leaf.first - 1 for leaf in made.leaves}
    assert "进货单第一页" in pages[where["进货单.pdf"]]
    assert "现场照片.jpg" in pages[where["现场照片.jpg"]]


def test_the_count_of_pages_is_that_of_the_papers_and_files(walk):
    made = booklet(walk)
    pages = texts(made)
    expected = 0
    for leaf in made.leaves:
        if isinstance(leaf.piece.source, Issued):
            with pypdfium2.PdfDocument(render(leaf.piece.source.paper)) as pdf:
                expected += len(pdf)
    expected += 2 + 1 + 1 + 1  # three scans, one of them of two pages, and a photograph
    assert [f"{n}" for n in range(1, expected + 1)] == [
        label_of(made, at) for at in range(len(pages)) if label_of(made, at).isdigit()
    ]
    assert f"装订{len(made.leaves) - 2}件，共{expected}页" in pages[-1]
    assert f"{expected}页" in pages[0]


def test_what_cannot_be_bound_is_named_with_its_hash_and_reason(walk):
    made = booklet(walk)
    note = texts(made)[-1]
    for name, why in (("情况说明.docx", "不是PDF或者图片"), ("损坏的扫描件.pdf", "文件损坏")):
        one = Attachment.objects.get(name=name)
        assert name in note
        assert one.digest[:32] in note
        assert one.digest[32:] in note
        assert why in note
    assert {one.name for one in made.taken} == {"进货单.pdf", "现场照片.jpg", "讨论签名页.pdf", "随手添加.pdf"}


def test_the_same_state_gives_the_same_bytes_and_another_state_other_ones(walk):
    first, second = booklet(walk).file.read(), booklet(walk).file.read()
    assert first == second
    with clock.standing_at(dt.date(2026, 12, 1)):
        assert booklet(walk).file.read() == first
        add(walk, "又一个.pdf", scan("又一个"))
        assert booklet(walk).file.read() != first


def test_what_the_party_may_be_shown_holds_nothing_internal(walk):
    made = booklet(walk, SHOWN)
    titles = {leaf.piece.title for leaf in made.leaves}
    assert {"行政处罚决定书", "送达回证", "进货单.pdf", "现场照片.jpg", "听证笔录"} <= titles
    whole = "".join(texts(made))
    for word in (*INTERNAL, "讨论签名页", "局长签名", "随手添加", "同意罚款四千元", "副卷"):
        assert word not in whole, word
    assert not titles & set(INTERNAL)
    assert {leaf.piece.shelf.volume for leaf in made.leaves} == {"正卷"}


def test_a_paper_or_file_that_nobody_thought_of_is_not_shown():
    rules = arrangement_of(Penalty)
    for where in ({"paper": "新文书"}, {"step": "assign"}, {}):
        at, shelf = rules.shelf_of(**where)
        assert (shelf.volume, shelf.shown, at) == ("副卷", False, len(rules.shelves))


def test_binding_writes_nothing_to_the_case_and_notes_each_file_taken(walk):
    before = Case.objects.filter(pk=walk.case.pk).values().get(), walk.case.events.count()
    made = take_along(walk.case, walk.world.market_head, SHOWN)
    assert {row.attachment for row in Download.objects.filter(user=walk.world.market_head)} == set(made.taken)
    assert {one.name for one in made.taken} == {"进货单.pdf", "现场照片.jpg"}
    assert (Case.objects.filter(pk=walk.case.pk).values().get(), walk.case.events.count()) == before


def test_a_secret_case_and_a_secret_hearing_are_bound_by_their_own_body_only(walk):
    county = walk.world
    assert offered(walk.case, county.justice_supervisor) == (WHOLE, SHOWN)
    PenaltyHearing.objects.filter(origin=walk.case.pk).update(secret=True)
    assert offered(walk.case, county.justice_supervisor) == ()
    with pytest.raises(Forbidden, match="不公开"):
        pieces(walk.case, county.justice_supervisor)
    assert offered(walk.case, county.market_handler) == (WHOLE, SHOWN)
    assert offered(walk.case, county.town_head) == ()
    with pytest.raises(Forbidden):
        pieces(walk.case, county.town_head, SHOWN)


def test_an_open_case_is_bound_as_it_stands_and_says_so(world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    walk = Walk(world).begin("register", **registered(world))
    with pytest.raises(Refused, match="没有可以装订"):
        booklet(walk)
    assert offered(walk.case, world.market_handler) == ()
    to_filed(walk)
    with pytest.raises(Refused, match="没有制作完成"):
        booklet(walk)
    outbox.sweep()
    assert "尚未结案，处于“调查取证”阶段" in texts(booklet(walk))[-1]
    with pytest.raises(Refused, match="没有可以装订"):
        booklet(walk, SHOWN)  # there is nothing yet but the approval


def test_a_booklet_that_would_be_too_large_is_refused_before_anything_is_made(walk, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(binding, "MOST_MB", -1)
        with pytest.raises(Refused, match="分册装订"):
            booklet(walk)
    monkeypatch.setattr(binding, "MOST_PAGES", 5)
    with pytest.raises(Refused, match="5页"):
        booklet(walk)


def test_the_cover_says_who_what_and_when(world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    walk = Walk(world).begin("register", **registered(world))
    to_served(walk)
    walk.do("withhold", withheld_reason="影响不大")
    walk.do("pay", amount=5000, paid_on=dt.date(2026, 3, 10), voucher="1")
    walk.do("close")
    walk.do("archive", volume="2026-0012", retention="30")
    outbox.sweep()
    cover = texts(booklet(walk))[0]
    for part in (
        "酉县市场监督管理局", "行政处罚案卷", "（正卷、副卷）", walk.case.title, walk.case.number, "罚决〔2026〕1号",
        "罚款五千元", "2026年3月10日", "2026-0012", "30年", world.officers[0].name,
    ):  # fmt: skip
        assert part in cover, part
