"""Questions about overleggen, always asked by somebody."""

from django.db.models import QuerySet

from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import deals_visible_to


def overleggen_visible_to(user: User) -> QuerySet[Overleg]:
    """Overleggen of the deals that the person sees."""
    return Overleg.objects.filter(deal__in=deals_visible_to(user)).select_related("deal")
