"""App of what is owed by a day."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """What somebody owes by a day."""

    name = "regiodeals.obligations"
    label = "obligations"
    verbose_name = "Verplichtingen"
