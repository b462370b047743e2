"""What the bank charged in euros for dollars: a line in dollars does not say it."""

from django.db import transaction

from disbursement.betaling import policies
from disbursement.betaling.models import Betaling, BetalingStatus
from disbursement.betaling.models.kinds import DOLLAR
from disbursement.betaling.selectors import euro_entries
from disbursement.betaling.services.rows import locked_betaling, record, said
from disbursement.grootboek import services as grootboek
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import format_amount

WHERE = "Vul in waar dit bedrag staat, bijvoorbeeld op welke afrekening van de bank."
NOT_PAID = "Leg de euro’s vast als de bank de betaling heeft gemeld."
IN_EUROS = "Deze betaling is in euro. Er is geen koersverschil."
RECORDED = (
    "De euro’s van deze betaling zijn al vastgelegd. Klopt het bedrag niet? Herstel dan eerst de"
    " afschrijving en het koersverschil bij het geld van de deal."
)


@in_turn()
@transaction.atomic
def record_charge(*, betaling_id: int, charged_cents: int, ground: str, actor: User) -> Betaling:
    """Book what the bank charged for a payment in dollars, and with it the exchange difference.

    Raises WrongState when it was recorded before, or while the payment is not reported as paid.
    """
    betaling = locked_betaling(betaling_id)
    workflow.require(policies.may_record_charge, betaling, actor)
    if betaling.currency != DOLLAR:
        raise InvalidInput(IN_EUROS)
    if betaling.status != BetalingStatus.BETAALD or betaling.paid_on is None:
        raise WrongState(NOT_PAID)
    if charged_cents <= 0:
        raise InvalidInput("Vul een bedrag boven nul in.")
    ground = said(ground, WHERE)
    before = euro_entries(betaling)
    if any(not row.is_undone for row in before):
        raise WrongState(RECORDED)
    grootboek.book_euro_value(
        uitkering_id=betaling.termijn.uitkering_id,
        termijn=betaling.termijn,
        dollar_cents=betaling.amount_cents,
        charged_cents=charged_cents,
        booked_on=betaling.paid_on,
        source_key=f"betaling:{betaling.end_to_end_id}:euro:{len(before) + 1}",
        actor=actor,
    )
    amount = format_amount(charged_cents, "EUR", decimals="always")
    record(betaling, "charge", f"De bank rekende {amount}", actor, remark=ground)
    return betaling
