"""What waits for somebody: to write, to sign, to make better, or to judge."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from monitoring.indicator.models import Meting
from monitoring.rapportage.conditions import REPORTING
from monitoring.rapportage.models import Antwoord, Indiening, Rapportage, RapportageStatus
from monitoring.rapportage.selectors.owed import last_day
from monitoring.rapportage.selectors.reports import deals_written_by
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import signing_roles_of
from regiodeals.documents.models import Document


def waiting_for_region(user: User) -> QuerySet[Rapportage]:
    """What was offered to somebody who signs and did not write in it, and what who writes began,
    was asked by the ministry, or got back from it; by its last day, in one question.
    """
    written = Antwoord.objects.filter(schrijvers__by=user).values("rapportage_id")
    measured = Meting.objects.filter(
        doelindicator__doel__programmalijn__deal=OuterRef("deal"),
        year__lte=OuterRef("until"),
        corrected_by__isnull=True,
        by=user,
    )
    to_sign = (
        Q(status=RapportageStatus.AANGEBODEN, deal__in=signing_roles_of(user).values("deal"))
        & ~Q(offered_by=user)
        & ~Q(pk__in=written)
        & ~Q(bijlagen__added_by=user)
        & ~Q(bijlagen__removed_by=user)
        & ~Exists(measured)
    )
    mine = Q(deal__in=deals_written_by(user).values("pk"))
    # Of a deal that ended nothing is handed in any more.
    reporting = Q(deal__status__in=REPORTING)
    given_back = mine & Q(status=RapportageStatus.TERUGGEGEVEN)
    answered = Indiening.objects.filter(rapportage=OuterRef("pk"))
    begun = (
        mine
        & Q(status=RapportageStatus.CONCEPT)
        # What was asked has its answer, also while that is being corrected.
        & (Q(year__isnull=False) | ~Exists(answered))
    )
    return (
        Rapportage.objects.filter(reporting, to_sign | given_back | begun)
        .annotate(last_day=last_day())
        .select_related("deal")
        .order_by(F("last_day").asc(nulls_last=True), "until", "deal__name")
    )


def to_review_by(user: User) -> QuerySet[Rapportage]:
    """What was handed in for the deals of a case officer, and what has a document that could not be
    made (`is_stuck`); in one question.
    """
    given_up = Document.objects.filter(given_up_at__isnull=False)
    stuck = Indiening.objects.filter(rapportage=OuterRef("pk")).filter(
        Q(receipt__in=given_up) | Q(akkoord__document__in=given_up)
    )
    return (
        Rapportage.objects.filter(deal__accounthouder=user)
        .annotate(is_stuck=Exists(stuck))
        .filter(Q(status=RapportageStatus.INGEDIEND) | Q(is_stuck=True))
        .select_related("deal")
        .order_by("until", "deal__name")
    )
