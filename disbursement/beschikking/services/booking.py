"""What the bekendmaking of a decision books in the ledger, and what it must leave room for."""

from zoneinfo import ZoneInfo

from disbursement.beschikking import selectors
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.grootboek.selectors import totals
from disbursement.grootboek.services import Decided, Granted, book_granted, lay_down, owe_payments
from disbursement.uitkering.models import Uitkering
from regiodeals.accounts.models import User
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement

TERMIJNEN_MOVED = dutch(
    "Sinds de ondertekening is een termijn vrijgegeven, of is het voorschot anders geworden. De"
    " termijnen van dit besluit passen niet meer. Vraag een controller om die vrijgave te laten"
    " vervallen: hij opent de betaling en kiest “Niet betalen”, en een ander bevestigt dat. Maak"
    " het besluit daarna bekend. Kan dat niet meer, vraag dan de tekenbevoegde het besluit te"
    " laten vervallen."
)


def book_decision(beschikking: Beschikking, actor: User | None) -> None:
    """Follows the bekendmaking, in its transaction: the ledger says what holds from now on.

    Raises OutOfBalance, a WrongState, when what was decided cannot be booked.
    """
    if beschikking.announced_on is None:
        raise ValueError("a decision is booked on the day of its bekendmaking")
    # Read anew: what is at hand may not know this decision yet.
    uitkering = Uitkering.objects.get(pk=beschikking.uitkering_id)
    standing = selectors.standing_of(uitkering, beschikking.announced_on)
    zone = ZoneInfo(beschikking.announced_zone)
    if beschikking.schedule is not None:
        _lay_down(beschikking, uitkering, actor)
    granted = Granted(
        decision_id=beschikking.pk,
        kenmerk=str(beschikking),
        on=beschikking.announced_on,
        granted_cents=standing.granted_cents,
        vat_cents=min(uitkering.bcf_cents, standing.granted_cents),
        settled_cents=standing.settled_cents,
        recovered_cents=standing.recovered_cents,
        commitment_cents=selectors.commitment_on(uitkering, beschikking.announced_on),
        rate=selectors.rate_words(beschikking),
        is_new_schedule=beschikking.schedule is not None,
    )
    if beschikking.kind == BeschikkingKind.VERLENING:
        owe_payments(
            uitkering,
            announced_on=beschikking.announced_on,
            zone=zone,
            kenmerk=str(beschikking),
            actor=actor,
        )
    book_granted(uitkering=uitkering, granted=granted, actor=actor)


def _lay_down(beschikking: Beschikking, uitkering: Uitkering, actor: User | None) -> None:
    """Put the termijnen of the decision in the place of those that stand."""
    if beschikking.announced_on is None:
        raise ValueError("termijnen are laid down on the day of the bekendmaking")
    if not selectors.can_still_be_laid_down(beschikking, on=beschikking.announced_on):
        raise RequirementsUnmet([TERMIJNEN_MOVED])
    decided = Decided(
        kenmerk=str(beschikking),
        announced_on=beschikking.announced_on,
        zone=ZoneInfo(beschikking.announced_zone),
    )
    lay_down(uitkering, selectors.schedule_of(beschikking), decided, actor)


@requirement(
    dutch(
        "Er is nog niet zoveel betaald boven wat de regiokassier houdt. Vorder niet meer terug"
        " dan dat."
    )
)
def recovers_what_was_paid(beschikking: Beschikking) -> bool:
    """Nothing comes back that was never paid (Besluit art. 15 lid 4, 17 lid 6: what was spent)."""
    if beschikking.kind != BeschikkingKind.TERUGVORDERING:
        return True
    stands = totals(beschikking.uitkering)
    kept = stands.due_cents if stands.is_settled else 0
    replaced = beschikking.replaces
    before = (replaced.amount_cents or 0) if replaced is not None else 0
    room = stands.paid_cents - kept - stands.recovered_cents + before
    return (beschikking.amount_cents or 0) <= room
