"""The work of one audit job, in a process of its own: `python -m guiju.faces.portal.work FOLDER`."""

import json
import resource
import sys
from pathlib import Path

from guiju.faces.portal.progress import tell

#: What a hostile file may cost at most.
_MEMORY, _SECONDS = 1 << 30, 60


def main(here: Path) -> None:
    """Read, audit and render one report; what was dropped is removed as soon as its text is known."""
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
    name = (here / "name").read_text(encoding="utf-8")
    tell(here, 10, "提取文字")
    from guiju.reports.read.files import Document, Unreadable, documents

    (report,) = here.glob("report*")
    found = list(documents([report]))
    bad = [one for one in found if isinstance(one, Unreadable)]
    read = [one for one in found if isinstance(one, Document)]
    if not read:
        (here / "failed").write_text(bad[0].reason if bad else "文件里没有文字。", encoding="utf-8")
        return
    tell(here, 40, "读数字")
    from guiju.reports.audit import audit
    from guiju.reports.audit.render import page
    from guiju.reports.read import read_text

    named = [Document(name if len(read) == 1 else f"{name}：{one.name}", one.text, one.pages) for one in read]
    figures = [figure.as_dict() for one in named for figure in read_text(one.text, one.name)]
    (here / "figures.json").write_text(json.dumps(figures, ensure_ascii=False), encoding="utf-8")
    tell(here, 70, "逐条核对")
    findings = audit(named)
    tell(here, 90, "标注")
    (here / "marked.html").write_text(page.render(named, findings), encoding="utf-8")
    counts = {"figures": len(figures), "findings": len(findings)}
    counts["worst"] = sum(finding.severity.rank >= 1 for finding in findings)
    (here / "counts.json").write_text(json.dumps(counts), encoding="utf-8")
    tell(here, 100, "完成")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    main(folder)
