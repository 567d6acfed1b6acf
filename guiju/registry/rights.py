"""Row rights: who sees which rows.

`RowRights` is the only place that answers it. Every list, search, export, chooser, drill-down and audit page goes
through `visible_to`; nothing filters by body on its own.
"""

from typing import Any, Self, cast

from django.db.models import Q, QuerySet


class RowRights(QuerySet):
    """A queryset whose rows belong to bodies. `visible_to(user)` is what that user may see.

    A model says where its rows belong in `row_bodies`, a tuple of lookups that lead to a body id (any of them gives
    sight of the row), and in `private_lookup` which lookup marks a row that only those who work in its own body see.
    """

    def visible_to(self, user: Any) -> Self:
        """The rows `user` may see today: those of the bodies of the user's posts and of the bodies below an overseer.

        One query for the user's posts and one for the tree below them, whatever the number of posts; both are kept on
        the user object, so that a page pays for them once.
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        sight = user.sight
        if not sight.own and not sight.over:
            return self.none()
        seen = sight.own | sight.over
        rows = self if sight.everything else self.filter(self._of(seen))
        secret = getattr(self.model, "private_lookup", None)
        return rows.filter(Q(**{secret: False}) | self._of(sight.own)) if secret else rows

    def _of(self, bodies: frozenset[int]) -> Q:
        """The rows that belong to any of these bodies."""
        here, model = Q(), cast(Any, self.model)
        for lookup in model.row_bodies:
            here |= Q(**{f"{lookup}__in": bodies})
        return here
