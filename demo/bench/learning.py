"""What the deals of the crowd learn from each other: a lesson and an exchange meeting for each."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from disbursement.uitkering.models import Uitkering
from monitoring.indicator.models import Theme
from monitoring.les.models import Les, LesStatus
from monitoring.uitwisseling.models import Uitwisseling, UitwisselingStatus
from regiodeals.accounts.models import User
from regiodeals.obligations.state import Zone

MEETING = "Voorbeeldbijeenkomst"
FIRST = date(2025, 2, 1)
SPREAD = 300


def add_learning(grants: Sequence[Uitkering], officer: User, moment: datetime) -> None:
    """One of each for every grant."""
    Les.objects.bulk_create(_lesson(grant, officer, moment) for grant in grants)
    Uitwisseling.objects.bulk_create(_meeting(grant, officer, moment) for grant in grants)


def _lesson(grant: Uitkering, officer: User, moment: datetime) -> Les:
    return Les(
        title=f"Voorbeeldles {grant.pk:05d}",
        text="Begin klein, en vraag door bij wie het aangaat.",
        themes=[Theme.WONEN],
        deal=grant.deal,
        written_at=moment,
        written_by=officer,
        shared_at=moment,
        shared_by=officer,
        status=LesStatus.GEDEELD,
    )


def _meeting(grant: Uitkering, officer: User, moment: datetime) -> Uitwisseling:
    day = FIRST + timedelta(days=grant.pk % SPREAD)
    begins = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Uitwisseling(
        title=f"{MEETING} {grant.pk:05d}",
        themes=[Theme.WONEN],
        planned_on=day,
        begins_at=begins,
        ends_at=begins + timedelta(hours=3),
        zone=Zone.AMSTERDAM,
        location="Voorbeeld",
        sign_up_until=day,
        organised_by=officer,
        opened_at=moment,
        status=UitwisselingStatus.OPEN,
    )
