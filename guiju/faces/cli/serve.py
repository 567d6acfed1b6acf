"""启动网页工作台。"""

import argparse

from guiju.faces.cli.house import open_house

EXAMPLE = "  guiju serve\n  guiju serve --port 9000 --workers 4"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Address and size of the server."""
    parser.add_argument("--host", default="127.0.0.1", help="监听地址（默认只在本机）")
    parser.add_argument("--port", type=int, default=8000, help="端口（默认8000）")
    parser.add_argument("--workers", type=int, default=2, help="进程数（默认2）")


def run(args: argparse.Namespace) -> int:
    """Bring the database up to date and serve until interrupted."""
    open_house()
    serve(args.host, args.port, args.workers)
    return 0


def serve(host: str, port: int, workers: int) -> None:
    """Serve with gunicorn; returns when it is stopped."""
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    connections.close_all()  # each worker opens its own: one connection must not be in the hands of two

    class Server(BaseApplication):
        """The web application with our settings."""

        def load_config(self) -> None:
            """Few knobs: what a county's box needs."""
            self.cfg.set("bind", f"{host}:{port}")
            self.cfg.set("workers", workers)
            # Loaded once, warm in every worker from its first moment, and in memory but once.
            self.cfg.set("preload_app", True)
            self.cfg.set("timeout", 60)
            self.cfg.set("max_requests", 20_000)
            self.cfg.set("max_requests_jitter", 2000)

        def load(self) -> object:
            """The WSGI application."""
            from guiju.faces.wsgi import application

            return application

    Server().run()
