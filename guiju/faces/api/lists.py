"""Lists by pages: a page ends with a mark, and the next page begins behind it, however deep. Nothing is counted."""

from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from ninja import Field, Schema

from guiju.procedure.refusal import Refused
from guiju.procedure.validation import clean_text

#: A row's id, or the mark of a page.
Key = Annotated[int, Field(ge=1, le=2**63 - 1)]


class Paging(Schema):
    """Which page: at most `limit` rows, newest first, behind the row `after`."""

    after: Key | None = Field(None, description="上一页的 next；第一页不填")
    limit: Annotated[int, Field(ge=1, le=100)] = 50


def page(rows: QuerySet, paging: Paging) -> tuple[list[Any], int | None]:
    """The rows of a page and the mark of the next, or None if this is the last."""
    if paging.after is not None:
        rows = rows.filter(pk__lt=paging.after)
    found = list(rows.order_by("-pk")[: paging.limit + 1])
    more = len(found) > paging.limit
    found = found[: paging.limit]
    if not more:
        return found, None
    return found, found[-1]["id"] if isinstance(found[-1], dict) else found[-1].pk


def text(given: str, name: str) -> str:
    """A text to search by.

    Raises:
        Refused: It holds what no record can hold.
    """
    try:
        return clean_text(given)
    except ValidationError as error:
        raise Refused(error.messages[0], fields={name: error.messages}) from None
