"""An uitkering that was paid and accounted for, and a claim because of it."""

from datetime import UTC, date, datetime
from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.services import book, book_euro_value
from disbursement.grootboek.services.exchange import commitment_for
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling import services
from disbursement.vaststelling.models import Voorstel, Vordering
from disbursement.verantwoording.models import Levering, Status, Verantwoording
from regiodeals.common import clock
from regiodeals.documents.models import Document, Kind
from tests import builders
from tests.builders import Cast
from tests.disbursement.beschikking import issued
from tests.remembering import remembered

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


@remembered
def paid_island(cast: Cast) -> Uitkering:
    """The same for an island: five million euro, an entitlement in dollars."""
    grant = cast.announced(builders.saba(cast.drafter, ends_on=DAY)).uitkering
    builders.in_final_account(grant.deal, cast.drafter)
    builders.pay(grant)
    for termijn in grant.termijnen.all():
        book_euro_value(
            uitkering_id=grant.pk,
            termijn=termijn,
            dollar_cents=termijn.amount_cents,
            charged_cents=commitment_for(grant, termijn.amount_cents),
            booked_on=DAY,
            source_key=f"test:euro:{termijn.pk}",
            actor=None,
        )
    return fresh(grant)


def fresh(grant: Uitkering) -> Uitkering:
    """As the next request reads it."""
    return Uitkering.objects.select_related("deal__tranche", "kassier").get(pk=grant.pk)


@remembered
def account(
    grant: Uitkering,
    spent_cents: int,
    *,
    unlawful_cents: int = 0,
    accepted: bool = True,
    received_on: date = DAY,
    execution_cents: int | None = 0,
) -> Verantwoording:
    """The final account, past the services of its room; what else was expected has lapsed."""
    handler = grant.deal.accounthouder
    assert handler is not None
    papers = Verantwoording.objects.filter(uitkering=grant)
    paper = papers.order_by("year", "pk").filter(paper__in=["sisa", "jaarstukken"])[0]
    document = Document.objects.create(
        kind=Kind.BESCHIKKING, filename=f"verantwoording-{grant.pk}.pdf", ordered_at=builders.NOW
    )
    levering = Levering.objects.create(
        verantwoording=paper,
        number=1,
        document=document,
        label="verantwoording.pdf",
        received_on=received_on,
        delivered_by="De regiokassier",
        spent_cents=spent_cents,
        cumulative_cents=spent_cents,
        execution_cents=execution_cents,
        is_final=True,
        recorded_by=handler,
        recorded_at=clock.now(),
    )
    papers.exclude(pk=paper.pk).update(status=Status.VERVALLEN)
    status = Status.IN_ORDE if accepted else Status.ONTVANGEN
    papers.filter(pk=paper.pk).update(status=status, current=levering)
    for kind, cents in (
        (BoekingKind.VERANTWOORD, spent_cents),
        (BoekingKind.TEN_ONRECHTE, unlawful_cents),
    ):
        if cents:
            enter(grant, kind, cents)
    return papers.get(pk=paper.pk)


@remembered
def enter(grant: Uitkering, kind: BoekingKind, cents: int, key: str = "test") -> None:
    """Book an amount of the account."""
    book(
        uitkering_id=grant.pk,
        kind=kind,
        currency=grant.currency,
        amount_cents=cents,
        booked_on=DAY,
        source_key=f"{key}:{grant.pk}",
        sentence=f"{kind.label} volgens de verantwoording",
        actor=None,
    )


@remembered
def proposed(grant: Uitkering, cast: Cast, **changes: Any) -> Voorstel:
    """A proposal; lower when the account says so."""
    values: dict[str, Any] = {
        "execution": "helemaal uitgevoerd",
        "breaches": "",
        "reasons": "Een project is niet uitgevoerd.",
    }
    return services.propose_settlement(
        uitkering_id=grant.pk, actor=cast.drafter, **(values | changes)
    )


def announced(cast: Cast, row: Beschikking) -> Beschikking:
    """Reviewed, signed and made known by others than its drafter."""
    return issued.through_the_steps(cast, row)


@remembered
def settled(grant: Uitkering, cast: Cast) -> Voorstel:
    """Settled as proposed, and made known."""
    voorstel = proposed(grant, cast)
    row = services.draft_settlement(voorstel_id=voorstel.pk, actor=cast.drafter)
    announced(cast, row)
    return Voorstel.objects.get(pk=voorstel.pk)


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


@remembered
def receive(claim: Vordering, cents: int, actor: Any, *, on: date = DAY, key: str = "A1") -> Any:
    """Money that came in."""
    return services.receive_payment(
        vordering_id=claim.pk, received_on=on, amount_cents=cents, reference=key, actor=actor
    )
