"""Bezwaren, series, rapportages, reminders and indicatoren of many deals, past the services."""

from datetime import date, timedelta

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.bezwaar.models import Bezwaar, Channel, RemedyKind
from disbursement.serie.models import Serie, SerieDeal
from disbursement.uitkering.models import Uitkering
from monitoring.herinnering.models import Herinnering, Ronde
from monitoring.indicator.models import Definitie, Direction, Indicator, Rule, Theme
from monitoring.rapportage.models import Rapportage
from regiodeals.accounts.models import User
from regiodeals.mail.models import Message, MessageKind
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import Zone
from tests.screens.much_money import DAY, MOMENT, YEAR


def objections(grants: list[Uitkering], by: User) -> None:
    """A bezwaar against each verlening, in time."""
    granted = Beschikking.objects.filter(uitkering__in=grants, kind=BeschikkingKind.VERLENING)
    Bezwaar.objects.bulk_create(
        Bezwaar(
            beschikking=row,
            kind=RemedyKind.BEZWAAR,
            objector_name="Een bewoner",
            received_on=DAY,
            channel=Channel.EMAIL,
            zone=Zone.AMSTERDAM,
            last_day=date(2024, 12, 23),
            grounds="Te laag.",
            registered_at=MOMENT,
            registered_by=by,
        )
        for row in granted
    )


def series(grants: list[Uitkering], by: User) -> None:
    """A serie of one deal for each."""
    made = Serie.objects.bulk_create(
        Serie(tranche=grant.deal.tranche, made_by=by, made_at=MOMENT) for grant in grants
    )
    SerieDeal.objects.bulk_create(
        SerieDeal(serie=serie, deal=grant.deal) for serie, grant in zip(made, grants, strict=True)
    )


def reports(grants: list[Uitkering], by: User) -> None:
    """A rapportage that was begun for each deal."""
    Rapportage.objects.bulk_create(
        Rapportage(deal=grant.deal, year=YEAR, form_version=1, opened_at=MOMENT, opened_by=by)
        for grant in grants
    )


def reminders(grants: list[Uitkering], by: User) -> None:
    """One reminder of the account of each."""
    ronde, _is_new = Ronde.objects.get_or_create(
        zone=Zone.AMSTERDAM, day=DAY, defaults={"since": DAY - timedelta(days=1), "at": MOMENT}
    )
    owed = Obligation.objects.filter(
        kind=ObligationKind.SISA, dossier__in=[grant.deal_id for grant in grants]
    )
    Herinnering.objects.bulk_create(
        Herinnering(
            ronde=ronde,
            obligation=row,
            day=DAY,
            due_on=row.due_on,
            recipient_type="accounts.user",
            recipient_id=by.pk,
            recipient_name=str(by),
        )
        for row in owed
    )


def mail(grants: list[Uitkering]) -> None:
    """A message to each kassier, accepted after a first try that failed."""
    Message.objects.bulk_create(
        Message(
            kind=MessageKind.BEKENDMAKING,
            about_type="disbursement.uitkering",
            about_id=grant.pk,
            recipient_type="regiodeals.organisation",
            recipient_id=grant.kassier_id,
            dossier=grant.deal_id,
            to_name=grant.kassier.name,
            to_address="post@voorbeeld.example",
            template="bekendmaking",
            subject_line="Er is een beschikking voor u",
            message_id=f"<{grant.pk}@example.org>",
            queued_at=MOMENT,
            next_attempt_at=MOMENT,
            attempts=2,
            failure="421 even niet",
            handed_over_at=MOMENT,
        )
        for grant in grants
    )


def indicators(number: int, grants: list[Uitkering], by: User) -> None:
    """So many codes more in the register, each with its first definitie."""
    first = Indicator.objects.count()
    made = Indicator.objects.bulk_create(
        Indicator(code=f"CODE-{place}") for place in range(first, first + number)
    )
    Definitie.objects.bulk_create(
        Definitie(
            indicator=indicator,
            number=1,
            tranche=grants[0].deal.tranche,
            from_year=YEAR,
            name="Nieuwe woningen",
            unit="woningen",
            direction=Direction.HOGER,
            rule=Rule.SOM,
            source="CBS",
            theme=Theme.WONEN,
            at=MOMENT,
            by=by,
        )
        for indicator in made
    )
