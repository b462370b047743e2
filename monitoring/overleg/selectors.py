"""Questions about overleggen, always asked by somebody."""

from django.db.models import Case, QuerySet, When

from monitoring.overleg.models import Overleg, OverlegStatus
from regiodeals.accounts.models import User
from regiodeals.deal.selectors import in_visible_deal


def overleggen_visible_to(user: User) -> QuerySet[Overleg]:
    """Overleggen of the deals that the person sees."""
    return Overleg.objects.filter(in_visible_deal(user, "deal")).select_related("deal")


def overleggen_next_first(user: User) -> QuerySet[Overleg]:
    """The same, the next one first; what is done comes last."""
    is_done = Case(When(status=OverlegStatus.VASTGESTELD, then=1), default=0)
    return overleggen_visible_to(user).order_by(is_done, "year", "planned_on", "deal__name")
