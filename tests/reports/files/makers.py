# ruff: noqa: E501
"""Real files of every format, made by code: what the tests of the readers read."""

import io
import struct
import zipfile

SENTENCES = [
    "关于2024年法治政府建设情况的报告",
    "2024年，全县办理行政复议案件128件，其中新收115件、上年结转13件，首选率达61.17%。",
    "受理法律援助案件670件，“群腐”集中整治完成整改11项。",
]
TABLE = [["项目", "数量"], ["行政处罚", "130件"], ["行政检查", "2684户次"]]
TABLE_TEXT = "项目\t数量\n行政处罚\t130件\n行政检查\t2684户次"

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with the given streams (each padded past the mini-stream limit)."""
    sectors: list[bytes] = []
    fat: list[int] = []
    entries = []
    for name, data in streams.items():
        data = data.ljust(4096, b"\0")
        count = -(-len(data) // _SECTOR)
        start = len(sectors)
        for i in range(count):
            sectors.append(data[i * _SECTOR : (i + 1) * _SECTOR].ljust(_SECTOR, b"\0"))
            fat.append(start + i + 1 if i + 1 < count else _END)
        entries.append((name, start, len(data)))

    def entry(name, kind, child, start, size, right=_FREE):
        raw = name.encode("utf-16-le") + b"\0\0"
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(raw), kind, 1, _FREE, right, child)
            + b"\0" * 16
            + struct.pack("<IQQIQ", 0, 0, 0, start, size)
        )

    directory = entry("Root Entry", 5, 1 if entries else _FREE, _END, 0)
    for i, (name, start, size) in enumerate(entries):
        directory += entry(name, 2, _FREE, start, size, right=i + 2 if i + 1 < len(entries) else _FREE)
    directory = directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0")
    first_directory = len(sectors)
    for i in range(0, len(directory), _SECTOR):
        sectors.append(directory[i : i + _SECTOR])
        fat.append(len(sectors) if i + _SECTOR < len(directory) else _END)
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    first_fat = len(sectors)
    fat += [_FAT] * fat_sectors
    table = b"".join(struct.pack("<I", value) for value in fat).ljust(fat_sectors * _SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_sectors, first_directory, 0, 4096, _END, 0, _END, 0
    )
    header += b"".join(struct.pack("<I", first_fat + i if i < fat_sectors else _FREE) for i in range(109))
    return header + b"".join(sectors) + table


def doc(pieces: list[tuple[str, bool]], *, row_ends: tuple[int, ...] = (), encrypted: bool = False) -> bytes:
    """A Word 97 file of (text, stored one byte a character?) pieces; `row_ends` are positions of row-end marks."""
    main = bytearray(b"\0" * 1024)
    cps, pcds, at = [0], [], 0
    bounds = []  # (file position where a paragraph ends, is a row end)
    for text, narrow in pieces:
        start = len(main)
        width = 1 if narrow else 2
        main += text.encode("cp1252" if narrow else "utf-16-le")
        for i, char in enumerate(text):
            if char in "\r\x07":
                bounds.append((start + (i + 1) * width, at + i in row_ends))
        place = (start * 2) | 0x40000000 if narrow else start
        pcds.append(struct.pack("<HIH", 0, place, 0))
        at += len(text)
        cps.append(at)
        main += b"\0" * (len(main) % 2)
    plc = b"".join(struct.pack("<I", cp) for cp in cps) + b"".join(pcds)
    clx = b"\x01" + struct.pack("<H", 4) + b"\0\0\0\0" + b"\x02" + struct.pack("<I", len(plc)) + plc
    main += b"\0" * (-len(main) % 512)
    page = len(main) // 512
    fkp = bytearray(512)
    fcs = [1024] + [end for end, _ in bounds]
    fkp[: 4 * len(fcs)] = b"".join(struct.pack("<I", fc) for fc in fcs)
    papx = bytes([3]) + struct.pack("<H", 0) + struct.pack("<HB", 0x2417, 1)
    fkp[480 : 480 + len(papx)] = papx
    for i, (_, row_end) in enumerate(bounds):
        fkp[4 * len(fcs) + 13 * i] = 240 if row_end else 0
    fkp[511] = len(bounds)
    main += fkp
    bte = struct.pack("<III", 1024, fcs[-1], page)
    table = clx + bte
    struct.pack_into("<H", main, 0, 0xA5EC)
    struct.pack_into("<H", main, 0x0A, 0x0200 | (0x0100 if encrypted else 0))
    struct.pack_into("<i", main, 0x4C, at)
    struct.pack_into("<II", main, 0x01A2, 0, len(clx))
    struct.pack_into("<II", main, 0x0102, len(clx), len(bte))
    return ole({"WordDocument": bytes(main), "1Table": table})


def docx(paragraphs=SENTENCES, table=TABLE) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, values in zip(grid.rows, table, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def typst_pdf(source: str) -> bytes:
    import typst

    return typst.compile(source.encode())


def ofd(lines: list[str], *, per_page: int = 2, size: float = 5.0) -> bytes:
    """Pages of text lines; the characters of each line are drawn in two objects, the second one first."""
    out = io.BytesIO()
    ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    pages = [lines[i : i + per_page] for i in range(0, len(lines), per_page)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "OFD.xml",
            f"<ofd:OFD {ns}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        refs = "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {ns}><ofd:Pages>{refs}</ofd:Pages></ofd:Document>")
        for i, page in enumerate(pages):
            objects = ""
            for j, line in enumerate(page):
                indent = 30 if line.startswith("　") else 20
                line = line.strip("　")
                half = len(line) // 2
                for begin, end in ((half, len(line)), (0, half)):
                    text = line[begin:end].replace("&", "&amp;").replace("<", "&lt;")
                    objects += (
                        f'<ofd:TextObject ID="1" Boundary="{indent + begin * size} {30 + j * 10} {size * (end - begin)} 8" Size="{size}">'
                        f'<ofd:TextCode X="0" Y="6" DeltaX="g {max(end - begin - 1, 1)} {size}">{text}</ofd:TextCode></ofd:TextObject>'
                    )
            archive.writestr(
                f"Doc_0/Pages/Page_{i}/Content.xml",
                f"<ofd:Page {ns}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>",
            )
    return out.getvalue()


HTML = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>报告</title><script>var 数=999;</script>
<style>p{{color:red}}</style></head><body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<div class="article"><h1>关于2024年法治政府建设情况的报告</h1>
<p>2024年，全县办理行政复议案件&nbsp;128&#x4ef6;，其中新收115件、上年结转13件，首选率达61.17%，比全市平均高，案件<br>质量稳步提升。</p>
<table><tr><th>项目</th><th>数量</th></tr><tr><td><p>行政处罚</p></td><td>130<br>件</td></tr><tr><td>行政检查</td><td>2684户次</td></tr></table>
<p>受理法律援助案件670件，“群腐”集中整治完成整改11项，各项工作取得新的成效。</p></div>
<div class="footer"><a href="/">网站地图</a> 版权所有 京ICP备12345678号</div></body></html>"""
