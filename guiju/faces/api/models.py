"""The keys by which programs act for a user."""

import datetime as dt
import hashlib
import secrets
from typing import Self

from django.db import models
from django.utils import timezone

from guiju.procedure import rows
from guiju.registry.models import User


class Token(models.Model):
    """接口令牌: lets one program act as one user until a day. The secret is shown once; only its hash is kept.

    What the program may do is what the user's posts allow, no more: a token carries no rights of its own.
    """

    user = models.ForeignKey(User, models.CASCADE, verbose_name="用户", related_name="tokens")
    name = models.CharField("用途", max_length=60)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("签发时间", auto_now_add=True)
    expires_at = models.DateTimeField("有效期至")
    revoked_at = models.DateTimeField("吊销时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "接口令牌"

    def __str__(self) -> str:
        return f"{self.user} · {self.name}"

    @classmethod
    def issue(cls, user: User, name: str, days: int) -> tuple[Self, str]:
        """A fresh token valid for some days, and its secret, which nobody can read again."""
        secret = f"guiju_{secrets.token_urlsafe(32)}"
        expires = timezone.now() + dt.timedelta(days=days)
        return cls.objects.create(user=user, name=name, digest=_digest(secret), expires_at=expires), secret

    @classmethod
    def of(cls, secret: str) -> Self | None:
        """The token with this secret, if it is in force and its user still works here."""
        token = next(iter(rows.read(cls, digest=_digest(secret))), None)
        if token is None or token.revoked_at is not None or token.expires_at <= timezone.now():
            return None
        (token.user,) = rows.read(User, pk=token.user_id)
        return token if token.user.is_active else None

    def revoke(self) -> None:
        """End the token now."""
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])


def _digest(secret: str) -> str:
    # A plain hash is enough: the secret is 256 random bits, not a password that somebody chose.
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
