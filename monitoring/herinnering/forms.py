"""From which day to which day is looked ahead."""

from datetime import date, timedelta
from typing import Any

from django import forms

from regiodeals.common import clock
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch

LONGEST = 92


class AheadForm(forms.Form):
    """What is looked for and in which days; without days it is the coming four weeks."""

    zoek = forms.CharField(label=dutch("Wat of welke deal"), required=False, max_length=100)
    van = DutchDateField(label=dutch("Van"), required=False)
    tot = DutchDateField(label=dutch("Tot en met"), required=False)

    def clean(self) -> dict[str, Any]:
        """Fill in what was left out; raises ValidationError for days that cannot be."""
        cleaned = super().clean() or {}
        first: date = cleaned.get("van") or clock.today()
        last: date = cleaned.get("tot") or first + timedelta(days=28)
        if last < first:
            self.add_error("tot", dutch("Kies een laatste dag die niet vóór de eerste ligt."))
        elif (last - first).days > LONGEST:
            self.add_error(
                "tot", dutch("Kies ten hoogste {aantal} dagen tegelijk.", aantal=LONGEST)
            )
        return cleaned | {"van": first, "tot": last}


class ChoiceForm(forms.Form):
    """Each reminder apart, or one mail a day."""

    ONE_MAIL = "een_mail"
    keuze = forms.ChoiceField(
        label=dutch("Hoe wilt u de mail?"),
        choices=[
            ("apart", dutch("Elke herinnering apart, zodra zij er is")),
            (ONE_MAIL, dutch("Alles van een dag in één mail")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": dutch("Kies hoe u de mail wilt."),
            "invalid_choice": dutch("Kies een van de twee."),
        },
    )
