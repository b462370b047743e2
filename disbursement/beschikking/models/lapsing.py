"""What the database itself holds of a decision that lapsed before it was made known."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from disbursement.beschikking.models.kinds import BeschikkingStatus

LAPSED = Q(status=BeschikkingStatus.VERVALLEN)
_VERVALLEN = f"'{BeschikkingStatus.VERVALLEN.value}'"

CONSTRAINTS: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=(
            LAPSED
            & Q(lapsed_at__isnull=False, lapsed_by__isnull=False, lapsed_at__gte=F("signed_at"))
            & ~Q(lapsed_because="")
        )
        | (~LAPSED & Q(lapsed_at__isnull=True, lapsed_by__isnull=True, lapsed_because="")),
        name="lapsed_says_when_by_whom_and_why",
    ),
    models.CheckConstraint(
        condition=~LAPSED | Q(replaces__isnull=True), name="lapsed_takes_the_place_of_nothing"
    ),
    models.CheckConstraint(
        condition=Q(lapsed_by__isnull=True)
        | (~Q(lapsed_by=F("drafter")) & ~Q(lapsed_by=F("reviewer"))),
        name="who_lets_lapse_is_neither_drafter_nor_reviewer",
    ),
]
TRIGGERS = [
    pgtrigger.Protect(
        name="lapsed_for_ever",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(f"OLD.status = {_VERVALLEN}"),
    ),
]
