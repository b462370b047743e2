"""What a person fills in about an overleg."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast
from zoneinfo import ZoneInfo

from django import forms

from monitoring.overleg.models import Overleg
from monitoring.overleg.models.minutes import LONGEST_DECISION
from monitoring.overleg.models.overleg import LONGEST_LINK
from monitoring.overleg.selectors import Candidate
from monitoring.overleg.services.actions import LONGEST_ACTION
from monitoring.overleg.services.minutes import LONGEST_MINUTES
from monitoring.overleg.services.planning import LONGEST_REASON, USUAL, Hours, is_a_link
from regiodeals.common import clock
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.hour_field import HourField
from regiodeals.common.words import dutch, joined
from regiodeals.deal.selectors import is_kassier_an_island
from regiodeals.mail.address import LONGEST
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import Zone


class ReasonForm(forms.Form):
    """Why; everybody who was invited reads it."""

    reden = forms.CharField(
        label=dutch("Waarom?"),
        max_length=LONGEST_REASON,
        help_text=dutch("De deelnemers lezen dit in de mail."),
        error_messages={
            "required": dutch("Schrijf op waarom. De deelnemers lezen dit."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_REASON),
        },
    )


class MomentForm(forms.Form):
    """A day with its hours."""

    dag = DutchDateField(label=dutch("Dag"))
    begin = HourField(label=dutch("Begin"))
    einde = HourField(label=dutch("Einde"))
    klok = forms.ChoiceField(
        label=dutch("Op de klok van"),
        choices=Zone.choices,
        error_messages={
            "required": dutch("Kies op welke klok deze tijd is."),
            "invalid_choice": dutch("Kies op welke klok deze tijd is."),
        },
    )

    def act(self) -> dict[str, Any]:
        """What the service needs."""
        chosen = self.cleaned_data
        hours = Hours(chosen["begin"], chosen["einde"], ZoneInfo(chosen["klok"]))
        return {"planned_on": chosen["dag"], "hours": hours}


class PlaceForm(forms.Form):
    """Where it is: a place or a link."""

    meeting: ClassVar[str] = dutch("het overleg")
    plaats = forms.CharField(
        label=dutch("Plaats"),
        required=False,
        max_length=150,
        help_text=dutch("Een adres, of hieronder een link. Eén van de twee is genoeg."),
        error_messages={"max_length": dutch("Gebruik ten hoogste 150 tekens.")},
    )
    video = forms.CharField(
        label=dutch("Link van de videoverbinding"),
        required=False,
        max_length=LONGEST_LINK,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        validators=[is_a_link],
        error_messages={
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_LINK)
        },
    )

    def clean(self) -> dict[str, Any]:
        """A place or a link."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("plaats") and not cleaned.get("video"):
            nowhere = dutch(
                "Vul in waar {wat} is: een adres of een videoverbinding.", wat=self.meeting
            )
            self.add_error("plaats", nowhere)
        return cleaned

    def place(self) -> dict[str, str]:
        """What the service needs."""
        return {"location": self.cleaned_data["plaats"], "video_url": self.cleaned_data["video"]}


class ScheduleForm(PlaceForm, MomentForm):
    """Day, hours and place."""

    def act(self) -> dict[str, Any]:
        """What the service needs."""
        return super().act() | self.place()


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
        label=dutch("Iemand van de partijen of van het ministerie"),
        error_messages={
            "required": dutch("Kies wie u uitnodigt."),
            "invalid_choice": dutch("Kies iemand uit de lijst."),
        },
    )

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["wie"]).choices = [
            ("", dutch("Kies uit de lijst")),
            *((str(one.user.pk), _label(one)) for one in candidates),
        ]


class GuestForm(forms.Form):
    """Somebody without an account."""

    naam = forms.CharField(
        label=dutch("Naam van de gast"),
        max_length=150,
        error_messages={"required": dutch("Vul de naam van de gast in.")},
    )
    adres = forms.CharField(
        label=dutch("E-mailadres van de gast"),
        max_length=LONGEST,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": dutch("Vul het e-mailadres van de gast in.")},
    )


class MinutesForm(forms.Form):
    """What was said."""

    verslag = forms.CharField(
        label=dutch("Verslag"),
        required=False,
        max_length=LONGEST_MINUTES,
        help_text=dutch("Wat is besproken. Besluiten en actiepunten staan er apart bij."),
        error_messages={
            "max_length": dutch("Het verslag is te lang. Gebruik ten hoogste 20.000 tekens.")
        },
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class DecisionForm(forms.Form):
    """What was decided."""

    besluit = forms.CharField(
        label=dutch("Besluit"),
        max_length=LONGEST_DECISION,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": dutch("Schrijf het besluit op."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_DECISION),
        },
    )


class ActionForm(forms.Form):
    """Who does what by which day."""

    wat = forms.CharField(
        label=dutch("Wat gebeurt er?"),
        max_length=LONGEST_ACTION,
        error_messages={
            "required": dutch("Schrijf op wat er gebeurt."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_ACTION),
        },
    )
    wie = forms.ChoiceField(
        label=dutch("Wie doet het?"),
        error_messages={
            "required": dutch("Kies wie het doet."),
            "invalid_choice": dutch("Kies iemand uit de lijst."),
        },
    )
    uiterlijk = DutchDateField(label=dutch("Uiterlijk"))

    def __init__(self, *args: Any, owners: Sequence[Owner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._owners = {_key_of(owner): owner for owner in owners}
        cast("forms.ChoiceField", self.fields["wie"]).choices = [
            ("", dutch("Kies uit de lijst")),
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
        error_messages={"max_length": dutch("Gebruik ten hoogste 4.000 tekens.")},
    )
    versie = forms.IntegerField(required=False)


def _key_of(owner: Owner) -> str:
    """The same from one page to the next, whoever joined or left the deal in between."""
    return " ".join(f"{name}-{one.pk}" for name, one in owner.columns.items() if one)


class PackForm(forms.Form):
    """The agenda of the papers: an item on each line."""

    agenda = forms.CharField(
        label=dutch("Agenda"),
        required=False,
        max_length=6_000,
        help_text=dutch(
            "Een punt per regel. De vaste agenda staat er al; wijzig wat nu anders is."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": dutch("De agenda is te lang.")},
    )


def _label(candidate: Candidate) -> str:
    organisation = str(candidate.organisation or dutch("ministerie"))
    label = joined(", ", (str(candidate.user), organisation))
    if candidate.user.email:
        return label
    return dutch("{wie} (geen e-mailadres)", wie=label)
