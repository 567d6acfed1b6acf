# ruff: noqa: E501
"""A bad file gives one sentence with its name, and the others go on."""

import io
import os
import random
import struct
import subprocess
import sys
import textwrap
import zipfile

import pytest

from guiju.reports.read.files import Document, Unreadable, documents

from . import makers


def refused(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (found,) = documents([tmp_path / name])
    assert isinstance(found, Unreadable), found
    assert found.name.endswith(name) and name in str(found)
    return found.reason


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (30 << 20))
    return out.getvalue()


def lying_bomb():
    """The central directory states a small size; the data unfold to far more."""
    data = bytearray(bomb())
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def mixed():
    return "全县办理案件十二件。\n".encode() * 3 + "化解纠纷三十件。\n".encode("gbk") * 3


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("空.txt", b"", "空的"),
        ("白.txt", b" \n\n ", "空的"),
        ("二进制.txt", bytes(range(256)) * 400, "不是文本"),
        ("图.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "图片"),
        ("断.docx", makers.docx()[:2000], "损坏"),
        ("假.docx", b"not a zip at all", "损坏"),
        ("炸弹.docx", bomb(), "炸弹"),
        ("混.txt", mixed(), "两种编码"),
        ("断.doc", makers.doc([("一二三\r", False)])[:1500], "损坏"),
        ("密.doc", makers.doc([("一二三\r", False)], encrypted=True), "密码"),
        ("表.doc", makers.ole({"Workbook": b"x"}), "Excel"),
        ("断.pdf", b"%PDF-1.7\n1 0 obj\n<<", "损坏"),
        ("深.html", b"<html><body>" + b"<div>" * 10_000 + "共12件".encode() + b"</div>" * 10_000, "嵌套"),
        ("旧.rtf", b"{\\rtf1 \\ansi abc}", "RTF"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path, name, data, says):
    assert says in refused(tmp_path, name, data)


def test_a_size_that_lies_unfolds_nothing(tmp_path):
    assert refused(tmp_path, "a.docx", lying_bomb())


def test_a_locked_pdf_says_so(tmp_path):
    """An empty password that fails: the encryption dictionary of a standard handler with random keys."""
    plain = makers.typst_pdf("abc")
    keys = "<" + "ab" * 32 + ">"
    locked = plain.replace(b"trailer\n<<", f"trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {keys} /U {keys} >> /ID [{keys} {keys}]".encode())  # fmt: skip
    if locked == plain:
        at = plain.rindex(b"/Type /XRef") if b"/Type /XRef" in plain else plain.rindex(b"/XRef")
        at = plain.rindex(b"<<", 0, at) + 2
        locked = plain[:at] + f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {keys} /U {keys} >> /ID [{keys} {keys}] ".encode() + plain[at:]  # fmt: skip
    assert "密码" in refused(tmp_path, "a.pdf", locked)


def test_a_scan_says_it_needs_recognition(tmp_path):
    (tmp_path / "p.png").write_bytes(makers_png())
    import typst

    (tmp_path / "a.typ").write_text('#image("p.png", width: 80%)')
    assert "扫描件" in refused(tmp_path, "a.pdf", typst.compile(str(tmp_path / "a.typ")))


def makers_png():
    import zlib

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(random.Random(1).randbytes(30)) for _ in range(10))
    head = struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "大.txt"
    with path.open("wb") as stream:
        stream.truncate(500 << 20)
    (found,) = documents([path])
    assert "500 MB" in found.reason


def test_a_missing_file_and_one_that_vanishes_let_the_others_go_on(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"{name}：办理案件12件。")
    reading = documents([tmp_path, tmp_path / "没有.txt", tmp_path / "c.txt"])
    first = next(reading)
    os.remove(tmp_path / "b.txt")
    rest = list(reading)
    assert [type(found) for found in (first, *rest)] == [Document, Unreadable, Document, Unreadable, Document]
    assert "移走" in rest[0].reason


