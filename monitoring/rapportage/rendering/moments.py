"""When something was handed in, on every clock that counts, and what being late means."""

from zoneinfo import ZoneInfo

from monitoring.rapportage.models import Indiening
from regiodeals.common import clock
from regiodeals.common.dutch_dates import hour_of, long_date, plain_date
from regiodeals.common.words import dutch, joined

# What came back was there in time, or was not, already.
FIRST_COUNTS = dutch("Voor de termijn telt indiening 1.")


def moment_words(row: Indiening) -> str:
    """'zaterdag 14 juni 2025, 17:59 uur op Saba; 23:59 uur Nederlandse tijd'.

    The day that counts comes first; the other clock is told where there is one, with its day where
    that is another.
    """
    zone = ZoneInfo(row.zone)
    here, there = row.at.astimezone(clock.AMSTERDAM), row.at.astimezone(zone)
    in_dutch = dutch("{tijd} uur Nederlandse tijd", tijd=hour_of(here))
    day = long_date(there.date())
    if zone == clock.AMSTERDAM:
        return joined(", ", (day, in_dutch))
    if here.date() != there.date():
        in_dutch = joined(", ", (long_date(here.date()), in_dutch))
    return dutch(
        "{dag}, {tijd} uur op {plaats}; {hier}",
        dag=day,
        tijd=hour_of(there),
        plaats=row.place,
        hier=in_dutch,
    )


def zone_words(row: Indiening) -> str:
    """The same to the second with the names of the zones, for who must prove it."""
    zones = dict.fromkeys((ZoneInfo(row.zone), clock.AMSTERDAM))
    return ", ".join(f"{row.at.astimezone(zone):%Y-%m-%d %H:%M:%S} {zone.key}" for zone in zones)


def term_words(row: Indiening) -> str:
    """In time or late, and what that means; of what is handed in again only the first counts."""
    if row.number > 1:
        return FIRST_COUNTS
    if row.due_on is None:
        return dutch("De dag waarop de rapportage er moet zijn, is onbekend.")
    last = plain_date(row.due_on)
    days = days_late(row)
    if not days:
        # Read before that day and long after it.
        return dutch("Op tijd. Uiterste dag: {dag}.", dag=last)
    count = dutch("1 dag") if days == 1 else dutch("{aantal} dagen", aantal=days)
    return dutch(
        "{aantal} te laat: de laatste dag was {dag}. Het ministerie beoordeelt de rapportage"
        " gewoon. Wacht een betaling op deze rapportage, dan komt ook die later.",
        aantal=count.capitalize(),
        dag=last,
    )


def days_late(row: Indiening) -> int:
    """How many days after its last day it came; zero when it was in time, or no day is known."""
    if row.due_on is None or not row.is_late or row.number > 1:
        return 0
    return (row.at.astimezone(ZoneInfo(row.zone)).date() - row.due_on).days
