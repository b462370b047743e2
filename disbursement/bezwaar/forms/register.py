"""The form with which a bezwaar or beroep is registered."""

from typing import Any, cast

from django import forms

from disbursement.beschikking.models import Beschikking
from disbursement.bezwaar import services
from disbursement.bezwaar.forms.fields import words
from disbursement.bezwaar.models import (
    Channel,
    RemedyKind,
)
from regiodeals.common.form_fields import DutchDateField, FormKeyField
from regiodeals.common.words import dutch
from regiodeals.party.models import Organisation


class RegisterForm(forms.Form):
    """A bezwaarschrift as it came in."""

    soort = forms.ChoiceField(
        label=dutch("Wat is het?"),
        choices=RemedyKind.choices,
        initial=RemedyKind.BEZWAAR,
        widget=forms.RadioSelect,
    )
    organisatie = forms.ModelChoiceField(
        label=dutch("Welke partij van de deal maakt bezwaar?"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=dutch("Iemand anders"),
    )
    naam = forms.CharField(label=dutch("Of de naam van een ander"), max_length=200, required=False)
    ontvangen_op = DutchDateField(label=dutch("Ontvangen op"))
    hoe = forms.ChoiceField(label=dutch("Hoe kwam het binnen?"), choices=Channel.choices)
    op_de_post = DutchDateField(
        label=dutch("Op de post gedaan op"),
        required=False,
        help_text=dutch("De dag van het poststempel. Alleen voor wat met de post kwam."),
    )
    eerst_bij = forms.CharField(
        label=dutch("Eerst bij een ander ingediend? Bij wie"), max_length=200, required=False
    )
    eerst_op = DutchDateField(label=dutch("Daar ontvangen op"), required=False)
    commissie = forms.BooleanField(
        label=dutch("Een adviescommissie brengt advies uit (Awb 7:13)"), required=False
    )
    gronden = words(dutch("Waartegen is het gericht, en waarom?"))
    formulier = FormKeyField()

    def __init__(self, *args: Any, beschikking: Beschikking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = Organisation.objects.filter(
            deal_parties__deal=beschikking.uitkering.deal_id
        ).distinct()
        cast("forms.ModelChoiceField[Any]", self.fields["organisatie"]).queryset = parties

    def objection(self) -> services.Objection:
        """What was filled in, for the service."""
        given = self.cleaned_data
        return services.Objection(
            kind=RemedyKind(given["soort"]),
            organisation=given["organisatie"],
            name=given["naam"],
            received_on=given["ontvangen_op"],
            channel=Channel(given["hoe"]),
            posted_on=given["op_de_post"],
            elsewhere=given["eerst_bij"],
            elsewhere_on=given["eerst_op"],
            has_committee=given["commissie"],
            grounds=given["gronden"],
        )
