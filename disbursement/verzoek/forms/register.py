"""The form with which a request of the region is laid down."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from disbursement.beschikking.selectors import spending_until_on
from disbursement.grootboek.forms import termijn_fields, termijn_initial, termijn_rows
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek.forms.fields import words
from disbursement.verzoek.models import VerzoekKind
from disbursement.verzoek.selectors import programme_on, schedule_now
from disbursement.verzoek.services import Letter, Wish, WishedLine
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import DomainError
from regiodeals.common.form_fields import DutchDateField, EuroField, FormKeyField
from regiodeals.common.words import dutch
from regiodeals.documents.received import require_size
from regiodeals.legal.decision_rules.content import (
    LONGEST_REFERENCE,
    LONGEST_SUBJECT,
)


class RegisterForm(forms.Form):
    """A letter of the region; the fields in the middle depend on what it asks."""

    ontvangen_op = DutchDateField(label=dutch("Ontvangen op"))
    kenmerk = forms.CharField(
        label=dutch("Kenmerk van de regio"),
        max_length=LONGEST_REFERENCE,
        required=False,
        help_text=dutch("Komt in onze brief achter ‘Uw kenmerk’."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 30}),
    )
    brief = forms.FileField(
        label=dutch("De brief van de regio (PDF)"),
        max_length=250,
        help_text=dutch("Ten hoogste 25 MB."),
        error_messages={
            "required": dutch("Kies de brief. Zonder brief is het verzoek niet schriftelijk."),
            "empty": dutch("Het bestand is leeg. Kies de brief opnieuw."),
            "max_length": dutch("De naam van het bestand is te lang. Maak hem korter."),
        },
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    formulier = FormKeyField()

    def __init__(
        self, *args: Any, kind: VerzoekKind, uitkering: Uitkering, day: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.uitkering = kind, uitkering
        self._parts: Sequence[Any] = ()
        match kind:
            case VerzoekKind.VERLENGING:
                self._ask_day(day)
            case VerzoekKind.HERVERDELING:
                self._ask_programme(day)
            case VerzoekKind.TERMIJNEN:
                self._ask_termijnen()
            case VerzoekKind.ACTIVITEITEN:
                self._ask_subject()
        self.fields["reden"] = words(
            dutch("Welke reden noemt de regio?"),
            6,
            dutch("Neem de reden uit de brief over. U kunt haar straks in het besluit gebruiken."),
            dutch(
                "Schrijf op welke reden de regio noemt. Zonder reden is het geen verzoek waarop u"
                " kunt besluiten: vraag de regio om een reden."
            ),
        )

    def _ask_day(self, day: date) -> None:
        until = spending_until_on(self.uitkering, day)
        help_text = dutch("Tot en met deze dag wil de regio besteden.")
        if until:
            help_text = dutch(
                "{wens} Nu mag dat tot en met {dag}.", wens=help_text, dag=long_date(until)
            )
        self.fields["gevraagde_dag"] = DutchDateField(
            label=dutch("Gevraagde laatste dag"),
            help_text=help_text,
        )

    def _ask_subject(self) -> None:
        self.fields["wat"] = forms.CharField(
            label=dutch("Wat er verandert"),
            max_length=LONGEST_SUBJECT,
            help_text=dutch(
                "In een zin, bijvoorbeeld: woningen aan het Plein in plaats van de Markt."
            ),
            widget=forms.TextInput(attrs={"autocomplete": "off", "size": 40}),
            error_messages={
                "required": dutch("Schrijf in een zin op welke activiteiten veranderen.")
            },
        )

    def _ask_programme(self, day: date) -> None:
        self._parts = programme_on(self.uitkering, day)
        for part in self._parts:
            self.fields[f"lijn_{part.key}"] = EuroField(
                label=part.name,
                initial=part.cents,
                help_text=dutch("Nieuw bedrag van de uitkering."),
            )

    def _ask_termijnen(self) -> None:
        present = [part.planned for part in schedule_now(self.uitkering)]
        initial = termijn_initial(present)
        for name, field in termijn_fields(self.uitkering.currency).items():
            field.initial = initial.get(name)
            self.fields[name] = field

    def clean_brief(self) -> Any:
        """Refuse by its size before anybody reads it."""
        upload = self.cleaned_data["brief"]
        try:
            require_size(upload.size)
        except DomainError as error:
            raise forms.ValidationError(str(error), code="size") from error
        return upload

    def wish(self) -> Wish:
        """What was filled in, for the service."""
        given = self.cleaned_data
        return Wish(
            kind=self.kind,
            received_on=given["ontvangen_op"],
            reference=given["kenmerk"],
            reason=given["reden"],
            spend_until=given.get("gevraagde_dag"),
            subject=given.get("wat", ""),
            lines=tuple(self._lines()),
        )

    def letter(self) -> Letter:
        """The file."""
        upload = self.cleaned_data["brief"]
        return Letter(upload.name, upload.read())

    def _lines(self) -> list[WishedLine]:
        given = self.cleaned_data
        if self.kind == VerzoekKind.HERVERDELING:
            return [
                WishedLine(amount_cents=given[f"lijn_{part.key}"], programmalijn_id=part.key)
                for part in self._parts
            ]
        if self.kind != VerzoekKind.TERMIJNEN:
            return []
        return [
            WishedLine(
                amount_cents=row.amount_cents,
                pay_by=row.pay_by,
                budget_year=row.budget_year,
                condition=row.condition,
                condition_source=row.condition_source,
            )
            for row in termijn_rows(given)
        ]
