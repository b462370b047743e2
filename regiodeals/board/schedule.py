"""The stretches of the countdown on a board: what is late, this week, the next weeks, and later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 8
LATE, LATER = "te-laat", "later"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which a term ends, both included; without a first day all that is not late yet.

    Of what is late the days do not matter: each zone has a day of its own. `key` names the stretch
    in an address; that of a week is its year and number by ISO 8601.
    """

    key: str
    first: date | None = None
    last: date | None = None

    def holds(self, day: date, *, is_late: bool) -> bool:
        """Whether a term of that last day ends in it."""
        if is_late or self.key == LATE:
            return is_late and self.key == LATE
        after = self.first is None or day >= self.first
        return after and (self.last is None or day <= self.last)


def stretches(today: date) -> Sequence[Stretch]:
    """What is late, this week until Sunday, the weeks after it, and what comes later."""
    monday = today - timedelta(days=today.weekday())
    weeks = [_week(monday + timedelta(weeks=number)) for number in range(WEEKS)]
    this, *coming = weeks
    first = Stretch(this.key, None, this.last)
    return [Stretch(LATE), first, *coming, Stretch(LATER, monday + timedelta(weeks=WEEKS))]


def _week(monday: date) -> Stretch:
    year, number, _ = monday.isocalendar()
    return Stretch(f"{year}-{number:02}", monday, monday + timedelta(days=6))
