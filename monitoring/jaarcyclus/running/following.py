"""A year follows its rapportage and its overleg, in the transaction of what happened to them."""

from datetime import date, datetime

from monitoring.jaarcyclus.models import Jaarcyclus, JaarStatus
from monitoring.jaarcyclus.models.jaarcyclus import DAYS, STEPS
from monitoring.jaarcyclus.schedule import period_of
from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.rapportage.models import Akkoord, Rapportage, RapportageStatus
from monitoring.rapportage.selectors import obligation_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.errors import WrongState
from regiodeals.common.words import dutch
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation, ObligationKind

HANDED_IN = (RapportageStatus.INGEDIEND, RapportageStatus.AKKOORD)
INVITED = (OverlegStatus.UITGENODIGD, OverlegStatus.GEHOUDEN, OverlegStatus.VASTGESTELD)
HELD = (OverlegStatus.GEHOUDEN, OverlegStatus.VASTGESTELD)
Days = dict[str, date | None]


def follow_report(report: Rapportage, _actor: User | None) -> None:
    """The year after the one reported on; what was asked between times is of no year."""
    if report.year is not None:
        follow(report.deal_id, report.year + 1, just_now=True)


def follow_overleg(overleg: Overleg, _actor: User | None) -> None:
    """The year of the overleg."""
    follow(overleg.deal_id, overleg.year, just_now=True)


def meet_report(report: Rapportage, actor: User | None) -> None:
    """Handing in meets the obligation; that it comes back later, does not undo that."""
    owed = obligation_of(report)
    if owed is not None and not owed.is_closed:
        today = owed.legal_day_at(clock.now())
        how = f"De rapportage over {report.name.about} is ingediend."
        obligations.meet(obligation_id=owed.pk, on=today, how=how, actor=actor)


def meet_meeting(overleg: Overleg, actor: User | None) -> None:
    """Holding the overleg meets the obligation, on the day of the overleg."""
    owed = _outstanding(overleg.deal_id, ObligationKind.OVERLEG, overleg.year)
    if owed is not None and overleg.planned_on is not None:
        how = "Het overleg is gehouden."
        obligations.meet(obligation_id=owed.pk, on=overleg.planned_on, how=how, actor=actor)


def follow(deal_id: int, year: int, *, just_now: bool) -> None:
    """Bring a year where its rapportage and overleg are; `just_now` when one of them moved.

    Raises WrongState when the year is afgerond: then neither may move any more.
    """
    rows = Jaarcyclus.objects.select_for_update(of=("self",)).select_related("deal")
    cyclus = rows.filter(deal=deal_id, year=year).first()
    if cyclus is None or cyclus.status == JaarStatus.BEEINDIGD:
        return
    days = _report_days(cyclus, just_now=just_now) | _meeting_days(cyclus)
    if all(getattr(cyclus, field) == day for field, day in days.items()):
        return
    if cyclus.is_closed:
        raise WrongState(
            dutch("Het jaar {jaar} is afgerond. Er verandert niets meer aan.", jaar=year)
        )
    for field, day in days.items():
        setattr(cyclus, field, day)
    if cyclus.taken > cyclus.reached:
        workflow.perform(cyclus.step_back, actor=None)
    else:
        cyclus.save(update_fields=[field for field, _status in DAYS])
    while cyclus.taken < cyclus.reached:
        workflow.perform(getattr(cyclus, STEPS[cyclus.taken]), actor=None)


def _report_days(cyclus: Jaarcyclus, *, just_now: bool) -> Days:
    report = Rapportage.objects.filter(deal=cyclus.deal_id, year=cyclus.year - 1).first()
    status = report.status if report else None
    days: Days = {"submitted_on": None, "accepted_on": None}
    if report is None or status not in HANDED_IN:
        return days
    # What happens just now has no row of its own yet.
    last = None if just_now else report.indieningen.order_by("-number").first()
    days["submitted_on"] = cyclus.submitted_on or _day(last.at if last else None)
    if status == RapportageStatus.AKKOORD:
        found = None if just_now else Akkoord.objects.filter(indiening__rapportage=report).last()
        days["accepted_on"] = cyclus.accepted_on or _day(found.at if found else None)
    return days


def _meeting_days(cyclus: Jaarcyclus) -> Days:
    overleg = Overleg.objects.filter(deal=cyclus.deal_id, year=cyclus.year).first()
    days: Days = dict.fromkeys(("meeting_on", "invited_on", "held_on", "adopted_on"))
    if overleg is None:
        return days
    days["meeting_on"] = overleg.planned_on
    if overleg.status in INVITED:
        days["invited_on"] = _day(overleg.invited_at)
    if overleg.status in HELD:
        days["held_on"] = overleg.planned_on
    if overleg.status == OverlegStatus.VASTGESTELD:
        days["adopted_on"] = cyclus.adopted_on or _adopted_on(overleg)
    return days


def _adopted_on(overleg: Overleg) -> date:
    """The trail knows; while it happens there is no line yet, and it is today."""
    lines = AuditEntry.objects.filter(
        object_type=overleg._meta.label_lower,
        object_id=overleg.pk,
        action="monitoring.overleg.adopt_minutes",
    )
    return _day(lines.order_by("-pk").values_list("at", flat=True).first())


def _day(moment: datetime | None) -> date:
    return moment.astimezone(clock.AMSTERDAM).date() if moment else clock.today()


def _outstanding(deal_id: int, kind: ObligationKind, year: int) -> Obligation | None:
    found = Obligation.objects.outstanding().filter(dossier=deal_id, kind=kind)
    return found.filter(period=period_of(kind, year)).first()
