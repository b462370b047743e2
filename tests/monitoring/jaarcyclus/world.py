"""A deal with its years: what is owed, and the acts on rapportage and overleg that move a year."""

from datetime import date
from typing import Any

from monitoring.jaarcyclus import services
from monitoring.jaarcyclus.models import Jaarcyclus, JaarStatus, Roosterregel
from monitoring.jaarcyclus.running import plan_all
from monitoring.overleg import services as overleggen
from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.models import Deal
from regiodeals.obligations.models import Obligation
from tests.monitoring.overleg.meeting import guest
from tests.remembering import remembered

REPORT, MEETING = "rapportage", "overleg"
YEAR = 2025
MEETING_ON = date(2025, 9, 11)


@remembered
def scheduled(deal: Deal, actor: User, kind: str = REPORT, before: str = "15 juni") -> Any:
    """The tranche of the deal has this day."""
    return services.set_day_of_tranche(
        tranche_id=deal.tranche_id, kind=kind, before=before, reason="Convenant", actor=actor
    )


@remembered
def own_day(deal: Deal, actor: User, before: str, kind: str = REPORT, **more: Any) -> Any:
    """The deal has a day of its own."""
    return services.set_day_of_deal(
        deal_id=deal.pk, kind=kind, before=before, reason="Later seizoen", actor=actor, **more
    )


def named_in_convenant(deal: Deal, before: str) -> None:
    """The convenant names a day, and the daily round lays it down."""
    Deal.objects.filter(pk=deal.pk).update(progress_due=before)
    plan_all()


def owed(deal: Deal, kind: str, period: int) -> Obligation:
    """What the deal owes in one year."""
    return Obligation.objects.get(dossier=deal.pk, kind=kind, period=str(period))


def days(deal: Deal, kind: str) -> dict[str, date]:
    """Every last day of one kind, by its year."""
    rows = Obligation.objects.filter(dossier=deal.pk, kind=kind)
    return dict(rows.order_by("period").values_list("period", "due_on"))


def year_of(deal: Deal, year: int = YEAR) -> Jaarcyclus:
    """A year as it stands in the database."""
    return Jaarcyclus.objects.get(deal=deal, year=year)


@remembered
def meet(deal: Deal, verb: str, actor: User) -> Overleg:
    """One act on the overleg of the year."""
    overleg = Overleg.objects.get(deal=deal, year=YEAR)
    if verb == "schedule":
        return overleggen.schedule_overleg(
            overleg_id=overleg.pk, planned_on=MEETING_ON, location="Stadhuis", actor=actor
        )
    if verb == "invite":
        guest(overleg, actor)
    if verb == "adopt_minutes":
        overleggen.send_minutes(overleg_id=overleg.pk, actor=actor)
    taken = overleggen.take_step(overleg_id=overleg.pk, verb=verb, actor=actor)
    if verb == "hold":
        overleggen.save_minutes(overleg_id=overleg.pk, text="Wij spraken af.", actor=actor)
    return taken


def year_in(deal: Deal, by: User) -> Jaarcyclus:
    """A year and a line of the schedule, made without their steps."""
    Roosterregel.objects.get_or_create(
        tranche=deal.tranche,
        kind=REPORT,
        number=1,
        defaults={"before": "15 juni", "reason": "Convenant", "at": clock.now(), "by": by},
    )
    row, _is_new = Jaarcyclus.objects.get_or_create(
        deal=deal, year=YEAR, defaults={"opened_on": clock.today(), "status": JaarStatus.GEVRAAGD}
    )
    return row
