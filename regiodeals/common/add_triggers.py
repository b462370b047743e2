"""A step of a migration: triggers of several models, all at once.

`pgtrigger.migrations.AddTrigger` has the whole state of the project rendered anew for each trigger:
with two hundred triggers on models that knot into one another, minutes. What `makemigrations` makes
of many triggers is written as one of these by hand.
"""

from typing import Any

from django.db.migrations.operations.base import Operation
from pgtrigger.compiler import Trigger


class AddTriggers(Operation):
    """The triggers of each model, by the name of the model in small letters."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, triggers: dict[str, list[Trigger]]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Tell the state, so that `makemigrations` finds nothing to do."""
        for model, triggers in self.triggers.items():
            options = state.models[app_label, model].options
            options["triggers"] = [*options.get("triggers", []), *triggers]
            state.reload_model(app_label, model, delay=True)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Install them."""
        del app_label, from_state, to_state
        for triggers in self.triggers.values():
            for trigger in triggers:
                # Without parameters, or a percent sign in a trigger would be taken for one.
                schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Take them away."""
        del app_label, from_state, to_state
        for triggers in self.triggers.values():
            for trigger in triggers:
                schema_editor.execute(trigger.uninstall_sql, params=None)

    def describe(self) -> str:
        """For the log of a migration."""
        return f"Add the triggers of {', '.join(self.triggers)}"
