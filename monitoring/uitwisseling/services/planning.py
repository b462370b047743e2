"""What an exchange meeting is about, when and where; changed until it is held."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from monitoring.indicator.models import Theme
from monitoring.overleg.rendering.when import when_in_each, when_words
from monitoring.overleg.services import Hours
from monitoring.overleg.services.planning import fill_in_time, require_reason, where_of
from monitoring.uitwisseling import sending
from monitoring.uitwisseling.models import Uitwisseling, UitwisselingStatus
from monitoring.uitwisseling.models.uitwisseling import AHEAD, LONGEST_TEXT, LONGEST_TITLE
from monitoring.uitwisseling.policies import may_organise
from monitoring.uitwisseling.services.locks import locked
from monitoring.uitwisseling.services.places import fill_places, record
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents.typed_text import as_kept, require_printable
from regiodeals.mail.models import Language
from regiodeals.mail.models.message import AMOUNT_SIGNS

MOST_PLACES = 10_000
OVERTAKEN = dutch("Iemand anders wijzigde deze bijeenkomst. Open het formulier opnieuw.")
# What stands in the calendars of participants.
IN_CALENDARS = ("title", "planned_on", "begins_at", "ends_at", "zone", "location", "video_url")
FILLED_IN = (*IN_CALENDARS, "about", "themes", "places", "sign_up_until")


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is filled in about a meeting; `places` None: no limit."""

    title: str
    themes: Sequence[str]
    planned_on: date
    hours: Hours
    sign_up_until: date
    location: str = ""
    video_url: str = ""
    places: int | None = None
    about: str = ""


@in_turn()
@transaction.atomic
def plan_meeting(*, plan: Plan, actor: User, is_example: bool = False) -> Uitwisseling:
    """Lay down a concept, which only the ministry sees. Raises InvalidInput for what cannot be."""
    workflow.require(may_organise, None, actor)
    meeting = Uitwisseling(organised_by=actor, is_example=is_example)
    _fill_in(meeting, plan)
    meeting.save()
    record(meeting, "plan", f"Uitwisseling voorbereid: {meeting}", actor)
    return meeting


@in_turn()
@transaction.atomic
def change_meeting(
    *, uitwisseling_id: int, plan: Plan, seen: int, actor: User, reason: str = ""
) -> Uitwisseling:
    """Change what was filled in; once it is open, everybody who signed up reads the reason.

    More places are given to who waits. `seen` is the version that the page showed: raises
    WrongState when another changed it since, and InvalidInput for fewer places than are taken.
    """
    meeting = locked(uitwisseling_id)
    workflow.require(may_organise, meeting, actor)
    if meeting.status not in AHEAD:
        raise WrongState(
            dutch(
                "Deze bijeenkomst is {stand} en verandert niet.", stand=meeting.get_status_display()
            )
        )
    if meeting.version != seen:
        raise WrongState(OVERTAKEN)
    was, stood = when_in_each(meeting), _calendar_of(meeting)
    _fill_in(meeting, plan)
    _require_places_for_all(meeting)
    is_moved = meeting.status == UitwisselingStatus.OPEN and _calendar_of(meeting) != stood
    reason = require_reason(reason) if is_moved else ""
    meeting.version += 1
    meeting.save(update_fields=[*FILLED_IN, "version"])
    record(meeting, "change", f"Uitwisseling gewijzigd: {when_words(meeting)}", actor)
    if meeting.status == UitwisselingStatus.OPEN:
        if is_moved:
            _tell_all(meeting, was, reason, actor)
        fill_places(meeting, actor)
    return meeting


def _tell_all(meeting: Uitwisseling, was: Mapping[Language, str], reason: str, by: User) -> None:
    rows = list(meeting.aanmeldingen.present().select_related("user", "organisation"))
    for row in rows:
        row.uitwisseling = meeting
        row.sequence += 1
        row.save(update_fields=["sequence"])
    sending.move(rows, was=was, reason=reason, by=by)


def _require_places_for_all(meeting: Uitwisseling) -> None:
    if meeting.places is None:
        return
    taken = meeting.aanmeldingen.with_place().count()
    if taken > meeting.places:
        raise InvalidInput(
            dutch(
                "Er hebben al {bezet} mensen een plaats. Kies ten minste {bezet} plaatsen.",
                bezet=taken,
            )
        )


def _fill_in(meeting: Uitwisseling, plan: Plan) -> None:
    meeting.title = _words(plan.title, dutch("Geef de bijeenkomst een titel"), LONGEST_TITLE)
    if re.search(AMOUNT_SIGNS, meeting.title):
        raise InvalidInput(dutch("Noem geen bedrag in de titel: die staat boven elke mail."))
    meeting.about = as_kept(plan.about)
    require_printable(meeting.about)
    if len(meeting.about) > LONGEST_TEXT:
        raise InvalidInput(
            dutch(
                "Gebruik ten hoogste {aantal} tekens voor waar het over gaat.", aantal=LONGEST_TEXT
            )
        )
    meeting.themes = [theme for theme in Theme.values if theme in plan.themes]
    if not meeting.themes:
        raise InvalidInput(dutch("Kies ten minste één thema."))
    if plan.places is not None and not 0 < plan.places <= MOST_PLACES:
        raise InvalidInput(
            dutch("Kies 1 tot en met {aantal} plaatsen, of laat dit leeg.", aantal=MOST_PLACES)
        )
    if plan.sign_up_until > plan.planned_on:
        raise InvalidInput(dutch("De laatste dag om aan te melden ligt na de bijeenkomst."))
    meeting.places, meeting.sign_up_until = plan.places, plan.sign_up_until
    place, link = where_of(plan.location, plan.video_url, dutch("de bijeenkomst"))
    meeting.location, meeting.video_url = place, link
    fill_in_time(meeting, plan.planned_on, plan.hours)


def _words(text: str, ask: str, most: int) -> str:
    said = as_kept(" ".join(text.split()))
    if not 0 < len(said) <= most:
        raise InvalidInput(dutch("{vraag}, in ten hoogste {grens} tekens.", vraag=ask, grens=most))
    require_printable(said)
    return said


def _calendar_of(meeting: Uitwisseling) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in IN_CALENDARS}
