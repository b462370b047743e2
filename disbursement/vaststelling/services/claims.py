"""A claim opens with the sending of a terugvordering, and lapses with what withdraws it."""

from datetime import date

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.selectors.claims import is_paid, payments_of
from disbursement.vaststelling.services import owed
from disbursement.vaststelling.services.rows import locked_claim
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.dutch_dates import long_date
from regiodeals.legal.claims import pay_by
from regiodeals.legal.grant_rules import Instrument


def follow_sending(beschikking: Beschikking, actor: User | None) -> None:
    """Follows the sending: what was replaced or withdrawn lapses, a new claim opens.

    What lies ready to be posted binds nobody yet, so no six weeks run (Awb 3:40, 4:87).
    """
    earlier = _claim_before(beschikking)
    if earlier is not None and earlier.is_outstanding:
        _lapse(earlier, because=beschikking, actor=actor)
    if beschikking.kind != BeschikkingKind.TERUGVORDERING or beschikking.is_overtaken:
        return
    if _claim_of(beschikking.pk) is None:
        _open(beschikking, earlier, actor)
    else:
        # Opened at the step, by a version that did not look at the sending.
        follow_correction(beschikking, actor)


def follow_correction(beschikking: Beschikking, actor: User | None) -> None:
    """Follows the correction of the day of posting: the six weeks of an open claim move along.

    Never to an earlier day: the kassier may have counted on the one that stood. Raises
    UnknownCalendarYear, a DomainError, when they end in a year not yet decreed.
    """
    vordering = _claim_of(beschikking.pk)
    if vordering is None or not vordering.is_outstanding:
        return
    sent_on, _cents = _decided(beschikking)
    before = (vordering.opened_on, vordering.pay_by)
    after = (sent_on, max(vordering.pay_by, _last_day_to_pay(beschikking, sent_on)))
    if before == after:
        return
    vordering.opened_on, vordering.pay_by = after
    vordering.save(update_fields=["opened_on", "pay_by"])
    audit.record(
        vordering,
        action="disbursement.vordering.move",
        sentence=f"Telt vanaf {long_date(sent_on)}, te betalen uiterlijk op"
        f" {long_date(vordering.pay_by)}. Kijk of een aanmaning of rente nu te vroeg is",
        actor=actor,
        details={"was": [day.isoformat() for day in before]},
    )
    owed.move_repayment(vordering, actor)


def close_if_paid(vordering: Vordering) -> bool:
    """Close a claim on which nothing is open; True when this call did."""
    if not is_paid(vordering):
        return False
    last = max(payment.on for payment in payments_of(vordering))
    vordering.closed_on = last
    workflow.perform(vordering.settle, actor=None, voldaan_op=last.isoformat())
    owed.close_repayment(vordering, on=last, actor=None)
    return True


def _open(beschikking: Beschikking, earlier: Vordering | None, actor: User | None) -> None:
    sent_on, cents = _decided(beschikking)
    uitkering = beschikking.uitkering
    received = sum(payment.cents for payment in payments_of(earlier)) if earlier else 0
    vordering = Vordering.objects.create(
        uitkering=uitkering,
        beschikking=beschikking,
        continues=earlier,
        currency=uitkering.currency,
        principal_cents=cents,
        carried_cents=min(received, cents),
        opened_on=sent_on,
        pay_by=_last_day_to_pay(beschikking, sent_on),
        zone=beschikking.announced_zone,
    )
    audit.record(
        vordering,
        action="disbursement.vordering.open",
        sentence=f"Vordering geopend met {beschikking}",
        actor=actor,
        state_after=vordering.status,
        details={"betalen_uiterlijk": vordering.pay_by.isoformat()},
    )
    owed.owe_repayment(vordering, actor)
    close_if_paid(vordering)


def _last_day_to_pay(beschikking: Beschikking, sent_on: date) -> date:
    instrument = Instrument(beschikking.uitkering.instrument)
    return pay_by(sent_on, decided=beschikking.pay_by, instrument=instrument)


def _lapse(vordering: Vordering, *, because: Beschikking, actor: User | None) -> None:
    vordering.closed_on = _decided(because, needs_amount=False)[0]
    workflow.perform(vordering.lapse, actor=None)
    reason = f"Vervangen of ingetrokken door {because}."
    owed.lapse_repayment(vordering, reason=reason, actor=actor)


def _claim_before(beschikking: Beschikking) -> Vordering | None:
    """The claim of what it replaces, also where that itself replaced another and was never sent."""
    replaced = beschikking.replaces
    while replaced is not None:
        if (found := _claim_of(replaced.pk)) is not None:
            return found
        replaced = replaced.replaces
    return None


def _claim_of(beschikking_id: int | None) -> Vordering | None:
    if beschikking_id is None:
        return None
    found = Vordering.objects.filter(beschikking_id=beschikking_id).values_list("pk", flat=True)
    first = found.first()
    return locked_claim(first) if first is not None else None


def _decided(beschikking: Beschikking, *, needs_amount: bool = True) -> tuple[date, int]:
    """The day and the amount of what was sent."""
    day, cents = beschikking.sent_on, beschikking.amount_cents
    if day is None or (needs_amount and cents is None):
        raise ValueError("a terugvordering that was sent has its day and its amount")
    return day, cents or 0
