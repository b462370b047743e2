"""What a person fills in about the sending of a decision."""

from django import forms

from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch


class PostingForm(forms.Form):
    """The day on which the letter went by post."""

    dag = DutchDateField(
        label=dutch("Per post verzonden op"),
        help_text=dutch(
            "De dag waarop de brief de deur uit ging. De dag erna begint de termijn om iets tegen"
            " de beschikking te doen."
        ),
    )


class CorrectPostingForm(PostingForm):
    """Another day than was written down, and why."""

    reden = forms.CharField(
        label=dutch("Waarom klopte de vastgelegde dag niet?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
