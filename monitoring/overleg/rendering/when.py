"""When and where a meeting is, in words."""

from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from monitoring.overleg.models import Overleg, Prikmoment
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.english_dates import english_long_date
from regiodeals.common.words import dutch, joined
from regiodeals.mail.models import Language

PLACES = {
    clock.AMSTERDAM.key: dutch("Nederland"),
    clock.KRALENDIJK.key: dutch("Caribisch Nederland"),
}
IN_ENGLISH = {clock.AMSTERDAM.key: "Netherlands time", clock.KRALENDIJK.key: "island time"}


class Timed(Protocol):
    """A meeting that has a day, or will have one."""

    @property
    def planned_on(self) -> date | None: ...
    @property
    def begins_at(self) -> datetime | None: ...
    @property
    def ends_at(self) -> datetime | None: ...
    @property
    def zone(self) -> str: ...


class Placed(Protocol):
    """A meeting that is somewhere, or will be."""

    @property
    def location(self) -> str: ...
    @property
    def video_url(self) -> str: ...


def hours_words(meeting: Timed, zone: str = "") -> str:
    """'10:00 tot 12:00', on the clock of a zone; on its own one when nothing is said.

    Where the day there is another than that of the meeting, it comes first.
    """
    if meeting.begins_at is None or meeting.ends_at is None:
        return ""
    begin, end = _on_the_clock(meeting.begins_at, meeting.ends_at, zone or meeting.zone)
    hours = dutch("{begin} tot {einde}", begin=f"{begin:%H:%M}", einde=f"{end:%H:%M}")
    if begin.date() == meeting.planned_on:
        return hours
    return joined(" ", (long_date(begin.date()), hours))


def _on_the_clock(begins_at: datetime, ends_at: datetime, zone: str) -> tuple[datetime, datetime]:
    there = ZoneInfo(zone)
    return begins_at.astimezone(there), ends_at.astimezone(there)


def when_words(meeting: Timed, *, on_island: bool = False) -> str:
    """The day and the hours; with those on the other clock beside them where an island takes part.

    `on_island` says that the deal is of an island; a meeting that is held there always has both.
    """
    if meeting.planned_on is None:
        return dutch("nog geen dag")
    day = long_date(meeting.planned_on)
    if meeting.begins_at is None:
        return day
    hours = hours_words(meeting)
    beside = zone_beside(meeting, on_island=on_island)
    if not beside:
        return dutch("{dag}, {uren} uur", dag=day, uren=hours)
    return dutch(
        "{dag}, {uren} uur ({plaats}; {ernaast} uur in {daar})",
        dag=day,
        uren=hours,
        plaats=PLACES[meeting.zone],
        ernaast=hours_words(meeting, beside),
        daar=PLACES[beside],
    )


def zone_beside(meeting: Timed, *, on_island: bool) -> str:
    """The other clock that its participants live by; empty when all live by one."""
    if meeting.zone != clock.AMSTERDAM.key:
        return clock.AMSTERDAM.key
    return clock.KRALENDIJK.key if on_island else ""


def moment_words(moment: Prikmoment, *, on_island: bool = False) -> str:
    """The same of a moment that was proposed."""
    zone = ZoneInfo(moment.zone)
    at = {"begins_at": moment.begins_at, "ends_at": moment.ends_at, "zone": moment.zone}
    planned = Overleg(planned_on=moment.begins_at.astimezone(zone).date(), **at)
    return when_words(planned, on_island=on_island)


def when_words_en(meeting: Timed, *, on_island: bool = False) -> str:
    """The same in English, whoever's click sends it, with every clock by name."""
    if meeting.planned_on is None or meeting.begins_at is None:
        return ""
    beside = zone_beside(meeting, on_island=on_island) or meeting.zone
    zones = dict.fromkeys((meeting.zone, beside, clock.AMSTERDAM.key))
    hours = "; ".join(f"{_hours_in_english(meeting, zone)} {IN_ENGLISH[zone]}" for zone in zones)
    return f"{english_long_date(meeting.planned_on)}, {hours}"


def _hours_in_english(meeting: Timed, zone: str) -> str:
    if meeting.begins_at is None or meeting.ends_at is None:
        return ""
    begin, end = _on_the_clock(meeting.begins_at, meeting.ends_at, zone)
    hours = f"{begin:%H:%M} to {end:%H:%M}"
    is_same_day = begin.date() == meeting.planned_on
    return hours if is_same_day else f"{english_long_date(begin.date())}, {hours}"


def when_in(meeting: Timed, language: str, *, on_island: bool = False) -> str:
    """In the language of the reader."""
    words = when_words_en if language == Language.EN else when_words
    return words(meeting, on_island=on_island)


def when_in_each(meeting: Timed, *, on_island: bool = False) -> dict[Language, str]:
    """As it is now, in every language in which it may be told when it is so no more."""
    return {language: when_in(meeting, language, on_island=on_island)[:] for language in Language}


def where_words(meeting: Placed) -> str:
    """The place, or that it is by video; the link itself stands apart."""
    if meeting.location:
        return meeting.location
    return dutch("via een videoverbinding") if meeting.video_url else dutch("nog geen plaats")
