"""Collects every text that is said in two languages; needs the Debian package gettext."""

from typing import Any

from django.core.management.commands import makemessages

# Tests say nothing to a reader, and the demonstration is in Dutch.
IGNORED = ["locale", "tests", "demo", ".venv", "var"]


class Command(makemessages.Command):
    """Django's own, that also finds `dutch(...)`, and writes an order that never changes."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=dutch"]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def handle(self, *args: Any, **options: Any) -> Any:
        """Without the lines where a text stands: they would change with every edit."""
        options["locale"] = options["locale"] or ["en"]
        options["ignore_patterns"] = [*options["ignore_patterns"], *IGNORED]
        return super().handle(*args, **options | {"no_location": True, "no_obsolete": True})
