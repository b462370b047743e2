"""When and where a meeting is, in words."""

from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from monitoring.overleg.models import Overleg, Prikmoment
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch
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
    """'10:00 tot 12:00', on the clock of a zone; on its own one when nothing is said."""
    if meeting.begins_at is None or meeting.ends_at is None:
        return ""
    there = ZoneInfo(zone or meeting.zone)
    begin, end = (at.astimezone(there) for at in (meeting.begins_at, meeting.ends_at))
    return dutch("{begin} tot {einde}", begin=f"{begin:%H:%M}", einde=f"{end:%H:%M}")


def when_words(meeting: Timed) -> str:
    """The day and the hours; on an island with the hours in the Netherlands beside them."""
    if meeting.planned_on is None:
        return dutch("nog geen dag")
    day = long_date(meeting.planned_on)
    if meeting.begins_at is None:
        return day
    hours = hours_words(meeting)
    if meeting.zone == clock.AMSTERDAM.key:
        return dutch("{dag}, {uren} uur", dag=day, uren=hours)
    return dutch(
        "{dag}, {uren} uur ({plaats}; {ernaast} uur in {daar})",
        dag=day,
        uren=hours,
        plaats=PLACES[meeting.zone],
        ernaast=hours_words(meeting, clock.AMSTERDAM.key),
        daar=PLACES[clock.AMSTERDAM.key],
    )


def moment_words(moment: Prikmoment) -> str:
    """The same of a moment that was proposed."""
    zone = ZoneInfo(moment.zone)
    at = {"begins_at": moment.begins_at, "ends_at": moment.ends_at, "zone": moment.zone}
    return when_words(Overleg(planned_on=moment.begins_at.astimezone(zone).date(), **at))


def when_words_en(meeting: Timed) -> str:
    """The same in English, with every clock by name."""
    if meeting.planned_on is None or meeting.begins_at is None:
        return ""
    zones = dict.fromkeys((meeting.zone, clock.AMSTERDAM.key))
    hours = "; ".join(
        f"{hours_words(meeting, zone).replace('tot', 'to')} {IN_ENGLISH[zone]}" for zone in zones
    )
    return f"{meeting.planned_on:%Y-%m-%d}, {hours}"


def when_in(meeting: Timed, language: str) -> str:
    """In the language of the reader."""
    return when_words_en(meeting) if language == Language.EN else when_words(meeting)


def where_words(meeting: Placed) -> str:
    """The place, or that it is by video; the link itself stands apart."""
    if meeting.location:
        return meeting.location
    return dutch("via een videoverbinding") if meeting.video_url else dutch("nog geen plaats")
