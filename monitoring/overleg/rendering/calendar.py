"""A meeting as iCalendar: what the calendar of one participant is told (RFC 5545 and 5546)."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from monitoring.overleg.models import Deelnemer, Overleg
from regiodeals.common import clock
from regiodeals.common.language import Language
from regiodeals.common.words import dutch, in_english
from regiodeals.mail.models import Method

PRODUCT = "-//Regio Deals//Rijk-regio overleg//NL"
SUMMARY = dutch("Rijk-regio overleg {year}, {deal}")
# Written out, with the rules of today: a list of moments would end, and some calendars want a rule.
ZONES = {
    clock.AMSTERDAM.key: """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
""",
    clock.KRALENDIJK.key: """BEGIN:VTIMEZONE
TZID:America/Kralendijk
BEGIN:STANDARD
DTSTART:19650101T000000
TZNAME:AST
TZOFFSETFROM:-0430
TZOFFSETTO:-0400
END:STANDARD
END:VTIMEZONE
""",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the calendar of one reader is told of a meeting."""

    uid: str
    sequence: int
    begins_at: datetime
    ends_at: datetime
    zone: str
    summary: str
    location: str
    video_url: str
    organizer: tuple[str, str]
    attendee: tuple[str, str]


def uid_of(overleg: Overleg) -> str:
    """The name of the meeting in every calendar, as long as it is not called off."""
    domain = overleg.organizer_address.rpartition("@")[2]
    return f"overleg-{overleg.pk}-{overleg.round}@{domain}"


def calendar_of(
    overleg: Overleg,
    deelnemer: Deelnemer,
    method: str,
    *,
    text: str,
    language: Language,
    is_called_off: bool = False,
) -> str:
    """The object for one participant; others are named in the mail, without their addresses.

    It is in the language of that mail, as `text` is, whoever's click sends it.
    """
    if overleg.begins_at is None or overleg.ends_at is None:
        raise ValueError("an overleg without hours stands in no calendar")
    summary = dutch(SUMMARY[:], year=overleg.year, deal=overleg.deal)
    entry = Entry(
        uid=uid_of(overleg),
        sequence=overleg.sequence,
        begins_at=overleg.begins_at,
        ends_at=overleg.ends_at,
        zone=overleg.zone,
        summary=in_english(summary) if language == Language.EN else summary[:],
        location=overleg.location,
        video_url=overleg.video_url,
        organizer=(overleg.organizer_name, overleg.organizer_address),
        attendee=(deelnemer.name, deelnemer.address),
    )
    return as_calendar(entry, method, text=text, is_called_off=is_called_off)


def as_calendar(entry: Entry, method: str, *, text: str, is_called_off: bool = False) -> str:
    """The entry as an object of its own.

    A cancellation of the whole meeting says so in its status; one that only takes this participant
    away may not (RFC 5546, 3.2.5).
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(Timezone.from_ical(ZONES[entry.zone]))
    event = _event(entry, text)
    event.add("organizer", _address(*entry.organizer), encode=False)
    event.add("attendee", _attendee(entry, method), encode=False)
    if method == Method.REQUEST:
        event.add("status", "CONFIRMED")
    elif is_called_off:
        event.add("status", "CANCELLED")
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _event(entry: Entry, text: str) -> Event:
    zone = ZoneInfo(entry.zone)
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", clock.now())
    event.add("dtstart", entry.begins_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", entry.summary)
    event.add("location", entry.location or entry.video_url)
    event.add("description", text)
    if entry.video_url:
        event.add("url", entry.video_url)
    event.add("transp", "OPAQUE")
    return event


def _address(name: str, mail: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{mail}")
    address.params["CN"] = vText(name)
    return address


def _attendee(entry: Entry, method: str) -> vCalAddress:
    address = _address(*entry.attendee)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    if method == Method.REQUEST:
        address.params["PARTSTAT"] = vText("NEEDS-ACTION")
        address.params["RSVP"] = vText("TRUE")
    return address
