"""The stretches of the countdown on a board: what is late, this week, the next weeks, and later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 8
LATE, THIS_WEEK, LATER = "te-laat", "deze-week", "later"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which a term ends, both included; without a first day all that is not late yet.

    Of what is late the days do not matter: each zone has a day of its own. `key` names the stretch
    in an address and in a view that is kept, so it counts from today: "over-2" is in two weeks.
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
    this = Stretch(THIS_WEEK, None, monday + timedelta(days=6))
    coming = [_week(f"over-{ahead}", monday + timedelta(weeks=ahead)) for ahead in range(1, WEEKS)]
    return [Stretch(LATE), this, *coming, Stretch(LATER, monday + timedelta(weeks=WEEKS))]


def _week(key: str, monday: date) -> Stretch:
    return Stretch(key, monday, monday + timedelta(days=6))
