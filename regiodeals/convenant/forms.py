"""What a person fills in about the parties of a deal and their signatures."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from regiodeals.accounts.models import User
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch
from regiodeals.convenant.selectors import officers
from regiodeals.deal.models import SIGNING_ROLES, Deal, PartyRole, Programmalijn
from regiodeals.party.models import Organisation

CHOOSE = dutch("Kies er een uit de lijst.")
NOTHING_CHOSEN = dutch("Kies uit de lijst")


class SignatureForm(forms.Form):
    """Day and name of a signature."""

    getekend_op = DutchDateField(label=dutch("Getekend op"))
    naam = forms.CharField(label=dutch("Naam van wie tekende"), max_length=150, required=False)


class OutsideWindowForm(forms.Form):
    """Why a day is outside the window: asked once the service wants to know."""

    reden = forms.CharField(
        label=dutch("Waarom valt deze dag buiten de periode?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def ask(self, sentence: str) -> None:
        """Refuse with `sentence`; of this day the reason may not stay empty."""
        self.add_error("reden", sentence)
        # So that the label does not say that it may.
        self.fields["reden"].required = True


class ReasonedSignatureForm(OutsideWindowForm, SignatureForm):
    """A signature on a day outside the window."""


class CorrectSignatureForm(forms.Form):
    """Another day than was written down, and why.

    The name of the reason tells this form from the one of a first signature, which asks why too.
    """

    getekend_op = DutchDateField(label=dutch("Getekend op"))
    waarom_onjuist = forms.CharField(
        label=dutch("Waarom klopte de vastgelegde dag niet?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": dutch("Schrijf op waarom de dag niet klopte.")},
    )


class ReasonedCorrectionForm(OutsideWindowForm, CorrectSignatureForm):
    """A correction to a day outside the window."""


class DealForm(forms.Form):
    """A form about one deal; `fill` gives its lists."""

    def __init__(self, *args: Any, deal: Deal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill(deal)

    def fill(self, deal: Deal) -> None:
        """Nothing to fill unless a form says so."""

    def choose_from(self, name: str, rows: QuerySet[Any]) -> None:
        """Let the field `name` choose from `rows`."""
        cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows


class OfficerForm(DealForm):
    """Who handles the deal."""

    behandelaar = forms.ModelChoiceField(
        label=dutch("Wie behandelt deze deal?"),
        queryset=User.objects.none(),
        empty_label=NOTHING_CHOSEN,
        error_messages={"required": CHOOSE},
    )

    def fill(self, deal: Deal) -> None:
        """Everybody who may handle a deal today."""
        self.choose_from("behandelaar", officers())
        self.fields["behandelaar"].initial = deal.accounthouder_id


class PartyForm(DealForm):
    """An organisation in a role."""

    organisatie = forms.ModelChoiceField(
        label=dutch("Organisatie"),
        queryset=Organisation.objects.all(),
        empty_label=NOTHING_CHOSEN,
        error_messages={"required": CHOOSE},
    )
    rol = forms.ChoiceField(
        label=dutch("Rol"),
        choices=[(role.value, role.label) for role in PartyRole if role != PartyRole.KASSIER],
    )
    coordineert = forms.BooleanField(
        label=dutch("Dit ministerie coördineert voor het Rijk"), required=False
    )


class KassierForm(DealForm):
    """Which regional party is kassier."""

    regiokassier = forms.ModelChoiceField(
        label=dutch("Welke partij is kassier?"),
        queryset=Organisation.objects.none(),
        empty_label=NOTHING_CHOSEN,
        help_text=dutch("een regiopartij die geen waterschap is (artikel 1)"),
        error_messages={"required": CHOOSE},
    )

    def fill(self, deal: Deal) -> None:
        """The regional parties of this deal."""
        self.choose_from("regiokassier", _parties(deal, PartyRole.REGIOPARTIJ))


class SignatureRequestForm(DealForm):
    """Whose signature the convenant needs."""

    partij = forms.ModelChoiceField(
        label=dutch("Partij"),
        queryset=Organisation.objects.none(),
        empty_label=NOTHING_CHOSEN,
        error_messages={"required": CHOOSE},
    )
    ambt = forms.CharField(
        label=dutch("Ambt"),
        max_length=150,
        help_text=dutch("bijvoorbeeld: Minister van Economische Zaken"),
        error_messages={"required": dutch("Vul het ambt in van wie tekent.")},
    )
    naam = forms.CharField(label=dutch("Naam"), max_length=150, required=False)

    def fill(self, deal: Deal) -> None:
        """The parties of this deal that sign."""
        self.choose_from("partij", _parties(deal, *SIGNING_ROLES))


class MinistriesForm(DealForm):
    """Which ministries a programmalijn is of."""

    programmalijn = forms.ModelChoiceField(
        label=dutch("Programmalijn"),
        queryset=Programmalijn.objects.none(),
        empty_label=NOTHING_CHOSEN,
        error_messages={"required": CHOOSE},
    )
    ministeries = forms.ModelMultipleChoiceField(
        label=dutch("Ministeries"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=dutch(
            "Zij lezen mee in de rapportage en kunnen bij deze lijn iets opmerken. Wat u"
            " kiest, vervangt wat er stond. Kiest u geen ministerie, dan is het onbekend."
        ),
    )

    def fill(self, deal: Deal) -> None:
        """The lines of this deal, and the ministries that sign it."""
        self.choose_from("programmalijn", deal.programmalijnen.order_by("order"))
        self.choose_from("ministeries", _parties(deal, PartyRole.RIJKSPARTIJ))


def _parties(deal: Deal, *roles: str) -> QuerySet[Organisation]:
    mine = deal.parties.filter(role__in=roles).values("organisation")
    return Organisation.objects.filter(pk__in=mine)
