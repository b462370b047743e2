"""An overleg of this week, as the start page tells it to who takes part."""

from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse

from monitoring.overleg.models import Overleg
from monitoring.overleg.rendering.when import PLACES, when_words, where_words, zone_beside
from regiodeals.common import clock
from regiodeals.common.dutch_dates import weekday_name
from regiodeals.common.words import Words, dutch
from regiodeals.dossier import Appointment, WorkItem


def is_ahead(overleg: Overleg) -> bool:
    """Whether it is not over: until its end, or its whole day when no hours are known."""
    if overleg.ends_at is not None:
        return overleg.ends_at > clock.now()
    return overleg.planned_on is not None and overleg.planned_on >= _today(overleg)


def attendance(overleg: Overleg, *, on_island: bool) -> WorkItem:
    """'Vandaag om 10:00 uur: overleg ...', with its place and the way in."""
    return WorkItem(
        title=dutch(
            "{wanneer}: overleg {deal}",
            wanneer=_soon(overleg, on_island=on_island),
            deal=overleg.deal,
        ),
        url=reverse("monitoring:overleg-detail", args=[overleg.pk]),
        verb=dutch("Openen"),
        why_you=dutch("u neemt deel aan dit overleg."),
        if_you_wait="",
        due_on=overleg.planned_on,
        appointment=Appointment(
            when=when_words(overleg, on_island=on_island),
            where=where_words(overleg),
            video_url=overleg.video_url,
        ),
    )


def _soon(overleg: Overleg, *, on_island: bool) -> Words:
    """The day as one says it in this week, with the hour where it is held."""
    if overleg.planned_on is None:
        raise ValueError("only an overleg with a day is of this week")
    days = (overleg.planned_on - _today(overleg)).days
    near = {0: dutch("Vandaag"), 1: dutch("Morgen")}
    day = near.get(days) or weekday_name(overleg.planned_on.weekday()).capitalize()
    if overleg.begins_at is None:
        return day
    # As in the hours below it and on the page of the overleg.
    hour = f"{overleg.begins_at.astimezone(ZoneInfo(overleg.zone)):%H:%M}"
    if not zone_beside(overleg, on_island=on_island):
        return dutch("{dag} om {tijd} uur", dag=day, tijd=hour)
    return dutch("{dag} om {tijd} uur in {plaats}", dag=day, tijd=hour, plaats=PLACES[overleg.zone])


def _today(overleg: Overleg) -> date:
    return clock.today(ZoneInfo(overleg.zone))
