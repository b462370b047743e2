"""App of outgoing mail."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Outgoing mail."""

    name = "regiodeals.mail"
    label = "mail"
    verbose_name = "Post"
