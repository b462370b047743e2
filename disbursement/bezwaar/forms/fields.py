"""Fields that the forms of this room share."""

from django import forms

from regiodeals.common.words import dutch

LONGEST = 5000
YES = "ja"


def words(label: str, rows: int = 4) -> forms.CharField:
    """A field for some sentences."""
    box = forms.Textarea(attrs={"rows": rows})
    said = {"required": dutch("Schrijf dit op, in een of meer zinnen.")}
    return forms.CharField(label=label, max_length=LONGEST, widget=box, error_messages=said)
