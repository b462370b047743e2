"""Numbers are typed as their page writes them; behind the page they are in Dutch notation only.

A box on an English page shows 12,500.50 and says so in a field of its own that is sent along. So
what is read does not depend on the language in which somebody happens to read when he sends it.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from regiodeals.common.words import reads_english

# Behind the name of a box: in which notation it was shown. Without it, it was the Dutch one.
MARK = "-notatie"
ENGLISH = "en"
OTHER_SIGNS = str.maketrans(",.", ".,")


def in_other_notation(text: str) -> str:
    """'12.500,50' from '12,500.50', and the other way round; what is no number too."""
    return text.translate(OTHER_SIGNS)


def typed_number(data: Mapping[str, Any], name: str) -> str | None:
    """What was sent in a box, in Dutch notation; None when the box was not sent."""
    typed = data.get(name)
    is_english = isinstance(typed, str) and data.get(name + MARK) == ENGLISH
    return in_other_notation(typed) if is_english and typed else typed


class NumberInput(forms.TextInput):
    """A box for a number, in the notation of the page on which it stands."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        always = {"inputmode": "decimal", "autocomplete": "off", "size": 18}
        super().__init__(always | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        """As the page writes it; `value` is in Dutch notation."""
        shown = super().format_value(value)
        if shown is None:
            return None
        # Words would be said in English once more.
        plain = shown[:]
        return in_other_notation(plain) if reads_english() else plain

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> str | None:
        """In Dutch notation, whatever the page was."""
        return typed_number(data, name)

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        """The box, and on an English page which notation it is in."""
        box = super().render(name, value, attrs, renderer)
        if not reads_english():
            return box
        # Without autocomplete a browser would put an earlier one back after a reload.
        marked = '{}<input type="hidden" name="{}" value="{}" autocomplete="off">'
        return format_html(marked, box, name + MARK, ENGLISH)
