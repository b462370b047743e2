"""The terms that end in each stretch of the countdown, of the deals of a board."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet

from regiodeals.board.schedule import LATE, Stretch, stretches
from regiodeals.common import clock
from regiodeals.deal.models import Deal
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import State, is_in_state, legal_days, state_of

# What is owed, and how often, in each stretch.
Countdown = Mapping[Stretch, Counter[ObligationKind]]


def in_week(deals: QuerySet[Deal], key: str) -> QuerySet[Deal]:
    """Those in which a term ends in the stretch of this name; all when no week is asked, and none
    when there is no such stretch.
    """
    if not key:
        return deals
    found = next((one for one in stretches(clock.today()) if one.key == key), None)
    if found is None:
        return deals.none()
    owed = Obligation.objects.outstanding().filter(_ends_in(found), dossier__isnull=False)
    return deals.filter(pk__in=owed.order_by().values("dossier"))


def _ends_in(stretch: Stretch) -> Q:
    """The same as `Stretch.holds`, for the database."""
    moment = clock.now()
    late = is_in_state(State.OVERDUE, moment)
    if stretch.key == LATE:
        return late
    found = ~late & ~is_in_state(State.PASSED, moment)
    if stretch.first is not None:
        found &= Q(due_on__gte=stretch.first)
    return found if stretch.last is None else found & Q(due_on__lte=stretch.last)


def countdown_of(deals: QuerySet[Deal]) -> Countdown:
    """What is still owed in these deals, by when its term ends; one question.

    A right of which the day has passed is not owed by anybody any more.
    """
    rows = (
        Obligation.objects.outstanding()
        .filter(dossier__in=deals.order_by().values("pk"))
        .order_by()
        .values_list("due_on", "zone", "is_right", "kind")
        .annotate(number=Count("pk"))
    )
    days = legal_days(clock.now())
    found: dict[Stretch, Counter[ObligationKind]] = {
        stretch: Counter() for stretch in stretches(clock.today())
    }
    for due_on, zone, is_right, kind, number in rows:
        state = state_of(
            due_on=due_on, met_at=None, cancelled_at=None, today=days[zone], is_right=is_right
        )
        if state is State.PASSED:
            continue
        is_late = state is State.OVERDUE
        stretch = next(one for one in found if one.holds(due_on, is_late=is_late))
        found[stretch][ObligationKind(kind)] += number
    return found
