"""Text into values, as SQL: what people write for a date, a number or a code, and what the lake keeps.

What cannot be read is NULL, so that a check can name it. A comma in a number stands between thousands or not at all; a
year has four digits; a code is in capitals.
"""

from guiju.lake.contracts.model import Column

#: Besides the space: tab, ends of line, no-break and ideographic space, and the mark that Excel puts before a file.
BLANKS = "\t\r\n\u00a0\u3000\ufeff"
_DAYS = ("%Y%m%d", "%Y年%m月%d日", "%Y.%m.%d")
_HOURS = ("%H%M%S", " %H:%M:%S", " %H:%M", "%H:%M:%S", "%H:%M", "%H时%M分", "%H时%M分%S秒")
_MOMENTS = _DAYS + tuple(day + hour for day in _DAYS for hour in _HOURS)
_WIDE = ("０１２３４５６７８９．，－ \u00a0\u3000", "0123456789.,-")
#: A number that Excel shortened: its last digits are gone for good.
SHORTENED = "[0-9](\\.[0-9]+)?[eE]\\+?[0-9]+"


def unclean(column: Column, text: str, blanks: str = BLANKS) -> str:
    """Whether a text has blanks around it, is nothing else, or is a code that is not in capitals.

    `blanks` are those besides the space that may stand there: a file without tabs is not searched for tabs.
    """
    lower = [f"{text} <> upper({text})"] if column.check else []
    return " OR ".join([_edged(text, blanks), *lower])


def cleaned(column: Column, text: str, blanks: str = BLANKS) -> str:
    """The text without blanks around it, a code in capitals; nothing if there is nothing left."""
    value = f"CASE WHEN {_edged(text, blanks)} THEN nullif(trim({text}, {_quoted(' ' + BLANKS)}), '') ELSE {text} END"
    return f"upper({value})" if column.check else value


def _edged(text: str, blanks: str) -> str:
    ends = [f"suffix({text}, {_quoted(blank)})" for blank in (" ", *blanks)]
    starts = [f"prefix({text}, {_quoted(blank)})" for blank in blanks if blank > " "]
    return " OR ".join([f"{text} < '!'", *ends, *starts])


def at_once(column: Column, text: str) -> str:
    """The number or date of a text in the form that most are in; NULL for others, which `read` looks at closely."""
    if column.type in ("date", "moment"):
        value = f"try_cast({text} AS {column.sql_type})"
        return f"CASE WHEN length({text}) BETWEEN 8 AND 19 AND {text} < ':' THEN {value} END"
    point = f"instr({text}, '.')"
    exact = f"({point} = 0 OR length({text}) - {point} <= {column.scale})"
    plain = f"NOT contains({text}, 'E') AND NOT contains({text}, 'e') AND {exact}"
    return f"CASE WHEN {plain} THEN try_cast({text} AS {_exact(column)}) END"


def read(column: Column, text: str) -> str:
    """The value of a text that was not read at once; NULL if it cannot be read as what the column says."""
    if column.type in ("integer", "decimal"):
        return _number(text, column)
    value = _moment(text) if column.type == "moment" else _date(text)
    return f"CASE WHEN {text} < ':' AND {sane(column, value)} THEN {value} END"


def sane(column: Column, value: str) -> str:
    """Whether there is a value, and a date or moment is one of our times; a year of two digits is none."""
    if column.type in ("integer", "decimal"):
        return f"{value} IS NOT NULL"
    return f"{value} BETWEEN {column.sql_type} '1900-01-01' AND {column.sql_type} '9999-12-31'"


def _date(text: str) -> str:
    return f"coalesce(CAST(try_strptime({text}, {list(_DAYS)}) AS DATE), CAST({_moment(text)} AS DATE))"


def _moment(text: str) -> str:
    value = f"coalesce(try_cast({text} AS TIMESTAMP), try_strptime({text}, {list(_MOMENTS)}))"
    universal = f"regexp_matches({text}, '(Z|[+-]00:?00)$')"
    elsewhere = f"regexp_matches({text}, ':.*[+-][0-9]{{2}}:?[0-9]{{2}}$') AND NOT regexp_matches({text}, '[+]08:?00$')"
    return f"CASE WHEN {universal} THEN {value} + INTERVAL 8 HOUR WHEN NOT ({elsewhere}) THEN {value} END"


def _number(text: str, column: Column) -> str:
    plain = f"translate({text}, '{_WIDE[0]}', '{_WIDE[1]}')"
    grouped = f"regexp_full_match({plain}, '[+-]?([0-9]{{1,3}}(,[0-9]{{3}})+|[0-9]+)(\\.[0-9]*)?')"
    return f"CASE WHEN {grouped} THEN try_cast(replace({plain}, ',', '') AS {_exact(column)}) END"


def _exact(column: Column) -> str:
    """Text to integer by way of a decimal, which reads no hexadecimal numbers."""
    return f"DECIMAL(18,{column.scale})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
