"""What a case officer fills in to open an uitkering."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from disbursement.uitkering.services import (
    MOST_OBLIGATIONS,
    OBLIGATION_LENGTH,
    DollarRate,
    UitkeringTerms,
)
from regiodeals.common.errors import InvalidInput
from regiodeals.common.form_fields import DollarField, DutchDateField, EuroField
from regiodeals.common.words import dutch, joined

RATE = re.compile(r"\d{1,3}(?:[.,]\d{1,6})?", re.ASCII)


class RateField(forms.Field):
    """Dollars for one euro, typed as 1,0550."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 10})
    default_error_messages = {
        "required": dutch("Vul de koers in, bijvoorbeeld 1,0550."),
        "invalid": dutch(
            "Dit is geen koers. Vul hem in als 1,0550, met ten hoogste zes decimalen."
        ),
    }

    def to_python(self, value: object) -> Decimal | None:
        """The rate, None when empty; raises ValidationError when it is no positive number."""
        if value in self.empty_values:
            return None
        text = str(value).strip()
        rate = Decimal(text.replace(",", ".")) if RATE.fullmatch(text) else Decimal(0)
        if rate <= 0:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return rate


class JudgementForm(forms.Form):
    """A judgement on one finding: which finding was seen, whether granting may go on, and why."""

    vingerafdruk = forms.CharField(max_length=64)
    verlenen_mag = forms.ChoiceField(choices=[("ja", "ja"), ("nee", "nee")])
    opmerking = forms.CharField(
        max_length=2000,
        error_messages={
            "required": dutch("Schrijf op waarom, dan kan een ander het oordeel volgen."),
            "max_length": dutch("Gebruik ten hoogste 2000 tekens."),
        },
    )

    def answers(self) -> dict[str, Any]:
        """What the service asks for; raises InvalidInput with a sentence."""
        if not self.is_valid():
            why = self.errors.get("opmerking")
            raise InvalidInput(" ".join(map(str, why)) if why else dutch("Kies of verlenen mag."))
        cleaned = self.cleaned_data
        return {
            "fingerprint": cleaned["vingerafdruk"],
            "allows": cleaned["verlenen_mag"] == "ja",
            "reason": cleaned["opmerking"],
        }


def _text(label: str, ask: str, *, length: int, **options: Any) -> forms.CharField:
    """A line of text; its box shows how long an answer may be."""
    return forms.CharField(
        label=label,
        max_length=length,
        error_messages={
            "required": ask,
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=length),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": min(length, 40)}),
        **options,
    )


