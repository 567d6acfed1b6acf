"""The region or body that a figure is about, in the report's words."""

import re

from guiju.reports.read.title import title_of

__all__ = ["document_scope", "reporter", "scope_of"]

_BODY = (
    r"[\u4e00-\u9fff]{1,14}?(?:省|自治区|自治州|自治县|市|州|县|区|旗|镇|乡|街道|开发区|新区)"
    r"(?:人民政府|政府|[\u4e00-\u9fff]{1,8}?(?:局|委员会|委|办公室|厅|法院|检察院))?"
)
_TITLE = re.compile(rf"^\s*(?:中共|关于)?({_BODY})")
_PLACE = r"全[省市县区州旗镇乡国](?!面)|我[省市县区州旗镇乡局委]|辖区|县级(?:部门|执法部门)?"
_OFFICE = "人民法院|法院|检察院|公安局|司法局|税务局|市场监管局|街道办事处"
_GOVERNMENT = "[县区市](?:人民)?政府|[县区市]委(?!托|派|员|任)"
_CLAUSE = re.compile(f"{_PLACE}|{_GOVERNMENT}")
_CLAUSE_OFFICE = re.compile(rf"{_PLACE}|[\u4e00-\u9fff]{{2,6}}(?:{_OFFICE})|{_GOVERNMENT}")
_OPENS = re.compile("[全我辖县区市]")  # how names of places begin, and the last before 政府 and 委


def document_scope(text: str) -> str | None:
    """The body that reports, from the title."""
    for line in (title_of(text), *text[:300].split("\n")):
        found = _TITLE.match(line)
        if found:
            return found.group(1)
    return None


def reporter(text: str) -> str:
    """Who reports: a `government`, its `justice` bureau, another `office`, a `town`, or a `court`.

    What an office or a town says of reconsiderations and suits is what was brought against it, while a government and
    its justice bureau speak of those they decided and answered; a court or procuratorate tells of those of all. An
    unknown reporter is taken for a government.
    """
    head = _BEFORE_NAME.sub("", title_of(text) or re.sub(r"\s", "", text[:120]))
    title = _BEHIND_NAME.split(head, maxsplit=1)[0]
    if _COURT.search(title) or (below := _SIGNED.search(text, 0, 300)) is not None and _COURT.search(below.group()):
        return "court"
    if title.endswith(("司法局", "司法厅")) or "依法治" in title:
        return "justice"
    if title.endswith(("税务局", "海关")):
        return "government"  # decides reconsiderations against its own lower offices
    if _TOWN.search(title):
        return "town"
    return "office" if title.endswith(("局", "委", "委员会", "厅")) else "government"


_BEFORE_NAME = re.compile("^(?:关于)?(?:[0-9０-９]{4}年|二[〇零○].{1,2}年)?度?")
_BEHIND_NAME = re.compile("关于|[0-9０-９]{4}|二[〇零○]|年度|法治政府")
_COURT = re.compile(r"(?:法院|检察院)\W*$|行政审判")
_SIGNED = re.compile(rf"^[ \t\u3000]*{_BODY}[ \t\u3000]*$", re.MULTILINE)
"""A line that names the body and nothing else, as it stands below a title (关于…情况的报告)."""
_TOWN = re.compile(r"(?:镇|乡|街道)(?:党委|党工委|人民政府|政府|办事处|、)*$")


def scope_of(clause: str, document: str | None) -> str | None:
    """The body or region a clause names, else that of the document."""
    # Few clauses name an office, and its name is slow to look for.
    if "院" in clause or "局" in clause or "办事处" in clause:
        found = _CLAUSE_OFFICE.search(clause)
    elif (opens := _OPENS.search(clause)) is not None:
        found = _CLAUSE.search(clause, opens.start())
    else:
        return document
    return found.group() if found else document
