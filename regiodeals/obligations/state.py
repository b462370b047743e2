"""Open, due, overdue, past, met or cancelled: the rule, once, for Python and for SQL.

The day that counts is the legal day in the zone of the obligation. The last day itself is not too
late; the day after it is. Nobody is too late with a right that he did not use: its day is past.
"""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from typing import Any, Literal
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from regiodeals.common.words import dutch
from regiodeals.legal.terms import legal_day


class Zone(models.TextChoices):
    """Where the legal day is counted."""

    AMSTERDAM = "Europe/Amsterdam", dutch("Europees Nederland")
    KRALENDIJK = "America/Kralendijk", dutch("Bonaire, Sint Eustatius en Saba")


class State(models.TextChoices):
    """How an obligation stands; it follows from its days and is never stored."""

    OPEN = "open", dutch("open")
    DUE = "vandaag", dutch("vandaag de laatste dag")
    OVERDUE = "te_laat", dutch("te laat")
    PASSED = "voorbij", dutch("voorbij")
    MET = "nagekomen", dutch("nagekomen")
    CANCELLED = "vervallen", dutch("vervallen")


Days = Mapping[str, date]  # the legal day of one moment, by zone

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "lt": operator.lt,
    "isnull": lambda value, is_null: (value is None) is is_null,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the rule: compare a field with the legal day, or ask whether it is empty."""

    state: State
    field: Literal["due_on", "met_at", "cancelled_at"]
    comparison: Literal["exact", "lt", "isnull"]
    only_rights: bool = False

    def holds(self, values: Mapping[str, Any], today: date) -> bool:
        """The line in Python, for the fields in `values`."""
        if self.only_rights and not values["is_right"]:
            return False
        other = False if self.comparison == "isnull" else today
        return COMPARISONS[self.comparison](values[self.field], other)

    def condition(self, days: Days) -> Q:
        """The line in SQL; each zone has a legal day of its own."""
        lookup = f"{self.field}__{self.comparison}"
        if self.comparison == "isnull":
            return Q(**{lookup: False})
        past = reduce(
            operator.or_, (Q(**{"zone": zone, lookup: today}) for zone, today in days.items())
        )
        return past & Q(is_right=True) if self.only_rights else past


# The first line that holds names the state; where none holds it is open.
RULE = (
    Step(State.CANCELLED, "cancelled_at", "isnull"),
    Step(State.MET, "met_at", "isnull"),
    Step(State.PASSED, "due_on", "lt", only_rights=True),
    Step(State.OVERDUE, "due_on", "lt"),
    Step(State.DUE, "due_on", "exact"),
)
OTHERWISE = State.OPEN
CLOSED = frozenset({State.MET, State.CANCELLED})
# The same as "not closed", in the words of the indexes.
OUTSTANDING = Q(met_at__isnull=True, cancelled_at__isnull=True)


def state_of(
    *,
    due_on: date,
    met_at: datetime | None,
    cancelled_at: datetime | None,
    today: date,
    is_right: bool = False,
) -> State:
    """The state on `today`, which is the legal day in the zone of the obligation."""
    values = {
        "due_on": due_on,
        "met_at": met_at,
        "cancelled_at": cancelled_at,
        "is_right": is_right,
    }
    return next((step.state for step in RULE if step.holds(values, today)), OTHERWISE)


def is_in_state(state: State, moment: datetime) -> Q:
    """The condition that an obligation is in `state` at `moment`; an index on the day helps it."""
    days = legal_days(moment)
    condition = Q()
    for step in RULE:
        if step.state is state:
            return condition & step.condition(days)
        condition &= ~step.condition(days)
    return condition


def legal_days(moment: datetime) -> dict[str, date]:
    """Which day it is at `moment`, in each zone."""
    return {zone.value: legal_day(moment, ZoneInfo(zone.value)) for zone in Zone}
