"""Form fields that accept what people type in Dutch."""

import re
from datetime import date

from django import forms

from regiodeals.common.dutch_dates import MONTHS

EXAMPLE = "bijvoorbeeld 15-6-2025"


class DutchDateField(forms.Field):
    """A day, typed as 15-6-2025, 15/6/2025 or 15 juni 2025; a text box, no date picker."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "size": 14})
    default_error_messages = {
        "required": f"Vul een dag in, {EXAMPLE}.",
        "invalid": f"Dit is geen dag. Vul dag, maand en jaar in, {EXAMPLE}.",
    }

    def to_python(self, value: object) -> date | None:
        """The day, None when empty; raises ValidationError when it is no day."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        found = re.fullmatch(
            r"(\d{1,2})[-/. ](\d{1,2}|[a-z]+)[-/. ](\d{4})", str(value).strip().lower()
        )
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        day, month, year = found.groups()
        try:
            number = int(month) if month.isdigit() else MONTHS.index(month) + 1
            return date(int(year), number, int(day))
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value: object) -> object:
        """Show a day as 15-6-2025."""
        return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else value


class EuroField(forms.Field):
    """An amount in euros, typed as 1.000.000 or 1000000,50; gives integer cents."""

    default_error_messages = {
        "required": "Vul een bedrag in, bijvoorbeeld 12.500.000.",
        "invalid": "Dit is geen bedrag. Vul het in als 12.500.000 of 12.500.000,50.",
    }

    def to_python(self, value: object) -> int | None:
        """Cents, None when empty; raises ValidationError when it is no amount."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        text = str(value).replace("€", "").replace("\u00a0", "").replace(" ", "")
        found = re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|-))?", text)
        if found is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        whole, rest = found.groups()
        cents = 0 if rest in (None, "-") else int(rest.ljust(2, "0"))
        return int(whole.replace(".", "")) * 100 + cents

    def prepare_value(self, value: object) -> object:
        """Show cents as 12.500.000 or 12.500.000,50."""
        if not isinstance(value, int):
            return value
        whole, rest = divmod(value, 100)
        text = f"{whole:,}".replace(",", ".")
        return f"{text},{rest:02d}" if rest else text
