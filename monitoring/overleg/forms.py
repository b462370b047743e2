"""What a person fills in about an overleg."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Any, ClassVar, cast
from zoneinfo import ZoneInfo

from django import forms

from monitoring.overleg.models import Overleg
from monitoring.overleg.models.minutes import LONGEST_DECISION
from monitoring.overleg.models.overleg import LONGEST_LINK
from monitoring.overleg.selectors import Candidate
from monitoring.overleg.services.actions import LONGEST_ACTION
from monitoring.overleg.services.minutes import LONGEST_MINUTES
from monitoring.overleg.services.planning import LONGEST_REASON, USUAL, Hours
from regiodeals.common import clock
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch
from regiodeals.deal.selectors import is_kassier_an_island
from regiodeals.mail.address import LONGEST
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import Zone

HOUR = re.compile(r"(\d{1,2})(?:[.:u ]{1,2}(\d{2}))?(?: ?u(?:ur)?)?", re.ASCII)


class HourField(forms.Field):
    """An hour, typed as 10:30, 10.30 or 10 uur."""

    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off", "size": 8})
    default_error_messages = {
        "required": "Vul een tijd in, bijvoorbeeld 10:30.",
        "invalid": "Dit is geen tijd. Vul uren en minuten in, bijvoorbeeld 10:30.",
    }

    def to_python(self, value: object) -> time | None:
        """The hour, None when empty; raises ValidationError when it is none."""
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        found = HOUR.fullmatch(str(value).strip().lower())
        try:
            return time(int(found[1]), int(found[2] or 0)) if found else self._fail()
        except ValueError:
            return self._fail()

    def prepare_value(self, value: object) -> object:
        """Show an hour as 10:30."""
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def _fail(self) -> time:
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


class ReasonForm(forms.Form):
    """Why; everybody who was invited reads it."""

    reden = forms.CharField(
        label="Waarom?",
        max_length=LONGEST_REASON,
        help_text="De deelnemers lezen dit in de mail.",
        error_messages={
            "required": "Schrijf op waarom. De deelnemers lezen dit.",
            "max_length": f"Gebruik ten hoogste {LONGEST_REASON} tekens.",
        },
    )


class ScheduleForm(forms.Form):
    """Day, hours and place."""

    meeting: ClassVar[str] = "het overleg"
    dag = DutchDateField(label="Dag")
    begin = HourField(label="Begin")
    einde = HourField(label="Einde")
    klok = forms.ChoiceField(
        label="Op de klok van",
        choices=Zone.choices,
        error_messages={
            "required": "Kies op welke klok deze tijd is.",
            "invalid_choice": "Kies op welke klok deze tijd is.",
        },
    )
    plaats = forms.CharField(
        label="Plaats",
        required=False,
        max_length=150,
        help_text="Een adres, of hieronder een link. Eén van de twee is genoeg.",
        error_messages={"max_length": "Gebruik ten hoogste 150 tekens."},
    )
    video = forms.CharField(
        label="Link van de videoverbinding",
        required=False,
        max_length=LONGEST_LINK,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": f"Gebruik ten hoogste {LONGEST_LINK} tekens."},
    )

    def clean(self) -> dict[str, Any]:
        """A place or a link."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("plaats") and not cleaned.get("video"):
            nowhere = f"Vul in waar {self.meeting} is: een adres of een videoverbinding."
            self.add_error("plaats", nowhere)
        return cleaned

    def act(self) -> dict[str, Any]:
        """What the service needs."""
        chosen = self.cleaned_data
        hours = Hours(chosen["begin"], chosen["einde"], ZoneInfo(chosen["klok"]))
        return {
            "planned_on": chosen["dag"],
            "hours": hours,
            "location": chosen["plaats"],
            "video_url": chosen["video"],
        }


class MomentForm(forms.Form):
    """A moment to propose."""

    dag = DutchDateField(label="Dag")
    begin = HourField(label="Begin")
    einde = HourField(label="Einde")
    klok = forms.ChoiceField(label="Op de klok van", choices=Zone.choices)

    def act(self) -> dict[str, Any]:
        """What the service needs."""
        chosen = self.cleaned_data
        hours = Hours(chosen["begin"], chosen["einde"], ZoneInfo(chosen["klok"]))
        return {"planned_on": chosen["dag"], "hours": hours}


class PlaceForm(forms.Form):
    """Where it will be, once a moment is picked."""

    plaats = forms.CharField(label="Plaats", required=False, max_length=150)
    video = forms.CharField(
        label="Link van de videoverbinding", required=False, max_length=LONGEST_LINK
    )


