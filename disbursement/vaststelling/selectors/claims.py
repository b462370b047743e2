"""Questions about claims: who sees them, and how they stand on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from disbursement.vaststelling.models import OUTSTANDING, Vordering
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.legal.claims import (
    ISLANDS,
    SMALLEST_CENTS,
    Account,
    Interruption,
    InterruptionGround,
    Payment,
    UnknownRate,
    account_on,
    prescription_last_day,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStanding:
    """How a claim stands at the end of a day; `account` is None where no interest can be counted.

    Then `why_unknown` says why. `rest_cents` is what can be received: interest counts in it only
    as far as a decision set it (Awb 4:99).
    """

    day: date
    principal_cents: int
    received_cents: int
    interest_set_cents: int
    account: Account | None
    why_unknown: str = ""

    @property
    def rest_cents(self) -> int:
        """Principal and interest that was set, less what came in."""
        return self.principal_cents + self.interest_set_cents - self.received_cents

    @property
    def undecided_cents(self) -> int:
        """Interest that has run and that no decision has set yet."""
        if self.account is None:
            return 0
        return max(0, self.account.accrued_cents - self.interest_set_cents)

    @property
    def can_set_interest(self) -> bool:
        """Whether there is enough of it to be due (Awb 4:98 lid 2)."""
        return self.undecided_cents >= SMALLEST_CENTS


def vorderingen_visible_to(user: User) -> QuerySet[Vordering]:
    """The claims in the deals that the person sees: it was made known to the region."""
    return Vordering.objects.filter(in_visible_deal(user, "uitkering__deal")).select_related(
        "uitkering__deal__tranche", "uitkering__kassier", "beschikking"
    )


def vordering_for_page(user: User) -> QuerySet[Vordering]:
    """The visible ones, with everything that happened to them."""
    return (
        vorderingen_visible_to(user)
        .select_related("continues__beschikking")
        .prefetch_related("ontvangsten", "aanmaningen", "stuitingen", "rentebesluiten")
    )


def outstanding_vorderingen(user: User) -> QuerySet[Vordering]:
    """What is still to be paid back, the oldest day to pay first."""
    rows = vorderingen_visible_to(user).filter(status__in=OUTSTANDING)
    return rows.prefetch_related("ontvangsten", "rentebesluiten").order_by("pay_by", "pk")


def payments_of(vordering: Vordering) -> tuple[Payment, ...]:
    """What came in, on the claim before it too."""
    carried = [Payment(vordering.opened_on, vordering.carried_cents)]
    rows = [Payment(row.received_on, row.amount_cents) for row in vordering.ontvangsten.all()]
    return tuple(payment for payment in (*carried, *rows) if payment.cents)


def standing_of_claim(vordering: Vordering, day: date) -> ClaimStanding:
    """How a claim stands at the end of `day`; nothing is guessed past the table of rates."""
    payments = payments_of(vordering)
    account, why_unknown = None, ""
    if vordering.uitkering.is_bijzonder:
        why_unknown = ISLANDS
    else:
        try:
            account = account_on(
                day,
                principal_cents=vordering.principal_cents,
                default_since=vordering.default_since,
                payments=payments,
            )
        except UnknownRate as error:
            why_unknown = str(error)
    return ClaimStanding(
        day=day,
        principal_cents=vordering.principal_cents,
        received_cents=sum(payment.cents for payment in payments),
        interest_set_cents=sum(row.amount_cents for row in vordering.rentebesluiten.all()),
        account=account,
        why_unknown=why_unknown,
    )


def is_paid(vordering: Vordering) -> bool:
    """Whether everything came in, and no interest is left that is due (Awb 4:98 lid 2).

    Judged on the day of the last payment. Where the rate of that day is unknown, nobody knows.
    """
    days = [payment.on for payment in payments_of(vordering)]
    standing = standing_of_claim(vordering, max(days, default=vordering.opened_on))
    is_known = standing.account is not None or vordering.uitkering.is_bijzonder
    return is_known and standing.rest_cents == 0 and not standing.can_set_interest


def interruptions_of(vordering: Vordering) -> tuple[Interruption, ...]:
    """What started the prescription anew."""
    return tuple(
        Interruption(row.on, InterruptionGround(row.ground)) for row in vordering.stuitingen.all()
    )


def prescribed_after(vordering: Vordering) -> date | None:
    """The last day before the claim is gone; None for the islands, where a lawyer judges it."""
    if vordering.uitkering.is_bijzonder:
        return None
    return prescription_last_day(vordering.pay_by, interruptions_of(vordering))
