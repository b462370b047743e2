"""Day after day: the clock jumps, what falls due is planned and sent, and people do their work."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from demo.inventions.year import Year, at
from demo.story.scenes import ORIGIN, advance_clock
from demo.year.acts import Act, acts_of
from disbursement.bezwaar.tasks import finalise_beschikkingen
from monitoring.herinnering.tasks import plan_reminders, sweep_reminders
from monitoring.jaarcyclus.tasks import plan_years
from monitoring.rapportage.tasks import sweep_reports
from regiodeals.common import clock
from regiodeals.common.origin import origin
from regiodeals.mail.tasks import sweep_mail

# What the beat has a worker do in the order of the day; the first two are done once.
EACH_MORNING = (plan_reminders, sweep_reminders, sweep_reports, sweep_mail)
FIRST_MORNING = (plan_years, finalise_beschikkingen, *EACH_MORNING)
# A morning of work in The Hague, and one on Saba, which is five or six hours behind.
MORNINGS = (("07:35", FIRST_MORNING), ("13:35", EACH_MORNING))

Watcher = Callable[[int, int, datetime], None]


def live(year: Year, last: date, watch: Watcher) -> None:
    """From now up to and including the last day; what lies before now is left."""
    begin = clock.now()
    acts = [act for act in acts_of(year) if act.moment > begin]
    days = list(_days(clock.today(), last))
    token = origin.set(ORIGIN)
    try:
        for number, day in enumerate(days, start=1):
            for act in _of_day(day, acts):
                if act.moment > begin:
                    advance_clock(act.moment)
                    act.do()
            watch(number, len(days), clock.now())
    finally:
        origin.reset(token)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _of_day(day: date, acts: list[Act]) -> list[Act]:
    todays = [act for act in acts if act.moment.date() == day]
    return sorted([*mornings_of(day), *todays], key=lambda act: act.moment)


def mornings_of(day: date) -> list[Act]:
    """What happens by itself on a day, and when."""
    return [
        Act(at(str(day), time), "de ochtend", partial(_do_all, jobs)) for time, jobs in MORNINGS
    ]


def _do_all(jobs: tuple[Callable[[], object], ...]) -> None:
    for job in jobs:
        job()
