"""Rows that belong to a case: an item of evidence, an opinion heard, a payment."""

from django.db import models

from guiju.procedure.models.event import Event


class Part(models.Model):
    """A row that a step adds to a case. The line declares the foreign key `case` to its own kind of case."""

    event = models.OneToOneField(Event, models.PROTECT, editable=False, related_name="+")

    class Meta:
        abstract = True
