"""What the bank charged or gave back in euros for dollars: a line in dollars does not say it."""

from django.db import transaction

from disbursement.betaling import policies
from disbursement.betaling.models import Betaling, BetalingStatus
from disbursement.betaling.models.kinds import DOLLAR
from disbursement.betaling.selectors import euro_entries, euro_key
from disbursement.betaling.services.rows import locked_betaling, record, said
from disbursement.grootboek import services as grootboek
from disbursement.grootboek.models import Boeking, BoekingKind
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import allocate, format_amount
from regiodeals.common.words import dutch

WHERE = dutch("Vul in waar dit bedrag staat, bijvoorbeeld op welke afrekening van de bank.")
NOT_PAID = dutch("Leg de euro’s vast als de bank de betaling heeft gemeld.")
NOT_BACK = dutch("Deze betaling kwam niet terug. Leg vast wat de bank rekende.")
IN_EUROS = dutch("Deze betaling is in euro. Er is geen koersverschil.")
ABOVE_NIL = dutch("Vul een bedrag boven nul in.")
RECORDED = dutch(
    "De euro’s van deze betaling zijn al vastgelegd. Klopt het bedrag niet? Herstel dan eerst de"
    " afschrijving en het koersverschil bij het geld van de deal."
)
RECORDED_BACK = dutch(
    "Wat de bank teruggaf is al vastgelegd. Klopt het bedrag niet? Herstel dan eerst de"
    " bijschrijving en het koersverschil bij het geld van de deal."
)
CHARGED_FIRST = dutch("Vul ook in wat de bank in euro afschreef. Dat is nog niet vastgelegd.")


@in_turn()
@transaction.atomic
def record_charge(*, betaling_id: int, charged_cents: int, ground: str, actor: User) -> Betaling:
    """Book what the bank charged for a payment in dollars, and with it the exchange difference.

    Raises WrongState when it was recorded before, or while the payment is not reported as paid.
    """
    betaling = _in_dollars(betaling_id, actor)
    if betaling.status != BetalingStatus.BETAALD:
        raise WrongState(NOT_PAID)
    ground = said(ground, WHERE)
    _book_charge(betaling, charged_cents, actor)
    amount = format_amount(charged_cents, "EUR", decimals="always")
    record(betaling, "charge", f"De bank rekende {amount}", actor, remark=ground)
    return betaling


@in_turn()
@transaction.atomic
def record_return(
    *, betaling_id: int, charged_cents: int | None, credited_cents: int, ground: str, actor: User
) -> Betaling:
    """Book what the bank gave back for dollars that came back, and what is left as difference.

    With `charged_cents` what it charged is booked with it, when nobody did so before. Raises
    WrongState when it was recorded before, or where nothing came back.
    """
    betaling = _in_dollars(betaling_id, actor)
    if betaling.status != BetalingStatus.TERUGGEKOMEN or betaling.returned_on is None:
        raise WrongState(NOT_BACK)
    ground = said(ground, WHERE)
    if _standing(betaling, BoekingKind.TERMIJN_TERUGGEKOMEN):
        raise WrongState(RECORDED_BACK)
    if charged_cents is not None:
        _book_charge(betaling, charged_cents, actor)
    dollars = _dollars_back(betaling)
    grootboek.book_euros_back(
        uitkering_id=betaling.termijn.uitkering_id,
        termijn=betaling.termijn,
        dollar_cents=dollars,
        credited_cents=_positive(credited_cents),
        committed_cents=_committed(betaling, dollars),
        booked_on=betaling.returned_on,
        source_key=_next_key(betaling),
        actor=actor,
    )
    amount = format_amount(credited_cents, "EUR", decimals="always")
    record(betaling, "euros_back", f"De bank gaf {amount} terug", actor, remark=ground)
    return betaling


def _in_dollars(betaling_id: int, actor: User) -> Betaling:
    betaling = locked_betaling(betaling_id)
    workflow.require(policies.may_record_charge, betaling, actor)
    if betaling.currency != DOLLAR:
        raise InvalidInput(IN_EUROS)
    return betaling


def _book_charge(betaling: Betaling, charged_cents: int, actor: User) -> None:
    if betaling.paid_on is None:
        raise WrongState(NOT_PAID)
    _positive(charged_cents)
    # A difference that stands while its charge was undone would be counted with the next one.
    if _standing(betaling, BoekingKind.TERMIJN_BETAALD, BoekingKind.KOERSVERSCHIL):
        raise WrongState(RECORDED)
    grootboek.book_euro_value(
        uitkering_id=betaling.termijn.uitkering_id,
        termijn=betaling.termijn,
        dollar_cents=betaling.amount_cents,
        charged_cents=charged_cents,
        booked_on=betaling.paid_on,
        source_key=_next_key(betaling),
        actor=actor,
    )


def _positive(cents: int) -> int:
    if cents <= 0:
        raise InvalidInput(ABOVE_NIL)
    return cents


def _standing(betaling: Betaling, *kinds: BoekingKind) -> list[Boeking]:
    rows = euro_entries(betaling)
    return [row for row in rows if row.kind in kinds and not row.is_undone]


def _committed(betaling: Betaling, dollars: int) -> int:
    """The part of the commitment that stood for these dollars: charged, less its difference."""
    charged = sum(row.amount_cents for row in _standing(betaling, BoekingKind.TERMIJN_BETAALD))
    if not charged:
        raise InvalidInput(CHARGED_FIRST)
    difference = sum(row.amount_cents for row in _standing(betaling, BoekingKind.KOERSVERSCHIL))
    return allocate(charged - difference, [dollars, betaling.amount_cents - dollars])[0]


def _dollars_back(betaling: Betaling) -> int:
    """What the bank gave back of the payment; less than it was, when it kept its costs."""
    kind = BoekingKind.TERMIJN_TERUGGEKOMEN
    row = Boeking.objects.get(
        kind=kind, currency=DOLLAR, source_key=f"betaling:{betaling.end_to_end_id}:{kind.value}"
    )
    return row.amount_cents


def _next_key(betaling: Betaling) -> str:
    """Each time it is recorded has a number; a correction leaves the number in use."""
    return f"{euro_key(betaling.end_to_end_id)}:{len(euro_entries(betaling)) + 1}"
