"""`name__begins`: a text column that begins so, asked in the way in which each database can use its index."""

from typing import Any

from django.db.models import Lookup
from django.db.models.lookups import StartsWith

_LAST = "\U0010ffff"


class Begins(Lookup):
    """As `startswith`. SQLite has an index for LIKE only where capitals do not count, but one for a range always."""

    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """What `startswith` says, which PostgreSQL answers from the column's index of patterns."""
        return StartsWith(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """The texts from this one to the last that begins with it."""
        column, given = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} < %s)", [*given, self.rhs, *given, f"{self.rhs}{_LAST}"]
