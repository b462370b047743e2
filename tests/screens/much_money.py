"""Money of many deals, past the services: ledger, payments, papers, claims and requests."""

from datetime import UTC, date, datetime

from django.db.models import OuterRef

from demo.bench.sizes import count_rows
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.betaling.models import (
    Betaalbatch,
    Betaalrekening,
    Betaling,
    BetalingStatus,
    Rekening,
)
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.uitkering.models import Termijn, Uitkering
from disbursement.vaststelling.models import Vordering
from disbursement.verantwoording.models import Levering, PaperKind, Status, Verantwoording
from disbursement.verzoek.models import Verzoek, VerzoekKind
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.documents.models import Document, Kind
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import Zone
from regiodeals.party.models import Organisation
from tests import builders
from tests.builders import Cast
from tests.screens import many_deals

DAY = date(2024, 11, 11)
MOMENT = datetime(2024, 11, 11, 10, 0, tzinfo=UTC)
YEAR = 2025
CLAIMED = 12_345_67
IBAN = "NL33EXMP0000000001"


def granted(number: int, *, region: Organisation, cast: Cast) -> list[Uitkering]:
    """Grants that were made known, each with two termijnen, all of it booked."""
    deals = many_deals.granted_deals(number, region=region, cast=cast)
    known = Deal.objects.filter(pk__in=[deal.pk for deal in deals])
    known.update(granted_on=DAY, status=DealStatus.BESCHIKT)
    grants = list(Uitkering.objects.filter(deal__in=deals).order_by("pk"))
    Termijn.objects.bulk_create(
        Termijn(
            uitkering=grant,
            number=part,
            amount_cents=grant.amount_cents // 2,
            due_on=date(2024, 12, 23),
            budget_year=2023 + part,
        )
        for grant in grants
        for part in (1, 2)
    )
    termijnen = Termijn.objects.filter(uitkering__in=grants).select_related("uitkering")
    Boeking.objects.bulk_create(
        [
            *(_entry(grant, BoekingKind.VERLEEND, grant.amount_cents) for grant in grants),
            *(
                _entry(row.uitkering, BoekingKind.TERMIJN_GEPLAND, row.amount_cents, row)
                for row in termijnen
            ),
        ]
    )
    count_rows()
    return grants


def _entry(
    grant: Uitkering, kind: BoekingKind, cents: int, termijn: Termijn | None = None
) -> Boeking:
    return Boeking(
        uitkering=grant,
        kind=kind,
        currency="EUR",
        amount_cents=cents,
        booked_on=DAY,
        booked_at=MOMENT,
        termijn=termijn,
        source_key=f"veel:{grant.pk}:{termijn.pk if termijn else ''}",
        sentence=kind.label,
    )


def account_of(region: Organisation, by: User, second: User) -> Rekening:
    """The account of the kassier, usable for a while."""
    return Rekening.objects.create(
        organisation=region,
        currency="EUR",
        number=IBAN,
        holder="gemeente Voorbeeld",
        source="Brief van de kassier",
        proposed_by=by,
        proposed_at=datetime(2024, 11, 1, 9, 0, tzinfo=UTC),
        confirmed_by=second,
        confirmed_at=datetime(2024, 11, 1, 9, 0, tzinfo=UTC),
        usable_from=date(2024, 11, 2),
    )


def kassiers(number: int, cast: Cast) -> None:
    """As many kassiers with one grant each."""
    deals = many_deals.granted_deals(number, region=builders.organisation(), cast=cast)
    kassiers = Organisation.objects.bulk_create(
        Organisation(name=f"gemeente Voorbeeld van {deal.pk}", kind=OrganisationKind.GEMEENTE.value)
        for deal in deals
    )
    grants = Uitkering.objects.filter(deal__in=deals)
    for grant, kassier in zip(grants, kassiers, strict=True):
        grant.kassier = kassier
    Uitkering.objects.bulk_update(grants, ["kassier"])


def batch(by: User) -> Betaalbatch:
    """An empty one."""
    payer = Betaalrekening.objects.create(
        currency="EUR",
        iban="NL76EXMP0000000003",
        bic="EXMPNL2A",
        name="Ministerie",
        town="Den Haag",
        valid_from=builders.LONG_AGO,
    )
    return Betaalbatch.objects.create(
        currency="EUR",
        payer=payer,
        execute_on=date(2024, 11, 19),
        composed_by=by,
        composed_at=MOMENT,
    )


