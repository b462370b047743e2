"""What a person fills in on the pages of the beschikking."""

from collections.abc import Sequence
from typing import Any

from django import forms

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import verification
from disbursement.beschikking.rendering.verification import Answer
from disbursement.beschikking.selectors import schedule_of
from disbursement.beschikking.services import ContentRefused, DecisionContent, sentence_of
from disbursement.grootboek.forms import (
    termijn_fields,
    termijn_groups,
    termijn_initial,
    termijn_rows,
)
from disbursement.grootboek.selectors import standing_schedule
from disbursement.uitkering.forms import RateField
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.services import DollarRate
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.form_fields import DollarField, DutchDateField, EuroField
from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules import ContentField, FieldType, fields_of, is_needed
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.payment_schedule import PlannedTermijn

LONGEST_REMARK = 2000


class StepForm(forms.Form):
    """The remark that goes along with a step; whether one is needed is for the service."""

    opmerking = forms.CharField(
        required=False,
        max_length=LONGEST_REMARK,
        error_messages={
            "max_length": dutch(
                "Uw opmerking is te lang. Gebruik ten hoogste {aantal} tekens.",
                aantal=LONGEST_REMARK,
            )
        },
    )

    inhoud = forms.CharField(required=False, max_length=64)
    gelezen = forms.BooleanField(required=False)

    def has_read(self) -> bool:
        """Whether the person said to have read the letter."""
        self.is_valid()
        return bool(self.cleaned_data.get("gelezen"))

    def shown(self) -> str:
        """Which content the page showed; nothing when it did not say, and then it matches none."""
        self.is_valid()
        return str(self.cleaned_data.get("inhoud", ""))

    def remark(self) -> str:
        """The remark; raises InvalidInput with a sentence when it cannot be kept."""
        if not self.is_valid() and "opmerking" in self.errors:
            raise InvalidInput(" ".join(str(error) for error in self.errors["opmerking"]))
        return str(self.cleaned_data["opmerking"])


class TryDayForm(forms.Form):
    """A day of bekendmaking, to see when the term for bezwaar would end."""

    bekend = DutchDateField(label=dutch("Andere dag proberen"), required=False)


