"""What a person fills in about the schedule, and how the years are filtered."""

from typing import Any

from django import forms

from monitoring.jaarcyclus.models import JaarStatus
from monitoring.jaarcyclus.selectors.years import LATE
from monitoring.jaarcyclus.services import LONGEST_REASON
from regiodeals.common.words import dutch, joined

DAY_HELP = dutch("Een dag en een maand, zoals 15 juni. De dag ervoor is de laatste dag.")


class DayForm(forms.Form):
    """Before which day, and why; `may_be_empty` for a deal, which then follows the rest again."""

    dag = forms.CharField(
        label=dutch("Elk jaar vóór"),
        max_length=20,
        help_text=DAY_HELP,
        error_messages={
            "required": dutch("Vul een dag en een maand in, zoals 15 juni."),
            "max_length": dutch("Vul alleen een dag en een maand in, zoals 15 juni."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 16}),
    )
    reden = forms.CharField(
        label=dutch("Waarom"),
        max_length=LONGEST_REASON,
        help_text=dutch("De regio en uw collega’s lezen dit bij elke dag die verandert."),
        error_messages={
            "required": dutch("Schrijf op waarom."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_REASON),
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    # Which line the page showed: nobody changes what he did not see.
    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=32_000)

    def __init__(self, *args: Any, may_be_empty: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if may_be_empty:
            self.fields["dag"].required = False
            self.fields["dag"].help_text = joined(
                " ", (DAY_HELP, dutch("Leeg: de deal volgt weer convenant en rooster."))
            )


class YearFilter(forms.Form):
    """Which deals of the matrix."""

    zoek = forms.CharField(label=dutch("Welke deal"), required=False, max_length=100)
    stand = forms.ChoiceField(
        label=dutch("Stand"),
        required=False,
        choices=[("", dutch("Alle")), (LATE, dutch("te laat")), *JaarStatus.choices],
    )

    def chosen(self) -> dict[str, Any]:
        """What was chosen, as the selector asks it; what is no choice is left out."""
        self.is_valid()
        return {
            "text": self.cleaned_data.get("zoek", ""),
            "state": self.cleaned_data.get("stand", ""),
        }
