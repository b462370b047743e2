"""What a person fills in about an exchange meeting."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast
from zoneinfo import ZoneInfo

from django import forms

from monitoring.indicator.models import Theme
from monitoring.les.models import Les
from monitoring.overleg.forms import ReasonForm, ScheduleForm
from monitoring.overleg.services import USUAL, Hours
from monitoring.uitwisseling.models import Aanmelding, Uitwisseling
from monitoring.uitwisseling.models.uitwisseling import LONGEST_TEXT, LONGEST_TITLE
from monitoring.uitwisseling.services import Plan
from monitoring.uitwisseling.services.planning import MOST_PLACES
from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.words import dutch

PLACES = dutch("Vul een aantal in van 1 tot en met {aantal}, of laat dit leeg.", aantal=MOST_PLACES)


class MeetingFilter(forms.Form):
    """The filters of the list; what cannot be a filter filters nothing."""

    zoek = forms.CharField(label=dutch("Titel"), required=False, max_length=100)
    thema = forms.ChoiceField(
        label=dutch("Thema"), required=False, choices=[("", dutch("Alle")), *Theme.choices]
    )

    def chosen(self) -> dict[str, str]:
        """The filters that are on, by name."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class PlanForm(ScheduleForm):
    """Everything about a meeting."""

    meeting: ClassVar[str] = dutch("de bijeenkomst")
    field_order = [
        "titel",
        "over",
        "themas",
        "dag",
        "begin",
        "einde",
        "klok",
        "plaats",
        "video",
        "plaatsen",
        "aanmelden",
        "reden",
    ]

    titel = forms.CharField(
        label=dutch("Titel"),
        max_length=LONGEST_TITLE,
        error_messages={
            "required": dutch("Geef de bijeenkomst een titel."),
            "max_length": dutch("Gebruik ten hoogste {aantal} tekens.", aantal=LONGEST_TITLE),
        },
    )
    over = forms.CharField(
        label=dutch("Waar gaat het over?"),
        required=False,
        max_length=LONGEST_TEXT,
        error_messages={"max_length": dutch("Gebruik ten hoogste 4.000 tekens.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    themas = forms.MultipleChoiceField(
        label=dutch("Thema’s"),
        choices=Theme.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": dutch("Kies ten minste één thema."),
            "invalid_choice": dutch("Kies uit de lijst."),
        },
    )
    plaatsen = forms.IntegerField(
        label=dutch("Aantal plaatsen"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        help_text=dutch(
            "Leeg: iedereen kan komen. Is alles bezet, dan komt wie zich aanmeldt op de wachtlijst."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), PLACES),
    )
    aanmelden = DutchDateField(label=dutch("Aanmelden tot en met"))

    def plan(self) -> Plan:
        """What the service needs."""
        chosen = self.cleaned_data
        return Plan(
            title=chosen["titel"],
            about=chosen["over"],
            themes=chosen["themas"],
            planned_on=chosen["dag"],
            hours=Hours(chosen["begin"], chosen["einde"], ZoneInfo(chosen["klok"])),
            location=chosen["plaats"],
            video_url=chosen["video"],
            places=chosen["plaatsen"],
            sign_up_until=chosen["aanmelden"],
        )


class ChangeForm(PlanForm):
    """The same of a meeting that stands, with the version that its page showed."""

    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)


class OpenPlanForm(ReasonForm, ChangeForm):
    """The same once people could sign up, with the reason for another time or place."""

    field_order = PlanForm.field_order

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = False
        self.fields["reden"].label = dutch("Waarom verandert de titel, de tijd of de plaats?")
        self.fields["reden"].help_text = dutch(
            "Alleen nodig als een daarvan verandert. Wie zich aanmeldde, leest dit in de mail."
        )


def as_planned(meeting: Uitwisseling | None) -> dict[str, Any]:
    """How it stands now, or what is usual."""
    if meeting is None:
        return {"begin": USUAL.begins, "einde": USUAL.ends, "klok": USUAL.zone.key}
    zone = ZoneInfo(meeting.zone)
    return {
        "gezien": meeting.version,
        "titel": meeting.title,
        "over": meeting.about,
        "themas": meeting.themes,
        "dag": meeting.planned_on,
        "begin": meeting.begins_at.astimezone(zone).time(),
        "einde": meeting.ends_at.astimezone(zone).time(),
        "klok": meeting.zone,
        "plaats": meeting.location,
        "video": meeting.video_url,
        "plaatsen": meeting.places,
        "aanmelden": meeting.sign_up_until,
    }


class AttendanceForm(forms.Form):
    """Who of those with a place came."""

    aanwezig = forms.MultipleChoiceField(
        label=dutch("Wie was aanwezig?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": dutch("Kies uit wie een plaats had.")},
    )

    def __init__(self, *args: Any, people: Sequence[Aanmelding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"aanwezig": [str(row.pk) for row in people if row.attended]}
        cast("forms.MultipleChoiceField", self.fields["aanwezig"]).choices = [
            (str(row.pk), f"{row}, {row.organisation or 'ministerie'}") for row in people
        ]

    def present(self) -> list[int]:
        """The sign-ups that came."""
        return [int(value) for value in self.cleaned_data["aanwezig"]]


class LinkForm(forms.Form):
    """A lesson that belongs to the meeting."""

    les = forms.ChoiceField(
        label=dutch("Les over hetzelfde thema"),
        error_messages={
            "required": dutch("Kies een les."),
            "invalid_choice": dutch("Kies een les uit de lijst."),
        },
    )

    def __init__(self, *args: Any, lessons: Sequence[Les], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["les"]).choices = [
            ("", dutch("Kies uit de lijst")),
            *((str(les.pk), f"{les} ({les.deal or 'ministerie'})") for les in lessons),
        ]
