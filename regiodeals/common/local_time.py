"""From a day and an hour on a clock somewhere to the moment it is, and in words."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch

NEVER = dutch("{uur} uur bestaat niet op {dag}: dan wordt de klok verzet. Kies een ander uur.")
TWICE = dutch(
    "{uur} uur komt twee keer voor op {dag}: dan wordt de klok verzet. Kies een ander uur."
)


def moment_in(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The moment in UTC; raises InvalidInput for an hour that the clock skips, or shows twice."""
    first = datetime.combine(day, hour, zone)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    # In a gap the two readings of the clock stand the wrong way round.
    is_gap = first.astimezone(UTC) > second.astimezone(UTC)
    sentence = NEVER if is_gap else TWICE
    raise InvalidInput(dutch(sentence[:], uur=f"{hour:%H:%M}", dag=long_date(day)))
