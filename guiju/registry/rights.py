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
        rows = self if sight.everything else self.filter(self._of(sight.own | sight.over))
        return rows._but_private(sight.own)

    def visible_by_place(self, user: Any) -> list[Self]:
        """What `visible_to` shows, as one queryset for each lookup of `row_bodies`; a row may be in several of them.

        A database answers "of this body, newest first" from one index, row by row; "of this body or answered by it" it
        answers by collecting and sorting all there are. A list that is paged asks the one after the other and merges.
        """
        if not user.is_authenticated or not user.is_active or user.sight.everything:
            return [self.visible_to(user)]
        sight, model = user.sight, cast(Any, self.model)
        places = [self.filter(**{f"{lookup}__in": sight.own | sight.over}) for lookup in model.row_bodies]
        return [rows._but_private(sight.own) for rows in places]

    def _but_private(self, own: frozenset[int]) -> Self:
        """The rows that may be seen without working in their body, and those of one's own bodies."""
        secret = getattr(self.model, "private_lookup", None)
        return self.filter(Q(**{secret: False}) | self._of(own)) if secret else self

    def _of(self, bodies: frozenset[int]) -> Q:
        """The rows that belong to any of these bodies."""
        here, model = Q(), cast(Any, self.model)
        for lookup in model.row_bodies:
            here |= Q(**{f"{lookup}__in": bodies})
        return here
