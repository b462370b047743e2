"""What a person fills in about accounts."""

from typing import Any

from django import forms

from disbursement.verantwoording.models import (
    Outcome,
    PaperKind,
    PostponementOutcome,
    SisaVersie,
    Status,
    Verantwoording,
)
from disbursement.verantwoording.services.receive import Figures
from regiodeals.common.form_fields import AmountField, DollarField, DutchDateField, EuroField
from regiodeals.common.words import dutch
from regiodeals.documents.incoming import MOST_BYTES
from regiodeals.obligations.state import State

FILE_HELP = dutch("Hoogstens {aantal} MB.", aantal=MOST_BYTES // 1000000)


class PaperFilter(forms.Form):
    """The filters of the list; what cannot be a filter filters nothing."""

    zoek = forms.CharField(label=dutch("Deal of regiokassier"), required=False, max_length=100)
    stand = forms.ChoiceField(
        label=dutch("Stand"),
        required=False,
        choices=[("", dutch("Alle")), (State.OVERDUE.value, State.OVERDUE.label), *Status.choices],
    )
    stuk = forms.ChoiceField(
        label=dutch("Stuk"), required=False, choices=[("", dutch("Alle")), *PaperKind.choices]
    )

    def chosen(self) -> dict[str, str]:
        """The filters that are on, by name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class _WithFile(forms.Form):
    """A file, who sent it and when."""

    bestand = forms.FileField(
        label=dutch("Bestand"),
        allow_empty_file=True,
        max_length=300,
        error_messages={
            "required": dutch("Kies het bestand."),
            "max_length": dutch("De naam van het bestand is te lang. Maak hem korter."),
        },
    )
    ontvangen_op = DutchDateField(label=dutch("Ontvangen op"))
    aangeleverd_door = forms.CharField(
        label=dutch("Aangeleverd door"),
        max_length=200,
        error_messages={"required": dutch("Vul in wie dit aanleverde.")},
    )

    def clean_bestand(self) -> Any:
        """Refused by its size before it is read into memory."""
        found = self.cleaned_data["bestand"]
        if found.size > MOST_BYTES:
            raise forms.ValidationError(
                dutch(
                    "Dit bestand is groter dan {aantal} MB. Maak het kleiner.",
                    aantal=MOST_BYTES // 1000000,
                )
            )
        return found

    @property
    def brought(self) -> dict[str, Any]:
        """The file and where it came from, as the services want them."""
        found = self.cleaned_data["bestand"]
        return {
            "name": found.name,
            "content": found.read(),
            "received_on": self.cleaned_data["ontvangen_op"],
            "delivered_by": self.cleaned_data["aangeleverd_door"],
        }


class ImportForm(_WithFile):
    """A file with the accounts of many regiokassiers."""

    versie = forms.ModelChoiceField(
        SisaVersie.objects.none(),
        label=dutch("Voor welke tranche"),
        empty_label=None,
        error_messages={"required": dutch("Kies de tranche.")},
    )
    field_order = ["versie", "bestand", "ontvangen_op", "aangeleverd_door"]

    def __init__(self, *args: Any, versies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["versie"]
        field.queryset = versies  # type: ignore[attr-defined]
        field.label_from_instance = _name_of  # type: ignore[attr-defined]
        self.fields["bestand"].help_text = dutch(
            "Het ingevulde sjabloon, .xlsx of .csv. {grootte}", grootte=FILE_HELP
        )
        self.fields["aangeleverd_door"].help_text = dutch(
            "Van wie het bestand kwam, zoals het CBS."
        )


class ReceiveForm(_WithFile):
    """A paper of one uitkering, with its figures when it is about a year."""

    def __init__(self, *args: Any, paper: Verantwoording, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper = paper
        self.fields["bestand"].help_text = dutch(
            "PDF of Excel-werkmap. {grootte}", grootte=FILE_HELP
        )
        if paper.is_yearly:
            self._add_figures(DollarField if paper.uitkering.is_bijzonder else EuroField)
        if paper.current is not None:
            self.fields["opmerking"] = forms.CharField(
                label=dutch("Wat is er anders dan in de vorige levering?"),
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=2000,
                error_messages={"required": dutch("Schrijf op wat er anders is.")},
            )

    def _add_figures(self, amount: type[AmountField]) -> None:
        unit = amount.units[0]
        self.fields["beschikkingsnummer"] = forms.CharField(
            label=dutch("Beschikkingsnummer"), max_length=30
        )
        self.fields["besteed"] = amount(
            label=dutch("Besteed in {jaar} ({eenheid})", jaar=self.paper.year, eenheid=unit)
        )
        self.fields["cofinanciering"] = amount(
            label=dutch("Waarvan cofinanciering ({eenheid})", eenheid=unit), required=False
        )
        self.fields["uitvoeringskosten"] = amount(
            label=dutch(
                "Waarvan voorbereiding, administratie en toezicht ({eenheid})", eenheid=unit
            ),
            required=False,
        )
        self.fields["cumulatief"] = amount(
            label=dutch("Besteed tot en met {jaar} ({eenheid})", jaar=self.paper.year, eenheid=unit)
        )
        self.fields["bevindingen"] = amount(
            label=dutch("Fouten en onzekerheden van de accountant ({eenheid})", eenheid=unit),
            required=False,
        )
        self.fields["eindverantwoording"] = forms.ChoiceField(
            label=dutch("Is dit de eindverantwoording?"),
            choices=[("nee", dutch("Nee")), ("ja", "Ja")],
            widget=forms.RadioSelect,
            error_messages={"required": dutch("Kies ja of nee.")},
        )

    def figures(self) -> Figures | None:
        """The amounts, None for a paper without."""
        if not self.paper.is_yearly:
            return None
        data = self.cleaned_data
        return Figures(
            kenmerk=data["beschikkingsnummer"],
            spent_cents=data["besteed"],
            cumulative_cents=data["cumulatief"],
            cofinanced_cents=data["cofinanciering"],
            execution_cents=data["uitvoeringskosten"],
            errors_cents=data["bevindingen"],
            is_final=data["eindverantwoording"] == "ja",
        )


class JudgeForm(forms.Form):
    """In orde, or back with questions."""

    uitkomst = forms.ChoiceField(
        label=dutch("Wat is uw oordeel?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": dutch("Kies een oordeel.")},
    )
    toelichting = forms.CharField(
        label=dutch("Toelichting of vragen"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=dutch("Verplicht als u terugstuurt."),
        error_messages={"required": dutch("Schrijf op hoe u dit woog, of wat u vraagt.")},
    )

    def __init__(self, *args: Any, paper: Verantwoording, weighs: bool, **kwargs: Any) -> None:
        """`weighs`: a check leaves something to this person, who says how he weighed it."""
        super().__init__(*args, **kwargs)
        words = self.fields["toelichting"]
        if weighs:
            words.required, words.help_text = True, ""
        elif paper.is_yearly:
            words.help_text = dutch(
                "Verplicht als u terugstuurt, of als er ten onrechte is besteed."
            )
        if paper.is_yearly:
            amount = DollarField if paper.uitkering.is_bijzonder else EuroField
            self.fields["ten_onrechte"] = amount(
                label=dutch("Ten onrechte besteed ({eenheid})", eenheid=amount.units[0]),
                required=False,
                help_text=dutch("Alleen als u dat vaststelt. Leeg: niets."),
            )


class PostponementForm(forms.Form):
    """What a regiokassier asks."""

    ontvangen_op = DutchDateField(label=dutch("Verzoek ontvangen op"))
    gevraagd_tot = DutchDateField(label=dutch("Uitstel gevraagd tot en met"))
    reden = forms.CharField(
        label=dutch("Waarom vraagt de regiokassier uitstel?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": dutch("Schrijf de reden op.")},
    )


class DecideForm(forms.Form):
    """What is decided on it."""

    besluit = forms.ChoiceField(
        label=dutch("Wat besluit u?"),
        choices=PostponementOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": dutch("Kies een besluit.")},
    )
    uitstel_tot = DutchDateField(
        label=dutch("Uitstel tot en met"),
        required=False,
        help_text=dutch("Alleen als u toewijst, bijvoorbeeld 1-9-2026."),
    )
    kenmerk = forms.CharField(
        label=dutch("Kenmerk van het besluit"),
        max_length=60,
        error_messages={"required": dutch("Vul het kenmerk van het besluit in.")},
    )
    motivering = forms.CharField(
        label=dutch("Motivering"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": dutch("Schrijf op waarom u dit besluit.")},
    )


def _name_of(versie: SisaVersie) -> str:
    return dutch(
        "Tranche {nummer} ({uitkering})", nummer=versie.tranche.number, uitkering=str(versie)
    )
