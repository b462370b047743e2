"""App of the trail."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The append-only trail."""

    name = "regiodeals.audit"
    label = "audit"
    verbose_name = "Spoor"
