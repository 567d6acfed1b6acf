"""The web application, for any WSGI server. It is warm when it is there: no visitor waits for what is loaded once."""

import atexit
import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")
application = get_wsgi_application()


def _warm() -> None:
    """Load every page, and the engine that looks up the rows behind a figure."""
    import ibis
    from django.urls import get_resolver

    get_resolver().check()
    ibis.duckdb.connect().disconnect()
    # What is loaded by now stays for ever; the collector of garbage need not look through it again and again.
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)


_warm()
