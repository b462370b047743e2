"""When something was handed in, on every clock that counts, and what being late means."""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitoring.rapportage.models import Indiening
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date, plain_date


def clock_words(moment: datetime, zone: ZoneInfo, place: str) -> str:
    """'23:59 Europe/Amsterdam, 18:59 Saba'; one clock where there is no other."""
    words = f"{moment.astimezone(clock.AMSTERDAM):%H:%M} {clock.AMSTERDAM.key}"
    if zone == clock.AMSTERDAM:
        return words
    return f"{words}, {moment.astimezone(zone):%H:%M} {place}"


def moment_words(row: Indiening) -> str:
    """The day that counts, with the time on each clock."""
    zone = ZoneInfo(row.zone)
    day = long_date(row.at.astimezone(zone).date())
    return f"{day}, {clock_words(row.at, zone, row.place)}"


def term_words(row: Indiening) -> str:
    """In time or late, and what that means."""
    if row.due_on is None:
        return "De dag waarop de rapportage er moet zijn, is onbekend."
    last = plain_date(row.due_on)
    if not row.is_late:
        # Read before that day and long after it.
        return f"Op tijd. Uiterste dag: {last}."
    days = (row.at.astimezone(ZoneInfo(row.zone)).date() - row.due_on).days
    count = "1 dag" if days == 1 else f"{days} dagen"
    return (
        f"{count.capitalize()} te laat: de laatste dag was {last}. Het ministerie beoordeelt de"
        " rapportage gewoon. Wacht een termijn op deze rapportage, dan komt ook die later."
    )
