"""Questions about years: of one deal, and of all that a person sees."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject

from monitoring.jaarcyclus.models import Jaarcyclus, JaarStatus
from monitoring.jaarcyclus.schedule import KINDS
from monitoring.overleg.models import Overleg
from monitoring.rapportage.conditions import REPORTING
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.selectors import deals_to_report_on
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.models import WRITING_ROLES, Deal
from regiodeals.deal.selectors import (
    deals_visible_to,
    in_deal_with_role,
    in_visible_deal,
    with_deal_name,
)
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import OUTSTANDING, State, is_in_state

LATE = "te_laat"
ALONG = "jaarcycli_along"
_ALONG = (
    *(field.attname for field in Jaarcyclus._meta.concrete_fields),
    "report_status",
    "overleg_status",
)
Duties = dict[tuple[int, ObligationKind, str], Obligation]


def with_facts(found: QuerySet[Jaarcyclus]) -> QuerySet[Jaarcyclus]:
    """With how the rapportage and the overleg of each year stand now."""
    report = Rapportage.objects.filter(deal=OuterRef("deal"), year=OuterRef("year") - 1)
    overleg = Overleg.objects.filter(deal=OuterRef("deal"), year=OuterRef("year"))
    return found.annotate(
        report_status=Subquery(report.values("status")[:1]),
        overleg_status=Subquery(overleg.values("status")[:1]),
    )


def along_with_deal() -> ArraySubquery:
    """The years of a deal, for the question that reads the deal."""
    rows = with_facts(Jaarcyclus.objects.filter(deal=OuterRef("pk"))).order_by("-year")
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in _ALONG})))


def years_of_deal(deal: Deal) -> list[Jaarcyclus]:
    """The years of a deal that was read with them, the last first."""
    return [_year(deal, dict(row)) for row in getattr(deal, ALONG, ())]


def _year(deal: Deal, row: dict[str, Any]) -> Jaarcyclus:
    report_status, overleg_status = row.pop("report_status"), row.pop("overleg_status")
    values = {
        field.attname: field.to_python(row[field.attname])
        for field in Jaarcyclus._meta.concrete_fields
    }
    cyclus = Jaarcyclus(**values)
    cyclus.deal = deal
    cyclus.report_status = report_status  # type: ignore[attr-defined]
    cyclus.overleg_status = overleg_status  # type: ignore[attr-defined]
    return cyclus


def years_seen_by(user: User) -> QuerySet[Jaarcyclus]:
    """The years of the deals that the person sees, by deal and year."""
    return (
        Jaarcyclus.objects.filter(in_visible_deal(user, "deal"))
        .select_related("deal")
        .order_by("deal__name", "deal_id", "year")
    )


def years_to_report_on(user: User) -> QuerySet[Jaarcyclus]:
    """The years of which the person may write the rapportage and nobody began it, each with
    `last_day` and its `zone`, None when no day was laid down; the first day first.
    """
    owed = Obligation.objects.filter(
        dossier=OuterRef("deal"),
        kind=ObligationKind.RAPPORTAGE,
        period=Cast(OuterRef("year") - 1, CharField()),
    )
    begun = Rapportage.objects.filter(deal=OuterRef("deal"), year=OuterRef("year") - 1)
    asked = Jaarcyclus.objects.filter(
        in_deal_with_role(user, "deal", *WRITING_ROLES),
        ~Exists(begun),
        status=JaarStatus.GEVRAAGD,
        deal__status__in=REPORTING,
        deal__granted_on__isnull=False,
    )
    found = asked.annotate(
        last_day=Subquery(owed.values("due_on")[:1]), zone=Subquery(owed.values("zone")[:1])
    )
    return found.select_related("deal").order_by(
        F("last_day").asc(nulls_last=True), "year", "deal__name"
    )


def years_to_finish(user: User) -> QuerySet[Jaarcyclus]:
    """The years of the deals that the person handles of which only the last step is left."""
    done = Jaarcyclus.objects.filter(status=JaarStatus.VASTGESTELD, deal__accounthouder=user)
    return done.select_related("deal").order_by("adopted_on", "pk")


def owed_before_its_year(user: User, *, until: date) -> QuerySet[Obligation]:
    """The rapportages due by a day that the person may write, of a year that was not opened yet and
    that nobody began, each with the name of its deal (`deal_name`); the first day first.
    """
    deals = deals_to_report_on(user).order_by()
    of_year = {"deal": OuterRef("subject_id"), "about": OuterRef("period")}
    opened = Jaarcyclus.objects.annotate(about=Cast(F("year") - 1, CharField())).filter(**of_year)
    begun = Rapportage.objects.annotate(about=Cast("year", CharField())).filter(**of_year)
    owed = Obligation.objects.outstanding().filter(
        ~Exists(opened),
        ~Exists(begun),
        due_on__lte=until,
        kind=ObligationKind.RAPPORTAGE,
        subject_type=Deal._meta.label_lower,
        subject_id__in=deals.values("pk"),
    )
    return with_deal_name(owed).order_by("due_on", "pk")


def years_with_state(user: User, *, text: str = "", state: str = "") -> QuerySet[Jaarcyclus]:
    """The same by words of the deal, and by state; LATE is any of which something is overdue."""
    found = years_seen_by(user)
    if text:
        found = found.filter(deal__name__icontains=text)
    if state == LATE:
        return found.filter(Exists(_overdue()))
    return found.filter(status=state) if state else found


def _overdue() -> QuerySet[Obligation]:
    """What is overdue in the year of the row."""
    of_report = Q(kind=ObligationKind.RAPPORTAGE, period=Cast(OuterRef("year") - 1, CharField()))
    of_meeting = Q(kind=ObligationKind.OVERLEG, period=Cast(OuterRef("year"), CharField()))
    late = Obligation.objects.filter(OUTSTANDING & is_in_state(State.OVERDUE, clock.now()))
    return late.filter(of_report | of_meeting, dossier=OuterRef("deal"))


def deals_with_years(user: User, *, text: str = "", state: str = "") -> QuerySet[Deal]:
    """The rows of the matrix: deals that have a year, by name."""
    years = years_with_state(user, text=text, state=state)
    found = deals_visible_to(user).filter(pk__in=years.order_by().values("deal_id"))
    return found.order_by("name", "pk")


def years_shown(user: User) -> list[int]:
    """The columns of the matrix: every year that one of the deals has."""
    found = Jaarcyclus.objects.filter(in_visible_deal(user, "deal"))
    return list(found.order_by("year").values_list("year", flat=True).distinct())


def duties_of(deals: Collection[int]) -> Duties:
    """What these deals owe every year, by deal, kind and period, in one question."""
    return as_duties(Obligation.objects.filter(dossier__in=deals, kind__in=KINDS))


def as_duties(rows: Iterable[Obligation]) -> Duties:
    """The same of obligations that were read already."""
    return {
        (row.dossier, ObligationKind(row.kind), row.period): row
        for row in rows
        if row.dossier is not None
    }
