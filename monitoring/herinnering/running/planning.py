"""Plan the reminders of a legal day: once, whoever fires the beat, and with what was missed."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from monitoring.herinnering.models import Herinnering, Ronde
from monitoring.herinnering.schedule import Step, last_of
from monitoring.herinnering.selectors import Addressee, Addressees, candidates, last_round, policies
from monitoring.herinnering.selectors.ahead import stands_since
from monitoring.herinnering.selectors.reminders import Policies
from regiodeals.common import clock
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import Zone

# Nobody is reminded in the night.
MORNING = 7
BATCH = 2_000


def plan_due_rounds() -> list[Ronde]:
    """Plan the day of each zone where it is morning and that was not planned; may run any time."""
    return [ronde for zone in Zone if (ronde := plan_round(zone)) is not None]


def plan_round(zone: Zone) -> Ronde | None:
    """Write the reminders of today in a zone; None when it is early, or was done already.

    Of the days since the last round each obligation is reminded once, of the last step. All of it
    is there or nothing: a worker that dies leaves the day to the next.
    """
    local = clock.now().astimezone(ZoneInfo(zone))
    today = local.date()
    last = last_round(zone)
    if local.hour < MORNING or (last is not None and last.day >= today):
        return None
    since = last.day if last else today - timedelta(days=1)
    try:
        with transaction.atomic():
            return _plan(zone, since, today)
    except IntegrityError as error:
        # Another beat planned this very day while we waited for it.
        if "one_round_per_zone_and_day" in str(error):
            return None
        raise


def _plan(zone: Zone, since: date, today: date) -> Ronde:
    known = policies()
    owed = candidates(Obligation.objects.filter(zone=zone), known.rules, since, today)
    found = list(_due(owed, known, since, today))
    addressees = Addressees([obligation for obligation, _step in found], today)
    planned: list[tuple[Obligation, Step, list[Addressee]]] = []
    for obligation, step in found:
        _rule, head = known.of(obligation.kind)
        who = addressees.of_step(obligation, head, is_escalation=step.is_escalation)
        planned.append((obligation, step, who))
    ronde = Ronde.objects.create(
        zone=zone,
        day=today,
        since=since,
        at=clock.now(),
        without_recipient=sum(not who for _obligation, _step, who in planned),
    )
    rows = [
        _row(ronde, obligation, step, addressee)
        for obligation, step, who in planned
        for addressee in who
    ]
    # A day that moved away and back was reminded of before.
    Herinnering.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return ronde


def _due(
    owed: Iterable[Obligation], known: Policies, since: date, today: date
) -> Iterator[tuple[Obligation, Step]]:
    """Each obligation with the one step that is to be taken now."""
    for obligation in owed:
        rule, _head = known.of(obligation.kind)
        after = max(since, stands_since(obligation))
        step = last_of(rule.steps_between(obligation.due_on, after, today))
        if step is not None:
            yield obligation, step


def _row(ronde: Ronde, obligation: Obligation, step: Step, addressee: Addressee) -> Herinnering:
    return Herinnering(
        ronde=ronde,
        obligation=obligation,
        day=step.day,
        due_on=obligation.due_on,
        is_escalation=step.is_escalation,
        recipient_type=addressee.type,
        recipient_id=addressee.id,
        recipient_name=addressee.name,
        instead_of=addressee.instead_of,
        goes_along=addressee.in_one_mail,
    )
