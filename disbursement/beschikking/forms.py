"""What a person fills in on the pages of the beschikking."""

from collections.abc import Sequence
from typing import Any

from django import forms

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import verification
from disbursement.beschikking.rendering.verification import Answer
from disbursement.beschikking.services import ContentRefused, DecisionContent, sentence_of
from disbursement.uitkering.models import Uitkering
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.form_fields import DollarField, DutchDateField, EuroField
from regiodeals.legal.decision_rules import ContentField, FieldType, fields_of, is_needed
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument

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

    inhoud = forms.CharField(required=False, max_length=64)

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

    bekend = DutchDateField(label="Andere dag proberen", required=False)


class CheckFileForm(forms.Form):
    """A file of which somebody wants to know whether it is ours; it is not kept."""

    bestand = forms.FileField(
        label="De PDF",
        max_length=250,
        help_text="Wij bewaren het bestand niet. Ten hoogste 25 MB.",
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Het bestand is leeg.",
            "max_length": "De naam van het bestand is te lang. Maak hem korter.",
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
        label="De vingerafdruk (SHA-256)",
        max_length=200,
        help_text="64 cijfers en letters. Zo blijft het bestand op uw eigen computer.",
        error_messages={
            "required": "Vul de vingerafdruk in.",
            "max_length": "Dit is te lang. Een vingerafdruk heeft 64 tekens.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 64}),
    )

    def answer(self) -> Answer:
        """Answer about the file with this hash; raises NotReadable."""
        typed = self.cleaned_data["vingerafdruk"]
        return verification.verify_digest("".join(typed.split()).lower())


MONEY = {"EUR": EuroField, "USD": DollarField}
REPLACES = "replaces"


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
        if candidates:
            self.fields[REPLACES] = _replaces_field(kind, uitkering, candidates)

    def content(self) -> DecisionContent:
        """The cleaned answers as the service takes them."""
        names = [field.name for field in self._fields_of_kind]
        return DecisionContent(**{name: self.cleaned_data[name] for name in names})

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
    too_long = {"max_length": f"Gebruik ten hoogste {field.longest} tekens."}
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
    pending = "Loopt er bezwaar tegen dat besluit, dan gaat het ook over dit besluit (Awb 6:19)."
    instead = "Dat besluit geldt dan niet meer." if uitkering.is_bijzonder else pending
    choices = [(str(row.pk), f"{row.get_kind_display()} {row.kenmerk}") for row in candidates]
    nothing = "Kies een besluit" if is_withdrawal else "Niets: dit besluit komt erbij"
    return forms.ChoiceField(
        label="Welk besluit trekt u in?" if is_withdrawal else "Vervangt een eerder besluit",
        required=is_withdrawal,
        choices=[("", nothing), *choices],
        help_text="Trekt u de verlening in, dan vervalt de hele uitkering."
        if is_withdrawal
        else instead,
        error_messages={"required": "Kies welk besluit u intrekt."},
    )
