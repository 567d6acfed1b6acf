"""Fetches free Chinese fonts for official papers into `.fonts/`: Fandol, and LXGW WenKai for rare characters.

Fandol has 仿宋, 楷体, 黑体 and 宋体. All come from packages of Debian or Ubuntu, unpacked but not installed; about
100 MB are fetched and 50 MB kept.
Run it as `python scripts/fonts.py`; exit code 1 where that cannot be done, with what to do instead.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).parents[1] / ".fonts"
WANTED = {
    "texlive-lang-chinese": (
        "FandolFang-Regular.otf",
        "FandolKai-Regular.otf",
        "FandolHei-Regular.otf",
        "FandolHei-Bold.otf",
        "FandolSong-Regular.otf",
        "FandolSong-Bold.otf",
    ),
    "fonts-lxgw-wenkai": ("LXGWWenKai-Regular.ttf",),
}
BY_HAND = """\
字体没有取到：{reason}
可以这样办：
  1. 在能联网的 Debian 或 Ubuntu 上运行本脚本，把得到的 .fonts/ 文件夹拷到这里；或者
  2. 把单位有权使用的字体（方正小标宋、仿宋、楷体、黑体）放进一个文件夹，用环境变量 GUIJU_FONTS 指明它。
没有这些字体，文书仍能生成，PDF 用随软件安装的思源字体排印。"""


class Unavailable(Exception):
    """The fonts cannot be had in this way; the message says why."""


def run(*command: str, where: Path) -> None:
    """Runs a command quietly in a folder.

    Raises:
        Unavailable: it failed, with the last line of what it said.
    """
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("E:")] or done.stderr.splitlines()
        raise Unavailable(f"{' '.join(command)}：{said[-1] if said else '失败'}")


def fetch(package: str, names: tuple[str, ...], home: Path) -> None:
    """Puts the named fonts of one Debian package into `home`.

    Raises:
        Unavailable: no such package here, no network, or the package no longer holds a font.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run("apt-get", "download", package, where=work)
        run("dpkg", "-x", next(work.glob("*.deb")).name, "out", where=work)
        for name in names:
            found = next((path for path in work.rglob(name) if path.is_file()), None)
            if not found:
                raise Unavailable(f"软件包 {package} 里没有 {name}")
            shutil.copyfile(found, home / name)


def main() -> int:
    """Fetches what is not there yet."""
    HOME.mkdir(exist_ok=True)
    for package, names in WANTED.items():
        if all((HOME / name).exists() for name in names):
            continue
        try:
            if not shutil.which("apt-get") or not shutil.which("dpkg"):
                raise Unavailable("这台机器没有 apt-get 和 dpkg")
            print(f"正在从 Debian 软件包 {package} 取字体……", flush=True)
            try:
                fetch(package, names, HOME)
            except Unavailable:  # a machine that never fetched the lists knows no package
                run("apt-get", "update", where=HOME)
                fetch(package, names, HOME)
        except Unavailable as reason:
            print(BY_HAND.format(reason=reason), file=sys.stderr)
            return 1
    print(f"字体齐备：{HOME}（{len(list(HOME.iterdir()))} 个文件）")
    return 0


if __name__ == "__main__":
    sys.exit(main())
