"""What a person fills in for a serie: which deals."""

from collections.abc import Sequence

from django import forms

from disbursement.serie.services import NOT_TO_CHOOSE, NOTHING_CHOSEN
from regiodeals.deal.models import Deal


class ChooseDealsForm(forms.Form):
    """The deals of a tranche that can be handled together."""

    deals = forms.TypedMultipleChoiceField(
        label="Welke deals?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NOTHING_CHOSEN, "invalid_choice": NOT_TO_CHOOSE},
    )

    def __init__(self, *args: object, deals: Sequence[Deal], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["deals"]
        field.choices = [(deal.pk, str(deal)) for deal in deals]  # type: ignore[attr-defined]
        self.initial.setdefault("deals", [deal.pk for deal in deals])
