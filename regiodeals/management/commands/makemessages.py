"""Collects every text that is said in two languages; needs the Debian package gettext."""

from pathlib import Path
from typing import Any

from django.core.management.commands import makemessages

from regiodeals import workflow
from regiodeals.management.commands.draw_states import machines, steps

# The steps of what a region works on; the name of a step is a docstring, which no tool collects.
SAID_TO_REGIONS = "monitoring"
STEPS = Path("steps_to_translate.py")
# Tests say nothing to a reader, and the demonstration is in Dutch.
IGNORED = ["locale", "tests", "demo", ".venv", "var"]


class Command(makemessages.Command):
    """Django's own, that finds our own marks too, and writes an order that never changes."""

    xgettext_options = [
        *makemessages.Command.xgettext_options,
        "--keyword=dutch",
        "--keyword=dutch_as:1c,2",
    ]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def handle(self, *args: Any, **options: Any) -> Any:
        """Without the lines where a text stands: they would change with every edit."""
        options["locale"] = options["locale"] or ["en"]
        options["ignore_patterns"] = [*options["ignore_patterns"], *IGNORED]
        STEPS.write_text(_names_of_steps(), encoding="utf-8")
        try:
            return super().handle(*args, **options | {"no_location": True, "no_obsolete": True})
        finally:
            STEPS.unlink()


def _names_of_steps() -> str:
    """A module that says the name of each step, for as long as they are collected."""
    names = [
        workflow.label(method)
        for model, field in machines()
        if model._meta.app_label == SAID_TO_REGIONS
        for method, _moves in steps(model, field)
    ]
    return "".join(f"dutch({name!r})\n" for name in names)
