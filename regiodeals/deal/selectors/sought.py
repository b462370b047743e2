"""What of deals and their parties is found by its name; each is one question."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, DealParty
from regiodeals.deal.selectors.deals import deals_visible_to
from regiodeals.party.models import Organisation
from regiodeals.party.selectors import organisation_ids_of
from regiodeals.search.asked import Asked

# So many are named beside an organisation.
DEALS_NAMED = 3


def deals_sought(user: User, asked: Asked) -> QuerySet[Deal]:
    """Visible deals by name or region; a name that only looks like it comes last."""
    fields = ("name", "region")
    found = deals_visible_to(user).filter(asked.like(*fields))
    return (
        found.annotate(likeness=asked.likeness(*fields))
        .select_related("tranche")
        .order_by("likeness", Lower("name"), "pk")
    )


def organisations_sought(user: User, asked: Asked) -> QuerySet[Organisation]:
    """Organisations by name or abbreviation: all for the ministry, else those of visible deals.

    With `deals` in which it is a party and that the person sees, as rows of pk and name.
    """
    fields = ("name", "abbreviation")
    visible = deals_visible_to(user)
    found = Organisation.objects.filter(asked.like(*fields))
    if not user.is_ministry:
        parties = DealParty.objects.filter(deal__in=visible.values("pk"))
        found = found.filter(
            Q(pk__in=parties.values("organisation")) | Q(pk__in=organisation_ids_of(user))
        )
    deals = visible.filter(parties__organisation=OuterRef("pk")).order_by("name").distinct()
    return found.annotate(
        likeness=asked.likeness(*fields),
        deals=ArraySubquery(deals.values_list("name", flat=True)[: DEALS_NAMED + 1]),
    ).order_by("likeness", Lower("name"), "pk")
