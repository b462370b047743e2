"""What hangs on each deal of the crowd: what is owed, the papers of a year, and a claim."""

from collections.abc import Sequence
from datetime import date, datetime

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling.models import Vordering
from disbursement.verantwoording.models import PaperKind, Verantwoording
from monitoring.jaarcyclus.models import Jaarcyclus
from monitoring.rapportage.models import FORM_VERSION, OF_THE_DEAL, Antwoord, Rapportage
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.documents.models import Document, Kind
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import Zone

DUE, PAY_BY = date(2026, 7, 15), date(2025, 1, 16)
CLAIMED = 1_234_567


def account_year() -> int:
    """The year of which the accounts are asked for now."""
    return clock.today().year - 1


def add_dues(grants: Sequence[Uitkering], officer: User, moment: datetime) -> None:
    """One of each for every grant; `officer` owes, so that nobody's start page grows with them."""
    Obligation.objects.bulk_create(_owed(grant, officer, moment) for grant in grants)
    Verantwoording.objects.bulk_create(
        Verantwoording(uitkering=grant, paper=PaperKind.SISA, year=account_year())
        for grant in grants
    )
    _add_reports(grants, officer, moment)
    _add_years(grants, moment)
    _add_claims(grants, moment)


def _add_reports(grants: Sequence[Uitkering], officer: User, moment: datetime) -> None:
    """A rapportage of the same year, with the questions about the deal as a whole."""
    reports = Rapportage.objects.bulk_create(
        Rapportage(
            deal=grant.deal,
            year=account_year(),
            form_version=FORM_VERSION,
            opened_at=moment,
            opened_by=officer,
        )
        for grant in grants
    )
    Antwoord.objects.bulk_create(
        Antwoord(rapportage=report, vraag=vraag) for report in reports for vraag in OF_THE_DEAL
    )


def _add_years(grants: Sequence[Uitkering], moment: datetime) -> None:
    """The year in which that rapportage is asked for."""
    Jaarcyclus.objects.bulk_create(
        Jaarcyclus(deal=grant.deal, year=account_year() + 1, opened_on=moment.date())
        for grant in grants
    )


def _owed(grant: Uitkering, officer: User, moment: datetime) -> Obligation:
    return Obligation(
        kind=ObligationKind.EINDVERSLAG,
        subject_type="regiodeals.deal",
        subject_id=grant.deal_id,
        dossier=grant.deal_id,
        title=f"Eindverslag van {grant.deal.name}",
        source="Besluit, artikel 17",
        due_on=DUE,
        first_due_on=DUE,
        owner_user=officer,
        owner_name=str(officer),
        imposed_at=moment,
    )


def _add_claims(grants: Sequence[Uitkering], moment: datetime) -> None:
    """Each because of a terugvordering, which is like the verlening in all that a list shows."""
    letters = Document.objects.bulk_create(
        Document(kind=Kind.BESCHIKKING, filename="terug.pdf", ordered_at=moment) for _ in grants
    )
    granted = Beschikking.objects.filter(uitkering__in=grants, kind=BeschikkingKind.VERLENING)
    rows = []
    for row, letter in zip(granted.order_by("uitkering"), letters, strict=True):
        row.kenmerk = f"TERUG-{row.pk}"
        row.pk, row._state.adding = None, True
        row.kind, row.number = BeschikkingKind.TERUGVORDERING, 2
        row.document, row.amount_cents = letter, CLAIMED
        rows.append(row)
    Vordering.objects.bulk_create(
        Vordering(
            uitkering_id=row.uitkering_id,
            beschikking=row,
            currency="EUR",
            principal_cents=CLAIMED,
            opened_on=row.announced_on or DUE,
            pay_by=PAY_BY,
            zone=Zone.AMSTERDAM,
        )
        for row in Beschikking.objects.bulk_create(rows)
    )
