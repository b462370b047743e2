"""App of outgoing mail."""

from django.apps import AppConfig

from regiodeals.common.words import dutch


class MailConfig(AppConfig):
    """Outgoing mail."""

    name = "regiodeals.mail"
    label = "mail"
    verbose_name = dutch("Post")

    def ready(self) -> None:
        """Tell how it is with mail; models must be loaded first, hence inside."""
        from regiodeals.health.check import register_check  # noqa: PLC0415
        from regiodeals.mail.health import CHECKS  # noqa: PLC0415

        for check in CHECKS:
            register_check(check)
