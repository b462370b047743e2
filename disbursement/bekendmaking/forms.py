"""What a person fills in about the sending of a decision."""

from django import forms

from regiodeals.common.form_fields import DutchDateField


class PostingForm(forms.Form):
    """The day on which the letter went by post."""

    dag = DutchDateField(
        label="Per post verzonden op",
        help_text=(
            "De dag waarop de brief de deur uit ging. De dag erna begint de termijn om iets tegen"
            " de beschikking te doen."
        ),
    )


class CorrectPostingForm(PostingForm):
    """Another day than was written down, and why."""

    reden = forms.CharField(
        label="Waarom klopte de vastgelegde dag niet?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