def test_a_bad_member_of_an_archive_lets_the_others_go_on(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("1.docx", b"broken")
        archive.writestr("2.txt", "好的，办理案件12件。")
    bad, good = documents([tmp_path / "a.zip"])
    assert isinstance(bad, Unreadable) and "a.zip/1.docx" in bad.name
    assert isinstance(good, Document)


def test_zero_width_and_right_to_left_marks_keep_their_offsets_in_a_text_file(tmp_path):
    text = "办理\u200b案件\u202e12\u202c件，\ufeff化解\u2066纠纷\u20693件。"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (found,) = documents([tmp_path / "a.txt"])
    assert found.text == text


def samples():
    return {
        "a.txt": "\n".join(makers.SENTENCES).encode("gb18030"),
        "b.txt": "\n".join(makers.SENTENCES).encode("utf-16"),
        "c.html": makers.HTML.format(charset="gb2312").encode("gb18030"),
        "d.docx": makers.docx(),
        "e.doc": makers.doc([("项目\x07数量\x07\x07正文12件。\r", False), ("plain 12\r", True)], row_ends=(6,)),
        "f.ofd": makers.ofd(makers.SENTENCES),
        "g.pdf": makers.typst_pdf("共12件。\n\n" + "\n\n".join(makers.SENTENCES)),
    }


def mutated(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        kind, at = chance.randrange(5), chance.randrange(len(data) or 1)
        if kind == 0:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del data[at : at + chance.randrange(1, 64)]
        elif kind == 2:
            data[at:at] = data[at : at + chance.randrange(1, 512)]
        elif kind == 3:
            data[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f"))
        else:
            del data[at:]
        if not data:
            break
    return bytes(data)


FUZZ = """
    import random, resource, signal, sys, tempfile, pathlib
    sys.path.insert(0, {root!r})
    from tests.reports.files.test_bad_input import mutated, samples
    from guiju.reports.read.files import Document, Unreadable, documents
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    chance = random.Random({seed})
    originals = samples()
    folder = pathlib.Path(tempfile.mkdtemp())
    read = 0
    for number in range({count}):
        name = chance.choice(sorted(originals))
        path = folder / name
        data = mutated(originals[name], chance)
        path.write_bytes(data)
        (folder / "last").write_bytes(data)
        signal.alarm(10)
        for found in documents([path]):
            assert isinstance(found, (Document, Unreadable)), found
            assert isinstance(found, Document) or found.reason, name
            read += isinstance(found, Document)
        signal.alarm(0)
    # What getrusage tells begins with the size of the process that started this one.
    status = pathlib.Path("/proc/self/status").read_text()
    peak = int(status.split("VmHWM:")[1].split()[0]) // 1024
    print(read, peak)
"""


def fuzz(count, seed):
    root = os.path.abspath(os.path.join(os.path.dirname(__file__), *[".."] * 3))
    script = textwrap.dedent(FUZZ).format(root=root, seed=seed, count=count)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root, timeout=3600)
    assert done.returncode == 0, (done.returncode, done.stderr[-2000:])
    read, peak = map(int, done.stdout.split())
    assert 0 < read < count, "some mutations must be harmless and some fatal, or the fuzz tests nothing"
    assert peak < 1024, f"{peak} MB"


def test_a_member_without_a_name_is_passed_over(tmp_path):
    """Found by chance among mutated files: an archive whose directory names nothing."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("QQQ", "空名")
        archive.writestr("b.txt", "共12件。")
    path.write_bytes(path.read_bytes().replace(b"QQQ", b"\0QQ"))  # a name ends at a nought
    assert [found.name for found in documents([path]) if isinstance(found, Document)] == [f"{path}/b.txt"]


def test_mutated_files_neither_crash_nor_hang():
    fuzz(300, seed=1)


@pytest.mark.slow
def test_ten_thousand_mutated_files_neither_crash_nor_hang():
    fuzz(10_000, seed=2)
