"""The work of one audit job, in a process of its own: `python -m guiju.faces.portal.work FOLDER`."""

import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from guiju.faces.portal.jobs import names
from guiju.faces.portal.progress import tell
from guiju.reports.read.files import Document, Unreadable, documents

#: What a hostile file may cost at most.
_MEMORY, _SECONDS = 1 << 30, 60


def main(here: Path) -> None:
    """Read, audit and render the reports; what was dropped is removed as soon as its text is known."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    try:
        _work(here)
    except MemoryError:
        (here / "failed").write_text("这份文件太大，处理不了；请拆开后再试。", encoding="utf-8")
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        (here / "failed").write_text("处理这份文件时出错了，没有得出结果。请换成 docx 或 txt 再试。", encoding="utf-8")
    finally:
        for path in here.glob("report*"):
            path.unlink()
        (here / "done").touch()


def _work(here: Path) -> None:
    tell(here, 10, "提取文字")
    found = list(_found(here))
    unread = [one for one in found if isinstance(one, Unreadable)]
    named = [one for one in found if isinstance(one, Document)]
    if not named:
        (here / "failed").write_text(_why(unread), encoding="utf-8")
        return
    tell(here, 40, "读数字")
    from guiju.reports.audit import audit
    from guiju.reports.audit.render import page
    from guiju.reports.read import read_text

    figures = [figure.as_dict() for one in named for figure in read_text(one.text, one.name)]
    (here / "figures.json").write_text(json.dumps(figures, ensure_ascii=False), encoding="utf-8")
    tell(here, 70, "逐条核对")
    findings = audit(named)
    tell(here, 90, "标注")
    (here / "marked.html").write_text(page.render(named, findings), encoding="utf-8")
    counts = {"figures": len(figures), "findings": len(findings), "unread": list(map(str, unread))}
    counts["worst"] = sum(finding.severity.rank >= 1 for finding in findings)
    (here / "counts.json").write_text(json.dumps(counts, ensure_ascii=False), encoding="utf-8")
    tell(here, 100, "完成")


def _why(unread: list[Unreadable]) -> str:
    if len(unread) == 1:
        return unread[0].reason
    return "".join(map(str, unread)) or "文件里没有文字。"


def _found(here: Path) -> Iterator[Document | Unreadable]:
    """The documents under the names that their user gave them, those of an archive each with its own behind."""
    for turn, name in enumerate(names(here)):
        (path,) = here.glob(f"report{turn}*")
        found = list(documents([path]))
        for one in found:
            called = name if len(found) == 1 else f"{name}：{one.name}"
            if isinstance(one, Document):
                yield Document(called, one.text, one.pages)
            else:
                yield Unreadable(called, one.reason)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    main(folder)
