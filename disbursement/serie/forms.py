"""What a person fills in for a serie: which deals."""

from collections.abc import Sequence

from django import forms

from disbursement.serie.services import NOT_TO_CHOOSE, NOTHING_CHOSEN
from regiodeals.common.words import dutch


class ChooseDealsForm(forms.Form):
    """The deals of a tranche that can be handled together."""

    deals = forms.TypedMultipleChoiceField(
        label=dutch("Welke deals?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NOTHING_CHOSEN, "invalid_choice": NOT_TO_CHOOSE},
    )

    def __init__(self, *args: object, choices: Sequence[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["deals"].choices = choices  # type: ignore[attr-defined]
