"""The forms of what a person does with a request; the service decides."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from disbursement.verzoek import services
from disbursement.verzoek.forms.fields import YES, answer, words
from disbursement.verzoek.models import Verzoek, VerzoekKind
from regiodeals.accounts.models import User
from regiodeals.common.form_fields import DutchDateField, WeeksField
from regiodeals.common.words import dutch
from regiodeals.legal.decision_rules.content import (
    GROUND_OF_ONES_OWN,
    LONGEST_GROUND,
)


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

    label = dutch("Advies vragen")
    says = dutch(
        "Toetsers en controllers zien het verzoek daarna bij Mijn werk. Wie het vastlegde, geeft"
        " zelf geen advies. De termijn om te besluiten loopt door."
    )
    done_words = dutch("Advies is gevraagd. Toetsers en controllers zien het bij Mijn werk.")
    service = staticmethod(services.ask_advice)


class AdviseForm(ActForm):
    """What a colleague thinks of it."""

    label = dutch("Advies geven")
    done_words = dutch("Uw advies is vastgelegd. De behandelaar stelt nu het besluit op.")
    service = staticmethod(services.advise)
    names = {"oordeel": "grant", "advies": "advice"}
    kinds = {"oordeel": lambda typed: typed == YES}
    oordeel = answer(dutch("Wat adviseert u?"))
    advies = words(dutch("Waarom?"), 6, ask=dutch("Schrijf op waarom u dat adviseert."))


class DecisionForm(ActForm):
    """The concept of the decision, filled with what was asked."""

    label = dutch("Besluit opstellen")
    done_words = dutch(
        "Het concept is gemaakt. Lees de brief na, en stuur hem daarna naar toetsing."
    )
    service = staticmethod(services.prepare_decision)
    names = {"besluit": "grant", "grond": "legal_ground", "motivering": "reasons"}
    kinds = {"besluit": lambda typed: typed == YES}
    besluit = answer(dutch("Welk besluit stelt u op?"))
    grond = forms.CharField(
        label=dutch("Grondslag"),
        max_length=LONGEST_GROUND,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 40}),
    )
    motivering = words(
        dutch("Motivering"), 8, dutch("Komt in de brief. De reden van de regio staat al ingevuld.")
    )

    def __init__(self, *args: Any, verzoek: Verzoek, **kwargs: Any) -> None:
        super().__init__(*args, verzoek=verzoek, **kwargs)
        advised = {True: YES, False: "afwijzen", None: None}[verzoek.advises_granting]
        self.initial = {"besluit": advised, "motivering": verzoek.reason}
        if verzoek.kind == VerzoekKind.VERLENGING:
            help_text = dutch("Alleen bij een afwijzing: de bepaling waarop het verzoek afketst.")
        else:
            help_text = dutch(
                "{regel} Bij een afwijzing mag dit leeg blijven.", regel=GROUND_OF_ONES_OWN
            )
        self.fields["grond"].help_text = help_text


class NotifyForm(ActForm):
    """Awb 4:14."""

    label = dutch("Later besluit is meegedeeld")
    service = staticmethod(services.notify_delay)
    names = {"dag": "told_on", "weken": "weeks", "reden": "reason"}
    dag = DutchDateField(label=dutch("Op welke dag ging de mededeling weg?"))
    weken = WeeksField(
        label=dutch("Nieuwe termijn vanaf die dag, in weken"), min_value=1, max_value=52
    )
    reden = words(dutch("Waarom kan het niet eerder?"), 2)


class AskInformationForm(ActForm):
    """Awb 4:15."""

    label = dutch("Informatie vragen")
    service = staticmethod(services.ask_information)
    names = {"gevraagd_op": "asked_on", "antwoord_tot": "answer_by", "reden": "reason"}
    gevraagd_op = DutchDateField(label=dutch("Op welke dag vroeg u om informatie?"))
    antwoord_tot = DutchDateField(label=dutch("Antwoorden kan tot en met"))
    reden = words(dutch("Wat ontbreekt er?"), 2)


class ReceiveInformationForm(ActForm):
    """The term runs again."""

    label = dutch("Informatie is ontvangen")
    service = staticmethod(services.receive_information)
    names = {"ontvangen_op": "received_on", "reden": "reason"}
    ontvangen_op = DutchDateField(label=dutch("Op welke dag kwam het antwoord?"))
    reden = words(dutch("Wat kwam er binnen?"), 2)


class WithdrawForm(ActForm):
    """The region does not want it any more."""

    label = dutch("Intrekking vastleggen")
    done_words = dutch("De intrekking is vastgelegd. Op het verzoek wordt niet meer besloten.")
    service = staticmethod(services.withdraw_verzoek)
    names = {"dag": "on", "hoe": "how"}
    dag = DutchDateField(label=dutch("Op welke dag trok de regio het in?"))
    hoe = words(dutch("Hoe trok de regio het in?"), 2)


ACTS: dict[str, type[ActForm]] = {
    "ask_advice": AskAdviceForm,
    "advise": AdviseForm,
    "prepare_decision": DecisionForm,
    "notify_delay": NotifyForm,
    "ask_information": AskInformationForm,
    "receive_information": ReceiveInformationForm,
    "withdraw": WithdrawForm,
}
