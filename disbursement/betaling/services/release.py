"""Release of a termijn by one controller, confirmed by another."""

from django.db import IntegrityError, transaction

from disbursement.beschikking.models import BeschikkingKind
from disbursement.betaling import policies
from disbursement.betaling.models import Betaling
from disbursement.betaling.selectors import draft_of
from disbursement.betaling.services.rows import locked_betaling, locked_termijn, record
from disbursement.grootboek import services as grootboek
from disbursement.grootboek.models import BoekingKind
from disbursement.uitkering.models import Termijn
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import RequirementsUnmet, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch

RELEASED_BEFORE = dutch("Deze termijn is al vrijgegeven. Bekijk de pagina opnieuw.")
OTHER_ACCOUNT = dutch("De rekening van de kassier is intussen gewijzigd. Bekijk de pagina opnieuw.")


@in_turn()
@transaction.atomic
def release_termijn(*, termijn_id: int, rekening_id: int | None, actor: User) -> Betaling:
    """Ask that a termijn be paid, to the account that the page showed.

    Raises NotAllowed for the drafter, RequirementsUnmet with every reason why not.
    """
    termijn = locked_termijn(termijn_id)
    betaling = draft_of(termijn)
    workflow.require(policies.may_release, betaling, actor)
    if any(other.is_live for other in termijn.betalingen.all()):
        raise WrongState(RELEASED_BEFORE)
    if reasons := workflow.unmet(betaling.confirm):
        raise RequirementsUnmet(reasons)
    if betaling.rekening_id != rekening_id:
        raise WrongState(OTHER_ACCOUNT)
    betaling.end_to_end_id = _name(termijn)
    betaling.description = _description(termijn)
    betaling.released_by, betaling.released_at = actor, clock.now()
    try:
        with transaction.atomic():
            betaling.save(force_insert=True)
    except IntegrityError:
        raise WrongState(RELEASED_BEFORE) from None
    amount = format_amount(betaling.amount_cents, betaling.currency)
    record(betaling, "release", f"{termijn} vrijgegeven, {amount}, naar {betaling.rekening}", actor)
    return betaling


@in_turn()
@transaction.atomic
def confirm_betaling(*, betaling_id: int, actor: User) -> Betaling:
    """Confirm a release of somebody else; all that must be true is asked again."""
    betaling = locked_betaling(betaling_id)
    betaling.confirmed_by, betaling.confirmed_at = actor, clock.now()
    workflow.perform(betaling.confirm, actor=actor)
    _book_release(betaling, actor)
    return betaling


@in_turn()
@transaction.atomic
def drop_betaling(*, betaling_id: int, actor: User) -> Betaling:
    """Not pay it now; the termijn can be released again."""
    betaling = locked_betaling(betaling_id)
    workflow.perform(betaling.drop, actor=actor)
    return betaling


def _book_release(betaling: Betaling, actor: User) -> None:
    """A termijn is released in the ledger once; that it came back and goes again is no release."""
    if any(other.has_come_back for other in betaling.termijn.betalingen.all()):
        return
    grootboek.book(
        uitkering_id=betaling.termijn.uitkering_id,
        kind=BoekingKind.TERMIJN_VRIJGEGEVEN,
        currency=betaling.currency,
        amount_cents=betaling.amount_cents,
        booked_on=clock.today(),
        source_key=f"betaling:{betaling.end_to_end_id}:{BoekingKind.TERMIJN_VRIJGEGEVEN.value}",
        sentence=f"{betaling.termijn} vrijgegeven",
        actor=actor,
        termijn=betaling.termijn,
    )


def _name(termijn: Termijn) -> str:
    """The name under which the bank knows the payment: no two are ever the same."""
    return f"RD-{termijn.pk}-{termijn.betalingen.count() + 1}"


def _description(termijn: Termijn) -> str:
    rows = [row for row in termijn.uitkering.beschikkingen.all() if row.announced_on is not None]
    kenmerk = next((row.kenmerk for row in rows if row.kind == BeschikkingKind.VERLENING), "")
    return f"{kenmerk} termijn {termijn.number} {termijn.uitkering.deal}"[:140]
