"""The region or body that a figure is about, in the report's words."""

import re

__all__ = ["document_scope", "scope_of"]

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
    for line in text[:300].split("\n"):
        found = _TITLE.match(line)
        if found:
            return found.group(1)
    return None


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
