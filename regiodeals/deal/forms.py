"""What a person fills in about deals: the filters of the list, and a remark with a step."""

from typing import Any

from django import forms

from regiodeals.deal.conditions import REASON_MISSING
from regiodeals.deal.models import DealStatus
from regiodeals.deal.rendering import reason_asked_for


class DealFilter(forms.Form):
    """The filters of the list of deals; what cannot be a filter filters nothing."""

    zoek = forms.CharField(label="Naam of gebied", required=False, max_length=100)
    stand = forms.ChoiceField(
        label="Stand", required=False, choices=[("", "Alle"), *DealStatus.choices]
    )

    def chosen(self) -> dict[str, str]:
        """The filters that are on, by name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class StepForm(forms.Form):
    """The remark with a step in the life of a deal; a step that ends it asks for a reason."""

    opmerking = forms.CharField(
        required=False,
        max_length=2000,
        error_messages={"required": REASON_MISSING},
    )

    def __init__(self, *args: Any, verb: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opmerking"].required = bool(reason_asked_for(verb))
