"""Questions about overleggen, always asked by somebody."""

from django.db.models import QuerySet

from monitoring.overleg.models import Overleg, done_last
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import in_visible_deal


def overleggen_visible_to(user: User) -> QuerySet[Overleg]:
    """Overleggen of the deals that the person sees."""
    return Overleg.objects.filter(in_visible_deal(user, "deal")).select_related("deal")


def overleggen_next_first(user: User) -> QuerySet[Overleg]:
    """The same, the next one first; what is done comes last."""
    return overleggen_visible_to(user).order_by(done_last(), "year", "planned_on", "deal__name")
