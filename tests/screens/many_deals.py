"""Deals en masse, past the services: five hundred walks through every step would take too long."""

from datetime import UTC, date, datetime
from itertools import count

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.mandaat.models import Mandaat
from disbursement.uitkering.models import Uitkering
from monitoring.jaarcyclus.models import Jaarcyclus
from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, DealParty, DealStatus, PartyRole
from regiodeals.documents.models import Document, Kind
from regiodeals.legal.grant_rules import Instrument
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.party.models import Organisation
from tests import builders
from tests.builders import Cast

SIGNED_AT = datetime(2024, 11, 11, 10, 0, tzinfo=UTC)
_numbers = count(1)


def concluded_deals(number: int, *, region: Organisation, officer: User) -> list[Deal]:
    """Deals whose twelve weeks run, with one regional party."""
    deals = Deal.objects.bulk_create(
        Deal(
            tranche=builders.tranche(),
            name=f"Regio {next(_numbers):04}",
            rijksbijdrage_cents=1_000_000_000,
            accounthouder=officer,
            status=DealStatus.GESLOTEN,
            concluded_on=date(2024, 9, 24),
            ends_on=date(2028, 12, 31),
        )
        for _ in range(number)
    )
    DealParty.objects.bulk_create(
        DealParty(deal=deal, organisation=region, role=PartyRole.REGIOPARTIJ) for deal in deals
    )
    Obligation.objects.bulk_create(_owed(deal, officer) for deal in deals)
    return deals


def _owed(deal: Deal, officer: User) -> Obligation:
    return Obligation(
        kind=ObligationKind.VERLENING,
        subject_type="regiodeals.deal",
        subject_id=deal.pk,
        dossier=deal.pk,
        title=f"De uitkering van {deal.full_name} verlenen",
        source="Besluit, artikel 13 lid 1",
        due_on=date(2024, 12, 17),
        first_due_on=date(2024, 12, 17),
        owner_user=officer,
        owner_name=str(officer),
        imposed_at=SIGNED_AT,
    )


def granted_deals(number: int, *, region: Organisation, cast: Cast) -> list[Deal]:
    """Deals with a beschikking that has been made known, and an overleg in the next year."""
    deals = concluded_deals(number, region=region, officer=cast.drafter)
    grants = Uitkering.objects.bulk_create(
        Uitkering(
            deal=deal,
            kassier=region,
            instrument=Instrument.SPUK.value,
            amount_cents=deal.rijksbijdrage_cents,
            spend_from=date(2024, 9, 24),
            spend_until=date(2028, 12, 31),
            account_number="NL00 EXMP 0000 0000 00",
            account_name="gemeente Voorbeeld",
        )
        for deal in deals
    )
    letters = Document.objects.bulk_create(
        Document(kind=Kind.BESCHIKKING, filename="brief.pdf", ordered_at=SIGNED_AT) for _ in deals
    )
    mandaat = builders.bevoegdheid_of(cast.signer).mandaat
    Beschikking.objects.bulk_create(
        _announced(grant, letter, cast, mandaat)
        for grant, letter in zip(grants, letters, strict=True)
    )
    Overleg.objects.bulk_create(
        Overleg(deal=deal, year=2025, planned_on=date(2025, 6, 12)) for deal in deals
    )
    Jaarcyclus.objects.bulk_create(
        Jaarcyclus(deal=deal, year=2025, opened_on=date(2024, 11, 11)) for deal in deals
    )
    return deals


def _announced(grant: Uitkering, letter: Document, cast: Cast, mandaat: Mandaat) -> Beschikking:
    return Beschikking(
        uitkering=grant,
        kenmerk=f"SPUK-2024-{90_000 + grant.pk}",
        drafter=cast.drafter,
        drafted_at=SIGNED_AT,
        reviewer=cast.reviewer,
        reviewed_at=SIGNED_AT,
        signer=cast.signer,
        signed_at=SIGNED_AT,
        mandaat=mandaat,
        facts={},
        document=letter,
        announced_at=SIGNED_AT,
        announced_on=date(2024, 11, 11),
        announced_zone="Europe/Amsterdam",
        remedy_last_day=date(2024, 12, 23),
        status=BeschikkingStatus.BEKENDGEMAAKT,
    )
