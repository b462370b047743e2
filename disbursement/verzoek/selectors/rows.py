"""Requests that somebody sees, and the clock of the decision on each."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.verzoek.models import OPEN, EventKind, Verzoek, VerzoekEvent, VerzoekKind
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.legal.case_clock import CaseClock, Event
from regiodeals.legal.requests import completion_suspension, delay_notice, request_clock
from regiodeals.legal.terms import ONE_DAY
from regiodeals.obligations.models import ObligationChange
from regiodeals.party.selectors import organisation_ids_of
from regiodeals.workflow import requirement


def verzoeken_visible_to(user: User) -> QuerySet[Verzoek]:
    """All for the granting ministry; for others what their own organisation asked as kassier."""
    rows = Verzoek.objects.filter(in_visible_deal(user, "uitkering__deal")).select_related(
        "uitkering__deal__tranche", "decision__bekendmaking"
    )
    if user.is_ministry:
        return rows
    return rows.filter(uitkering__kassier__in=organisation_ids_of(user))


def verzoeken_matching(user: User, *, only_open: bool = True) -> QuerySet[Verzoek]:
    """The visible ones for a list, the oldest first; the decided ones too when asked for."""
    rows = verzoeken_visible_to(user).prefetch_related("events")
    if only_open:
        rows = rows.filter(status__in=OPEN)
    return rows.order_by("received_on", "pk")


def verzoek_for_page(user: User) -> QuerySet[Verzoek]:
    """The visible ones, with what their page shows."""
    return (
        verzoeken_visible_to(user)
        .select_related("uitkering__kassier", "document", "adviser", "registered_by")
        .prefetch_related(
            "events",
            Prefetch(
                "uitkering__verzoeken",
                queryset=Verzoek.objects.order_by("number").prefetch_related(
                    "regels__programmalijn"
                ),
            ),
            "uitkering__beschikkingen",
        )
    )


def verzoeken_with_work(user: User) -> QuerySet[Verzoek]:
    """What is still to be done something with, oldest first."""
    rows = verzoeken_visible_to(user).filter(status__in=OPEN).prefetch_related("events")
    return rows.order_by("received_on", "number")


def clock_of(verzoek: Verzoek) -> CaseClock:
    """The clock of the decision, with everything that moved it until now."""
    return request_clock(
        verzoek.instrument,
        received_on=verzoek.received_on,
        events=_events(verzoek.events.all()),
        decided_on=verzoek.decided_on or verzoek.withdrawn_on,
    )


def _events(events: Iterable[VerzoekEvent]) -> Iterator[Event]:
    """The rows as the law knows them; an answer cuts short the suspension before it."""
    rows = sorted(events, key=lambda event: event.number)
    for row, following in zip(rows, [*rows[1:], None], strict=False):
        if row.kind == EventKind.MEDEDELING and row.weeks:
            yield delay_notice(row.on, row.weeks)
        elif row.kind == EventKind.OPSCHORTING and row.answer_by:
            is_answered = following is not None and following.kind == EventKind.HERVATTING
            last = following.on - ONE_DAY if following and is_answered else row.answer_by
            if (suspension := completion_suspension(row.on, last)) is not None:
                yield suspension


def moved_by(decision: Beschikking) -> list[ObligationChange]:
    """The days that a decision moved when it was made known, from their history."""
    changes = ObligationChange.objects.filter(
        obligation__dossier=decision.dossier_id, decision=str(decision)
    )
    return list(changes.select_related("obligation").order_by("due_to", "pk"))


@requirement(
    dutch(
        "Over deze uitkering ligt een verzoek van de regio waarop nog niet is besloten. Stel het"
        " besluit op vanaf de pagina van dat verzoek, dan gaat alles in de goede volgorde."
    )
)
def has_no_request_left_out(beschikking: Beschikking) -> bool:
    """No decision on a request passes the requests that wait for theirs."""
    kinds: dict[str, list[VerzoekKind]] = {
        BeschikkingKind.VERLENGING: [VerzoekKind.VERLENGING],
        BeschikkingKind.WIJZIGING: [k for k in VerzoekKind if k != VerzoekKind.VERLENGING],
        BeschikkingKind.AFWIJZING: list(VerzoekKind),
    }
    # A wijziging of the minister's own accord answers nobody.
    if beschikking.kind not in kinds or beschikking.request_received_on is None:
        return True
    about = Verzoek.objects.filter(
        uitkering_id=beschikking.uitkering_id,
        status__in=OPEN,
        kind__in=kinds[beschikking.kind],
    )
    return not about.exists() or Verzoek.objects.filter(decision=beschikking).exists()
