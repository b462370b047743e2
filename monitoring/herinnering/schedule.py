"""On which days somebody is reminded of a day; pure counting.

Days are counted from the last day of an obligation: -14 is two weeks before it, 7 a week after.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from regiodeals.legal.calendar import SATURDAY, UnknownCalendarYear, is_free_day

STANDARD_DAYS = (-42, -14, -3, 0, 7, 21)
STANDARD_ESCALATION = 28
FURTHEST = 180
# A free day moves a step by some days more than is written down.
FARTHEST_STEP = timedelta(days=FURTHEST + 10)


@dataclass(frozen=True, slots=True)
class Step:
    """One reminder on one day; an escalation goes over the head of who should have done it."""

    offset: int
    day: date
    is_escalation: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """When one kind of obligation is reminded of; `escalates_after` None: never over a head."""

    days: tuple[int, ...] = STANDARD_DAYS
    escalates_after: int | None = STANDARD_ESCALATION
    only_working_days: bool = False

    def steps(self, due_on: date) -> Iterator[Step]:
        """Every step for one last day, the first first."""
        offsets = {(offset, False) for offset in self.days}
        if self.escalates_after is not None:
            offsets.add((self.escalates_after, True))
        for offset, is_escalation in sorted(offsets):
            yield Step(offset, self._day_of(due_on, offset), is_escalation)

    def steps_between(self, due_on: date, after: date, until: date) -> list[Step]:
        """The steps of the days after `after`, up to and including `until`."""
        return [step for step in self.steps(due_on) if after < step.day <= until]

    def _day_of(self, due_on: date, offset: int) -> date:
        """Before the last day a free day goes back, after it forward, so that nobody loses days."""
        day = due_on + timedelta(days=offset)
        if not self.only_working_days:
            return day
        direction = timedelta(days=-1 if offset <= 0 else 1)
        while _is_free(day):
            day += direction
        return day


def due_days(rules: Collection[Rule], after: date, until: date) -> set[date]:
    """Every last day of which some rule has a step in these days; what else is due can wait."""
    first, last = after - FARTHEST_STEP, until + FARTHEST_STEP
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return {day for day in days if any(rule.steps_between(day, after, until) for rule in rules)}


def last_of(steps: list[Step]) -> Step | None:
    """What is still worth saying when several days were missed; an escalation goes first."""
    return max(steps, key=lambda step: (step.day, step.is_escalation), default=None)


def _is_free(day: date) -> bool:
    """By the law of free days; where no decree is known yet, the weekend alone."""
    try:
        return is_free_day(day)
    except UnknownCalendarYear:
        return day.weekday() >= SATURDAY