class MoveForm(ReasonForm, ScheduleForm):
    """The same once people were invited, with the reason."""

    field_order = ["dag", "begin", "einde", "klok", "plaats", "video", "reden"]


def as_planned(overleg: Overleg) -> dict[str, Any]:
    """How it stands now, or what is usual for this deal."""
    if overleg.begins_at is None or overleg.ends_at is None:
        is_island = is_kassier_an_island(overleg.deal)
        zone = clock.KRALENDIJK if is_island else clock.AMSTERDAM
        hours = Hours(USUAL.begins, USUAL.ends, zone)
    else:
        zone = ZoneInfo(overleg.zone)
        begins, ends = (at.astimezone(zone).time() for at in (overleg.begins_at, overleg.ends_at))
        hours = Hours(begins, ends, zone)
    return {
        "dag": overleg.planned_on,
        "begin": hours.begins,
        "einde": hours.ends,
        "klok": hours.zone.key,
        "plaats": overleg.location,
        "video": overleg.video_url,
    }


class PersonForm(forms.Form):
    """Somebody who works in the deal."""

    wie = forms.ChoiceField(
        label="Iemand van de partijen of van het ministerie",
        error_messages={
            "required": "Kies wie u uitnodigt.",
            "invalid_choice": "Kies iemand uit de lijst.",
        },
    )

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["wie"]).choices = [
            ("", "Kies uit de lijst"),
            *((str(one.user.pk), _label(one)) for one in candidates),
        ]


class GuestForm(forms.Form):
    """Somebody without an account."""

    naam = forms.CharField(
        label="Naam van de gast",
        max_length=150,
        error_messages={"required": "Vul de naam van de gast in."},
    )
    adres = forms.CharField(
        label="E-mailadres van de gast",
        max_length=LONGEST,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul het e-mailadres van de gast in."},
    )


class MinutesForm(forms.Form):
    """What was said."""

    verslag = forms.CharField(
        label="Verslag",
        required=False,
        max_length=LONGEST_MINUTES,
        help_text="Wat is besproken. Besluiten en actiepunten staan er apart bij.",
        error_messages={"max_length": "Het verslag is te lang. Gebruik ten hoogste 20.000 tekens."},
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class DecisionForm(forms.Form):
    """What was decided."""

    besluit = forms.CharField(
        label="Besluit",
        max_length=LONGEST_DECISION,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Schrijf het besluit op.",
            "max_length": f"Gebruik ten hoogste {LONGEST_DECISION} tekens.",
        },
    )


class ActionForm(forms.Form):
    """Who does what by which day."""

    wat = forms.CharField(
        label="Wat gebeurt er?",
        max_length=LONGEST_ACTION,
        error_messages={
            "required": "Schrijf op wat er gebeurt.",
            "max_length": f"Gebruik ten hoogste {LONGEST_ACTION} tekens.",
        },
    )
    wie = forms.ChoiceField(
        label="Wie doet het?",
        error_messages={
            "required": "Kies wie het doet.",
            "invalid_choice": "Kies iemand uit de lijst.",
        },
    )
    uiterlijk = DutchDateField(label="Uiterlijk")

    def __init__(self, *args: Any, owners: Sequence[Owner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._owners = {_key_of(owner): owner for owner in owners}
        cast("forms.ChoiceField", self.fields["wie"]).choices = [
            ("", "Kies uit de lijst"),
            *((key, owner.name) for key, owner in self._owners.items()),
        ]

    def owner(self) -> Owner:
        """Who was chosen."""
        return self._owners[self.cleaned_data["wie"]]


class AnswerForm(forms.Form):
    """What a participant wants otherwise in the version that he read."""

    anders = forms.CharField(
        label=dutch("Wat moet er anders?"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Gebruik ten hoogste 4.000 tekens."},
    )
    versie = forms.IntegerField(required=False)


def _key_of(owner: Owner) -> str:
    """The same from one page to the next, whoever joined or left the deal in between."""
    return " ".join(f"{name}-{one.pk}" for name, one in owner.columns.items() if one)


class PackForm(forms.Form):
    """The agenda of the papers: an item on each line."""

    agenda = forms.CharField(
        label="Agenda",
        required=False,
        max_length=6_000,
        help_text="Een punt per regel. De vaste agenda staat er al; wijzig wat nu anders is.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": "De agenda is te lang."},
    )


def _label(candidate: Candidate) -> str:
    mute = "" if candidate.user.email else " (geen e-mailadres)"
    return f"{candidate.user}, {candidate.organisation or 'ministerie'}{mute}"
