"""Gapless numbers."""

from django.db import connection, models

from guiju.registry.models import Body


class Counter(models.Model):
    """文号流水: the last number given, one row for each body, kind of document and year (GB/T 9704 7.2.5)."""

    body = models.ForeignKey(Body, models.PROTECT)
    kind = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "文号流水"
        constraints = [models.UniqueConstraint(fields=("body", "kind", "year"), name="counter_once")]

    def __str__(self) -> str:
        return f"{self.body}{self.kind}〔{self.year}〕{self.last}号"

    @classmethod
    def take(cls, body: Body, kind: str, year: int) -> str:
        """The next number, as it is written: `酉府复〔2024〕1号`.

        One statement that locks the row until the caller's transaction ends: a rollback gives the number back, and two
        at once wait for each other, so numbers are unique and without gaps.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {cls._meta.db_table} (body_id, kind, year, last) VALUES (%s, %s, %s, 1) "  # noqa: S608 — the table's own name
                f"ON CONFLICT (body_id, kind, year) DO UPDATE SET last = {cls._meta.db_table}.last + 1 RETURNING last",
                [body.pk, kind, year],
            )
            (last,) = cursor.fetchone()
        return f"{body.word or body.name}{kind}〔{year}〕{last}号"
