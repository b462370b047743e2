"""What a person fills in about a request; each act has its form, which hands it to the service."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms

from disbursement.beschikking.selectors import spending_until_on
from disbursement.grootboek.forms import termijn_fields, termijn_initial, termijn_rows
from disbursement.uitkering.models import Uitkering
from disbursement.verzoek import services
from disbursement.verzoek.models import Verzoek, VerzoekKind
from disbursement.verzoek.selectors import programme_on, schedule_now
from disbursement.verzoek.services import Letter, Wish, WishedLine
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import DomainError
from regiodeals.common.form_fields import DutchDateField, EuroField, FormKeyField, WeeksField
from regiodeals.documents.received import require_size
from regiodeals.legal.decision_rules.content import (
    GROUND_OF_ONES_OWN,
    LONGEST_GROUND,
    LONGEST_REASONS,
    LONGEST_REFERENCE,
    LONGEST_SUBJECT,
)

YES = "toekennen"
ANSWERS = [(YES, "Toekennen"), ("afwijzen", "Afwijzen")]


def words(label: str, rows: int = 4, help_text: str = "", ask: str = "") -> forms.CharField:
    """A field for some sentences."""
    return forms.CharField(
        label=label,
        max_length=LONGEST_REASONS,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": ask} if ask else {},
    )


def answer(label: str) -> forms.ChoiceField:
    """Yes or no."""
    said = {"required": "Kies een van de twee."}
    return forms.ChoiceField(
        label=label, choices=ANSWERS, widget=forms.RadioSelect, error_messages=said
    )


class RegisterForm(forms.Form):
    """A letter of the region; the fields in the middle depend on what it asks."""

    ontvangen_op = DutchDateField(label="Ontvangen op")
    kenmerk = forms.CharField(
        label="Kenmerk van de regio",
        max_length=LONGEST_REFERENCE,
        required=False,
        help_text="Komt in onze brief achter ‘Uw kenmerk’.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 30}),
    )
    brief = forms.FileField(
        label="De brief van de regio (PDF)",
        max_length=250,
        help_text="Ten hoogste 25 MB.",
        error_messages={
            "required": "Kies de brief. Zonder brief is het verzoek niet schriftelijk.",
            "empty": "Het bestand is leeg. Kies de brief opnieuw.",
            "max_length": "De naam van het bestand is te lang. Maak hem korter.",
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
            "Welke reden noemt de regio?",
            6,
            "Neem de reden uit de brief over. U kunt haar straks in het besluit gebruiken.",
            "Schrijf op welke reden de regio noemt. Zonder reden is het geen verzoek waarop u kunt"
            " besluiten: vraag de regio om een reden.",
        )

    def _ask_day(self, day: date) -> None:
        until = spending_until_on(self.uitkering, day)
        now = f" Nu mag dat tot en met {long_date(until)}." if until else ""
        self.fields["gevraagde_dag"] = DutchDateField(
            label="Gevraagde laatste dag",
            help_text=f"Tot en met deze dag wil de regio besteden.{now}",
        )

    def _ask_subject(self) -> None:
        self.fields["wat"] = forms.CharField(
            label="Wat er verandert",
            max_length=LONGEST_SUBJECT,
            help_text="In een zin, bijvoorbeeld: woningen aan het Plein in plaats van de Markt.",
            widget=forms.TextInput(attrs={"autocomplete": "off", "size": 40}),
            error_messages={"required": "Schrijf in een zin op welke activiteiten veranderen."},
        )

    def _ask_programme(self, day: date) -> None:
        self._parts = programme_on(self.uitkering, day)
        for part in self._parts:
            self.fields[f"lijn_{part.key}"] = EuroField(
                label=part.name, initial=part.cents, help_text="Nieuw bedrag van de uitkering."
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


class ActForm(forms.Form):
    """One act: `names` tells which argument of the service a field is, `says` what comes of it."""

    label: ClassVar[str]
    says: ClassVar[str] = ""
    done_words: ClassVar[str] = ""
    service: ClassVar[Any]
    names: ClassVar[dict[str, str]] = {}
    kinds: ClassVar[dict[str, Callable[[str], Any]]] = {}

    def __init__(self, *args: Any, verzoek: Verzoek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verzoek = verzoek

    def act(self, actor: User) -> Verzoek:
        """Do it; raises what the service raises."""
        given = {name: self._value(field) for field, name in self.names.items()}
        done: Verzoek = type(self).service(verzoek_id=self.verzoek.pk, actor=actor, **given)
        return done

    def _value(self, field: str) -> Any:
        typed, kind = self.cleaned_data[field], self.kinds.get(field)
        return kind(typed) if kind else typed


class AskAdviceForm(ActForm):
    """Begin with it."""

    label = "Advies vragen"
    says = (
        "Toetsers en controllers zien het verzoek daarna bij Mijn werk. Wie het vastlegde, geeft"
        " zelf geen advies. De termijn om te besluiten loopt door."
    )
    service = staticmethod(services.ask_advice)


class AdviseForm(ActForm):
    """What a colleague thinks of it."""

    label = "Advies geven"
    service = staticmethod(services.advise)
    names = {"oordeel": "grant", "advies": "advice"}
    kinds = {"oordeel": lambda typed: typed == YES}
    oordeel = answer("Wat adviseert u?")
    advies = words("Waarom?", 6)


class DecisionForm(ActForm):
    """The concept of the decision, filled with what was asked."""

    label = "Besluit opstellen"
    done_words = "Het concept is gemaakt. Lees de brief na, en stuur hem daarna naar toetsing."
    service = staticmethod(services.prepare_decision)
    names = {"besluit": "grant", "grond": "legal_ground", "motivering": "reasons"}
    kinds = {"besluit": lambda typed: typed == YES}
    besluit = answer("Welk besluit stelt u op?")
    grond = forms.CharField(
        label="Grondslag",
        max_length=LONGEST_GROUND,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 40}),
    )
    motivering = words(
        "Motivering", 8, "Komt in de brief. De reden van de regio staat al ingevuld."
    )

    def __init__(self, *args: Any, verzoek: Verzoek, **kwargs: Any) -> None:
        super().__init__(*args, verzoek=verzoek, **kwargs)
        advised = {True: YES, False: "afwijzen", None: None}[verzoek.advises_granting]
        self.initial = {"besluit": advised, "motivering": verzoek.reason}
        if verzoek.kind == VerzoekKind.VERLENGING:
            help_text = "Alleen bij een afwijzing: de bepaling waarop het verzoek afketst."
        else:
            help_text = f"{GROUND_OF_ONES_OWN} Bij een afwijzing mag dit leeg blijven."
        self.fields["grond"].help_text = help_text


class NotifyForm(ActForm):
    """Awb 4:14."""

    label = "Later besluit is meegedeeld"
    service = staticmethod(services.notify_delay)
    names = {"dag": "told_on", "weken": "weeks", "reden": "reason"}
    dag = DutchDateField(label="Op welke dag ging de mededeling weg?")
    weken = WeeksField(label="Nieuwe termijn vanaf die dag, in weken", min_value=1, max_value=52)
    reden = words("Waarom kan het niet eerder?", 2)


class AskInformationForm(ActForm):
    """Awb 4:15."""

    label = "Informatie vragen"
    service = staticmethod(services.ask_information)
    names = {"gevraagd_op": "asked_on", "antwoord_tot": "answer_by", "reden": "reason"}
    gevraagd_op = DutchDateField(label="Op welke dag vroeg u om informatie?")
    antwoord_tot = DutchDateField(label="Antwoorden kan tot en met")
    reden = words("Wat ontbreekt er?", 2)


class ReceiveInformationForm(ActForm):
    """The term runs again."""

    label = "Informatie is ontvangen"
    service = staticmethod(services.receive_information)
    names = {"ontvangen_op": "received_on", "reden": "reason"}
    ontvangen_op = DutchDateField(label="Op welke dag kwam het antwoord?")
    reden = words("Wat kwam er binnen?", 2)


class WithdrawForm(ActForm):
    """The region does not want it any more."""

    label = "Intrekking vastleggen"
    service = staticmethod(services.withdraw_verzoek)
    names = {"dag": "on", "hoe": "how"}
    dag = DutchDateField(label="Op welke dag trok de regio het in?")
    hoe = words("Hoe trok de regio het in?", 2)


ACTS: dict[str, type[ActForm]] = {
    "ask_advice": AskAdviceForm,
    "advise": AdviseForm,
    "prepare_decision": DecisionForm,
    "notify_delay": NotifyForm,
    "ask_information": AskInformationForm,
    "receive_information": ReceiveInformationForm,
    "withdraw": WithdrawForm,
}
