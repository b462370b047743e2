"""Money that moves: booked straight in the ledger, as the rooms above do."""

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import balance_of
from disbursement.grootboek.services import book
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.common import clock
from tests.remembering import remembered


@remembered
def release(grant: Uitkering, termijn: Termijn, cents: int | None = None) -> None:
    """Let a termijn be paid, the whole of it unless said otherwise."""
    _book(grant, termijn, BoekingKind.TERMIJN_VRIJGEGEVEN, cents)


@remembered
def pay(grant: Uitkering, *termijnen: Termijn, cents: int | None = None) -> None:
    """Release and pay termijnen, all of them unless said otherwise."""
    for termijn in termijnen or grant.termijnen.all():
        release(grant, termijn, cents)
        _book(grant, termijn, BoekingKind.TERMIJN_BETAALD, cents)


def _book(grant: Uitkering, termijn: Termijn, kind: BoekingKind, cents: int | None) -> None:
    whole = balance_of(grant).of_termijn(termijn.pk).planned_cents
    book(
        uitkering_id=grant.pk,
        kind=kind,
        currency=grant.currency,
        amount_cents=whole if cents is None else cents,
        booked_on=clock.today(),
        source_key=f"test:{termijn.pk}",
        sentence=f"{termijn} {kind.label}",
        actor=None,
        termijn=termijn,
    )
