"""What a person fills in about an overleg."""

from typing import Any

from django import forms

from regiodeals.common.form_fields import DutchDateField

LONGEST_MINUTES = 20_000


class ScheduleForm(forms.Form):
    """Day and place."""

    dag = DutchDateField(label="Dag")
    plaats = forms.CharField(
        label="Plaats",
        max_length=150,
        help_text="Een adres of een videoverbinding.",
        error_messages={
            "required": "Vul in waar het overleg is: een adres of een videoverbinding.",
            "max_length": "Gebruik ten hoogste 150 tekens.",
        },
    )


class MinutesForm(forms.Form):
    """What was agreed; `is_needed` where a step cannot do without."""

    verslag = forms.CharField(
        label="Verslag",
        required=False,
        max_length=LONGEST_MINUTES,
        help_text="Wat is afgesproken, wie het doet, en wanneer.",
        error_messages={
            "required": "Schrijf eerst het verslag.",
            "max_length": "Het verslag is te lang. Gebruik ten hoogste 20.000 tekens.",
        },
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, is_needed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verslag"].required = is_needed
