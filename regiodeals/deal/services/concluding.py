"""What is owed from the day a convenant is concluded, also when it turns out another day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from regiodeals.accounts.models import User
from regiodeals.common.clock import AMSTERDAM
from regiodeals.deal.models import Deal
from regiodeals.legal.promises import year_end_promise
from regiodeals.legal.terms import last_day
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligations_about

GRANTING = (ObligationKind.VERLENING, ObligationKind.TOEZEGGING)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that a concluded deal brings along: what, by which legal day, and why."""

    kind: ObligationKind
    title: str
    due_on: date
    source: str


def impose_grant_term(deal: Deal, actor: User | None) -> None:
    """The grant is owed within twelve weeks; follows `Deal.conclude_convenant` (Besluit 13 lid 1).

    Raises UnknownCalendarYear, a DomainError, when the term ends in a year not yet decreed.
    """
    for due in _due_from_concluding(deal):
        _impose(deal, due, actor)


@transaction.atomic
def move_concluded_on(*, deal_id: int, concluded_on: date, reason: str, actor: User) -> Deal:
    """The last signature was of another day; called by the convenant, which keeps the reason.

    The twelve weeks are counted from it, and what parliament was told (Besluit art. 13 lid 1).
    Raises UnknownCalendarYear, a DomainError, when they end in a year not yet decreed.
    """
    deal = Deal.objects.select_for_update(of=("self",)).select_related("tranche").get(pk=deal_id)
    if deal.concluded_on == concluded_on:
        return deal
    deal.concluded_on = concluded_on
    deal.save(update_fields=["concluded_on"])
    _follow_the_day(deal, reason, actor)
    return deal


def _follow_the_day(deal: Deal, reason: str, actor: User) -> None:
    """Let what is outstanding be what follows from the day: moved, cancelled, or imposed."""
    missing = {due.kind: due for due in _due_from_concluding(deal)}
    for owed in obligations_about([deal], GRANTING).outstanding():
        due = missing.pop(ObligationKind(owed.kind), None)
        if due is None:
            obligations.cancel(obligation_id=owed.pk, reason=reason, actor=actor)
        elif due.due_on != owed.due_on:
            obligations.correct(
                obligation_id=owed.pk, due_on=due.due_on, reason=reason, actor=actor
            )
    for due in missing.values():
        # What was cancelled stays so: the same is owed anew, under a number of its own.
        before = obligations_about([deal], [due.kind]).count()
        _impose(deal, due, actor, period=str(before + 1) if before else "")


def _due_from_concluding(deal: Deal) -> Iterator[Due]:
    """What a concluded deal brings along: the twelve weeks, and what parliament was told."""
    if deal.concluded_on is None:
        raise ValueError("a deal is concluded only with its day")
    term = deal.tranche.rules.granting_term
    yield Due(
        ObligationKind.VERLENING,
        titles.GRANT.format(deal=deal.full_name),
        last_day(deal.concluded_on, term),
        term.source,
    )
    if promise := year_end_promise(deal.tranche.number, deal.concluded_on):
        yield Due(
            ObligationKind.TOEZEGGING,
            titles.PROMISE.format(deal=deal.full_name),
            promise.last_day,
            promise.source,
        )


def _impose(deal: Deal, due: Due, actor: User | None, period: str = "") -> None:
    if deal.accounthouder is None:
        raise ValueError("a deal is concluded only with its case officer")
    obligations.impose(
        kind=due.kind,
        subject=deal,
        title=due.title,
        due_on=due.due_on,
        zone=AMSTERDAM,
        source=due.source,
        owner=Owner(user=deal.accounthouder),
        dossier=deal.pk,
        actor=actor,
        period=period,
    )