class CheckFileForm(forms.Form):
    """A file of which somebody wants to know whether it is ours; it is not kept."""

    bestand = forms.FileField(
        label=dutch("De PDF"),
        max_length=250,
        help_text=dutch("Wij bewaren het bestand niet. Ten hoogste 25 MB."),
        error_messages={
            "required": dutch("Kies een bestand."),
            "empty": dutch("Het bestand is leeg."),
            "max_length": dutch("De naam van het bestand is te lang. Maak hem korter."),
        },
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def answer(self) -> Answer:
        """Read the file and answer about it; raises NotReadable."""
        upload = self.cleaned_data["bestand"]
        if upload.size > verification.MAX_BYTES:
            raise verification.NotReadable(verification.TOO_LARGE)
        return verification.verify_file(upload.read())


class CheckDigestForm(forms.Form):
    """The SHA-256 of such a file; then the file itself stays where it is."""

    vingerafdruk = forms.CharField(
        label=dutch("De vingerafdruk (SHA-256)"),
        max_length=200,
        help_text=dutch("64 cijfers en letters. Zo blijft het bestand op uw eigen computer."),
        error_messages={
            "required": dutch("Vul de vingerafdruk in."),
            "max_length": dutch("Dit is te lang. Een vingerafdruk heeft 64 tekens."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 64}),
    )

    def answer(self) -> Answer:
        """Answer about the file with this hash; raises NotReadable."""
        typed = self.cleaned_data["vingerafdruk"]
        return verification.verify_digest("".join(typed.split()).lower())


MONEY = {"EUR": EuroField, "USD": DollarField}
REPLACES = "replaces"
RATE = ("koers", "koers_van", "koers_bron")


class DecisionForm(forms.Form):
    """The content of a decision after the grant, built from the one definition of its kind."""

    def __init__(
        self,
        *args: Any,
        kind: DecisionKind,
        uitkering: Uitkering,
        candidates: Sequence[Beschikking],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._fields_of_kind = fields_of(kind)
        for field in self._fields_of_kind:
            self.fields[field.name] = _form_field(field, kind, uitkering)
        self._standing: Sequence[PlannedTermijn] = ()
        if kind is DecisionKind.WIJZIGING:
            self._ask_wijziging(uitkering)
        if candidates:
            self.fields[REPLACES] = _replaces_field(kind, uitkering, candidates)

    def content(self) -> DecisionContent:
        """The cleaned answers as the service takes them."""
        given = self.cleaned_data
        names = [field.name for field in self._fields_of_kind]
        return DecisionContent(
            **{name: given[name] for name in names},
            schedule=self._schedule(),
            dollar_rate=_rate(given),
        )

    def questions(self) -> list[forms.BoundField]:
        """What is asked beside the termijnen."""
        hidden = {field.name for _name, fields in self.groups() for field in fields}
        return [field for field in self if field.name not in hidden]

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions of each termijn; none for what lays no termijnen down."""
        return termijn_groups(self)

    def clean(self) -> dict[str, Any]:
        """A rate comes with its day and its source."""
        data = super().clean() or {}
        given = [data.get(name) for name in RATE]
        if any(given) and not all(given):
            self.add_error(
                None, dutch("Vul bij de koers ook de dag en de bron in, of laat alles leeg.")
            )
        return data

    def _ask_wijziging(self, uitkering: Uitkering) -> None:
        self._standing = standing_schedule(uitkering)
        if uitkering.is_bijzonder:
            self.fields.update(_rate_fields())
        self.fields.update(termijn_fields(uitkering.currency, self._standing))

    def _schedule(self) -> tuple[PlannedTermijn, ...] | None:
        """The termijnen when they are others than those that stand; None when nobody said so."""
        rows = termijn_rows(self.cleaned_data)
        standing = [row.content for row in self._standing]
        released = [row.content for row in self._standing if row.is_released]
        return None if rows in (standing, released, []) else tuple(rows)

    def replaces_id(self) -> int | None:
        """The decision that this one takes the place of, None when it replaces nothing."""
        chosen = self.cleaned_data.get(REPLACES)
        return int(chosen) if chosen else None

    def refuse(self, error: DomainError) -> None:
        """Put a refusal beside the field it is about, or above the form when it is about none."""
        if not isinstance(error, ContentRefused):
            for reason in getattr(error, "reasons", (str(error),)):
                self.add_error(None, reason)
            return
        places = {key: field.name for field in self._fields_of_kind for key in field.findings}
        for finding in error.findings:
            self.add_error(places.get(finding.key), sentence_of(finding))


def change_initial(
    uitkering: Uitkering, kind: DecisionKind, concept: Beschikking | None
) -> dict[str, Any]:
    """The termijnen and the rate of a concept, else the termijnen that stand."""
    if kind is not DecisionKind.WIJZIGING:
        return {}
    rows = schedule_of(concept) if concept is not None else ()
    found = termijn_initial(rows or standing_schedule(uitkering))
    if concept is not None:
        rate = concept.usd_rate, concept.usd_rate_on, concept.usd_rate_source
        found |= dict(zip(RATE, rate, strict=True))
    return found


def _rate(given: dict[str, Any]) -> DollarRate | None:
    rate, on, source = (given.get(name) for name in RATE)
    return DollarRate(rate=rate, on=on, source=source) if rate and on and source else None


def _rate_fields() -> dict[str, forms.Field]:
    """At which rate more dollars are committed in euros."""
    return {
        "koers": RateField(
            label=dutch("Dollars voor één euro"),
            required=False,
            help_text=dutch("Alleen bij een hoger bedrag. Leeg: de koers van de verlening."),
        ),
        "koers_van": DutchDateField(label=dutch("Koers van"), required=False),
        "koers_bron": forms.CharField(
            label=dutch("Bron van de koers"),
            required=False,
            max_length=150,
            widget=forms.TextInput(attrs={"autocomplete": "off", "size": 40}),
        ),
    }


def _form_field(field: ContentField, kind: DecisionKind, uitkering: Uitkering) -> forms.Field:
    """The input for one thing that the decision says."""
    rules, instrument = uitkering.deal.tranche.rules, Instrument(uitkering.instrument)
    options: dict[str, Any] = {
        "label": field.label,
        "required": is_needed(field, kind, rules, instrument),
        "help_text": field.help,
    }
    if field.ask:
        options["error_messages"] = {"required": field.ask}
    match field.type:
        case FieldType.DAY:
            return DutchDateField(**options)
        case FieldType.AMOUNT:
            return MONEY[uitkering.currency](**options)
        case FieldType.GROUND:
            return forms.ChoiceField(
                **options, choices=_grounds(uitkering), widget=forms.RadioSelect
            )
    return _text_field(field, options)


def _text_field(field: ContentField, options: dict[str, Any]) -> forms.CharField:
    too_long = {"max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=field.longest)}
    is_long = field.type is FieldType.TEXT
    widget: forms.Widget = (
        forms.Textarea(attrs={"rows": 6})
        if is_long
        else forms.TextInput(attrs={"autocomplete": "off", "size": 40})
    )
    options["error_messages"] = options.get("error_messages", {}) | too_long
    return forms.CharField(**options, max_length=field.longest, widget=widget)


def _grounds(uitkering: Uitkering) -> list[tuple[str, str]]:
    basis = uitkering.deal.tranche.rules.basis_for(Instrument(uitkering.instrument))
    return [
        (ground.article, f"{ground.article.capitalize()}: {ground.as_written}")
        for ground in basis.decisions.grounds
    ]


def _replaces_field(
    kind: DecisionKind, uitkering: Uitkering, candidates: Sequence[Beschikking]
) -> forms.ChoiceField:
    """Which decision goes; only under the Awb a pending bezwaar is then about this one too."""
    is_withdrawal = kind is DecisionKind.INTREKKING
    pending = dutch(
        "Loopt er bezwaar tegen dat besluit, dan gaat het ook over dit besluit (Awb 6:19)."
    )
    instead = dutch("Dat besluit geldt dan niet meer.") if uitkering.is_bijzonder else pending
    choices = [(str(row.pk), f"{row.get_kind_display()} {row.kenmerk}") for row in candidates]
    label, nothing = dutch("Vervangt een eerder besluit"), dutch("Niets: dit besluit komt erbij")
    if is_withdrawal:
        label, nothing = dutch("Welk besluit trekt u in?"), dutch("Kies een besluit")
        instead = dutch("Trekt u de verlening in, dan vervalt de hele uitkering.")
    return forms.ChoiceField(
        label=label,
        required=is_withdrawal,
        choices=[("", nothing), *choices],
        help_text=instead,
        error_messages={"required": dutch("Kies welk besluit u intrekt.")},
    )
