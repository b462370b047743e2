"""What a case officer fills in to open an uitkering."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from disbursement.uitkering.services import DollarRate, UitkeringTerms
from regiodeals.common.form_fields import EXAMPLE, DutchDateField, EuroField


class RateField(forms.Field):
    """Dollars for one euro, typed as 1,0550."""

    def to_python(self, value: object) -> Decimal | None:
        """The rate, None when empty; raises ValidationError when it is no positive number."""
        if value in self.empty_values:
            return None
        try:
            rate = Decimal(str(value).strip().replace(",", "."))
        except InvalidOperation:
            rate = Decimal(0)
        if not rate.is_finite() or rate <= 0:
            raise forms.ValidationError("Dit is geen koers. Vul hem in als 1,0550.")
        return rate


class UitkeringForm(forms.Form):
    """Period, account and instalments; amount, kassier and soort follow from the deal."""

    te_besteden_van = DutchDateField(label="Te besteden van", help_text=EXAMPLE)
    te_besteden_tot_en_met = DutchDateField(label="Te besteden tot en met", help_text=EXAMPLE)
    rekening = forms.CharField(label="Rekening van de kassier", max_length=60)
    ten_name_van = forms.CharField(label="Ten name van", max_length=150)
    begroting_ontvangen_op = DutchDateField(label="Begroting ontvangen op", required=False)
    kenmerk_kassier = forms.CharField(label="Kenmerk van de kassier", required=False, max_length=60)
    btw_deel = EuroField(
        label="Btw-deel voor het BTW-compensatiefonds", required=False, help_text="in euro"
    )
    eerste_termijn = EuroField(
        label="Eerste termijn", help_text="betaald binnen zes weken na de bekendmaking (Awb 4:87)"
    )
    tweede_termijn = EuroField(label="Tweede termijn")
    tweede_termijn_op = DutchDateField(label="Tweede termijn uiterlijk op", help_text=EXAMPLE)
    koers = RateField(label="Dollars voor één euro", required=False, help_text="als 1,0550")
    koers_van = DutchDateField(label="Koers van", required=False)
    koers_bron = forms.CharField(label="Bron van de koers", required=False, max_length=150)

    def __init__(self, *args: Any, is_bijzonder: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unused = ["btw_deel"] if is_bijzonder else ["koers", "koers_van", "koers_bron"]
        for name in unused:
            del self.fields[name]
        for name in {"koers", "koers_van", "koers_bron"} & self.fields.keys():
            self.fields[name].required = True

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
            bcf_cents=data.get("btw_deel") or 0,
            instalments=(
                (data["eerste_termijn"], None),
                (data["tweede_termijn"], data["tweede_termijn_op"]),
            ),
            dollar_rate=DollarRate(rate=rate, on=data["koers_van"], source=data["koers_bron"])
            if rate
            else None,
        )
