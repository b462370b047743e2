"""Questions about bezwaren, always asked by somebody."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.models.kinds import LIES_READY, OVERTAKEN
from disbursement.beschikking.selectors import bezetting_on
from disbursement.bezwaar import policies
from disbursement.bezwaar.models import (
    Bezwaar,
    BezwaarStatus,
    ClockEvent,
    EventKind,
    Outcome,
    RemedyKind,
)
from disbursement.bezwaar.models.bezwaar import OPEN
from disbursement.mandaat.models import Bevoegdheid
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.legal.case_clock import CaseClock, Event, Extension
from regiodeals.legal.objections import (
    FURTHER_DELAY,
    objection_clock,
    postponement,
    repair_suspension,
)
from regiodeals.legal.terms import ONE_DAY, Term, TermUnit
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.selectors import obligation_about, obligations_about
from regiodeals.party.selectors import organisation_ids_of
from regiodeals.workflow import requirement


def bezwaren_visible_to(user: User) -> QuerySet[Bezwaar]:
    """All for the granting ministry; for others those of their own organisation.

    Who else objected is between that party and the minister.
    """
    rows = Bezwaar.objects.filter(
        in_visible_deal(user, "beschikking__uitkering__deal")
    ).select_related("beschikking__uitkering__deal__tranche", "beschikking__document")
    if user.is_ministry:
        return rows
    return rows.filter(objector_organisation__in=organisation_ids_of(user))


def pending_bezwaren(user: User) -> QuerySet[Bezwaar]:
    """What is still to be decided, the oldest first."""
    rows = bezwaren_visible_to(user).filter(status__in=OPEN).prefetch_related("events")
    return rows.order_by("received_on", "pk")


def own_bezwaren(user: User) -> QuerySet[Bezwaar]:
    """For who objected: what the ministry must decide on, and that against which beroep may go on.

    On a beroep the court decides.
    """
    # On an island it may still be yesterday; its own clock is looked at for each.
    yesterday = clock.today() - ONE_DAY
    decided = Q(status=BezwaarStatus.BESLIST, appeal_last_day__gte=yesterday)
    rows = bezwaren_visible_to(user).filter(Q(status__in=OPEN) | decided)
    return rows.exclude(kind=RemedyKind.BEROEP).order_by("received_on", "pk")


def asking_something_of(user: User) -> QuerySet[Bezwaar]:
    """What waits for the person: as who handles the deal, or as one of those who decide.

    With `decide_by`, the last day to decide; on a beroep the court decides.
    """
    owed = Obligation.objects.outstanding().filter(
        kind=ObligationKind.BEZWAAR,
        subject_type=Bezwaar._meta.label_lower,
        subject_id=OuterRef("pk"),
    )
    handles = Q(pk__in=[])
    if user.has_role(Role.BEHANDELAAR):
        deal = "beschikking__uitkering__deal__accounthouder"
        handles = Q(**{deal: user}) | Q(**{f"{deal}__isnull": True})
    decides = Q(status=BezwaarStatus.GEREED) if user.has_role(Role.TEKENBEVOEGDE) else handles
    found = pending_bezwaren(user).exclude(kind=RemedyKind.BEROEP).prefetch_related(None)
    return found.filter(handles | decides).annotate(decide_by=Subquery(owed.values("due_on")[:1]))


def bezwaar_for_page(user: User) -> QuerySet[Bezwaar]:
    """The visible ones, with what their page shows."""
    return bezwaren_visible_to(user).select_related("decider").prefetch_related("events")


def who_may_decide(bezwaar: Bezwaar) -> list[Bevoegdheid]:
    """The powers under which it can be decided today; empty when nobody can."""
    today = bezetting_on(clock.today())
    return today.who_may_sign(bezwaar.beschikking, policies.who_had_a_part(bezwaar))


def clock_of(bezwaar: Bezwaar) -> CaseClock:
    """The clock of the decision, with everything that moved it until now."""
    return objection_clock(
        bezwaar.instrument,
        last_day=bezwaar.last_day,
        received_on=bezwaar.received_on,
        has_committee=bezwaar.has_committee,
        events=_events(bezwaar, bezwaar.events.all()),
        decided_on=bezwaar.decided_on or bezwaar.withdrawn_on,
    )


def suspension_of(bezwaar: Bezwaar) -> ClockEvent | None:
    """The last request to repair that was not yet answered; a postponement in between is none."""
    rows = sorted(bezwaar.events.all(), key=lambda event: event.number)
    asked = [row for row in rows if row.kind == EventKind.OPSCHORTING]
    return asked[-1] if asked and _repair_of(asked[-1], rows) is None else None


def bezwaren_about(beschikking: Beschikking, user: User) -> list[Bezwaar]:
    """What `user` sees of it on the page of a beschikking: its own, and what is about it too."""
    earlier = Q(beschikking__in=_replaced_ids(beschikking), status__in=OPEN)
    rows = bezwaren_visible_to(user).filter(Q(beschikking=beschikking) | earlier)
    return list(rows.order_by("received_on", "pk"))


def following_the_posting(
    beschikking: Beschikking, user: User
) -> tuple[list[Bezwaar], list[Bezwaar]]:
    """What follows when the day of its posting is corrected, and what was decided on already."""
    rows = bezwaren_visible_to(user).filter(beschikking=beschikking)
    found = list(
        rows.filter(status__in=[*OPEN, BezwaarStatus.BESLIST]).order_by("received_on", "pk")
    )
    return [row for row in found if row.is_open], [row for row in found if not row.is_open]


@requirement(dutch("Er is een bezwaar of beroep dat nog loopt, of dat gegrond was."))
def has_no_bezwaar_in_the_way(beschikking: Any) -> bool:
    """Held by what is pending; what was revoked after a bezwaar never becomes onherroepelijk.

    A bezwaar against a decision that this one replaced is against this one too (Awb 6:19).
    """
    own = Q(beschikking=beschikking) & (Q(status__in=OPEN) | Q(outcome=Outcome.GEGROND))
    earlier = Q(beschikking__in=_replaced_ids(beschikking), status__in=OPEN)
    return not Bezwaar.objects.filter(own | earlier).exists()


def about_what_it_replaces(beschikking: Beschikking) -> list[Bezwaar]:
    """What was gegrond against the decisions in whose place this one comes."""
    ids = {beschikking.replaces_id, *_replaced_ids(beschikking)} - {None}
    return list(Bezwaar.objects.filter(beschikking__in=ids, outcome=Outcome.GEGROND).order_by("pk"))


def new_decision_owed(bezwaar: Bezwaar) -> Obligation | None:
    """The new decision that must still follow on what was gegrond."""
    owed = obligation_about(bezwaar, ObligationKind.NIEUW_BESLUIT)
    return owed if owed is not None and not owed.is_closed else None


def remedy_term_of(beschikking: Beschikking) -> Obligation | None:
    """The right to object, as it was laid down last; None as long as it was not."""
    found = obligations_about([beschikking], [ObligationKind.BEZWAARTERMIJN])
    return found.order_by("pk").last()


def unsent_with_a_term() -> QuerySet[Beschikking]:
    """What lies ready to be posted while a term to object counts all the same.

    The bekendmaking once laid it down, also of a letter that had to go by post: before the sending
    there is none (Awb 3:41, 6:8).
    """
    counted = Obligation.objects.outstanding().filter(
        kind=ObligationKind.BEZWAARTERMIJN, subject_type=Beschikking._meta.label_lower
    )
    return Beschikking.objects.filter(LIES_READY, pk__in=counted.values("subject_id"))


# Decisions that say nothing about what is paid: whatever becomes of them, a termijn is due.
NOT_ABOUT_MONEY = [BeschikkingKind.AFWIJZING, BeschikkingKind.VERLENGING]


def holding_money() -> QuerySet[Bezwaar]:
    """Gegrond, about what is paid, and the new decision has not come."""
    owed = Obligation.objects.outstanding().filter(
        kind=ObligationKind.NIEUW_BESLUIT, subject_type=Bezwaar._meta.label_lower
    )
    rows = Bezwaar.objects.filter(outcome=Outcome.GEGROND, pk__in=owed.values("subject_id"))
    return rows.exclude(beschikking__kind__in=NOT_ABOUT_MONEY)


def unsent_about_money() -> QuerySet[Beschikking]:
    """Decisions about what is paid that lie ready to be posted: they do not work yet (Awb 3:40).

    One that another was sent before, will never do anything.
    """
    rows = Beschikking.objects.filter(LIES_READY).exclude(OVERTAKEN)
    return rows.exclude(kind__in=NOT_ABOUT_MONEY)


def is_holding_money() -> Exists:
    """The same for a row of the decisions, as a part of another question."""
    return Exists(holding_money().filter(beschikking=OuterRef("pk")))


def _replaced_ids(beschikking: Beschikking) -> list[int]:
    """What it replaced, and what that replaced; for the islands no such article is known."""
    if beschikking.replaces_id is None or beschikking.uitkering.is_bijzonder:
        return []
    ids: list[int] = []
    before = {row.pk: row.replaces_id for row in beschikking.uitkering.beschikkingen.all()}
    earlier: int | None = beschikking.replaces_id
    while earlier is not None:
        ids.append(earlier)
        earlier = before.get(earlier)
    return ids


def _repair_of(asked: ClockEvent, rows: Iterable[ClockEvent]) -> ClockEvent | None:
    """The repair after this request, and before the next one."""
    for row in rows:
        if row.number > asked.number and row.kind == EventKind.HERVATTING:
            return row
        if row.number > asked.number and row.kind == EventKind.OPSCHORTING:
            return None
    return None


def _events(bezwaar: Bezwaar, events: Iterable[ClockEvent]) -> Iterator[Event]:
    """The rows as the law knows them; a repair cuts short the suspension that it answers."""
    rows = sorted(events, key=lambda event: event.number)
    for row in rows:
        if row.kind == EventKind.VERDAGING and row.length:
            yield Extension(row.on, postponement(bezwaar.instrument, row.length))
        elif row.kind == EventKind.UITSTEL and row.length:
            source = f"{FURTHER_DELAY}, onder {row.ground}"
            yield Extension(row.on, Term(row.length, TermUnit.WEEKS, source=source))
        elif row.kind == EventKind.OPSCHORTING and row.repair_by:
            repaired = _repair_of(row, rows)
            last = repaired.on - ONE_DAY if repaired else row.repair_by
            if (suspension := repair_suspension(row.on, last)) is not None:
                yield suspension
