"""What a person fills in to add a file."""

from typing import Any

from django import forms

from monitoring.bijlage.models import LONGEST_TEXT
from monitoring.bijlage.services import LONG_TEXT, NO_TEXT
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.documents.received import AGAIN
from regiodeals.documents.upload import EMPTY, RULE, require_size


class AddForm(forms.Form):
    """A file, and what it is in words."""

    bestand = forms.FileField(
        label=dutch("Bestand"),
        max_length=250,
        help_text=RULE,
        error_messages={"required": dutch("Kies een bestand."), "empty": EMPTY},
    )
    tekst = forms.CharField(
        label=dutch("Wat staat erop of erin?"),
        max_length=LONGEST_TEXT,
        help_text=dutch(
            "In woorden, voor wie een foto niet ziet. Bijvoorbeeld: leerlingen metselen een"
            " muur in de nieuwe werkplaats."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": NO_TEXT, "max_length": LONG_TEXT},
    )

    def clean_bestand(self) -> Any:
        """Refused by its size before it is read."""
        given = self.cleaned_data["bestand"]
        try:
            require_size(given.size)
        except InvalidInput as error:
            raise forms.ValidationError(str(error)) from None
        return given

    def clean(self) -> dict[str, Any]:
        """A page that is shown again has lost the file, so it asks for it."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("bestand") and "tekst" in self.errors:
            self.add_error("bestand", AGAIN)
        return cleaned
