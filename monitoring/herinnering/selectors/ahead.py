"""Who would get what on which day, as the rows say today; nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from monitoring.herinnering.schedule import Step
from monitoring.herinnering.selectors.recipients import Addressee, Addressees
from monitoring.herinnering.selectors.reminders import candidates, policies
from regiodeals.common import clock
from regiodeals.legal.terms import legal_day
from regiodeals.obligations.models import Obligation, ObligationQuerySet


@dataclass(frozen=True, slots=True)
class Ahead:
    """One reminder of one day; without recipients nobody can be reached."""

    step: Step
    obligation: Obligation
    recipients: tuple[Addressee, ...]


def ahead(found: ObligationQuerySet, first: date, last: date) -> list[Ahead]:
    """Every reminder from `first` up to and including `last`, by day."""
    before = first.fromordinal(first.toordinal() - 1)
    known = policies()
    owed = list(candidates(found, known.rules, before, last))
    addressees = Addressees(owed, clock.today())
    rows: list[Ahead] = []
    for obligation in owed:
        rule, head = known.of(obligation.kind)
        since = max(before, stands_since(obligation))
        for step in rule.steps_between(obligation.due_on, since, last):
            who = addressees.of_step(obligation, head, is_escalation=step.is_escalation)
            rows.append(Ahead(step, obligation, tuple(who)))
    return sorted(rows, key=lambda row: (row.step.day, row.obligation.due_on, row.obligation.pk))


def stands_since(obligation: Obligation) -> date:
    """The legal day before the first on which a reminder of this last day makes sense.

    It is that of the act that laid the day down or moved it, less one: what was said on that day
    itself may be reminded of on that day.
    """
    moment = getattr(obligation, "moved_at", None) or obligation.imposed_at
    day = legal_day(moment, ZoneInfo(obligation.zone))
    return date.fromordinal(day.toordinal() - 1)


def who_gets(rows: list[Ahead]) -> Iterator[tuple[Ahead, Addressee | None]]:
    """A row for each recipient; one without for what reaches nobody."""
    for row in rows:
        if not row.recipients:
            yield row, None
        for addressee in row.recipients:
            yield row, addressee
