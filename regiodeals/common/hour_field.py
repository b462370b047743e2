"""An hour as somebody types it."""

import re
from datetime import time

from django import forms

from regiodeals.common.words import dutch

HOUR = re.compile(r"(\d{1,2})(?:[.:u ]{1,2}(\d{2}))?(?: ?u(?:ur)?)?", re.ASCII)


class HourField(forms.Field):
    """An hour, typed as 10:30, 10.30 or 10 uur."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "size": 8})
    default_error_messages = {
        "required": dutch("Vul een tijd in, bijvoorbeeld 10:30."),
        "invalid": dutch("Dit is geen tijd. Vul uren en minuten in, bijvoorbeeld 10:30."),
    }

    def to_python(self, value: object) -> time | None:
        """The hour, None when empty; raises ValidationError when it is none."""
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        found = HOUR.fullmatch(str(value).strip().lower())
        try:
            return time(int(found[1]), int(found[2] or 0)) if found else self._fail()
        except ValueError:
            return self._fail()

    def prepare_value(self, value: object) -> object:
        """Show an hour as 10:30."""
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def _fail(self) -> time:
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
