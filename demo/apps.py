"""The app of the demonstration; production settings do not install it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Commands, and an invented set that says of itself that it is invented."""

    name = "demo"
    verbose_name = "Demonstratie"
