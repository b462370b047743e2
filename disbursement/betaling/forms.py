"""What a person fills in about accounts, batches and files of the bank."""

from typing import Any

from django import forms

from disbursement.betaling.models.kinds import CURRENCIES, DOLLAR
from disbursement.betaling.running.refusals import MOST_BYTES, TOO_LARGE
from disbursement.betaling.services import AccountDetails
from regiodeals.common.bank_numbers import checked_bic, checked_iban, checked_other
from regiodeals.common.errors import InvalidInput
from regiodeals.common.form_fields import DutchDateField, EuroField
from regiodeals.common.words import dutch


def _line(label: str, ask: str = "", *, length: int, **options: Any) -> forms.CharField:
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


class AccountForm(forms.Form):
    """An account in euros: an IBAN, and on whose name it stands."""

    currency = "EUR"
    nummer = _line(
        "IBAN", dutch("Vul het IBAN in."), length=50, help_text=dutch("Met of zonder spaties.")
    )
    ten_name_van = _line(
        dutch("Ten name van"), dutch("Vul in op wiens naam de rekening staat."), length=70
    )
    opgave = _line(
        dutch("Waar staat de opgave?"),
        dutch("Vul in waar de opgave van de kassier staat."),
        length=200,
        help_text=dutch("Bijvoorbeeld: brief van 8 oktober 2024, kenmerk VB-1."),
    )

    def clean_nummer(self) -> str:
        """The IBAN as it is kept."""
        return _or_refused(checked_iban, self.cleaned_data["nummer"])

    def details(self) -> AccountDetails:
        """The cleaned answers as the service takes them."""
        data = self.cleaned_data
        return AccountDetails(
            currency=self.currency,
            number=data["nummer"],
            holder=data["ten_name_van"],
            source=data["opgave"],
            bic=data.get("bic", ""),
            bank_name=data.get("bank", ""),
            street=data.get("straat", ""),
            town=data.get("plaats", ""),
        )


class DollarAccountForm(AccountForm):
    """An account in dollars: a number, the bank, and where the kassier is."""

    currency = DOLLAR
    nummer = _line(dutch("Rekeningnummer"), dutch("Vul het rekeningnummer in."), length=50)
    bic = _line(dutch("BIC van de bank"), dutch("Vul de BIC van de bank in."), length=11)
    bank = _line(dutch("Naam van de bank"), dutch("Vul de naam van de bank in."), length=70)
    straat = _line(dutch("Straat en nummer van de kassier"), length=70, required=False)
    plaats = _line(
        dutch("Plaats van de kassier"), dutch("Vul de plaats van de kassier in."), length=35
    )

    field_order = ["nummer", "bic", "bank", "ten_name_van", "straat", "plaats", "opgave"]

    def clean_nummer(self) -> str:
        """The number as it is kept."""
        return _or_refused(checked_other, self.cleaned_data["nummer"])

    def clean_bic(self) -> str:
        """The BIC as it is kept."""
        return _or_refused(checked_bic, self.cleaned_data["bic"])


class ComposeForm(forms.Form):
    """In which currency, and on which day the bank must pay."""

    valuta = forms.ChoiceField(choices=CURRENCIES, widget=forms.HiddenInput)
    dag = DutchDateField(label=dutch("Uit te voeren op"))

    def answers(self) -> dict[str, Any]:
        """What the service asks for; raises InvalidInput with a sentence."""
        if not self.is_valid():
            raise InvalidInput(
                " ".join(str(text) for text in self.errors.get("dag", [dutch("Kies.")]))
            )
        return {"currency": self.cleaned_data["valuta"], "execute_on": self.cleaned_data["dag"]}


def _where(what: str = dutch("dit bedrag")) -> forms.CharField:
    return _line(
        dutch("Waar staat {wat}?", wat=what),
        dutch("Vul in waar {wat} staat.", wat=what),
        length=200,
        help_text=dutch("Bijvoorbeeld: afrekening van de bank van 20 november 2024."),
    )


class ChargeForm(forms.Form):
    """What the bank charged in euros, and where that stands."""

    bedrag = EuroField(label=dutch("Afgeschreven in euro"))
    waar = _where()


class ReturnForm(forms.Form):
    """What the bank gave back in euros; what it charged is asked where nobody wrote it down."""

    bedrag = EuroField(label=dutch("Afgeschreven in euro"))
    terug = EuroField(label=dutch("Teruggekregen in euro"))
    waar = _where("dit")

    def __init__(self, *args: Any, is_charge_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_charge_known:
            del self.fields["bedrag"]


class DeliveryForm(forms.Form):
    """A file of the bank."""

    bestand = forms.FileField(
        label=dutch("Bestand van de bank"),
        help_text=dutch("Een camt.053 of camt.054, hoogstens 10 MB."),
        error_messages={
            "required": dutch("Kies het bestand."),
            "empty": dutch("Dit bestand is leeg. Haal het opnieuw op bij de bank."),
        },
    )

    def clean_bestand(self) -> Any:
        """Refused by its size before it is read."""
        given = self.cleaned_data["bestand"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return given


def _or_refused(check: Any, text: str) -> str:
    try:
        return str(check(text))
    except InvalidInput as error:
        raise forms.ValidationError(str(error)) from None
