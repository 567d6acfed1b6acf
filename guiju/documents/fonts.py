"""Which fonts a PDF is set in: found on this machine, preferred by what an official paper ought to look like.

Looked through in this order: the folders of `GUIJU_FONTS`, `.fonts/` of the repository (filled by `scripts/fonts.py`),
the user's cache, the Noto fonts that come with the installation, the system's own folders.
"""

import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

HOME = Path(__file__).parents[2] / ".fonts"

# Real official faces first, then free ones, then whatever Chinese face there is; rare characters fall through the list.
_SERIF = ("Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC", "STSong")
_SANS = ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "SimHei", "Heiti SC", "WenQuanYi Zen Hei")
_BRUSH = ("LXGW WenKai",)
_RARE = ("SimSun-ExtB", *_BRUSH, *_SERIF, *_SANS)
FACES: dict[str, tuple[str, ...]] = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "FandolSong", "Noto Serif CJK SC", *_SERIF),
    "fang": ("FangSong_GB2312", "FangSong", "FZFangSong-Z02S", "STFangsong", "FandolFang R"),
    "kai": ("KaiTi_GB2312", "KaiTi", "STKaiti", "FandolKai", *_BRUSH),
    "hei": ("SimHei", "STHeiti", "FandolHei", *_SANS),
    "song": ("SimSun", "STSong", "FandolSong", *_SERIF),
}
LATIN = ("Times New Roman", "Liberation Serif", "Libertinus Serif")
"""For digits and Latin letters, whose forms in free Chinese fonts are poor; the last comes with Typst."""


class NoFont(RuntimeError):
    """No Chinese font was found, or none holds a character of the paper; the message says what to do."""


def folders() -> list[Path]:
    """The folders with fonts that exist on this machine, best first."""
    named = [Path(part) for part in os.environ.get("GUIJU_FONTS", "").split(os.pathsep) if part]
    cache_home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    shipped = find_spec("pylopdf_fonts_zh_cn")
    system = {
        "win32": [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"],
        "darwin": [Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts"],
    }.get(sys.platform, [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"])
    own = [Path(shipped.origin).parent] if shipped and shipped.origin else []
    return [place for place in (*named, HOME, cache_home / "guiju/fonts", *own, *system) if place.is_dir()]


@cache
def library() -> typst.Fonts:
    """The fonts of `folders`, opened once for the life of the process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders())


@cache
def faces() -> dict[str, list[str]]:
    """For each face of a paper, the families that are really here, in order of preference; `latin` is one family.

    A rare character falls to a brush-like font beside 仿宋 and 楷体; without any 仿宋 the body is set in a 宋体.

    Raises:
        NoFont: there is no Chinese font at all.
    """
    here = set(library().families())
    rest = [name for name in _RARE if name in here]
    serif = [name for name in _SERIF if name in here]
    found = {}
    for face, names in FACES.items():
        own = [name for name in names if name in here]
        found[face] = list(dict.fromkeys(own + (rest if own else serif + rest)))
    if not all(found.values()):
        raise NoFont(
            "没有找到中文字体，无法生成 PDF（docx 仍可生成）。请运行 python scripts/fonts.py 取得字体，"
            "或者用环境变量 GUIJU_FONTS 指明字体所在文件夹。"
        )
    return found | {"latin": [name for name in LATIN if name in here][:1]}


def title_is_thin() -> bool:
    """Whether titles need a stroke to look like 小标宋: their face is an ordinary 宋体 without a bold."""
    family = faces()["title"][0]
    bold = any(font.family == family and font.weight >= 600 for font in library().fonts())
    return not bold and not family.startswith("FZXiaoBiaoSong")
