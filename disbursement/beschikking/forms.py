"""What a person fills in on the page of a beschikking."""

from django import forms

from regiodeals.common.errors import InvalidInput
from regiodeals.common.form_fields import DutchDateField

LONGEST_REMARK = 2000


class StepForm(forms.Form):
    """The remark that goes along with a step; whether one is needed is for the service."""

    opmerking = forms.CharField(
        required=False,
        max_length=LONGEST_REMARK,
        error_messages={
            "max_length": f"Uw opmerking is te lang. Gebruik ten hoogste {LONGEST_REMARK} tekens."
        },
    )

    def remark(self) -> str:
        """The remark; raises InvalidInput with a sentence when it cannot be kept."""
        if not self.is_valid():
            raise InvalidInput(" ".join(str(error) for error in self.errors["opmerking"]))
        return str(self.cleaned_data["opmerking"])


class TryDayForm(forms.Form):
    """A day of bekendmaking, to see when the term for bezwaar would end."""

    bekend = DutchDateField(label="Andere dag proberen", required=False)
