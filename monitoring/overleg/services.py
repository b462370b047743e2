"""What a person may do with an overleg."""

from datetime import date

from django.db import transaction

from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.overleg.policies import may_organise
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.deal.models import Deal

BUTTONS = ("invite", "hold", "adopt_minutes")
LONGEST_LOCATION = 150


def plan_first_overleg(deal: Deal, actor: User | None) -> None:
    """Plan the first overleg, in the calendar year after the bekendmaking; day still open.

    Follows `Deal.mark_beschikt` in the same transaction. Doing it twice plans one.
    """
    if deal.granted_on is None:
        raise ValueError("a deal is beschikt only with the day of its bekendmaking")
    overleg, created = Overleg.objects.get_or_create(deal=deal, year=deal.granted_on.year + 1)
    if created:
        audit.record(
            overleg,
            action="monitoring.overleg.plan",
            sentence=f"Rijk-regio overleg {overleg.year} gepland",
            actor=actor,
        )


@in_turn()
@transaction.atomic
def schedule_overleg(
    *, overleg_id: int, planned_on: date, location: str, actor: User, is_example: bool = False
) -> Overleg:
    """Choose day and place. Raises InvalidInput for a day outside the year or in the past."""
    overleg = _locked(overleg_id)
    workflow.require(may_organise, overleg, actor)
    if overleg.status != OverlegStatus.GEPLAND:
        raise WrongState("De uitnodiging is al verstuurd. De dag ligt vast.")
    if planned_on.year != overleg.year:
        raise InvalidInput(
            f"Dit is het overleg van {overleg.year}. Kies een dag in {overleg.year}."
        )
    if planned_on < clock.today():
        raise InvalidInput(f"{long_date(planned_on)} is al geweest. Kies een latere dag.")
    if not 0 < len(location.strip()) <= LONGEST_LOCATION:
        raise InvalidInput(
            "Vul in waar het overleg is, een plaats of een videoverbinding, in ten hoogste"
            f" {LONGEST_LOCATION} tekens."
        )
    overleg.planned_on = planned_on
    overleg.location = location.strip()
    overleg.is_example = is_example
    overleg.save(update_fields=["planned_on", "location", "is_example"])
    audit.record(
        overleg,
        action="monitoring.overleg.schedule",
        sentence=f"Dag van het overleg: {long_date(planned_on)}, {overleg.location}",
        actor=actor,
    )
    return overleg


@in_turn()
@transaction.atomic
def take_step(
    *, overleg_id: int, verb: str, actor: User, minutes: str = "", remark: str = ""
) -> Overleg:
    """Take one of the `BUTTONS` steps; `minutes` are kept when given."""
    if verb not in BUTTONS:
        raise WrongState("Deze stap bestaat niet.")
    overleg = _locked(overleg_id)
    if verb == "invite":
        overleg.invited_at = clock.now()
    if minutes.strip():
        overleg.minutes = minutes.strip()
    workflow.perform(getattr(overleg, verb), actor=actor, remark=remark)
    return overleg


def _locked(overleg_id: int) -> Overleg:
    return Overleg.objects.select_for_update(of=("self",)).select_related("deal").get(pk=overleg_id)