class UitkeringForm(forms.Form):
    """Period, account and instalments; amount, kassier and soort follow from the deal."""

    te_besteden_van = DutchDateField(
        label=dutch("Te besteden van"),
        help_text=dutch("Vooraf ingevuld: de dag waarop het convenant is gesloten."),
    )
    te_besteden_tot_en_met = DutchDateField(
        label=dutch("Te besteden tot en met"),
        help_text=dutch("Vooraf ingevuld: het einde van de deal."),
    )
    rekening = _text(
        dutch("Rekening van de kassier"),
        dutch("Vul de rekening van de kassier in."),
        length=60,
        help_text=dutch("Het rekeningnummer, zoals de kassier het opgaf."),
    )
    ten_name_van = _text(
        dutch("Ten name van"), dutch("Vul in op wiens naam de rekening staat."), length=150
    )
    begroting_ontvangen_op = DutchDateField(
        label=dutch("Begroting ontvangen op"),
        required=False,
        help_text=dutch("De dag waarop de kassier de begroting stuurde."),
    )
    kenmerk_kassier = _text(
        dutch("Kenmerk van de kassier"),
        "",
        length=60,
        required=False,
        help_text=dutch("Komt in de brief achter ‘Uw kenmerk’."),
    )
    andere_verplichtingen = forms.CharField(
        label=dutch("Andere verplichtingen"),
        required=False,
        max_length=MOST_OBLIGATIONS * (OBLIGATION_LENGTH + 2),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=dutch(
            "Alleen op verzoek van de regiopartners (artikel 14 lid 4, voor een eiland 16"
            " lid 4). Elke regel wordt een verplichting in de brief: ten hoogste {aantal},"
            " elk van ten hoogste {tekens} tekens.",
            aantal=MOST_OBLIGATIONS,
            tekens=OBLIGATION_LENGTH,
        ),
    )
    tweede_termijn_op = DutchDateField(label=dutch("Tweede termijn uiterlijk op"))

    GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        (
            "groep-periode",
            dutch("Bestedingsperiode"),
            ("te_besteden_van", "te_besteden_tot_en_met"),
        ),
        ("groep-rekening", dutch("Rekening"), ("rekening", "ten_name_van")),
        (
            "groep-verzoek",
            dutch("Verzoek van de kassier"),
            ("begroting_ontvangen_op", "kenmerk_kassier", "andere_verplichtingen"),
        ),
        ("groep-koers", dutch("Koers"), ("koers", "koers_van", "koers_bron")),
        (
            "groep-voorschot",
            dutch("Voorschot"),
            ("btw_deel", "eerste_termijn", "tweede_termijn", "tweede_termijn_op"),
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for _key, _title, names in self.GROUPS for name in names])

    def groups(self) -> Iterator[tuple[str, str, list[BoundField]]]:
        """The questions under their headings, each heading with its id."""
        for key, title, names in self.GROUPS:
            if fields := [self[name] for name in names if name in self.fields]:
                yield key, title, fields

    def clean(self) -> dict[str, Any]:
        """The period runs forward; the sentence stands at its end."""
        data = super().clean() or {}
        start, end = data.get("te_besteden_van"), data.get("te_besteden_tot_en_met")
        if start and end and end <= start:
            self.add_error(
                "te_besteden_tot_en_met",
                dutch("Kies een dag na het begin van de periode."),
            )
        return data

    def terms(self) -> UitkeringTerms:
        """The cleaned answers as the service takes them."""
        data = self.cleaned_data
        rate = data.get("koers")
        return UitkeringTerms(
            spend_from=data["te_besteden_van"],
            spend_until=data["te_besteden_tot_en_met"],
            account_number=data["rekening"],
            account_name=data["ten_name_van"],
            request_received_on=data["begroting_ontvangen_op"],
            request_reference=data["kenmerk_kassier"],
            other_obligations=tuple(filter(str.strip, data["andere_verplichtingen"].splitlines())),
            bcf_cents=data.get("btw_deel") or 0,
            instalments=(
                (data["eerste_termijn"], None),
                (data["tweede_termijn"], data["tweede_termijn_op"]),
            ),
            dollar_rate=DollarRate(rate=rate, on=data["koers_van"], source=data["koers_bron"])
            if rate
            else None,
        )


FIRST_INSTALMENT = dutch("Betaald binnen zes weken na de bekendmaking")


class SpecifiekeUitkeringForm(UitkeringForm):
    """In euros, with the part of compensable VAT."""

    btw_deel = EuroField(
        label=dutch("Btw-deel voor het BTW-compensatiefonds"),
        required=False,
        help_text=dutch("Gaat naar het fonds en niet naar de kassier. Leeg is nul."),
    )
    eerste_termijn = EuroField(
        label=dutch("Eerste termijn"),
        help_text=dutch("Vooraf ingevuld: de helft. {regel} (Awb 4:87).", regel=FIRST_INSTALMENT),
    )
    tweede_termijn = EuroField(
        label=dutch("Tweede termijn"),
        help_text=dutch("De termijnen en het btw-deel zijn samen het hele bedrag."),
    )


class BijzondereUitkeringForm(UitkeringForm):
    """In dollars, at a rate with its day and its source; nothing goes to the VAT fund."""

    koers = RateField(label=dutch("Dollars voor één euro"), help_text=dutch("Bijvoorbeeld 1,0550."))
    koers_van = DutchDateField(label=dutch("Koers van"))
    koers_bron = _text(
        dutch("Bron van de koers"), dutch("Vul in waar deze koers staat."), length=150
    )
    eerste_termijn = DollarField(
        label=dutch("Eerste termijn"), help_text=joined("", (FIRST_INSTALMENT, "."))
    )
    tweede_termijn = DollarField(
        label=dutch("Tweede termijn"),
        help_text=dutch("De termijnen zijn samen het hele bedrag in dollars."),
    )
