"""The app of the demonstration; production settings do not install it."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Commands, a clock that can be moved, and an invented set that says that it is invented."""

    name = "demo"
    verbose_name = "Demonstratie"

    def ready(self) -> None:
        """Who may move the clock: everybody who plays along."""
        # It knows the models, which are there only now.
        from regiodeals.accounts.routes import EVERY_ROLE, ROUTES  # noqa: PLC0415

        ROUTES["demo-clock"] = EVERY_ROLE
