"""What a reader asks of a board: which deals, in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, IntegerField, OrderBy, Q, Value, When
from django.db.models.functions import Lower

from regiodeals.accounts.models import User
from regiodeals.board.models import ChosenDeal
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import DealParty, DealStatus, PartyRole
from regiodeals.deal.models.acting import MINISTRY, states_that_wait_for
from regiodeals.deal.selectors import BY_URGENCY, named
from regiodeals.deal.term import NOW_DAYS, SOON_DAYS, last_grant_day, term_bounds
from regiodeals.legal.terms import VERLENINGSTERMIJN

COORDINATES = "c"
LATE, NOW, SOON, LATER, NO_TERM, UNKNOWN_TERM = "laat", "14", "28", "later", "geen", "onbekend"
ME, COLLEAGUE, NOBODY = "u", "collega", "niemand"
DEFAULT_ORDER = "dag"

RUNNING = Q(status=DealStatus.GESLOTEN, granted_on__isnull=True, concluded_on__isnull=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is on in the filter of a board; empty is everything.

    `week` is the key of a stretch of the countdown, in which a term ends (`schedule.stretches`).
    `ministry` is the number of an organisation, followed by COORDINATES for the deals that it
    coordinates; `area` one of party.models.Area, or UNKNOWN_AREA. `is_gone` says that something
    was asked that cannot be asked any more: that is no deal at all, and never every deal.
    """

    text: str = ""
    status: str = ""
    area: str = ""
    ministry: str = ""
    days: str = ""
    waits: str = ""
    week: str = ""
    only_chosen: bool = False
    is_gone: bool = False
    order: str = DEFAULT_ORDER


def condition_of(asked: Asked, user: User) -> Q:
    """Everything but the area and the week: the map and the countdown show the others too."""
    found = Q(pk__in=[]) if asked.is_gone else Q()
    if asked.text:
        found &= named(asked.text)
    if asked.status:
        found &= Q(status=asked.status)
    if asked.ministry:
        found &= _signed_by(asked.ministry)
    if asked.days:
        found &= days_left(asked.days, clock.today())
    if asked.waits:
        found &= _waits_for(asked.waits, user)
    if asked.only_chosen:
        found &= Q(pk__in=ChosenDeal.objects.filter(person=user).order_by().values("deal"))
    return found


def _signed_by(ministry: str) -> Q:
    parties = DealParty.objects.filter(
        role=PartyRole.RIJKSPARTIJ, organisation=int(ministry.removesuffix(COORDINATES))
    )
    if ministry.endswith(COORDINATES):
        parties = parties.filter(is_coordinating=True)
    return Q(pk__in=parties.order_by().values("deal"))


def days_left(choice: str, today: date) -> Q:
    """How soon the twelve weeks end, as a condition on the day of the convenant.

    A later convenant never ends earlier, so that each choice is a stretch of such days.
    """
    first, last = term_bounds()
    if choice == NO_TERM:
        return ~RUNNING
    if choice == UNKNOWN_TERM:
        return RUNNING & (Q(concluded_on__lt=first) | Q(concluded_on__gt=last))
    known = RUNNING & Q(concluded_on__gte=first, concluded_on__lte=last)
    now, soon, later = (
        first_that_ends(today + timedelta(days=days)) for days in (0, NOW_DAYS + 1, SOON_DAYS + 1)
    )
    if choice == LATE:
        return known & Q(concluded_on__lt=now)
    if choice == NOW:
        return known & Q(concluded_on__gte=now, concluded_on__lt=soon)
    if choice == SOON:
        return known & Q(concluded_on__gte=soon, concluded_on__lt=later)
    return known & Q(concluded_on__gte=later)


def first_that_ends(day: date) -> date:
    """The first day of conclusion whose term ends on `day` or later."""
    found = day - timedelta(weeks=VERLENINGSTERMIJN.length)
    while (ends := last_grant_day(found - timedelta(days=1))) is not None and ends >= day:
        found -= timedelta(days=1)
    return found


def _waits_for(who: str, user: User) -> Q:
    if who in (ME, COLLEAGUE, NOBODY):
        by_ministry = Q(status__in=states_that_wait_for(MINISTRY))
        if who == NOBODY:
            return by_ministry & Q(accounthouder__isnull=True)
        mine = Q(accounthouder=user)
        return by_ministry & (mine if who == ME else Q(accounthouder__isnull=False) & ~mine)
    return Q(status__in=states_that_wait_for(who))


def _course() -> Case:
    """The place of a state in the life of a deal."""
    places: Iterable[tuple[int, str]] = enumerate(DealStatus.values)
    return Case(
        *(When(status=status, then=Value(place)) for place, status in places),
        output_field=IntegerField(),
    )


ORDERS = {
    "dag": dutch("uiterste dag, wat nog moet eerst"),
    "naam": dutch("naam"),
    "bedrag": dutch("rijksbijdrage"),
    "stand": dutch("stand"),
}


def in_order(order: str) -> list[OrderBy | Lower | str]:
    """One order, made stable by name and number; a minus in front turns it round."""
    name, is_turned = order.removeprefix("-"), order.startswith("-")
    if name == "dag":
        turned = [one.copy() for one in BY_URGENCY]
        for one in turned if is_turned else ():
            one.reverse_ordering()
        return [*turned, Lower("name"), "pk"]
    by: dict[str, Any] = {
        "naam": Lower("name"),
        "bedrag": F("rijksbijdrage_cents"),
        "stand": _course(),
    }
    return [OrderBy(by[name], descending=is_turned), Lower("name"), "pk"]
