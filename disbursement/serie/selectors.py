"""Questions about series, always asked by somebody: they exist inside the ministry only."""

from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from disbursement.beschikking.selectors import beschikkingen_visible_to
from disbursement.serie.models import (
    SEEN,
    Inzage,
    Opdracht,
    OpdrachtQuerySet,
    Serie,
    SerieAct,
    SerieDeal,
)
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.selectors import board_of

# A selection is made by hand, from a list that somebody can look over.
MOST_DEALS = 100


def series_visible_to(user: User) -> QuerySet[Serie]:
    """Every serie, for the granting ministry; the latest first."""
    series = Serie.objects.select_related("tranche", "made_by")
    return series if user.is_ministry else series.none()


def series_with_counts(user: User) -> QuerySet[Serie]:
    """The same, with `deal_count`."""
    return series_visible_to(user).annotate(deal_count=Count("chosen")).order_by("-pk")


def opdrachten_visible_to(user: User) -> OpdrachtQuerySet:
    """Every opdracht, for the granting ministry; the latest first."""
    opdrachten = Opdracht.objects.select_related("serie__tranche", "ordered_by")
    return opdrachten if user.is_ministry else opdrachten.none()


def deals_to_grant(user: User, tranche_id: int) -> QuerySet[Deal]:
    """Deals with a convenant and no grant that was made known, by urgency."""
    return board_of(user, tranche_id).filter(status=DealStatus.GESLOTEN)


def deals_to_choose_from(user: User, tranche_id: int, picked: Collection[int] = ()) -> list[Deal]:
    """As many of these as a serie may have: those that were picked before any other."""
    deals = deals_to_grant(user, tranche_id)
    first = list(deals.filter(pk__in=picked)[:MOST_DEALS]) if picked else []
    return [*first, *deals.exclude(pk__in=picked)[: MOST_DEALS - len(first)]]


def verleningen_of(user: User, serie: Serie) -> QuerySet[Beschikking]:
    """The verleningen of the deals of a serie, in the order of their numbers."""
    return _verleningen(user, serie.deals.all()).order_by("kenmerk", "pk")


def verleningen_by_deal(
    user: User, deals: Collection[Deal] | QuerySet[Deal]
) -> dict[int, Beschikking]:
    """By the number of its deal, the verlening that stands."""
    return {row.uitkering.deal_id: row for row in _verleningen(user, deals)}


def _verleningen(user: User, deals: Collection[Deal] | QuerySet[Deal]) -> QuerySet[Beschikking]:
    return beschikkingen_visible_to(user).filter(
        kind=BeschikkingKind.VERLENING, uitkering__deal__in=deals, lapsed_at__isnull=True
    )


def verlening_of(deal: Deal) -> Beschikking | None:
    """The verlening of a deal; None while nobody drafted it. For a worker, who sees everything."""
    standing = Beschikking.objects.filter(lapsed_at__isnull=True)
    return standing.filter(kind=BeschikkingKind.VERLENING, uitkering__deal=deal).first()


def has_seen(beschikking: Beschikking, user: User) -> bool:
    """Whether the person looked at the content as it is now."""
    return Inzage.objects.filter(
        beschikking=beschikking, person=user, fingerprint=beschikking.reviewed_fingerprint
    ).exists()


def ids_seen_by(user: User, serie: Serie) -> set[int]:
    """The beschikkingen of a serie of which the person saw the content as it is now."""
    seen = verleningen_of(user, serie).filter(SEEN, inzagen__person=user)
    return set(seen.values_list("pk", flat=True))


def to_sign_in_series(user: User) -> QuerySet[Beschikking]:
    """The verleningen of series that wait for a signature.

    With `serie_number`, of the latest serie of the deal; `is_seen`, whether the person looked at
    the content as it is now; and `to_start`, the number of the signing that he ordered for the
    serie and that was checked: it waits for his start.
    """
    latest = SerieDeal.objects.filter(deal=OuterRef("uitkering__deal")).order_by("-serie")
    looked = Inzage.objects.filter(
        beschikking=OuterRef("pk"), person=user, fingerprint=OuterRef("reviewed_fingerprint")
    )
    checked = Opdracht.objects.open().filter(
        serie=OuterRef("serie_number"),
        act=SerieAct.SIGN,
        ordered_by=user,
        checked_at__isnull=False,
        started_at__isnull=True,
    )
    return (
        beschikkingen_visible_to(user)
        .filter(kind=BeschikkingKind.VERLENING, status=BeschikkingStatus.GETOETST)
        .filter(Exists(latest))
        .annotate(serie_number=Subquery(latest.values("serie")[:1]), is_seen=Exists(looked))
        .annotate(to_start=Subquery(checked.values("pk")[:1]))
        .order_by("pk")
    )


def ids_for_a_worker() -> list[int]:
    """Opdrachten that a worker must go on with; oldest first."""
    return list(Opdracht.objects.for_a_worker().order_by("pk").values_list("pk", flat=True))
