"""An uitkering that was paid and accounted for, and a claim because of it."""

from datetime import UTC, date, datetime
from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling import services
from disbursement.vaststelling.models import Vordering
from tests import builders
from tests.builders import Cast
from tests.disbursement.beschikking import issued

GRANTED = 1_000_000_000
MILLION = 100_000_000
DAY = builders.NOW.date()
# Six weeks after Monday 18 November 2024, and the first day after.
LAST_DAY_TO_PAY = date(2024, 12, 30)
DEFAULT = date(2024, 12, 31)


def at(day: date, hour: int = 11) -> datetime:
    """A moment of that day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def paid(cast: Cast, **fields: Any) -> Uitkering:
    """Made known, paid, and its deal in its final account."""
    grant = cast.announced(ends_on=DAY, **fields).uitkering
    builders.in_final_account(grant.deal, cast.drafter)
    builders.pay(grant)
    return fresh(grant)


def paid_island(cast: Cast) -> Uitkering:
    """The same for an island: five million euro, an entitlement in dollars."""
    grant = cast.announced(builders.saba(cast.drafter, ends_on=DAY)).uitkering
    builders.in_final_account(grant.deal, cast.drafter)
    builders.pay(grant)
    return fresh(grant)


def fresh(grant: Uitkering) -> Uitkering:
    """As the next request reads it."""
    return Uitkering.objects.select_related("deal__tranche", "kassier").get(pk=grant.pk)


def announced(cast: Cast, row: Beschikking) -> Beschikking:
    """Reviewed, signed and made known by others than its drafter."""
    return issued.through_the_steps(cast, row)


def recovered(cast: Cast, grant: Uitkering, cents: int = MILLION, **content: Any) -> Vordering:
    """The claim of a terugvordering that was made known."""
    row = cast.decided(
        BeschikkingKind.TERUGVORDERING,
        grant.beschikkingen.order_by("number")[0],
        amount_cents=cents,
        **content,
    )
    announced(cast, row)
    return Vordering.objects.get(beschikking=row)


def receive(claim: Vordering, cents: int, actor: Any, *, on: date = DAY, key: str = "A1") -> Any:
    """Money that came in."""
    return services.receive_payment(
        vordering_id=claim.pk, received_on=on, amount_cents=cents, reference=key, actor=actor
    )
