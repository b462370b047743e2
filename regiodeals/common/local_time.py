"""From a day and an hour on a clock somewhere to the moment it is, and in words."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput


def moment_in(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The moment in UTC; raises InvalidInput for an hour that the clock skips, or shows twice."""
    first = datetime.combine(day, hour, zone)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    # In a gap the two readings of the clock stand the wrong way round.
    is_gap = first.astimezone(UTC) > second.astimezone(UTC)
    happens = "bestaat niet" if is_gap else "komt twee keer voor"
    raise InvalidInput(
        f"{hour:%H:%M} uur {happens} op {long_date(day)}: dan wordt de klok verzet. Kies een ander"
        " uur."
    )
