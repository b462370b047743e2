"""Fields that the forms of this room share."""

from django import forms

from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules.content import LONGEST_REASONS

YES = "toekennen"
ANSWERS = [(YES, dutch("Toekennen")), ("afwijzen", dutch("Afwijzen"))]


def words(label: str, rows: int = 4, help_text: str = "", ask: str = "") -> forms.CharField:
    """A field for some sentences."""
    return forms.CharField(
        label=label,
        max_length=LONGEST_REASONS,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": ask} if ask else {},
    )


def answer(label: str) -> forms.ChoiceField:
    """Yes or no."""
    said = {"required": dutch("Kies een van de twee.")}
    return forms.ChoiceField(
        label=label, choices=ANSWERS, widget=forms.RadioSelect, error_messages=said
    )
