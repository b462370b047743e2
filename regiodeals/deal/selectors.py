"""Questions about deals, always asked by somebody."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum

from regiodeals.accounts.models import Role, User
from regiodeals.deal.models import Activiteit, Deal, PartyRole, Programmalijn
from regiodeals.party.selectors import organisation_ids_of


def deals_visible_to(user: User) -> QuerySet[Deal]:
    """Every deal for the granting ministry; for others only deals of their own organisation.

    A region sees deals in which it is regiopartij or kassier; a co-signing ministry sees the deals
    it is a rijkspartij of. A partner who does not sign sees nothing.
    """
    if user.is_ministry:
        return Deal.objects.all()
    roles = _party_roles_seen_by(user)
    return Deal.objects.filter(
        pk__in=Deal.objects.filter(
            parties__organisation__in=organisation_ids_of(user), parties__role__in=roles
        ).values("pk")
    )


def _party_roles_seen_by(user: User) -> list[str]:
    roles: list[str] = []
    if user.has_role(Role.REGIOCOORDINATOR):
        roles += [PartyRole.REGIOPARTIJ, PartyRole.KASSIER]
    if user.has_role(Role.MEDEONDERTEKENAAR):
        roles += [PartyRole.RIJKSPARTIJ]
    return roles


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """An activity with what Rijk and region put in, in euro cents; Rijk money of others left out."""

    programmalijn: Programmalijn
    name: str
    rijk_cents: int
    publiek_cents: int
    privaat_cents: int
    is_example: bool


def budget_of(deal: Deal) -> list[BudgetRow]:
    """The activities of a deal in order; money that comes from the Rijk never counts (art. 1)."""
    counts = Q(bronnen__is_from_rijk=False)
    rows = (
        Activiteit.objects.filter(programmalijn__deal=deal)
        .select_related("programmalijn")
        .annotate(
            publiek=Sum(
                "bronnen__amount_cents", filter=counts & Q(bronnen__origin="publiek"), default=0
            ),
            privaat=Sum(
                "bronnen__amount_cents", filter=counts & Q(bronnen__origin="privaat"), default=0
            ),
        )
        .order_by("programmalijn__order", "order")
    )
    return [
        BudgetRow(
            row.programmalijn, row.name, row.rijk_cents, row.publiek, row.privaat, row.is_example
        )
        for row in rows
    ]


def deals_matching(user: User, *, text: str = "", status: str = "") -> QuerySet[Deal]:
    """Visible deals by name or region and by state, in order of name."""
    deals = deals_visible_to(user).select_related("tranche", "accounthouder")
    if text:
        deals = deals.filter(Q(name__icontains=text) | Q(region__icontains=text))
    if status:
        deals = deals.filter(status=status)
    return deals.order_by("name", "pk")


def board_of(user: User, tranche_id: int) -> QuerySet[Deal]:
    """The visible deals of a tranche, those whose term ends first on top."""
    return (
        deals_visible_to(user)
        .filter(tranche_id=tranche_id)
        .select_related("tranche", "accounthouder")
        .order_by(
            F("granted_on").asc(nulls_first=True), F("concluded_on").asc(nulls_last=True), "name"
        )
    )


def totals_of(deals: QuerySet[Deal]) -> dict[str, int]:
    """Number and rijksbijdrage of `deals`: all, granted, and in preparation, from the rows."""
    granted = Q(granted_on__isnull=False)
    signed = Q(granted_on__isnull=True, concluded_on__isnull=False)
    amount = "rijksbijdrage_cents"
    return deals.order_by().aggregate(
        count=Count("pk"),
        total_cents=Sum(amount, default=0),
        granted_count=Count("pk", filter=granted),
        granted_cents=Sum(amount, filter=granted, default=0),
        signed_count=Count("pk", filter=signed),
        signed_cents=Sum(amount, filter=signed, default=0),
    )


def dossier_of(user: User, deal_id: int) -> QuerySet[Deal]:
    """One visible deal with what its page needs, in a fixed number of queries."""
    return (
        deals_visible_to(user)
        .filter(pk=deal_id)
        .select_related("tranche", "accounthouder", "convenant", "uitkering__kassier")
        .prefetch_related("parties__organisation", "programmalijnen")
    )
