"""The deals of a board, always asked by somebody."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Concat

from regiodeals.accounts.models import User
from regiodeals.board.selectors.asked import Asked, condition_of, in_order
from regiodeals.board.selectors.sums import UNKNOWN_AREA, areas_of_deal
from regiodeals.board.selectors.weeks import in_week
from regiodeals.deal.models import Deal, DealParty, PartyRole
from regiodeals.deal.selectors import OF_THE_REGION, deals_visible_to
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Organisation


def deals_asked(user: User, tranche_id: int, asked: Asked) -> QuerySet[Deal]:
    """The visible deals of a tranche with this filter, wherever they lie and whenever a term
    ends; in no order.
    """
    found = deals_visible_to(user).filter(condition_of(asked, user), tranche_id=tranche_id)
    return found.order_by()


def in_area(deals: QuerySet[Deal], area: str) -> QuerySet[Deal]:
    """Those of which a party for the region lies there; all when no area is asked."""
    if not area:
        return deals
    parties = DealParty.objects.filter(role__in=OF_THE_REGION).order_by()
    if area == UNKNOWN_AREA:
        known = parties.exclude(organisation__area="").values("deal")
        return deals.exclude(pk__in=known)
    return deals.filter(pk__in=parties.filter(organisation__area=area).values("deal"))


def board_rows(user: User, tranche_id: int, asked: Asked) -> QuerySet[Deal]:
    """The rows of a board in their order."""
    found = in_week(in_area(deals_asked(user, tranche_id, asked), asked.area), asked.week)
    return as_rows(found, asked.order)


def as_rows(deals: QuerySet[Deal], order: str) -> QuerySet[Deal]:
    """With what a row shows, in an order of ORDERS."""
    return deals.select_related("tranche", "accounthouder").order_by(*in_order(order))


def with_parties(deals: QuerySet[Deal]) -> QuerySet[Deal]:
    """With `areas` and `ministries` read along, the ministry that coordinates first."""
    signs = DealParty.objects.filter(deal=OuterRef("pk"), role=PartyRole.RIJKSPARTIJ)
    short = Case(
        When(organisation__abbreviation="", then=F("organisation__name")),
        default=F("organisation__abbreviation"),
    )
    words = Case(
        When(is_coordinating=True, then=Concat(short, Value(" (coördineert)"))),
        default=short,
        output_field=CharField(),
    )
    in_order_of_rank = signs.order_by("-is_coordinating", "organisation__name").values_list(words)
    return deals.annotate(areas=areas_of_deal(), ministries=ArraySubquery(in_order_of_rank))


def ministries_to_choose() -> QuerySet[Organisation]:
    """Every ministry, by name; that a ministry exists is no secret."""
    return Organisation.objects.filter(kind=OrganisationKind.MINISTERIE.value).order_by("name")
