"""Text into values, as SQL: what people write for a date, a number or a code, and what the lake keeps.

`read` gives NULL for what cannot be read, so that a check can name it. A comma in a number stands between thousands or
not at all; a year has four digits; a code is in capitals.
"""

from guiju.lake.contracts.model import Column

#: Space, tab, ends of line, no-break and ideographic space, and the mark that Excel puts before a file.
_BLANKS = " \t\r\n\u00a0\u3000\ufeff"
_DAYS = ("%Y%m%d", "%Y年%m月%d日", "%Y.%m.%d")
_HOURS = ("%H%M%S", " %H:%M:%S", " %H:%M", "%H:%M:%S", "%H:%M", "%H时%M分", "%H时%M分%S秒")
_MOMENTS = _DAYS + tuple(day + hour for day in _DAYS for hour in _HOURS)
_WIDE = ("０１２３４５６７８９．，－ \u00a0\u3000", "0123456789.,-")
#: A number that Excel shortened: its last digits are gone for good.
SHORTENED = "[0-9](\\.[0-9]+)?[eE]\\+?[0-9]+"


def cleaned(value: str) -> str:
    """The text without blanks around it; nothing if there is nothing left."""
    return f"nullif(trim({value}, {_quoted(_BLANKS)}), '')"


def read(column: Column, text: str) -> str:
    """The value of a cleaned text; NULL if it cannot be read as what the column says."""
    if column.type == "date":
        return _date(text)
    if column.type == "moment":
        return _moment(text)
    if column.type in ("integer", "decimal"):
        return _number(text, column)
    return f"upper({text})" if column.check else text


def _date(text: str) -> str:
    other = f"CAST(try_strptime({text}, {list(_DAYS)}) AS DATE)"
    value = f"coalesce(try_cast({text} AS DATE), {other})"
    return f"CASE WHEN {_starts(text)} AND {value} BETWEEN DATE '1900-01-01' AND DATE '9999-12-31' THEN {value} END"


def _moment(text: str) -> str:
    other = f"try_strptime({text}, {list(_MOMENTS)})"
    value = f"coalesce(try_cast({text} AS TIMESTAMP), {other})"
    universal = f"length({text}) > 19 AND regexp_matches({text}, '(Z|[+-]00:?00)$')"
    elsewhere = f"length({text}) > 19 AND regexp_matches({text}, '[+-][0-9]{{2}}:?[0-9]{{2}}$')"
    local = f"({elsewhere} AND NOT regexp_matches({text}, '[+]08:?00$'))"
    zoned = f"CASE WHEN {universal} THEN {value} + INTERVAL 8 HOUR WHEN {local} THEN NULL ELSE {value} END"
    sane = f"{value} BETWEEN TIMESTAMP '1900-01-01' AND TIMESTAMP '9999-12-31'"
    return f"CASE WHEN {_starts(text)} AND {sane} THEN {zoned} END"


def _number(text: str, column: Column) -> str:
    kind = f"DECIMAL(18,{column.scale})"
    plain = f"translate({text}, '{_WIDE[0]}', '{_WIDE[1]}')"
    grouped = f"regexp_full_match({plain}, '[+-]?([0-9]{{1,3}}(,[0-9]{{3}})+|[0-9]+)(\\.[0-9]*)?')"
    other = f"CASE WHEN {grouped} THEN try_cast(replace({plain}, ',', '') AS {kind}) END"
    value = f"coalesce(try_cast({text} AS {kind}), {other})"
    return f"CAST({value} AS BIGINT)" if column.type == "integer" else value


def _starts(text: str) -> str:
    """A date begins with a digit; DuckDB would read `epoch` as one."""
    return f"{text} >= '0' AND {text} < ':'"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
