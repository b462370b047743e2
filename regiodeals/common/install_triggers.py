"""A step of a migration: the triggers of the models that it created, all at once.

`pgtrigger.migrations.AddTrigger` has the whole state of the project rendered anew for each trigger:
with a hundred triggers on fifty models that knot into one another, a minute and a half. An initial
migration names them in the options of its models, and ends with this step.
"""

from collections.abc import Iterator
from typing import Any

from django.db.migrations.operations.base import Operation
from django.db.models import Model


class InstallTriggers(Operation):
    """Install every trigger of the models of this app as they are in the state."""

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing: the triggers stand in the options of their models."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Install them."""
        del from_state
        for trigger in _triggers(to_state, app_label):
            # Without parameters, or a percent sign in a trigger would be taken for one.
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Nothing: their tables go next, and they with them."""

    def describe(self) -> str:
        """For the log of a migration."""
        return "Install the triggers of the models"


def _triggers(state: Any, app_label: str) -> Iterator[Any]:
    models: Iterator[type[Model]] = state.apps.get_app_config(app_label).get_models()
    for model in models:
        yield from model._meta.original_attrs.get("triggers", [])
