"""Puts the house's own administration site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class BeheerConfig(AdminConfig):
    """Django's admin, with our site as the default one."""

    default_site = "regiodeals.accounts.beheer.Beheer"
