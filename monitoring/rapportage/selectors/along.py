"""What a co-signing ministry reads along, and what it noted; always asked by somebody."""

from django.db.models import Exists, F, OuterRef, QuerySet

from monitoring.rapportage.models import (
    Indiening,
    Lijnverslag,
    Opmerking,
    Rapportage,
    RapportageStatus,
)
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import signing_ministries_of


def read_along_by(user: User) -> QuerySet[Rapportage]:
    """What was handed in for the deals that the person's ministry signed, the last year first."""
    mine = signing_ministries_of(user).values("deal_id")
    return (
        Rapportage.objects.filter(deal__in=mine)
        .filter(Exists(Indiening.objects.filter(rapportage=OuterRef("pk"))))
        .select_related("deal")
        .order_by("-until", "deal__name")
    )


def own_lines_of(user: User, report: Rapportage) -> QuerySet[Lijnverslag]:
    """The parts about programmalijnen of the person's ministry, which is `organisation_id`."""
    mine = signing_ministries_of(user).filter(deal=report.deal_id)
    return (
        Lijnverslag.objects.filter(
            rapportage=report, programmalijn__ministeries__party__in=mine.values("pk")
        )
        .annotate(organisation_id=F("programmalijn__ministeries__party__organisation_id"))
        .select_related("programmalijn")
        .order_by("programmalijn__order")
    )


def comments_on(report: Rapportage) -> QuerySet[Opmerking]:
    """What the co-signing ministries noted, in all rounds; for who reviews."""
    found = Opmerking.objects.filter(indiening__rapportage=report)
    return (
        found.select_related("organisation", "by", "lijnverslag", "indiening")
        .defer("indiening__data")
        .order_by("pk")
    )


def own_comments_on(user: User, report: Rapportage) -> QuerySet[Opmerking]:
    """The same of the person's own ministry; no other ministry and no region reads them."""
    mine = signing_ministries_of(user).filter(deal=report.deal_id)
    return comments_on(report).filter(organisation__in=mine.values("organisation_id"))


def to_read_along_by(user: User) -> QuerySet[Rapportage]:
    """What is being reviewed, has a line of the person's ministry, and no remark of it yet."""
    lines = Lijnverslag.objects.filter(
        rapportage=OuterRef("pk"),
        programmalijn__ministeries__party__in=signing_ministries_of(user).values("pk"),
    )
    last = Indiening.objects.filter(rapportage=OuterRef(OuterRef("pk"))).order_by("-number")
    noted = Opmerking.objects.filter(
        indiening__in=last.values("pk")[:1],
        organisation__in=signing_ministries_of(user).values("organisation_id"),
    )
    return (
        read_along_by(user)
        .filter(Exists(lines), ~Exists(noted), status=RapportageStatus.INGEDIEND)
        .order_by("until", "deal__name")
    )
