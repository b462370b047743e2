"""What a person fills in about a termijn or a booking."""

from django import forms

from disbursement.uitkering.models import TermijnCondition
from regiodeals.common.form_fields import DollarField, DutchDateField, EuroField

LONGEST_GROUND, LONGEST_SOURCE, LONGEST_REASON = 300, 200, 200


class ImposeConditionForm(forms.Form):
    """What a termijn waits for, before the verlening is made known."""

    voorwaarde = forms.ChoiceField(
        label="Wat moet er eerst zijn gebeurd?",
        choices=TermijnCondition.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    waar = forms.CharField(
        label="Waar staat deze voorwaarde?",
        help_text="Bijvoorbeeld: convenant, artikel 7. Leeg als er geen voorwaarde is.",
        max_length=LONGEST_SOURCE,
        required=False,
    )


class ConditionMetForm(forms.Form):
    """Since when the condition is met, and what shows it."""

    voldaan_op = DutchDateField(label="Voldaan op")
    waaruit = forms.CharField(
        label="Waaruit blijkt dat?",
        help_text="Bijvoorbeeld: voortgangsrapportage van 3 maart, akkoord op 20 maart.",
        max_length=LONGEST_GROUND,
    )


class CorrectForm(forms.Form):
    """Why an entry is wrong, and what should have stood there."""

    reden = forms.CharField(
        label="Waarom klopt de boeking niet?",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: object, currency: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        amount = DollarField if currency == "USD" else EuroField
        self.fields["goed_bedrag"] = amount(
            label="Goed bedrag",
            help_text="Leeg als hier niets had moeten staan.",
            required=False,
        )
