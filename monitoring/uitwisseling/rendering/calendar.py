"""An exchange meeting in the calendar of one participant: an entry of his own."""

from monitoring.overleg.rendering.calendar import Entry, as_calendar
from monitoring.uitwisseling.models import Aanmelding, Uitwisseling
from regiodeals.mail.models import Method


def uid_of(meeting: Uitwisseling, aanmelding: Aanmelding) -> str:
    """Of one sign-up: who signs off and comes back has another entry, which nothing cancelled."""
    domain = meeting.organizer_address.rpartition("@")[2]
    return f"uitwisseling-{meeting.pk}-{aanmelding.pk}@{domain}"


def calendar_of(
    meeting: Uitwisseling,
    aanmelding: Aanmelding,
    method: str,
    *,
    text: str,
    is_called_off: bool = False,
) -> str:
    """The object for one participant."""
    entry = Entry(
        uid=uid_of(meeting, aanmelding),
        sequence=aanmelding.sequence,
        begins_at=meeting.begins_at,
        ends_at=meeting.ends_at,
        zone=meeting.zone,
        summary=meeting.title,
        location=meeting.location,
        # Who need not come, gets no way in.
        video_url=meeting.video_url if method == Method.REQUEST else "",
        organizer=(meeting.organizer_name, meeting.organizer_address),
        attendee=(aanmelding.name, aanmelding.address),
    )
    return as_calendar(entry, method, text=text, is_called_off=is_called_off)
