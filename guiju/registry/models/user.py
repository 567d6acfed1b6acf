"""Users and the posts that give them roles in bodies."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from guiju.registry.models.body import Body
from guiju.registry.roles import OVERSEERS, Role


@dataclass(frozen=True)
class Sight:
    """The bodies a user sees: `own` by working there, `over` by being placed over them."""

    own: frozenset[int]
    over: frozenset[int]
    everything: bool


class User(AbstractUser):
    """A person with a log-in. What the person may do is said by posts, never by flags on the user."""

    name = models.CharField("姓名", max_length=50)
    first_name = last_name = None  # type: ignore[assignment]
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "用户"

    def __str__(self) -> str:
        return self.name or self.username

    @cached_property
    def posts_today(self) -> list["Post"]:
        """The posts in force today. One query, kept with the object: a request has one user object."""
        today = dt.date.today()
        in_force = Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))
        return list(Post.objects.filter(in_force, user=self).select_related("body", "over"))

    @cached_property
    def sight(self) -> Sight:
        """Which bodies' rows the user may see."""
        posts = self.posts_today
        own = frozenset(post.body_id for post in posts)
        paths = {(post.over or post.body).path for post in posts if post.role in OVERSEERS}
        if not paths:
            return Sight(own, frozenset(), everything=False)
        below = Q()
        for path in paths:
            below |= Q(path__startswith=path)
        over = frozenset(Body.objects.filter(below).values_list("pk", flat=True))
        # Only who is over a root of the tree of bodies can be over all of them.
        roots = [path for path in paths if path.count("/") == 2]
        everything = bool(roots) and not Body.objects.filter(parent=None).exclude(path__in=roots).exists()
        return Sight(own, over, everything)

    def holds(self, roles: tuple[Role, ...], body_id: int | None) -> Role | None:
        """The first of `roles` that the user holds in the body itself (not above it), or None."""
        held = {post.role for post in self.posts_today if post.body_id == body_id}
        return next((role for role in roles if role in held), None)

    def forget_posts(self) -> None:
        """Drop what was remembered about posts, after they have changed."""
        for name in ("posts_today", "sight"):
            self.__dict__.pop(name, None)


class Post(models.Model):
    """任职: a person holds a role in a body from a day to a day; an overseer may be placed over a wider body."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="人员")
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="单位", related_name="posts")
    role = models.CharField("角色", max_length=20, choices=[choice for choice in Role.choices if choice[0] != "clock"])
    over = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, verbose_name="监督范围", related_name="overseers"
    )
    title = models.CharField("职务", max_length=50, blank=True)
    since = models.DateField("任职日期", default=dt.date(2000, 1, 1))
    until = models.DateField("免职日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        constraints = [
            models.UniqueConstraint(fields=("user", "body", "role"), name="post_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.body}{self.get_role_display()}"
