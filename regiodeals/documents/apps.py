"""App of stored documents."""

from django.apps import AppConfig

from regiodeals.common.words import dutch


class DocumentsConfig(AppConfig):
    """Stored documents."""

    name = "regiodeals.documents"
    label = "documents"
    verbose_name = dutch("Documenten")

    def ready(self) -> None:
        """Tell how it is with documents; models must be loaded first, hence inside."""
        from regiodeals.documents.health import CHECKS  # noqa: PLC0415
        from regiodeals.health.check import register_check  # noqa: PLC0415

        for check in CHECKS:
            register_check(check)
