"""What a person fills in to settle or recover; each act has its form, which hands it on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from django import forms

from disbursement.vaststelling import services
from disbursement.vaststelling.models import StuitingGrond
from disbursement.vaststelling.services import InterestDecision
from regiodeals.accounts.models import User
from regiodeals.common.form_fields import AmountField, DollarField, DutchDateField, EuroField

LONGEST_REFERENCE = 60


def reference(label: str, help_text: str = "") -> Any:
    """A field for a number."""
    return forms.CharField(label=label, max_length=LONGEST_REFERENCE, help_text=help_text)


class ActForm(forms.Form):
    """One act: `names` tells which argument of the service a field is, `subject` whose number."""

    label: ClassVar[str]
    lead: ClassVar[str] = ""
    service: ClassVar[Any]
    subject: ClassVar[str]
    names: ClassVar[dict[str, str]] = {}

    def act(self, number: int, actor: User) -> Any:
        """Do it; raises what the service raises."""
        given = {name: self.cleaned_data[field] for field, name in self.names.items()}
        return type(self).service(**{self.subject: number}, actor=actor, **given)


class RemindForm(ActForm):
    """Awb 4:112."""

    label = "Aanmanen"
    lead = "De aanmaning geeft twee weken om te betalen, en stuit de verjaring."
    service = staticmethod(services.send_reminder)
    subject = "vordering_id"
    names = {"dag": "sent_on", "kenmerk": "reference"}
    dag = DutchDateField(label="Op welke dag ging de aanmaning weg?")
    kenmerk = reference("Kenmerk van de aanmaning")


class InterruptForm(ActForm):
    """Awb 4:105 and 4:106."""

    label = "Stuiting vastleggen"
    lead = "Na een stuiting beginnen de vijf jaar van de verjaring opnieuw."
    service = staticmethod(services.interrupt_prescription)
    subject = "vordering_id"
    names = {"waardoor": "ground", "dag": "on", "kenmerk": "reference"}
    waardoor = forms.ChoiceField(
        label="Waardoor is de verjaring gestuit?",
        choices=[choice for choice in StuitingGrond.choices if choice[0] != "aanmaning"],
        widget=forms.RadioSelect,
    )
    dag = DutchDateField(label="Op welke dag?")
    kenmerk = reference("Waaruit blijkt dat?", "Bijvoorbeeld het kenmerk van een brief.")


class ReceiveForm(ActForm):
    """Money that came in, in euros."""

    label = "Ontvangst vastleggen"
    lead = "Een betaling gaat eerst naar de verschenen rente en dan naar de hoofdsom (Awb 4:92)."
    service = staticmethod(services.receive_payment)
    subject = "vordering_id"
    names = {"dag": "received_on", "bedrag": "amount_cents", "kenmerk": "reference"}
    dag = DutchDateField(label="Op welke dag is het bijgeschreven?")
    bedrag: AmountField = EuroField(label="Ontvangen bedrag in euro")
    kenmerk = reference("Kenmerk van de bijschrijving", "Zoals het op het afschrift staat.")


class ReceiveDollarsForm(ReceiveForm):
    """Money that came in, in dollars."""

    lead = "De bedragen van deze vordering zijn in Amerikaanse dollars."
    bedrag = DollarField(label="Ontvangen bedrag in US-dollar")


class InterestForm(ActForm):
    """Awb 4:99."""

    label = "Rentebesluit vastleggen"
    lead = "Het bedrag volgt uit de tabel van de wettelijke rente. Het besluit zelf maakt u apart."
    subject = "vordering_id"
    tot_en_met = DutchDateField(label="Rente tot en met")
    besloten_op = DutchDateField(label="Op welke dag is het besloten?")
    kenmerk = reference("Kenmerk van het rentebesluit")

    def act(self, number: int, actor: User) -> Any:
        """Do it; raises what the service raises."""
        given = self.cleaned_data
        decision = InterestDecision(
            until=given["tot_en_met"], decided_on=given["besloten_op"], reference=given["kenmerk"]
        )
        return services.set_interest(vordering_id=number, decision=decision, actor=actor)


Acts = Mapping[str, type[ActForm]]
CLAIM_ACTS: Acts = MappingProxyType(
    {
        "receive": ReceiveForm,
        "remind": RemindForm,
        "set_interest": InterestForm,
        "interrupt": InterruptForm,
    }
)
