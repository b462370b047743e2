"""What a person may do with the schedule and with a year."""

from django.db import transaction

from monitoring.jaarcyclus.models import Jaarcyclus, Roosterregel
from monitoring.jaarcyclus.policies import may_schedule
from monitoring.jaarcyclus.running import Outcome, plan_deal
from monitoring.jaarcyclus.schedule import KINDS, is_yearly_day
from monitoring.jaarcyclus.selectors import lines_of
from monitoring.jaarcyclus.selectors.years import with_facts
from monitoring.overleg.models import Overleg
from monitoring.rapportage.conditions import REPORTING
from monitoring.rapportage.models import Rapportage
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.obligations.models import ObligationKind
from regiodeals.tranche.models import Tranche

LONGEST_REASON = 500
CHANGED = dutch("Iemand anders wijzigde deze dag intussen. Bekijk het rooster opnieuw.")


@in_turn()
@transaction.atomic
def set_day_of_tranche(
    *, tranche_id: int, kind: str, before: str, reason: str, actor: User, seen: int | None = None
) -> Outcome:
    """Before which day it comes every year, in all deals of a tranche without a day of their own.

    Rewrites what is open and not due yet. `seen` is the number of the line that the page showed.
    """
    tranche = Tranche.objects.select_for_update().get(pk=tranche_id)
    workflow.require(may_schedule, tranche, actor)
    line = Roosterregel(tranche=tranche, kind=_kind(kind), before=_day(before))
    _write(line, reason, actor, seen)
    deals = Deal.objects.select_for_update(of=("self",)).select_related("tranche", "accounthouder")
    reporting = deals.filter(tranche=tranche, status__in=REPORTING, granted_on__isnull=False)
    outcome = Outcome()
    for deal in reporting.order_by("pk"):
        outcome.add(plan_deal(deal, actor=actor, reason=line.reason))
    return outcome


@in_turn()
@transaction.atomic
def set_day_of_deal(
    *, deal_id: int, kind: str, before: str, reason: str, actor: User, seen: int | None = None
) -> Outcome:
    """A day of its own for one deal; without a day it follows convenant and tranche again."""
    deal = Deal.objects.select_for_update(of=("self",)).get(pk=deal_id)
    workflow.require(may_schedule, deal, actor)
    line = Roosterregel(deal=deal, kind=_kind(kind), before=_day(before) if before.strip() else "")
    _write(line, reason, actor, seen)
    return plan_deal(deal, actor=actor, reason=line.reason)


def begin_years(deal: Deal, actor: User | None) -> None:
    """The first year, and the days to come; follows `Deal.mark_beschikt`, which holds the deal."""
    plan_deal(deal, actor=actor)


@in_turn()
@transaction.atomic
def finish_year(*, cyclus_id: int, actor: User) -> Jaarcyclus:
    """Round off a year: rapportage and verslag stand, and from now on nothing of it changes."""
    key = Jaarcyclus.objects.values("deal_id", "year").get(pk=cyclus_id)
    deal_id, year = key["deal_id"], key["year"]
    # In the order in which a rapportage or an overleg moves its year.
    list(Rapportage.objects.select_for_update(of=("self",)).filter(deal=deal_id, year=year - 1))
    list(Overleg.objects.select_for_update(of=("self",)).filter(deal=deal_id, year=year))
    Jaarcyclus.objects.select_for_update(of=("self",)).get(pk=cyclus_id)
    cyclus = with_facts(Jaarcyclus.objects.select_related("deal")).get(pk=cyclus_id)
    cyclus.closed_by = actor
    workflow.perform(cyclus.finish, actor=actor)
    return cyclus


def _kind(kind: str) -> ObligationKind:
    found = next((one for one in KINDS if one.value == kind), None)
    if found is None:
        raise InvalidInput(dutch("Dit komt niet elk jaar. Kies de rapportage of het overleg."))
    return found


def _day(before: str) -> str:
    day = " ".join(before.lower().split())
    if not is_yearly_day(day):
        raise InvalidInput(
            dutch(
                "Vul een dag in die elk jaar komt, zoals 15 juni. 29 februari komt niet elk jaar."
            )
        )
    return day


def _write(line: Roosterregel, reason: str, actor: User, seen: int | None) -> None:
    """Add the line under the lock of its tranche or deal."""
    before = lines_of(tranche=line.tranche, deal=line.deal, kind=ObligationKind(line.kind))
    last = before.first()
    number = last.number if last else 0
    if seen is not None and seen != number:
        raise WrongState(CHANGED)
    if line.before == (last.before if last else ""):
        raise InvalidInput(dutch("Deze dag geldt al. Vul een andere dag in."))
    line.reason = reason.strip()
    if not 0 < len(line.reason) <= LONGEST_REASON or "\0" in line.reason:
        raise InvalidInput(
            dutch(
                "Schrijf op waarom, in ten hoogste {aantal} gewone tekens.", aantal=LONGEST_REASON
            )
        )
    line.number, line.at, line.by = number + 1, clock.now(), actor
    line.save(force_insert=True)
    audit.record(
        line,
        action="monitoring.rooster.set",
        sentence=f"Rooster: {line}"[:300],
        actor=actor,
        remark=line.reason,
    )
