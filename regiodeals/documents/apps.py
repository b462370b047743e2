"""App of stored documents."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Stored documents."""

    name = "regiodeals.documents"
    label = "documents"
    verbose_name = "Documenten"
