"""App of the trail."""

from django.apps import AppConfig

from regiodeals.common.words import dutch


class AuditConfig(AppConfig):
    """The append-only trail."""

    name = "regiodeals.audit"
    label = "audit"
    verbose_name = dutch("Spoor")
