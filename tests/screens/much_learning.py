"""Lessons, exchange meetings and reports to parliament by the dozen, past the services."""

from django.db.models import Max

from disbursement.uitkering.models import Uitkering
from monitoring.indicator.models import Theme
from monitoring.kamer.models import Kamerrapportage
from monitoring.les.models import Les
from monitoring.uitwisseling.models import Uitwisseling
from regiodeals.accounts.models import User
from regiodeals.obligations.state import Zone
from tests import builders
from tests.monitoring.kamer.world import adopted_in
from tests.monitoring.uitwisseling.world import DAY, ON_THE_DAY
from tests.screens.much_money import MOMENT


def meetings(number: int, by: User) -> None:
    """So many that were opened, all on one day."""
    Uitwisseling.objects.bulk_create(
        Uitwisseling(
            title="Wonen in krimpgebieden",
            themes=[Theme.WONEN],
            planned_on=DAY,
            begins_at=ON_THE_DAY,
            ends_at=ON_THE_DAY.replace(hour=17),
            zone=Zone.AMSTERDAM,
            location="Provinciehuis",
            places=20,
            sign_up_until=DAY,
            organised_by=by,
            opened_at=MOMENT,
            status="open",
        )
        for _ in range(number)
    )


def lessons(grants: list[Uitkering], by: User) -> None:
    """One that was shared of each deal, about its programmalijn where it has one."""
    Les.objects.bulk_create(
        Les(
            title="Begin klein",
            text="Vraag door bij wie het aangaat.",
            themes=[Theme.WONEN],
            deal=grant.deal,
            written_at=MOMENT,
            written_by=by,
            shared_at=MOMENT,
            shared_by=by,
            status="gedeeld",
        )
        for grant in grants
    )


def parliament(number: int, by: User) -> None:
    """So many adopted editions, each of a year after those before; the last with as many deals."""
    latest = Kamerrapportage.objects.aggregate(year=Max("year"))["year"] or 1999
    adopter = builders.behandelaar()
    for year in range(latest + 1, latest + number + 1):
        deals = number if year == latest + number else 1
        adopted_in(by, year, deals=deals, adopter=adopter)
