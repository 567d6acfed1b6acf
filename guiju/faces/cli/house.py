"""Commands that need the county's database start here."""

import os


def load_house() -> None:
    """Load the lines of work, without touching the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.settings")
    import django

    django.setup()


def open_house() -> None:
    """Load the lines of work and bring the database up to date."""
    load_house()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
