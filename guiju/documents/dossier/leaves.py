"""What a booklet has of its own: cover, contents (卷内目录), note at the end (备考表), the numbers of its pages.

Columns of the contents and rows of the note follow GB/T 9705-2008 文书档案案卷格式 [M]; the cover follows the binding
practice of market supervision [S].
"""

from dataclasses import dataclass
from typing import Any

from guiju.documents.dossier.arrangement import arrangement_of, day
from guiju.documents.dossier.pieces import SHOWN, Piece, never_made
from guiju.documents.dossier.sheets import A4, Sheets
from guiju.documents.models import Attachment
from guiju.documents.pdf import typeset
from guiju.procedure import clock
from guiju.procedure.models import Case


@dataclass(frozen=True)
class Leaf:
    """A piece in its place: its sheets and the number of its first page, or why it could not be bound."""

    piece: Piece
    sheets: Sheets | None
    first: int
    why: str = ""

    @property
    def pages(self) -> str:
        """What the list of contents says: 3, 3-5, 未装订."""
        if self.sheets is None:
            return "未装订"
        last = self.first + self.sheets.pages - 1
        return f"{self.first}-{last}" if last > self.first else str(self.first)


def front(case: Case, part: str, leaves: list[Leaf], count: int) -> bytes:
    """Cover and list of contents."""
    rules = arrangement_of(type(case))
    volume, retention = rules.keeping(case)
    name = str(case._meta.verbose_name).removesuffix("案件") + "案卷"
    keeping = [
        ("案卷号", volume),
        ("保管期限", retention),
        ("卷内件数", f"{len(leaves)}件"),
        ("卷内页数", f"{count}页"),
    ]
    data = {
        "part": "front",
        "title": f"{name}　{case}",
        "body": case.body.name,
        "name": name,
        "volume": _volume(part, leaves),
        "cover": [
            ("案件名称", case.title),
            ("案号", case.number or ""),
            *(row for row in rules.cover(case) if row[1] is not None),
        ],
        "keeping": keeping,
        "contents": list(_contents(leaves)),
    }
    return typeset("dossier.typ", data, clock.as_moment(case.last_at).date())


def _volume(part: str, leaves: list[Leaf]) -> str:
    """Which volumes are in the booklet."""
    volumes = "、".join(dict.fromkeys(leaf.piece.shelf.volume for leaf in leaves))
    if part == SHOWN:
        return f"（{volumes}，供当事人查阅）"
    return f"（{volumes}）" if volumes else ""


def _contents(leaves: list[Leaf]) -> Any:
    """The rows of the list; a volume begins with a row that names it."""
    volume = ""
    for at, leaf in enumerate(leaves, 1):
        piece = leaf.piece
        if piece.shelf.volume != volume:
            volume = piece.shelf.volume
            yield [volume]
        yield [str(at), piece.number, piece.author, piece.title, piece.day.isoformat(), leaf.pages]


def note(case: Case, part: str, leaves: list[Leaf], count: int) -> bytes:
    """How much there is, what could not be bound and what is in doubt, who made it from which state of the case."""
    rules = arrangement_of(type(case))
    last = case.events.select_related("actor").get(seq=case.version)
    loose = [(at, leaf) for at, leaf in enumerate(leaves, 1) if leaf.sheets is None]
    lines = [f"本卷共{len(leaves)}件，装订{len(leaves) - len(loose)}件，共{count}页。"]
    if loose:
        lines.append(f"另有{len(loose)}件不能装订成页，随卷另存，见下表；以SHA-256核对。")
    lines += [
        f"第{at}件“{leaf.piece.title}”：{leaf.sheets.doubt}。"
        for at, leaf in enumerate(leaves, 1)
        if leaf.sheets and leaf.sheets.doubt
    ]
    if part != SHOWN:
        lines += [f"文书“{title}”没有制作成功，不在卷内，请告知系统管理员。" for title in never_made(case)]
    else:
        lines.append("本册只装订可以给当事人查阅的材料，机关内部的材料不在其内。")
    if rules.law:
        unread = "（条文待核对）" if rules.mark in ("M", "S") else ""
        lines.append(f"装订顺序：{rules.law}{unread}。")
    else:
        lines.append("装订顺序：依办理经过的先后。")
    if not case.closed_on:
        lines.append(f"装订时本案尚未结案，处于“{case.stage}”阶段。")
    made = clock.as_moment(last.at)
    lines.append(
        f"本册由系统依本案第{last.seq}条办理记录（{last.label}，{made:%Y-%m-%d %H:%M}）时的状态制作，"
        "状态不变，再次制作逐字节相同；附件以系统保存的原文件为准。"
    )
    data = {
        "part": "note",
        "title": "卷内备考表",
        "lines": lines,
        "unbound": [[str(at), leaf.piece.title, *_file(leaf.piece.source), leaf.why] for at, leaf in loose],
        "signed": {
            "rows": [
                [_fact("立卷人", str(last.actor or "")), _fact("立卷时间", day(made.date()))],
                [_fact("检查人", ""), _fact("检查时间", "　　年　　月　　日")],
            ]
        },
    }
    return typeset("dossier.typ", data, made.date())


def _fact(label: str, value: str) -> dict[str, Any]:
    return {"label": label, "value": value, "lines": 1}


def _file(source: Any) -> tuple[str, str]:
    """How large a file is, and its hash in two lines."""
    if not isinstance(source, Attachment):
        return "", f"{source.digest[:32]}\n{source.digest[32:]}"
    size = f"{source.size / 1024 / 1024:.1f}MB" if source.size >= 1024 * 1024 else f"{-(-source.size // 1024)}KB"
    return size, f"{source.digest[:32]}\n{source.digest[32:]}"


def stamps(marks: list[tuple[bool, str]]) -> bytes:
    """A clear sheet for each page, with its number and, on a picture, the picture's name.

    Args:
        marks: For each page, from the first, whether it is a lying one, and what stands at its foot.
    """
    sheets = [
        {"number": str(at), "note": note, "width": A4[wide], "height": A4[not wide]}
        for at, (wide, note) in enumerate(marks, 1)
    ]
    return typeset("dossier.typ", {"part": "stamps", "title": "", "stamps": sheets})
