"""What a person fills in about deals: the filters of the list, and a remark with a step."""

from typing import Any

from django import forms

from regiodeals.common.form_fields import DutchDateField, WeeksField
from regiodeals.common.words import dutch
from regiodeals.deal.conditions import REASON_MISSING
from regiodeals.deal.models import DealStatus
from regiodeals.deal.rendering import HistoryChoices, reason_asked_for
from regiodeals.deal.selectors import EVERY_STATE, Asked
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.state import State


class DealFilter(forms.Form):
    """The filters of the list of deals; what cannot be a filter filters nothing."""

    zoek = forms.CharField(label=dutch("Naam, gebied of partij"), required=False, max_length=100)
    stand = forms.ChoiceField(
        label=dutch("Stand"), required=False, choices=[("", dutch("Alle")), *DealStatus.choices]
    )

    def chosen(self) -> dict[str, str]:
        """The filters that are on, by name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ObligationFilter(forms.Form):
    """The filters of the list of what is owed, which begins with what is to do."""

    zoek = forms.CharField(label=dutch("Wat of welke deal"), required=False, max_length=100)
    stand = forms.ChoiceField(
        label=dutch("Stand"),
        required=False,
        choices=[("", dutch("Nog te doen")), (EVERY_STATE, dutch("Alle")), *State.choices],
    )
    soort = forms.ChoiceField(
        label=dutch("Soort"), required=False, choices=[("", dutch("Alle")), *ObligationKind.choices]
    )

    def chosen(self) -> dict[str, str]:
        """The filters that are on, by name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class HistoryFilter(forms.Form):
    """The filters of the history of a deal; only a day that cannot be read is told so."""

    wie = forms.ChoiceField(label=dutch("Wie"), required=False)
    over = forms.ChoiceField(label=dutch("Onderwerp"), required=False)
    van = DutchDateField(label=dutch("Van"), required=False)
    tot = DutchDateField(label=dutch("Tot en met"), required=False)

    def __init__(self, data: Any, choices: HistoryChoices) -> None:
        super().__init__(data)
        self.fields["wie"].choices = [("", dutch("Iedereen")), *choices.people]  # type: ignore[attr-defined]
        self.fields["over"].choices = [("", dutch("Alles")), *choices.subjects]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        cleaned = self.cleaned_data
        first, last = cleaned.get("van"), cleaned.get("tot")
        if first and last and last < first:
            self.add_error("tot", dutch("Kies een dag op of na de eerste."))
        return cleaned

    def asked(self) -> Asked:
        """The filters that are on; a choice that is none filters nothing."""
        self.full_clean()
        for name in ("wie", "over"):
            self.errors.pop(name, None)
        on = self.cleaned_data
        return Asked(
            who=on.get("wie", ""), about=on.get("over", ""), first=on.get("van"), last=on.get("tot")
        )


class DelayNoticeForm(forms.Form):
    """The letter in which the kassier reads that the beschikking comes later."""

    verzonden_op = DutchDateField(label=dutch("Verzonden op"))
    weken = WeeksField(
        label=dutch("Nieuwe termijn in weken"),
        help_text=dutch("Binnen hoeveel weken na de brief de beschikking er is."),
        error_messages={"required": dutch("Vul het aantal weken in dat in de brief staat.")},
    )
    reden = forms.CharField(
        label=dutch("Waarom komt de beschikking later?"),
        max_length=2000,
        error_messages={
            "required": dutch("Schrijf op waarom de beschikking later komt."),
            "max_length": dutch("Gebruik ten hoogste 2000 tekens."),
        },
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def notice(self) -> dict[str, Any]:
        """What the service asks for."""
        cleaned = self.cleaned_data
        return {
            "sent_on": cleaned["verzonden_op"],
            "weeks": cleaned["weken"],
            "reason": cleaned["reden"],
        }


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
