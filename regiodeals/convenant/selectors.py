"""Questions about convenanten, always asked by somebody."""

from django.db.models import QuerySet

from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common import clock
from regiodeals.convenant.models import Convenant, Ondertekening
from regiodeals.deal.selectors import in_visible_deal


def convenanten_visible_to(user: User) -> QuerySet[Convenant]:
    """Convenanten of the deals that the person sees."""
    return Convenant.objects.filter(in_visible_deal(user, "deal"))


def ondertekeningen_visible_to(user: User) -> QuerySet[Ondertekening]:
    """Signatures of the deals that the person sees."""
    return Ondertekening.objects.filter(in_visible_deal(user, "convenant__deal")).select_related(
        "convenant__deal", "party__organisation"
    )


def officers() -> QuerySet[User]:
    """Who may handle a deal today."""
    today = RoleAssignment.objects.valid_on(clock.today()).filter(role=Role.BEHANDELAAR)
    return User.objects.filter(is_active=True, pk__in=today.values("user"))
