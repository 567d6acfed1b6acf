"""The ground floor: statutes by version and article, the working-day calendar, periods, and every statutory deadline.

It needs no Django and no database. The way in:

- `guiju.law.clock.due(rule_id, start)`: a deadline with its receipt;
- `guiju.law.rules.get(rule_id)`, `rules.all_rules()`: the deadlines themselves;
- `guiju.law.statutes.cite(text)`: a citation, checked;
- `guiju.law.calendar.standard()`: the working-day calendar;
- `guiju.law.bulk`: the same counting for millions of rows.
"""
