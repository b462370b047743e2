"""The filters of the log of outgoing mail."""

from django import forms

from regiodeals.common.words import dutch
from regiodeals.mail.models import MessageKind
from regiodeals.mail.phases import Phase


class MessageFilter(forms.Form):
    """What cannot be a filter filters nothing."""

    zoek = forms.CharField(label=dutch("Aan wie of waarover"), required=False, max_length=100)
    stand = forms.ChoiceField(
        label=dutch("Stand"), required=False, choices=[("", dutch("Alle")), *Phase.choices]
    )
    soort = forms.ChoiceField(
        label=dutch("Soort"), required=False, choices=[("", dutch("Alle")), *MessageKind.choices]
    )

    def chosen(self) -> dict[str, str]:
        """The filters that are on, by name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}
