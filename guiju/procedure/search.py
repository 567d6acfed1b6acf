"""Finding cases by a piece of their number or title, in a table of any size.

Chinese has no spaces, and the words looked for have often but two characters; so what is indexed is every pair of
neighbouring characters (`酉水河鲜` is found under 酉水, 水河 and 河鲜), together with the bodies of the case, which
keep the search of a small office from walking through the cases of all others. Both databases bring what it takes:
SQLite its full-text table, PostgreSQL its index over arrays. The database keeps the pairs itself, by triggers, whoever
writes a case; a step that leaves number and title alone costs nothing.

The pairs say which cases may be meant; whether the text is there, the number and the title say, and who may see a
case, its row rights. So a query always ends in `Case.objects.visible_to`.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from guiju.procedure.models import Case
from guiju.registry.models import Subject, User

#: So many cases are found, the newest: nobody reads more, and none should have to be collected for it.
MOST = 300
#: So many firms and persons are followed from the beginning of a name to their cases.
_PARTIES = 200


@dataclass(frozen=True)
class Found:
    """The cases that a text means: a condition for rows that are otherwise those the user may see.

    `cut` says that there may be more, older ones; `short` that the text is too short to be looked for in titles.
    """

    which: Q
    cut: bool = False
    short: bool = False


def find(user: User, text: str) -> Found:
    """Cases by a piece of the number or title, by the beginning of the party's name, or by its whole code."""
    parties = Subject.objects.filter(Q(name__begins=text) | Q(code=text)).values_list("pk", flat=True)[:_PARTIES]
    of_parties = Case.objects.visible_to(user).filter(party__in=list(parties)).order_by("-pk")
    theirs = list(of_parties.values_list("pk", flat=True)[:MOST])
    named = _candidates(_pairs(text), None if user.sight.everything else user.sight.own | user.sight.over)
    which = Q(pk__in=theirs) | (Q(pk__in=named) & (Q(number__contains=text) | Q(title__contains=text)))
    return Found(which, cut=MOST in (len(theirs), len(named)), short=len(text) < 2)


def _pairs(text: str) -> list[str]:
    pairs = {text[place : place + 2].lower() for place in range(len(text) - 1)}
    return sorted(pair for pair in pairs if pair.strip())


def _candidates(pairs: list[str], bodies: frozenset[int] | None) -> list[int]:
    """The newest cases with all of these pairs, of these bodies or of any."""
    if not pairs or bodies == frozenset():
        return []
    places = None if bodies is None else [f"@{body}" for body in bodies]
    given: list[Any] = [pairs] if places is None else [pairs, places]
    if connection.vendor == "sqlite":
        statement = "SELECT rowid FROM procedure_pairs WHERE procedure_pairs MATCH %s ORDER BY rowid DESC LIMIT %s"
        given = [" AND ".join(f"({way.join(map(_quoted, some))})" for way, some in zip(_ALL_ANY, given, strict=False))]
    else:
        narrowed = "" if places is None else " AND pairs && %s::text[]"
        statement = f"SELECT id FROM procedure_pairs WHERE pairs @> %s::text[]{narrowed} ORDER BY id DESC LIMIT %s"  # noqa: S608 — ours
    with connection.cursor() as cursor:
        cursor.execute(statement, [*given, MOST])
        return [pk for (pk,) in cursor.fetchall()]


#: All of the pairs, any of the places.
_ALL_ANY = (" AND ", " OR ")


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def install(**_: Any) -> None:
    """Make the index and what keeps it, where it is not there yet; told after every migration."""
    if "procedure_case" not in (tables := connection.introspection.table_names()):
        return
    make, fill = _INSTALLED[connection.vendor]
    with connection.cursor() as cursor:
        for statement in make:
            cursor.execute(statement)
        if "procedure_pairs" not in tables:
            cursor.execute(fill)


#: What a case is found under, as a row of the index; `{0}` is the case's row.
_SQLITE_ROW = """
    SELECT {0}.id, '@' || {0}.body_id || coalesce(' @' || {0}.counterpart_id, '') || ' ' || (
        WITH RECURSIVE
            named(told) AS (SELECT {0}.title || ' ' || coalesce({0}.number, '')),
            place(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM place, named WHERE at < length(told))
        SELECT group_concat(substr(told, at, 2), ' ') FROM place, named
    )
"""
_POSTGRESQL_ROW = """
    SELECT {0}.id, array_remove(ARRAY['@' || {0}.body_id, '@' || {0}.counterpart_id], NULL) || ARRAY(
        SELECT DISTINCT substr(told, at, 2)
        FROM lower(concat_ws(' ', {0}.title, {0}.number)) AS told, generate_series(1, length(told)) AS at
    )
"""
_WRITTEN = {"added": "INSERT", "changed": "UPDATE OF title, number, body_id, counterpart_id"}
#: For each database the statements that make the index and what keeps it, and the one that fills it at first.
_INSTALLED: dict[str, tuple[list[str], str]] = {
    "sqlite": (
        [
            "CREATE VIRTUAL TABLE IF NOT EXISTS procedure_pairs USING fts5(pairs, detail=none, columnsize=0,"
            " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* P* S* M* Co'\")",
            *(
                f"CREATE TRIGGER IF NOT EXISTS case_pairs_{name} AFTER {what} ON procedure_case BEGIN"
                f" INSERT OR REPLACE INTO procedure_pairs (rowid, pairs) {_SQLITE_ROW.format('new')}; END"
                for name, what in _WRITTEN.items()
            ),
        ],
        f"INSERT INTO procedure_pairs (rowid, pairs) {_SQLITE_ROW.format('told_of')} FROM procedure_case told_of",
    ),
    "postgresql": (
        [
            "CREATE TABLE IF NOT EXISTS procedure_pairs (id bigint PRIMARY KEY, pairs text[] NOT NULL)",
            "CREATE INDEX IF NOT EXISTS procedure_pairs_index ON procedure_pairs USING gin (pairs)",
            "CREATE OR REPLACE FUNCTION procedure_note_pairs() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" INSERT INTO procedure_pairs {_POSTGRESQL_ROW.format('new')}"
            " ON CONFLICT (id) DO UPDATE SET pairs = excluded.pairs; RETURN NULL; END $$",
            *(
                f"CREATE OR REPLACE TRIGGER case_pairs_{name} AFTER {what} ON procedure_case"
                " FOR EACH ROW EXECUTE FUNCTION procedure_note_pairs()"
                for name, what in _WRITTEN.items()
            ),
        ],
        f"INSERT INTO procedure_pairs {_POSTGRESQL_ROW.format('told_of')} FROM procedure_case told_of",
    ),
}
