"""The forms of what a person does with a bezwaar or beroep; the service decides."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from disbursement.bezwaar import services
from disbursement.bezwaar.forms.fields import YES, words
from disbursement.bezwaar.models import (
    Bezwaar,
    DelayGround,
    Outcome,
    WaiverGround,
)
from regiodeals.accounts.models import User
from regiodeals.common.form_fields import DutchDateField, WeeksField
from regiodeals.common.words import dutch
from regiodeals.legal.remedies import objection_term_for
from regiodeals.legal.terms import TermUnit

HOW_LONG = {
    TermUnit.DAYS: dutch("Met hoeveel dagen?"),
    TermUnit.WEEKS: dutch("Met hoeveel weken?"),
    TermUnit.MONTHS: dutch("Met hoeveel maanden?"),
    TermUnit.YEARS: dutch("Met hoeveel jaren?"),
}


class ActForm(forms.Form):
    """One act: `names` tells which argument of the service a field is, `says` what comes of it."""

    label: ClassVar[str]
    says: ClassVar[str] = ""
    done_words: ClassVar[str] = ""
    service: ClassVar[Any]
    names: ClassVar[dict[str, str]] = {}
    kinds: ClassVar[dict[str, Callable[[str], Any]]] = {}

    def __init__(self, *args: Any, bezwaar: Bezwaar, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bezwaar = bezwaar
        self.heading: str = self.label

    def act(self, bezwaar_id: int, actor: User) -> None:
        """Do it; raises what the service raises."""
        given = {name: self._value(field) for field, name in self.names.items()}
        type(self).service(bezwaar_id=bezwaar_id, actor=actor, **given)

    def _value(self, field: str) -> Any:
        typed, kind = self.cleaned_data[field], self.kinds.get(field)
        return kind(typed) if kind else typed


class ConfirmForm(ActForm):
    """Awb 6:14."""

    label = dutch("Ontvangst is bevestigd")
    says = dutch("Er gaat vanzelf geen brief uit: bevestig de ontvangst eerst zelf.")
    service = staticmethod(services.confirm_receipt)
    names = {"dag": "on"}
    dag = DutchDateField(label=dutch("Op welke dag ging de bevestiging weg?"))


class ForwardForm(ActForm):
    """Awb 6:15."""

    label = dutch("Is doorgestuurd")
    service = staticmethod(services.forward_bezwaar)
    names = {"naar": "to", "dag": "on"}
    naar = forms.CharField(
        label=dutch("Naar wie?"),
        max_length=200,
        error_messages={"required": dutch("Vul in naar wie.")},
    )
    dag = DutchDateField(label=dutch("Op welke dag?"))


class LatenessForm(ActForm):
    """Awb 6:11."""

    label = dutch("Te laat: beoordelen")
    service = staticmethod(services.judge_lateness)
    names = {"oordeel": "excused", "reden": "reason"}
    kinds = {"oordeel": lambda answer: answer == YES}
    oordeel = forms.ChoiceField(
        label=dutch("Is het verschoonbaar dat het te laat kwam?"),
        choices=[
            (YES, dutch("Ja, het telt als op tijd")),
            ("nee", dutch("Nee, het blijft te laat")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": dutch("Kies ja of nee.")},
    )
    reden = words(dutch("Waarom?"))


class LatenessAgainForm(LatenessForm):
    """Awb 6:11, once more."""

    label = dutch("Te laat: opnieuw beoordelen")
    service = staticmethod(services.judge_lateness_again)
    reden = words(dutch("Waarom oordeelt u er nu anders over?"))


class TakeUpForm(ActForm):
    """Begin with it."""

    label = dutch("In behandeling nemen")
    done_words = dutch("Het bezwaar is in behandeling. Plan nu de hoorzitting, of zie ervan af.")
    service = staticmethod(services.take_up_bezwaar)


class HearingForm(ActForm):
    """Awb 7:2."""

    label = dutch("Hoorzitting plannen")
    says = dutch("Er gaat vanzelf geen uitnodiging uit: nodig zelf uit wie wordt gehoord.")
    done_words = dutch("Vastgelegd wanneer de hoorzitting is. Leg na die dag het verslag vast.")
    service = staticmethod(services.plan_hearing)
    names = {"dag": "on", "plaats": "place"}
    dag = DutchDateField(label=dutch("Dag"))
    plaats = forms.CharField(
        label=dutch("Plaats: een adres of een videoverbinding"),
        max_length=150,
        error_messages={"required": dutch("Vul in waar de hoorzitting is.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heading = self.bezwaar.hearing_act


class ReportForm(ActForm):
    """Awb 7:7."""

    label = dutch("Hoorzitting is gehouden")
    done_words = dutch("Het verslag is vastgelegd. Nu kan op het bezwaar worden beslist.")
    service = staticmethod(services.hold_hearing)
    names = {"verslag": "report"}
    verslag = words(dutch("Verslag: wie waren er, en wat is er gezegd?"), rows=8)


class WaiverForm(ActForm):
    """Awb 7:3."""

    label = dutch("Afzien van horen")
    done_words = dutch(
        "Vastgelegd waarom niemand wordt gehoord. Nu kan op het bezwaar worden beslist."
    )
    service = staticmethod(services.waive_hearing)
    names = {"grond": "ground", "reden": "reason"}
    kinds = {"grond": WaiverGround}
    grond = forms.ChoiceField(label=dutch("Waarom hoeft het niet?"), choices=WaiverGround.choices)
    reden = words(dutch("Toelichting"))


class OutcomeForm(ActForm):
    """How it ends, and why."""

    names = {"uitkomst": "outcome", "beslissing": "decision"}
    kinds = {"uitkomst": Outcome}
    uitkomst = forms.ChoiceField(
        label=dutch("Uitkomst"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": dutch("Kies een van de uitkomsten.")},
    )
    beslissing = words(dutch("Wat beslist u, en waarom?"), rows=8)


class DecisionForm(OutcomeForm):
    """Awb 7:11 and 7:12."""

    label = dutch("Beslissen op het bezwaar")
    says = dutch("Er gaat vanzelf geen brief uit: stuur de beslissing zelf aan wie bezwaar maakte.")
    done_words = dutch("De beslissing is vastgelegd.")
    service = staticmethod(services.decide_bezwaar)


class JudgmentForm(OutcomeForm):
    """What the court decided."""

    label = dutch("Uitspraak vastleggen")
    service = staticmethod(services.record_judgment)
    names = {**OutcomeForm.names, "dag": "on"}
    dag = DutchDateField(label=dutch("Op welke dag is de uitspraak verzonden?"))


class WithdrawForm(ActForm):
    """Awb 6:21."""

    label = dutch("Intrekking vastleggen")
    service = staticmethod(services.withdraw_bezwaar)
    names = {"dag": "on", "hoe": "how"}
    dag = DutchDateField(label=dutch("Op welke dag trok de indiener het in?"))
    hoe = words(dutch("Hoe trok de indiener het in?"), rows=2)


class VoidForm(ActForm):
    """What never was, or was otherwise."""

    label = dutch("Verkeerd vastgelegd, laten vervallen")
    service = staticmethod(services.void_bezwaar)
    names = {"reden": "reason"}
    reden = words(
        dutch("Wat is er verkeerd vastgelegd? Leg daarna zo nodig het bezwaar opnieuw vast.")
    )


class NoNewDecisionForm(ActForm):
    """Awb 7:11 lid 2."""

    label = dutch("Geen nieuw besluit nodig")
    service = staticmethod(services.waive_new_decision)
    names = {"reden": "reason"}
    reden = words(dutch("Waarom hoeft er geen nieuw besluit te komen?"))


class PostponeForm(ActForm):
    """Awb 7:10 lid 3; WarBES 69."""

    label = dutch("Verdagen")
    says = dutch("Er gaat vanzelf geen brief uit: laat wie bezwaar maakte het zelf weten.")
    done_words = dutch("De beslissing is verdaagd. De nieuwe uiterste dag staat hieronder.")
    service = staticmethod(services.postpone_decision)
    names = {"lengte": "length", "reden": "reason"}
    lengte = forms.IntegerField(
        min_value=1, error_messages={"required": dutch("Vul een getal in van 1 of meer.")}
    )
    reden = words(dutch("Waarom?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        longest = objection_term_for(self.bezwaar.instrument).longest_extension
        self.fields["lengte"].label = HOW_LONG[longest.unit]
        self.fields["lengte"].help_text = dutch(
            "Ten hoogste {termijn} ({bron}).", termijn=str(longest), bron=longest.source
        )


class FurtherForm(ActForm):
    """Awb 7:10 lid 4."""

    label = dutch("Verder uitstellen")
    service = staticmethod(services.postpone_further)
    names = {"weken": "weeks", "grond": "ground", "reden": "reason"}
    kinds = {"grond": DelayGround}
    weken = WeeksField(label=dutch("Met hoeveel weken?"), min_value=1, max_value=52)
    grond = forms.ChoiceField(label=dutch("Op welke grond?"), choices=DelayGround.choices)
    reden = words(dutch("Toelichting, bijvoorbeeld met welke brief is ingestemd"))


class SuspendForm(ActForm):
    """Awb 6:6 and 7:10 lid 2."""

    label = dutch("Om herstel vragen")
    service = staticmethod(services.suspend_clock)
    names = {"gevraagd_op": "asked_on", "herstellen_tot": "repair_by", "reden": "reason"}
    gevraagd_op = DutchDateField(label=dutch("Op welke dag is om herstel gevraagd?"))
    herstellen_tot = DutchDateField(label=dutch("Herstellen kan tot en met"))
    reden = words(dutch("Wat ontbreekt er?"), rows=2)


class ResumeForm(ActForm):
    """It was repaired."""

    label = dutch("Is hersteld")
    service = staticmethod(services.resume_clock)
    names = {"hersteld_op": "repaired_on", "reden": "reason"}
    hersteld_op = DutchDateField(label=dutch("Op welke dag is het hersteld?"))
    reden = words(dutch("Wat is er hersteld?"), rows=2)


ACTS: dict[str, type[ActForm]] = {
    "confirm": ConfirmForm,
    "forward": ForwardForm,
    "judge_lateness": LatenessForm,
    "judge_lateness_again": LatenessAgainForm,
    "take_up": TakeUpForm,
    "plan_hearing": HearingForm,
    "hold_hearing": ReportForm,
    "waive_hearing": WaiverForm,
    "decide": DecisionForm,
    "record_judgment": JudgmentForm,
    "postpone": PostponeForm,
    "postpone_further": FurtherForm,
    "suspend": SuspendForm,
    "resume": ResumeForm,
    "withdraw": WithdrawForm,
    "void": VoidForm,
    "waive_new_decision": NoNewDecisionForm,
}
