"""Questions about deals, always asked by somebody."""

from django.db.models import Count, F, Q, QuerySet, Sum

from regiodeals.accounts.models import Role, User
from regiodeals.deal.models import Activiteit, Deal, Financieringsbron, PartyRole
from regiodeals.party.models import Organisation
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


def kassier_of(deal: Deal) -> Organisation | None:
    """The organisation that is regiokassier, None while unknown."""
    party = deal.parties.filter(role=PartyRole.KASSIER).select_related("organisation").first()
    return party.organisation if party else None


def budget_of(deal: Deal) -> list[Activiteit]:
    """The activities of a deal in order, each with `publiek_cents` and `privaat_cents`."""
    counts = Q(bronnen__is_from_rijk=False)
    return list(
        Activiteit.objects.filter(programmalijn__deal=deal)
        .select_related("programmalijn")
        .annotate(
            publiek_cents=Sum(
                "bronnen__amount_cents", filter=counts & Q(bronnen__origin="publiek"), default=0
            ),
            privaat_cents=Sum(
                "bronnen__amount_cents", filter=counts & Q(bronnen__origin="privaat"), default=0
            ),
        )
        .order_by("programmalijn__order", "order")
    )


def regional_financing_of(deal: Deal) -> dict[str, int]:
    """Regional money in cents by origin; money from the Rijk is left out (Besluit art. 1)."""
    rows = (
        Financieringsbron.objects.filter(activiteit__programmalijn__deal=deal, is_from_rijk=False)
        .order_by()
        .values("origin")
        .annotate(total=Sum("amount_cents"))
    )
    return {row["origin"]: row["total"] for row in rows}


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
