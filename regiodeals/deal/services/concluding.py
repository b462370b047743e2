"""The day of a convenant that turned out to be another one, and what is counted from it."""

from datetime import date

from django.db import transaction

from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from regiodeals.legal.promises import year_end_promise
from regiodeals.legal.terms import last_day
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligations_of_dossier


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
    promise = year_end_promise(deal.tranche.number, concluded_on)
    ends = {
        ObligationKind.VERLENING: last_day(concluded_on, deal.tranche.rules.granting_term),
        ObligationKind.TOEZEGGING: promise.last_day if promise else None,
    }
    for owed in obligations_of_dossier(deal.pk).filter(kind__in=ends).outstanding():
        due_on = ends[ObligationKind(owed.kind)]
        if due_on is None:
            obligations.cancel(obligation_id=owed.pk, reason=reason, actor=actor)
        elif due_on != owed.due_on:
            obligations.correct(obligation_id=owed.pk, due_on=due_on, reason=reason, actor=actor)
    return deal
