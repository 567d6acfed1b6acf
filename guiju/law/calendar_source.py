"""Writes `data/holidays.toml` from the `holidays` package: `python -m guiju.law.calendar_source > …`.

The package is slow to import and a command must answer at once, so the days travel as a table; a test holds the two
equal, day by day.
"""

from datetime import date

__all__ = ["ANNOUNCED", "render"]

ANNOUNCED = (2004, 2026)
FIRST, LAST = 1950, 2100
HEADER = """\
# 休息日和调休上班日，由 {source} 生成（python -m guiju.law.calendar_source），勿手改。
# rest：周一至周五中放假的日子；work：周六、周日中上班的日子。月日四位。
# announced 之内的年份为国务院办公厅公布的安排；之外的年份只有《全国年节及纪念日放假办法》的节日，为暂定。
version = "CN-{last}"
source = "国务院办公厅 {first}—{last} 年各年节假日安排的通知（取自 {source}）"
announced = [{first}, {last}]
"""


def render() -> str:
    """The whole table as TOML text, one line a year."""
    import holidays

    table = holidays.country_holidays("CN", years=range(FIRST, LAST + 1))
    rest: dict[int, list[date]] = {}
    for day in sorted(table):
        if day.weekday() < 5 and not table.is_working_day(day):
            rest.setdefault(day.year, []).append(day)
    work: dict[int, list[date]] = {}
    for day in sorted(table.weekend_workdays):
        work.setdefault(day.year, []).append(day)
    first, last = ANNOUNCED
    header = HEADER.format(source=f"holidays {holidays.__version__}", first=first, last=last)
    return "\n".join([header, "[rest]", *_lines(rest), "", "[work]", *_lines(work), ""])


def _lines(days: dict[int, list[date]]) -> list[str]:
    return [f'{year} = "{" ".join(f"{d:%m%d}" for d in of_year)}"' for year, of_year in sorted(days.items())]


if __name__ == "__main__":
    print(render(), end="")
