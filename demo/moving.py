"""Let days pass in the demonstration: each with its mornings, as if somebody waited for them."""

import fcntl
from datetime import date, datetime, timedelta

from demo.processes import folder
from demo.year.living import mornings_of
from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM


def let_pass(days: int) -> datetime:
    """Go on until the morning so many days from today; yields the new moment.

    Two people at once wait for each other, and then each of them has moved the clock.
    """
    with (folder() / "moving").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        first = clock.today()
        for number in range(days + 1):
            _live_through(first + timedelta(days=number), is_last=number == days)
        return clock.now().astimezone(AMSTERDAM)


def _live_through(day: date, *, is_last: bool) -> None:
    first, *later = mornings_of(day)
    for morning in [first] if is_last else [first, *later]:
        if clock.now() < morning.moment:
            clock.move_demo_clock(morning.moment)
            morning.do()
