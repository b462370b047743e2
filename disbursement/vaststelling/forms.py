"""What a person fills in to settle or recover; each act has its form, which hands it on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from django import forms

from disbursement.vaststelling import services
from disbursement.vaststelling.models import StuitingGrond, Uitvoering, Voorstel, Vordering
from disbursement.vaststelling.selectors.claims import standing_of_claim
from disbursement.vaststelling.services import InterestDecision
from regiodeals.accounts.models import User
from regiodeals.common.form_fields import AmountField, DollarField, DutchDateField, EuroField
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch, joined

LONGEST = 5000
LONGEST_REFERENCE = 60
DRAFTED = dutch("Het concept staat klaar. Bekijk de brief en stuur hem ter toetsing.")


def words(label: str, *, rows: int = 4, help_text: str = "", required: bool = True) -> Any:
    """A field for some sentences."""
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def reference(
    label: str, help_text: str = "", *, missing: str = dutch("Vul het kenmerk in.")
) -> Any:
    """A field for a number."""
    return forms.CharField(
        label=label,
        max_length=LONGEST_REFERENCE,
        help_text=help_text,
        error_messages={"required": missing},
    )


class ProposeForm(forms.Form):
    """What ledger and accounts cannot tell."""

    uitvoering = forms.ChoiceField(
        label=dutch("Zijn de activiteiten uitgevoerd?"),
        choices=Uitvoering.choices,
        widget=forms.RadioSelect,
        help_text=dutch("Zoals het eindverslag en de verantwoording laten zien."),
    )
    niet_nageleefd = words(
        dutch("Welke voorwaarden of verplichtingen zijn niet nageleefd?"),
        required=False,
        rows=3,
        help_text=dutch("Met het artikel. Leeg als alles is nageleefd."),
    )
    motivering = words(
        dutch("Motivering"),
        required=False,
        help_text=dutch("Nodig als u lager vaststelt: waarom, en hoe u aan het bedrag komt."),
    )

    def __init__(self, *args: Any, is_lower: bool, **kwargs: Any) -> None:
        """`is_lower`: ledger and accounts alone already come to less than was granted."""
        super().__init__(*args, **kwargs)
        if is_lower:
            reasons = self.fields["motivering"]
            reasons.required, reasons.help_text = True, ""
            reasons.error_messages["required"] = services.WHY_LOWER

    def propose(self, uitkering_id: int, actor: User) -> Any:
        """Do it; raises what the service raises."""
        given = self.cleaned_data
        return services.propose_settlement(
            uitkering_id=uitkering_id,
            execution=given["uitvoering"],
            breaches=given["niet_nageleefd"],
            reasons=given["motivering"],
            actor=actor,
        )


class ActForm(forms.Form):
    """One act: `names` tells which argument of the service a field is, `subject` whose number.

    `said` is the answer when it was done, with what comes next.
    """

    label: ClassVar[str]
    lead: str = ""
    said: ClassVar[str] = dutch("Vastgelegd.")
    service: ClassVar[Any]
    subject: ClassVar[str]
    names: ClassVar[dict[str, str]] = {}

    def tell(self, row: Any) -> None:
        """Say in the lead what is known of the row it is about."""

    def act(self, number: int, actor: User) -> Any:
        """Do it; raises what the service raises."""
        given = {name: self.cleaned_data[field] for field, name in self.names.items()}
        return type(self).service(**{self.subject: number}, actor=actor, **given)


class WithdrawForm(ActForm):
    """Take a proposal back."""

    label = dutch("Voorstel intrekken")
    service = staticmethod(services.withdraw_proposal)
    subject = "voorstel_id"
    said = dutch("Het voorstel is ingetrokken. U kunt opnieuw voorstellen.")
    names = {"reden": "reason"}
    reden = words(dutch("Waarom trekt u het voorstel in?"), rows=2)


class DraftSettlementForm(ActForm):
    """From proposal to decision."""

    label = dutch("Vaststelling opstellen")
    said = DRAFTED
    service = staticmethod(services.draft_settlement)
    subject = "voorstel_id"

    def tell(self, row: Voorstel) -> None:
        """The amount of the proposal."""
        self.lead = dutch(
            "Het concept krijgt het bedrag van het voorstel, {bedrag}, met de grond en de"
            " motivering. Daarna toetst een ander.",
            bedrag=format_amount(row.settled_cents, row.currency, decimals="always"),
        )


class DraftRecoveryForm(ActForm):
    """From proposal to recovery."""

    label = dutch("Terugvordering opstellen")
    said = DRAFTED
    service = staticmethod(services.draft_recovery)
    subject = "voorstel_id"
    names = {"betalen_uiterlijk": "pay_by"}
    betalen_uiterlijk = DutchDateField(
        label=dutch("Terugbetalen uiterlijk op"),
        required=False,
        help_text=dutch("Zonder dag: zes weken na de bekendmaking."),
    )

    def tell(self, row: Voorstel) -> None:
        """The amount of the proposal; on an island no law gives the day."""
        self.lead = dutch(
            "Het concept krijgt het bedrag van het voorstel, {bedrag}. Daarna toetst een ander.",
            bedrag=format_amount(row.to_recover_cents, row.currency, decimals="always"),
        )
        if row.uitkering.is_bijzonder:
            day = self.fields["betalen_uiterlijk"]
            day.required, day.help_text = True, dutch("Op de eilanden noemt u zelf een dag.")


class DeviateForm(ActForm):
    """Another amount than was proposed."""

    label = dutch("Afwijking uitleggen")
    said = dutch("Vastgelegd. U kunt het concept nu naar toetsing sturen.")
    service = staticmethod(services.explain_deviation)
    subject = "beschikking_id"
    names = {"reden": "reason"}
    reden = words(dutch("Waarom is dit bedrag een ander dan is voorgesteld?"))


class TellForm(ActForm):
    """The kassier was told."""

    label = dutch("Mededeling is gedaan")
    lead = dutch("Het programma verstuurt de mededeling niet: leg hier vast dat u haar stuurde.")
    service = staticmethod(services.tell_kassier)
    subject = "obligation_id"
    names = {"dag": "on", "kenmerk": "reference"}
    dag = DutchDateField(label=dutch("Op welke dag is het meegedeeld?"))
    kenmerk = reference(dutch("Kenmerk van de brief"))


class WaiveForm(ActForm):
    """Nothing comes back because of this account."""

    label = dutch("Geen terugvordering")
    lead = dutch("De mededeling vervalt dan. De reden staat in het dossier.")
    service = staticmethod(services.waive_notice)
    subject = "obligation_id"
    names = {"reden": "reason"}
    reden = words(dutch("Waarom wordt er na deze verantwoording niets teruggevorderd?"), rows=3)


class RemindForm(ActForm):
    """Awb 4:112."""

    label = dutch("Aanmaning vastleggen")
    lead = dutch(
        "Het programma verstuurt de aanmaning niet: stuur haar zelf, en leg dat hier vast. Zij"
        " geeft twee weken om te betalen, en stuit de verjaring."
    )
    service = staticmethod(services.send_reminder)
    subject = "vordering_id"
    names = {"dag": "sent_on", "kenmerk": "reference"}
    dag = DutchDateField(label=dutch("Op welke dag ging de aanmaning weg?"))
    kenmerk = reference(dutch("Kenmerk van de aanmaning"))


class InterruptForm(ActForm):
    """Awb 4:105 and 4:106."""

    label = dutch("Stuiting vastleggen")
    lead = dutch("Na een stuiting beginnen de vijf jaar van de verjaring opnieuw.")
    service = staticmethod(services.interrupt_prescription)
    subject = "vordering_id"
    names = {"waardoor": "ground", "dag": "on", "kenmerk": "reference"}
    waardoor = forms.ChoiceField(
        label=dutch("Waardoor is de verjaring gestuit?"),
        choices=[choice for choice in StuitingGrond.choices if choice[0] != "aanmaning"],
        widget=forms.RadioSelect,
    )
    dag = DutchDateField(label=dutch("Op welke dag?"))
    kenmerk = reference(
        dutch("Waaruit blijkt dat?"),
        dutch("Bijvoorbeeld het kenmerk van een brief."),
        missing=dutch("Vul in waaruit dat blijkt."),
    )


class ReceiveForm(ActForm):
    """Money that came in, in euros."""

    label = dutch("Ontvangst vastleggen")
    lead = dutch(
        "Een betaling gaat eerst naar de verschenen rente en dan naar de hoofdsom (Awb 4:92)."
    )
    service = staticmethod(services.receive_payment)
    subject = "vordering_id"
    names = {"dag": "received_on", "bedrag": "amount_cents", "kenmerk": "reference"}

    def tell(self, row: Vordering) -> None:
        """What is still open, before the amount is asked for."""
        rest = format_amount(standing_of_claim(row, row.today).rest_cents, row.currency)
        self.lead = joined(" ", (dutch("Er staat {bedrag} open.", bedrag=rest), self.lead))

    dag = DutchDateField(label=dutch("Op welke dag is het bijgeschreven?"))
    bedrag: AmountField = EuroField(label=dutch("Ontvangen bedrag in euro"))
    kenmerk = reference(
        dutch("Kenmerk van de bijschrijving"), dutch("Zoals het op het afschrift staat.")
    )


class ReceiveDollarsForm(ReceiveForm):
    """Money that came in, in dollars."""

    lead = dutch("De bedragen van deze vordering zijn in Amerikaanse dollars.")
    bedrag = DollarField(label=dutch("Ontvangen bedrag in US-dollar"))


class InterestForm(ActForm):
    """Awb 4:99."""

    label = dutch("Rentebesluit vastleggen")
    lead = dutch(
        "Het bedrag volgt uit de tabel van de wettelijke rente. Het besluit zelf maakt u apart."
    )
    subject = "vordering_id"
    tot_en_met = DutchDateField(label=dutch("Rente tot en met"))
    besloten_op = DutchDateField(label=dutch("Op welke dag is het besloten?"))
    kenmerk = reference(dutch("Kenmerk van het rentebesluit"))

    def act(self, number: int, actor: User) -> Any:
        """Do it; raises what the service raises."""
        given = self.cleaned_data
        decision = InterestDecision(
            until=given["tot_en_met"], decided_on=given["besloten_op"], reference=given["kenmerk"]
        )
        return services.set_interest(vordering_id=number, decision=decision, actor=actor)


Acts = Mapping[str, type[ActForm]]
PROPOSAL_ACTS: Acts = MappingProxyType(
    {
        "draft_settlement": DraftSettlementForm,
        "draft_recovery": DraftRecoveryForm,
        "withdraw": WithdrawForm,
    }
)
NOTICE_ACTS: Acts = MappingProxyType({"tell": TellForm, "waive": WaiveForm})
CLAIM_ACTS: Acts = MappingProxyType(
    {
        "receive": ReceiveForm,
        "remind": RemindForm,
        "set_interest": InterestForm,
        "interrupt": InterruptForm,
    }
)