def payments(grants: list[Uitkering], rekening: Rekening, into: Betaalbatch) -> None:
    """The first termijn of each, released by two people and in the batch."""
    by, second = rekening.proposed_by, rekening.confirmed_by
    assert second is not None
    Betaling.objects.bulk_create(
        Betaling(
            termijn=termijn,
            rekening=rekening,
            batch=into,
            currency="EUR",
            amount_cents=termijn.amount_cents,
            end_to_end_id=f"VEEL-{termijn.pk}",
            description="Termijn 1",
            released_by=by,
            released_at=MOMENT,
            confirmed_by=second,
            confirmed_at=MOMENT,
            status=BetalingStatus.VRIJGEGEVEN,
        )
        for termijn in Termijn.objects.filter(uitkering__in=grants, number=1)
    )


def accounts(grants: list[Uitkering], by: User) -> None:
    """The account of each over one year, handed in, with the obligation about it."""
    papers = Verantwoording.objects.bulk_create(
        Verantwoording(uitkering=grant, paper=PaperKind.SISA, year=YEAR) for grant in grants
    )
    letter = Document.objects.create(kind=Kind.VERZOEK, filename="sisa.xlsx", ordered_at=MOMENT)
    Levering.objects.bulk_create(
        Levering(
            verantwoording=paper,
            number=1,
            document=letter,
            label="sisa.xlsx",
            received_on=date(2026, 7, 3),
            delivered_by="CBS",
            kenmerk="SPUK",
            spent_cents=1_234_567_89,
            cumulative_cents=1_234_567_89,
            cofinanced_cents=0,
            execution_cents=0,
            errors_cents=0,
            is_final=False,
            recorded_by=by,
            recorded_at=MOMENT,
        )
        for paper in papers
    )
    Verantwoording.objects.filter(pk__in=[paper.pk for paper in papers]).update(
        current=Levering.objects.filter(verantwoording=OuterRef("pk")).values("pk"),
        status=Status.ONTVANGEN,
    )
    Obligation.objects.bulk_create(
        Obligation(
            kind=ObligationKind.SISA,
            subject_type="disbursement.verantwoording",
            subject_id=paper.pk,
            dossier=paper.uitkering.deal_id,
            title=str(paper),
            source="Besluit, artikel 17",
            due_on=date(YEAR + 1, 7, 15),
            first_due_on=date(YEAR + 1, 7, 15),
            owner_organisation=paper.uitkering.kassier,
            owner_name=str(paper.uitkering.kassier),
            imposed_at=MOMENT,
        )
        for paper in papers
    )


def claims(grants: list[Uitkering], cast: Cast) -> None:
    """A claim on each, because of a terugvordering that was made known."""
    letters = Document.objects.bulk_create(
        Document(kind=Kind.BESCHIKKING, filename="terug.pdf", ordered_at=MOMENT) for _ in grants
    )
    firsts = Beschikking.objects.filter(
        uitkering__in=grants, kind=BeschikkingKind.VERLENING
    ).order_by("uitkering")
    rows = []
    for first, letter in zip(firsts, letters, strict=True):
        first.kenmerk = f"TERUG-{first.pk}"
        first.pk, first._state.adding = None, True
        first.kind, first.number = BeschikkingKind.TERUGVORDERING, 2
        first.document, first.amount_cents = letter, CLAIMED
        rows.append(first)
    decisions = Beschikking.objects.bulk_create(rows)
    Vordering.objects.bulk_create(
        Vordering(
            uitkering_id=row.uitkering_id,
            beschikking=row,
            currency="EUR",
            principal_cents=CLAIMED,
            opened_on=row.announced_on or DAY,
            pay_by=date(2024, 12, 23),
            zone=Zone.AMSTERDAM,
        )
        for row in decisions
    )


def requests(grants: list[Uitkering], by: User) -> None:
    """A request of each for more time."""
    letters = Document.objects.bulk_create(
        Document(kind=Kind.VERZOEK, filename="brief.pdf", ordered_at=MOMENT) for _ in grants
    )
    Verzoek.objects.bulk_create(
        Verzoek(
            uitkering=grant,
            number=1,
            kind=VerzoekKind.VERLENGING,
            subject="tot en met 31 december 2029",
            spend_until=date(2029, 12, 31),
            received_on=DAY,
            zone=Zone.AMSTERDAM,
            reason="De bouw begon later.",
            document=letter,
            registered_at=MOMENT,
            registered_by=by,
        )
        for grant, letter in zip(grants, letters, strict=True)
    )
