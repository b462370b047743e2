"""Questions about reports to parliament, and about what was accepted over their year."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateTimeField, F, Func, JSONField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from monitoring.indicator.models import Doelindicator
from monitoring.indicator.selectors import series_as_measured
from monitoring.kamer.models import Kamerrapportage, KamerStatus
from monitoring.les.models import Les, LesStatus
from monitoring.les.selectors import lessons_visible_to
from monitoring.rapportage.models import Akkoord, Rapportage
from monitoring.rapportage.selectors import last_accepted
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import deals_visible_to
from regiodeals.documents.models import Document

ALONG = "kamer_along"


def mentions_along_with_deal() -> ArraySubquery:
    """The adopted editions in which a deal is named, for the question that reads the deal."""
    named = Func(
        JSONObject(nummer=OuterRef("pk")), function="jsonb_build_array", output_field=JSONField()
    )
    rows = Kamerrapportage.objects.exclude(status=KamerStatus.CONCEPT).filter(
        data__deals__contains=named
    )
    told = JSONObject(pk="pk", year="year", edition="edition")
    return ArraySubquery(rows.order_by("-year", "-edition").values(json=told))


def mentions_of(deal: Deal, user: User) -> list[dict[str, Any]]:
    """Those editions as pk, year and edition, for who may read reports to parliament."""
    return getattr(deal, ALONG, []) if may_read(user) else []


def may_read(user: User) -> bool:
    """Reports to parliament are read inside the ministry only."""
    return user.is_ministry


def reports_visible_to(user: User) -> QuerySet[Kamerrapportage]:
    """All of them for the ministry, the last year first; none for others."""
    found = Kamerrapportage.objects.select_related("drafted_by", "adopted_by", "document")
    return found.order_by("-year", "-edition") if may_read(user) else found.none()


def reports_matching(user: User, *, year: str = "") -> QuerySet[Kamerrapportage]:
    """The same of one year, where one is asked; without what they say."""
    found = reports_visible_to(user).defer("data")
    return found.filter(year=int(year)) if year else found


def years_to_report_on() -> list[int]:
    """The years over which a rapportage was accepted, the last first."""
    years = Akkoord.objects.filter(indiening__rapportage__year__isnull=False).order_by()
    found = years.values_list("indiening__rapportage__year", flat=True).distinct()
    return sorted((year for year in found if year is not None), reverse=True)


def edition_before(report: Kamerrapportage) -> Kamerrapportage | None:
    """The edition over the same year that was adopted before this one."""
    earlier = Kamerrapportage.objects.filter(year=report.year, edition__lt=report.edition)
    return earlier.exclude(status=KamerStatus.CONCEPT).order_by("-edition").first()


def deals_over(user: User, year: int) -> list[Any]:
    """Every deal granted by the end of a year, by tranche and name, each with `accepted` (the
    frozen data of what was accepted last over that year, or None) and `report_status`.
    """
    reports = Rapportage.objects.filter(deal=OuterRef("pk"), year=year)
    found: QuerySet[Deal] = (
        deals_visible_to(user)
        .filter(granted_on__year__lte=year)
        .select_related("tranche", "uitkering")
        .annotate(
            accepted=last_accepted("pk", year),
            report_status=Subquery(reports.values("status")[:1]),
        )
    )
    return list(found.order_by("tranche__number", "name", "pk"))


def series_accepted_over(user: User, year: int) -> QuerySet[Doelindicator]:
    """The series of deals accepted over a year, measured as it stood when that was handed in."""
    accepted = Akkoord.objects.filter(indiening__rapportage__year=year)
    moment = (
        accepted.filter(
            indiening__rapportage__deal=OuterRef("doelindicator__doel__programmalijn__deal")
        )
        .order_by("-indiening__number")
        .values("indiening__at")[:1]
    )
    counts = Q(
        year__lte=year,
        at__lte=Subquery(moment, output_field=DateTimeField()),
    )
    deals = accepted.values("indiening__rapportage__deal")
    return series_as_measured(user, counts).filter(doel__programmalijn__deal__in=deals)


def lessons_over(user: User, year: int) -> QuerySet[Les]:
    """The lessons that were taken from rapportages over a year and shared, by deal."""
    found = lessons_visible_to(user).filter(
        status=LesStatus.GEDEELD, akkoord__indiening__rapportage__year=year
    )
    return found.order_by(F("deal__name"), "pk")


def ids_with_pending_document() -> list[int]:
    """What was adopted and has no document yet; oldest first."""
    pending = Kamerrapportage.objects.filter(document__in=Document.objects.pending())
    return list(pending.order_by("pk").values_list("pk", flat=True))
