"""Forms of the register in the administration."""

from typing import Any

from django import forms

from disbursement.mandaat.models import KINDS, NO_KINDS
from regiodeals.common import clock
from regiodeals.common.admin_fields import PeriodForm
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch, joined
from regiodeals.documents.picture import RULE, redrawn, require_size


class RegisterForm(PeriodForm):
    """A row of the register: once made, only its end can be set, and only while it still runs."""

    def clean_valid_until(self) -> Any:
        """What is over stays over: a new power is a new row, with its own first day."""
        end, known = self.cleaned_data["valid_until"], self.initial.get("valid_until")
        if self.instance.pk is not None and known and end != known and known < clock.today():
            raise forms.ValidationError(
                dutch(
                    "Deze periode is al voorbij sinds {dag}. Maak een nieuwe regel.",
                    dag=plain_date(known),
                )
            )
        return end


class OfficeForm(RegisterForm):
    """An office, as its letters name it."""

    class Meta:
        help_texts = {
            "name": dutch(
                "Zoals het onder een brief staat, bijvoorbeeld: directeur Programma Regio Deals."
            ),
            "minister": dutch(
                "Namens wie het ambt tekent, bijvoorbeeld: de Minister van Volkshuisvesting en"
                " Ruimtelijke Ordening."
            ),
            "unit": dutch("Bij welk onderdeel van het ministerie het ambt hoort."),
        }


class KindsForm(RegisterForm):
    """A row that covers kinds of decision, to tick."""

    kinds = forms.MultipleChoiceField(
        label=dutch("Soorten besluit"),
        choices=KINDS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NO_KINDS},
    )

    def _post_clean(self) -> None:
        """Without kinds there is nothing to judge: Django trips over a constraint about them."""
        if not self.has_error("kinds"):
            super()._post_clean()  # type: ignore[misc]


class SenderForm(PeriodForm):
    """A sender with the picture at the head of its letters."""

    picture = forms.FileField(
        label=dutch("Nieuw beeldmerk"),
        required=False,
        help_text=joined(" ", (RULE, dutch("Een brief is ook zonder beeldmerk compleet."))),
    )

    def clean_picture(self) -> Any:
        """Judge by its size before anybody reads it, and by what is in it."""
        upload = self.cleaned_data["picture"]
        if upload is None:
            return None
        try:
            require_size(upload.size)
            redrawn(upload.read())
        except InvalidInput as error:
            raise forms.ValidationError(str(error), code="picture") from error
        upload.seek(0)
        return upload


class HolderForm(RegisterForm):
    """A new holder takes over: whoever holds the office ends on the day before."""

    class Meta:
        help_texts = {
            "valid_from": dutch(
                "Heeft het ambt nu een ander? Dan eindigt die op de dag ervoor. Beide gebeuren"
                " tegelijk."
            )
        }

    def _get_validation_exclusions(self) -> set[str]:
        """That the office has a holder now is for the service, which ends that one first."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"ambt"} if self.instance.pk is None else excluded
