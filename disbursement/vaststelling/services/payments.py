"""Money that comes in on a claim, and the interest that a decision sets."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.services import book
from disbursement.vaststelling import policies
from disbursement.vaststelling.models import Ontvangst, Rentebesluit, Vordering
from disbursement.vaststelling.selectors.claims import standing_of_claim
from disbursement.vaststelling.services.claims import close_if_paid
from disbursement.vaststelling.services.rows import (
    locked_claim,
    require,
    require_day_of_claim,
    require_outstanding,
    said,
    write,
)
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch
from regiodeals.legal.claims import ISLANDS

NO_REFERENCE = dutch("Vul het kenmerk van de bijschrijving in, zoals het op het afschrift staat.")


@dataclass(frozen=True, kw_only=True)
class InterestDecision:
    """What a decision on the interest says: up to which day, of which day, by which number."""

    until: date
    decided_on: date
    reference: str


@in_turn()
@transaction.atomic
def receive_payment(
    *, vordering_id: int, received_on: date, amount_cents: int, reference: str, actor: User
) -> Ontvangst:
    """Record what came in, book it, and close the claim when nothing is open any more.

    Raises InvalidInput for more than what is open: interest counts once a decision has set it.
    """
    vordering = locked_claim(vordering_id)
    require(policies.may_receive, vordering, actor)
    require_outstanding(vordering)
    require_day_of_claim(received_on, vordering)
    _require_after_interest(vordering, received_on)
    _require_within_rest(vordering, amount_cents)
    amount = format_amount(amount_cents, vordering.currency)
    event = Ontvangst(
        vordering=vordering,
        received_on=received_on,
        amount_cents=amount_cents,
        reference=said(reference, NO_REFERENCE),
    )
    sentence = f"{amount} ontvangen op {long_date(received_on)}"
    write(event, sentence=sentence, actor=actor)
    book(
        uitkering_id=vordering.uitkering_id,
        kind=BoekingKind.ONTVANGEN,
        currency=vordering.currency,
        amount_cents=amount_cents,
        booked_on=received_on,
        source_key=f"ontvangst:{event.pk}",
        sentence=f"{sentence} op {vordering}",
        actor=actor,
    )
    close_if_paid(vordering)
    return event


@in_turn()
@transaction.atomic
def set_interest(*, vordering_id: int, decision: InterestDecision, actor: User) -> Rentebesluit:
    """Record the decision that sets the interest, with the amount that the law counts (Awb 4:99).

    Raises InvalidInput on the islands, below twenty euro, and past the table of rates.
    """
    vordering = locked_claim(vordering_id)
    require(policies.may_receive, vordering, actor)
    require_outstanding(vordering)
    require_day_of_claim(decision.decided_on, vordering)
    cents = _interest_until(vordering, decision)
    event = Rentebesluit(
        vordering=vordering,
        until=decision.until,
        amount_cents=cents,
        decided_on=decision.decided_on,
        reference=said(decision.reference, dutch("Vul het kenmerk van het rentebesluit in.")),
    )
    amount = format_amount(cents, vordering.currency)
    sentence = f"Rente vastgesteld tot en met {long_date(decision.until)}: {amount}"
    write(event, sentence=sentence, actor=actor)
    book(
        uitkering_id=vordering.uitkering_id,
        kind=BoekingKind.RENTE,
        currency=vordering.currency,
        amount_cents=cents,
        booked_on=decision.decided_on,
        source_key=f"rentebesluit:{event.pk}",
        sentence=f"{sentence} ({event.reference})",
        actor=actor,
    )
    return event


def _interest_until(vordering: Vordering, decision: InterestDecision) -> int:
    if vordering.uitkering.is_bijzonder:
        raise InvalidInput(ISLANDS)
    if decision.until > decision.decided_on:
        raise InvalidInput(
            dutch("De rente loopt tot en met een dag die al voorbij is. Kies een eerdere.")
        )
    standing = standing_of_claim(vordering, decision.until)
    if standing.account is None:
        raise InvalidInput(standing.why_unknown)
    if not standing.can_set_interest:
        raise InvalidInput(
            dutch(
                "Er is minder dan 20 euro rente bijgekomen; die is niet verschuldigd (Awb 4:98"
                " lid 2)."
            )
        )
    return standing.undecided_cents


def _require_after_interest(vordering: Vordering, received_on: date) -> None:
    """What came in before the interest was counted would have made it less."""
    until = max((row.until for row in vordering.rentebesluiten.all()), default=None)
    if until is not None and received_on < until:
        raise InvalidInput(
            dutch(
                "De rente is al vastgesteld tot en met {dag}. Laat dat besluit eerst herzien: met"
                " deze betaling wordt zij lager.",
                dag=long_date(until),
            )
        )


def _require_within_rest(vordering: Vordering, amount_cents: int) -> None:
    if amount_cents <= 0:
        raise InvalidInput(dutch("Vul een bedrag boven nul in."))
    rest = standing_of_claim(vordering, vordering.today).rest_cents
    if amount_cents > rest:
        shown, most = (format_amount(cents, vordering.currency) for cents in (amount_cents, rest))
        raise InvalidInput(
            dutch(
                "{bedrag} is meer dan {grens}, wat nog openstaat. Is er rente bij betaald, leg dan"
                " eerst het rentebesluit vast.",
                bedrag=shown,
                grens=most,
            )
        )
