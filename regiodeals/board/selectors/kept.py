"""What a person picked on a board, and the views that a person named."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from regiodeals.accounts.models import User
from regiodeals.board.models import ChosenDeal, SavedView
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import in_visible_deal


@dataclass(frozen=True, slots=True)
class Choice:
    """How many deals stand picked, their rijksbijdrage in euro cents, and how many fell out.

    A deal falls out when the person does not see it any more.
    """

    count: int
    cents: int
    lost: int


def chosen_of(user: User, tranche_id: int) -> QuerySet[ChosenDeal]:
    """Everything that stands picked in a tranche, also what the person sees no more."""
    return ChosenDeal.objects.filter(person=user, deal__tranche=tranche_id)


def lost_of(user: User, tranche_id: int) -> QuerySet[ChosenDeal]:
    """What stands picked and is not seen any more."""
    return chosen_of(user, tranche_id).exclude(_seen(user))


def choice_of(user: User, tranche_id: int) -> Choice:
    """The choice in a tranche, in one question."""
    found = chosen_of(user, tranche_id).aggregate(
        count=Count("pk", filter=_seen(user)),
        cents=Sum("deal__rijksbijdrage_cents", filter=_seen(user), default=0),
        whole=Count("pk"),
    )
    return Choice(found["count"], found["cents"], found["whole"] - found["count"])


def _seen(user: User) -> Q:
    # Never an empty condition: who sees everything sees every deal there is.
    return Q(deal__isnull=False) & in_visible_deal(user, "deal")


def chosen_deals(user: User, tranche_id: int) -> QuerySet[Deal]:
    """The deals of the choice that the person sees, by name."""
    picked = chosen_of(user, tranche_id).values("deal")
    return Deal.objects.filter(in_visible_deal(user, "pk"), pk__in=picked).order_by("name", "pk")


def with_choice(deals: QuerySet[Deal], user: User) -> QuerySet[Deal]:
    """With `is_chosen` read along."""
    mine = ChosenDeal.objects.filter(person=user, deal=OuterRef("pk"))
    return deals.annotate(is_chosen=Exists(mine))


def views_of(user: User) -> QuerySet[SavedView]:
    """The views of this person and of nobody else, by name."""
    return SavedView.objects.filter(person=user).order_by("name")
