"""What a person fills in about doelen, indicatoren and metingen."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from monitoring.indicator.models import Afspraak, Definitie, Direction, Meting, Rule, Theme
from monitoring.indicator.services import Agreement, Meaning, Measured
from regiodeals.common.number_field import NumberField, format_number
from regiodeals.common.words import dutch
from regiodeals.deal.models import Programmalijn
from regiodeals.tranche.models import Tranche

RATIO = {"teller": dutch("Teller"), "noemer": dutch("Noemer")}
PICK = {
    "required": dutch("Maak een keuze."),
    "invalid_choice": dutch("Kies een van de mogelijkheden."),
}


def _words(label: str, ask: str = "", *, most: int = 300, **more: Any) -> forms.CharField:
    most_words = dutch("Gebruik ten hoogste {aantal} tekens.", aantal=most)
    errors = {"max_length": most_words} | ({"required": ask} if ask else {})
    return forms.CharField(
        label=label, max_length=most, required=bool(ask), error_messages=errors, **more
    )


def _year(label: str, **more: Any) -> forms.IntegerField:
    sentence = dutch("Vul een jaar in, bijvoorbeeld 2026.")
    return forms.IntegerField(
        label=label,
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence),
        **more,
    )


def _pick(label: str, choices: Any) -> forms.ChoiceField:
    # The first choice is empty: nobody sends what he did not choose.
    return forms.ChoiceField(
        label=label, choices=[("", dutch("Kies…")), *choices], error_messages=PICK
    )


class GoalForm(forms.Form):
    """A doel in words."""

    doel = _words(dutch("Doel"), dutch("Schrijf op wat deze programmalijn wil bereiken."))


class NewGoalForm(GoalForm):
    """A doel with the programmalijn it belongs to."""

    def __init__(self, *args: Any, lines: Sequence[Programmalijn], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programmalijn"] = _pick(
            dutch("Programmalijn"), [(line.pk, line.name) for line in lines]
        )
        self.order_fields(["programmalijn", "doel"])


class AgreementForm(forms.Form):
    """Nulmeting and streefwaarde; what is unknown stays empty."""

    def __init__(
        self, *args: Any, allows_negative: bool = True, is_measured: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, label, label_of_year in (
            ("nulmeting", dutch("Nulmeting"), dutch("Jaar van de nulmeting")),
            ("streefwaarde", dutch("Streefwaarde"), dutch("Jaar van de streefwaarde")),
        ):
            self.fields[name] = NumberField(
                label=label,
                required=False,
                allows_negative=allows_negative,
                help_text=dutch("Bijvoorbeeld 1.000,5. Laat leeg wat onbekend is."),
            )
            self.fields[f"{name}_jaar"] = _year(label_of_year, required=False)
        if is_measured:
            self.fields["reden"] = _words(
                dutch("Reden van de wijziging"),
                dutch("Er is al gemeten. Schrijf waarom dit verandert."),
            )

    def agreement(self) -> Agreement:
        """What was filled in, for the service."""
        given = self.cleaned_data
        return Agreement(
            baseline=given["nulmeting"],
            baseline_year=given["nulmeting_jaar"],
            target=given["streefwaarde"],
            target_year=given["streefwaarde_jaar"],
        )

    @staticmethod
    def shown(afspraak: Afspraak) -> dict[str, Any]:
        """What holds now, to start from."""
        return {
            "nulmeting": afspraak.baseline,
            "nulmeting_jaar": afspraak.baseline_year,
            "streefwaarde": afspraak.target,
            "streefwaarde_jaar": afspraak.target_year,
        }


class ServeForm(AgreementForm):
    """An indicator for a doel, with its agreed values."""

    def __init__(self, *args: Any, choices: Sequence[Definitie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"] = _pick(
            dutch("Indicator"), [(row.indicator_id, f"{row} ({row.unit})") for row in choices]
        )
        self.order_fields(["indicator"])


class DefinitionForm(forms.Form):
    """What an indicator means from a round on."""

    naam = _words(dutch("Naam"), dutch("Geef de indicator een naam."), most=150)
    tranche = forms.ChoiceField(label=dutch("Tranche"), error_messages=PICK)
    vanaf = _year(dutch("Geldt vanaf ronde"))
    eenheid = _words(
        dutch("Eenheid"),
        dutch("Vul de eenheid in."),
        most=40,
        help_text=dutch("Bijvoorbeeld woningen, uur of procent."),
    )
    onder_nul = forms.BooleanField(label=dutch("De waarde kan onder nul zijn"), required=False)
    richting = _pick(dutch("Welke kant is beter?"), Direction.choices)
    telt_op = _pick(dutch("Hoe telt het op?"), Rule.choices)
    bron = _words(
        dutch("Bron van de cijfers"), dutch("Vul in waar de cijfers vandaan komen."), most=200
    )
    thema = _pick(dutch("Thema van brede welvaart"), Theme.choices)
    niet_vergelijkbaar = _words(
        dutch("Niet vergelijkbaar met de vorige definitie, want"),
        help_text=dutch(
            "Vul dit alleen in als de cijfers van vóór en na niet naast elkaar kunnen."
        ),
    )

    def __init__(self, *args: Any, is_first: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(row.pk, str(row)) for row in Tranche.objects.all()]
        self.fields["tranche"].choices = [("", dutch("Kies…")), *choices]  # type: ignore[attr-defined]
        if is_first:
            del self.fields["niet_vergelijkbaar"]
            self.fields["code"] = _words(
                dutch("Code"),
                dutch("Geef de indicator een code."),
                most=20,
                help_text=dutch("Bijvoorbeeld WONEN-01. De code verandert nooit meer."),
            )
            self.order_fields(["code"])

    def meaning(self) -> Meaning:
        """What was filled in, for the service."""
        given = self.cleaned_data
        return Meaning(
            tranche_id=int(given["tranche"]),
            from_year=given["vanaf"],
            name=given["naam"],
            unit=given["eenheid"],
            direction=given["richting"],
            rule=given["telt_op"],
            source=given["bron"],
            theme=given["thema"],
            allows_negative=given["onder_nul"],
            not_comparable_because=given.get("niet_vergelijkbaar", ""),
        )

    @staticmethod
    def shown(definition: Definitie) -> dict[str, Any]:
        """The last definitie, to start from."""
        return {
            "naam": definition.name,
            "tranche": definition.tranche_id,
            "eenheid": definition.unit,
            "onder_nul": definition.allows_negative,
            "richting": definition.direction,
            "telt_op": definition.rule,
            "bron": definition.source,
            "thema": definition.theme,
        }


class MeasurementForm(forms.Form):
    """A meting; of a ratio its teller and noemer in whole."""

    def __init__(
        self, *args: Any, definition: Definitie, is_correction: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not is_correction:
            self.fields["ronde"] = _year(
                dutch("Ronde"), help_text=dutch("Het jaar waarover is gemeten.")
            )
        if definition.rule == Rule.VERHOUDING:
            for name in ("teller", "noemer"):
                self.fields[name] = NumberField(label=RATIO[name], required=False, decimals=0)
        else:
            self.fields["waarde"] = NumberField(
                label=dutch("Waarde in {eenheid}", eenheid=definition.unit),
                required=False,
                allows_negative=definition.allows_negative,
                help_text=dutch("Bijvoorbeeld {getal}.", getal=format_number(Decimal("1000.5"))),
            )
        self.fields["toelichting"] = _words(
            dutch("Toelichting"),
            most=500,
            help_text=dutch("Is de waarde onbekend? Schrijf hier waarom."),
        )
        self.fields["niet_vergelijkbaar"] = _words(
            dutch("Niet vergelijkbaar met de vorige ronde, want"),
            help_text=dutch("Vul dit alleen in als er anders is gemeten."),
        )
        if is_correction:
            self.fields["reden"] = _words(
                dutch("Reden van de verbetering"),
                dutch("Schrijf waarom u deze meting verbetert."),
            )

    def measured(self) -> Measured:
        """What was filled in, for the service."""
        given = self.cleaned_data
        numerator, denominator = given.get("teller"), given.get("noemer")
        return Measured(
            value=given.get("waarde"),
            numerator=None if numerator is None else int(numerator),
            denominator=None if denominator is None else int(denominator),
            note=given["toelichting"],
            not_comparable_because=given["niet_vergelijkbaar"],
        )

    @staticmethod
    def shown(meting: Meting) -> dict[str, Any]:
        """What stands there now, to correct."""
        return {
            "waarde": meting.value,
            "teller": _number(meting.numerator),
            "noemer": _number(meting.denominator),
            "toelichting": meting.note,
            "niet_vergelijkbaar": meting.not_comparable_because,
        }


def _number(whole: int | None) -> Decimal | None:
    return None if whole is None else Decimal(whole)
