"""App of what is owed by a day."""

from django.apps import AppConfig

from regiodeals.common.words import dutch


class ObligationsConfig(AppConfig):
    """What somebody owes by a day."""

    name = "regiodeals.obligations"
    label = "obligations"
    verbose_name = dutch("Verplichtingen")
