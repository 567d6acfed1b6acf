"""Faces and styles of a docx: the fonts that offices have, and what a program without them should take instead."""

import math
from typing import Any, NamedTuple

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as To
from docx.enum.text import WD_LINE_SPACING as Spacing
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from guiju.documents.docx.xml import element, spacing
from guiju.documents.measures import BODY_PT, CHARACTER_PT, FOLIO_PT, LINE_PT, TITLE_PT

LATIN = "Times New Roman"


class Face(NamedTuple):
    """A font by the name offices know it, and the substitutes to look for, best first."""

    name: str
    instead: str
    family: str = "roman"


FACES = {
    "title": Face("方正小标宋简体", "FZXiaoBiaoSong-B05S;小标宋体;华文中宋;宋体"),
    "fang": Face("仿宋_GB2312", "仿宋;FangSong;华文仿宋;FandolFang R;宋体", "modern"),
    "kai": Face("楷体_GB2312", "楷体;KaiTi;华文楷体;FandolKai;宋体", "modern"),
    "hei": Face("黑体", "SimHei;华文黑体;FandolHei;微软雅黑", "modern"),
    "song": Face("宋体", "SimSun;华文宋体;FandolSong", "auto"),
}
_HEADINGS = ("hei", "kai", "fang", "fang")


def set_face(target: Any, face: Face) -> None:
    """Sets a run or style in a face: Chinese in it, digits and Latin letters in the Latin font."""
    target.font.name = LATIN
    fonts = target.element.get_or_add_rPr().rFonts
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    fonts.set(qn("w:eastAsia"), face.name)
    fonts.set(qn("w:hint"), "eastAsia")


def set_up_styles(file: Docx) -> None:
    """Normal, Title, Heading 1–4, Caption and Footer in the look of GB/T 9704-2012; substitutes into the font table."""
    normal = file.styles["Normal"]
    set_face(normal, FACES["fang"])
    normal.font.size = Pt(BODY_PT)
    spacing(normal, math.floor((CHARACTER_PT - BODY_PT) * 20))
    form = normal.paragraph_format
    form.line_spacing_rule, form.line_spacing = Spacing.EXACTLY, Pt(LINE_PT)
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    for level, face in enumerate(_HEADINGS, 1):
        style = _plain(file.styles[f"Heading {level}"], FACES[face], BODY_PT)
        style.paragraph_format.first_line_indent = Pt(2 * CHARACTER_PT)
        style.paragraph_format.keep_with_next = True
    title = _plain(file.styles["Title"], FACES["title"], TITLE_PT)
    title.paragraph_format.alignment, title.paragraph_format.line_spacing = To.CENTER, Pt(TITLE_PT * 1.6)
    for edges in title.element.iter(qn("w:pBdr")):
        edges.getparent().remove(edges)
        break
    caption = _plain(file.styles["Caption"], FACES["hei"], FOLIO_PT)
    caption.paragraph_format.alignment, caption.paragraph_format.keep_with_next = To.CENTER, True
    _plain(file.styles["Footer"], FACES["song"], FOLIO_PT)
    for lang in file.styles.element.iter(qn("w:lang")):  # so that lines break and spelling is checked as Chinese
        lang.set(qn("w:eastAsia"), "zh-CN")
    _substitutes(file)


def _plain(style: Any, face: Face, size: float) -> Any:
    """Takes a built-in style's colour, weight and spacing away, and gives it a face and a size."""
    set_face(style, face)
    font, form = style.font, style.paragraph_format
    font.size, font.color.rgb, font.bold, font.italic = Pt(size), RGBColor(0, 0, 0), False, False
    form.space_before = form.space_after = Pt(0)
    for part in style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(part)
    if size != BODY_PT:
        spacing(style, 0)
    return style


def _substitutes(file: Docx) -> None:
    """Writes the font table, where `altName` names what to take if an office font is missing."""
    table = element("w:fonts")
    for face in FACES.values():
        font = element("w:font", name=face.name)
        font.append(element("w:altName", val=face.instead.replace(";", ",")))
        font.append(element("w:charset", val="86"))
        font.append(element("w:family", val=face.family))
        table.append(font)
    part = next(rel.target_part for rel in file.part.rels.values() if rel.reltype == REL.FONT_TABLE)
    part._blob = _serialise(table)


def _serialise(root: Any) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
