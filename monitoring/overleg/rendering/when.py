"""When and where an overleg is, in words."""

from zoneinfo import ZoneInfo

from monitoring.overleg.models import Overleg, Prikmoment
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.mail.models import Language

PLACES = {clock.AMSTERDAM.key: "Nederland", clock.KRALENDIJK.key: "Caribisch Nederland"}
IN_ENGLISH = {clock.AMSTERDAM.key: "Netherlands time", clock.KRALENDIJK.key: "island time"}


def hours_words(overleg: Overleg, zone: str = "") -> str:
    """'10:00 tot 12:00', on the clock of a zone; on its own one when nothing is said."""
    if overleg.begins_at is None or overleg.ends_at is None:
        return ""
    there = ZoneInfo(zone or overleg.zone)
    return (
        f"{overleg.begins_at.astimezone(there):%H:%M} tot {overleg.ends_at.astimezone(there):%H:%M}"
    )


def when_words(overleg: Overleg) -> str:
    """The day and the hours; on an island with the hours in the Netherlands beside them."""
    if overleg.planned_on is None:
        return "nog geen dag"
    day = long_date(overleg.planned_on)
    if overleg.begins_at is None:
        return day
    words = f"{day}, {hours_words(overleg)} uur"
    if overleg.zone == clock.AMSTERDAM.key:
        return words
    beside = hours_words(overleg, clock.AMSTERDAM.key)
    return f"{words} ({PLACES[overleg.zone]}; {beside} uur in {PLACES[clock.AMSTERDAM.key]})"


def moment_words(moment: Prikmoment) -> str:
    """The same of a moment that was proposed."""
    zone = ZoneInfo(moment.zone)
    at = {"begins_at": moment.begins_at, "ends_at": moment.ends_at, "zone": moment.zone}
    return when_words(Overleg(planned_on=moment.begins_at.astimezone(zone).date(), **at))


def when_words_en(overleg: Overleg) -> str:
    """The same in English, with every clock by name."""
    if overleg.planned_on is None or overleg.begins_at is None:
        return ""
    zones = dict.fromkeys((overleg.zone, clock.AMSTERDAM.key))
    hours = "; ".join(
        f"{hours_words(overleg, zone).replace('tot', 'to')} {IN_ENGLISH[zone]}" for zone in zones
    )
    return f"{overleg.planned_on:%Y-%m-%d}, {hours}"


def when_in(overleg: Overleg, language: str) -> str:
    """In the language of the reader."""
    return when_words_en(overleg) if language == Language.EN else when_words(overleg)


def where_words(overleg: Overleg) -> str:
    """The place, or that it is by video; the link itself stands apart."""
    if overleg.location:
        return overleg.location
    return "via een videoverbinding" if overleg.video_url else "nog geen plaats"
