"""App of people and roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and roles."""

    name = "regiodeals.accounts"
    label = "accounts"
    verbose_name = "Gebruikers en rollen"
