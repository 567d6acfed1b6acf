"""签发、列出、吊销接口令牌：`manage.py token USER NAME`。"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from guiju.faces.api.models import Token
from guiju.registry.models import User


class Command(BaseCommand):
    """Tokens are made by whoever runs the server, never over the web."""

    help = "签发接口令牌：token USER 用途 [--days 90]；--list 列出；--revoke 编号 吊销。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose token, for what, for how long."""
        parser.add_argument("user", nargs="?", help="登录名")
        parser.add_argument("name", nargs="?", help="用途，例如“执法平台对接”")
        parser.add_argument("--days", type=int, default=90, help="有效天数（默认90）")
        parser.add_argument("--list", action="store_true", help="列出有效的令牌")
        parser.add_argument("--revoke", type=int, metavar="编号", help="吊销一个令牌")

    def handle(self, *args: Any, **options: Any) -> None:
        """Issue, list or revoke."""
        if options["list"]:
            for token in Token.objects.filter(revoked_at=None).select_related("user").order_by("pk"):
                self.stdout.write(f"{token.pk}\t{token}\t有效期至{token.expires_at:%Y-%m-%d}")
        elif options["revoke"]:
            self._revoke(options["revoke"])
        else:
            self._issue(options["user"], options["name"], options["days"])

    def _revoke(self, pk: int) -> None:
        token = Token.objects.filter(pk=pk, revoked_at=None).first()
        if token is None:
            raise CommandError(f"没有编号为{pk}的有效令牌；用 --list 查看。")
        token.revoke()
        self.stdout.write(f"已吊销：{token}")

    def _issue(self, username: str | None, name: str | None, days: int) -> None:
        if not username or not name:
            raise CommandError("请写明登录名和用途：token USER 用途。")
        if not 1 <= days <= 366:
            raise CommandError("有效天数应在1到366之间。")
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(f"没有登录名为“{username}”的在用用户。")
        token, secret = Token.issue(user, name, days)
        self.stdout.write(f"{secret}\n只显示这一次。{token}，有效期至{token.expires_at:%Y-%m-%d}。")
