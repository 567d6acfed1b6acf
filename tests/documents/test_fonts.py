"""Fonts: looked for in the told order, good enough on a bare machine, and missed with a sentence that helps."""

import os
import runpy
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from guiju.documents import fonts

ROOT = Path(__file__).parents[2]
SHOW = """
from guiju.documents import fonts, render_pdf, render_docx
from tests.documents.samples import decision
{prepare}
assert render_docx(decision())
try:
    pdf = render_pdf(decision(addressee="张喆"))
except fonts.NoFont as refusal:
    print("REFUSED", refusal)
else:
    import pypdfium2
    file = pypdfium2.PdfDocument(pdf)
    print(sorted({{m.get_font().get_base_name() for p in file for m in p.get_objects() if hasattr(m, "get_font")}}))
    print("".join(p.get_textpage().get_text_range() for p in file))
"""


def shown(prepare: str, **environment: str) -> str:
    made = subprocess.run(
        [sys.executable, "-c", SHOW.format(prepare=prepare)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return made.stdout


def test_a_machine_with_nothing_but_python_sets_papers_in_noto():
    out = shown("own = [p for p in fonts.folders() if 'pylopdf' in str(p)]; fonts.folders = lambda: own")
    assert "NotoSerifSC" in out and "NotoSansSC" in out
    assert "酉阳县市场监督管理局（印章）" in out and "喆" in out


def test_without_any_chinese_font_pdf_says_what_to_do_and_docx_still_works():
    out = shown("fonts.folders = lambda: []")
    assert out.startswith("REFUSED") and "scripts/fonts.py" in out and "GUIJU_FONTS" in out


def test_the_folders_of_the_environment_come_first(tmp_path, monkeypatch):
    one, two = tmp_path / "a", tmp_path / "b"
    one.mkdir()
    two.mkdir()
    monkeypatch.setenv("GUIJU_FONTS", os.pathsep.join([str(one), str(two), str(tmp_path / "missing")]))
    monkeypatch.setattr(fonts, "HOME", tmp_path / "home")
    found = fonts.folders()
    assert found[:2] == [one, two]
    assert all(place.is_dir() for place in found)
    (tmp_path / "home").mkdir()
    assert fonts.folders()[2] == tmp_path / "home"


def test_the_users_cache_is_looked_through(tmp_path, monkeypatch):
    (tmp_path / "guiju/fonts").mkdir(parents=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert tmp_path / "guiju/fonts" in fonts.folders()


@pytest.mark.skipif(not (fonts.HOME / "FandolFang-Regular.otf").exists(), reason="scripts/fonts.py was not run")
def test_with_fandol_the_body_is_a_real_fangsong():
    assert fonts.faces()["fang"][0] == "FandolFang R"
    assert {face: names[0] for face, names in fonts.faces().items() if face in ("kai", "hei", "song")} == {
        "kai": "FandolKai",
        "hei": "FandolHei",
        "song": "FandolSong",
    }


@pytest.fixture
def script(tmp_path, monkeypatch):
    """The script with a home of its own."""
    names = runpy.run_path(str(ROOT / "scripts/fonts.py"))
    main = names["main"]
    monkeypatch.setitem(main.__globals__, "HOME", tmp_path / "fonts")
    return main


def program(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)


def test_without_apt_the_script_says_so_and_what_to_do(script, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert script() == 1
    said = capsys.readouterr().err
    assert "没有 apt-get" in said and "GUIJU_FONTS" in said and ".fonts/" in said


def test_offline_the_script_says_so_and_leaves_no_broken_font(script, tmp_path, monkeypatch, capsys):
    program(tmp_path, "apt-get", "import sys; sys.exit('E: Could not resolve the mirror')")
    program(tmp_path, "dpkg", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert script() == 1
    assert "Could not resolve the mirror" in capsys.readouterr().err
    assert list((tmp_path / "fonts").iterdir()) == []


@pytest.mark.slow
def test_the_script_fetches_every_font_and_the_second_run_fetches_none(script, tmp_path, capsys):
    if script():
        pytest.skip(f"no Debian packages here: {capsys.readouterr().err}")
    assert len(list((tmp_path / "fonts").iterdir())) == 7
    capsys.readouterr()
    assert script() == 0
    assert "正在" not in capsys.readouterr().out
