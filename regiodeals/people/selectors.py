"""Questions about the people of a deal; the caller asks for whom."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.models import (
    REGIONAL_PARTIES,
    Deal,
    DealParty,
    DealRole,
    PartyRole,
    RoleInDeal,
)
from regiodeals.deal.selectors import deal_ids_of
from regiodeals.party.models import Organisation
from regiodeals.people.models import OPEN, Invitation


def deals_with_people_seen_by(user: User) -> QuerySet[Deal]:
    """Deals whose people somebody sees: all for the ministry, the own ones for a manager."""
    if user.is_ministry:
        return Deal.objects.all()
    return Deal.objects.filter(pk__in=deal_ids_of(user, RoleInDeal.MANAGER))


def roles_seen_by(user: User) -> QuerySet[DealRole]:
    """Roles in those deals."""
    rows = DealRole.objects.select_related("deal", "user", "organisation")
    return rows.filter(deal__in=deals_with_people_seen_by(user).values("pk"))


def invitations_seen_by(user: User) -> QuerySet[Invitation]:
    """Invitations for those deals."""
    rows = Invitation.objects.select_related("deal", "organisation")
    return rows.filter(deal__in=deals_with_people_seen_by(user).values("pk"))


def current_roles(deal: Deal) -> QuerySet[DealRole]:
    """Who has a role today, or will have one."""
    today = clock.today()
    rows = DealRole.objects.filter(deal=deal, ended_at__isnull=True)
    rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today))
    return rows.select_related("user", "organisation", "given_by").order_by("user__last_name", "pk")


def former_roles(deal: Deal) -> QuerySet[DealRole]:
    """Who had one, the last to leave first."""
    is_over = Q(ended_at__isnull=False) | Q(valid_until__lt=clock.today())
    rows = DealRole.objects.filter(is_over, deal=deal).select_related("user", "organisation")
    return rows.order_by("-pk")


def open_invitations(deal: Deal) -> QuerySet[Invitation]:
    """What was sent and not answered, the latest first; also when its link is too old by now."""
    rows = Invitation.objects.filter(OPEN, deal=deal)
    return rows.select_related("organisation", "invited_by").order_by("-pk")


def organisations_of_region(deal: Deal, role: str = "") -> QuerySet[Organisation]:
    """For whom somebody can work in this deal; who signs, does so for the kassier."""
    roles = (PartyRole.KASSIER,) if role == RoleInDeal.SIGNER else REGIONAL_PARTIES
    parties = DealParty.objects.filter(deal=deal, role__in=roles)
    return Organisation.objects.filter(pk__in=parties.values("organisation")).order_by("name")


def usable_invitation(token_sha256: str) -> Invitation | None:
    """The invitation of a link that still works."""
    rows = Invitation.objects.usable(clock.now()).filter(token_sha256=token_sha256)
    return rows.select_related("deal", "organisation", "invited_by").first()


@dataclass(frozen=True, slots=True)
class Known:
    """Whether there is an account for an address, and whether it can be used."""

    exists: bool
    is_open: bool


def account_for(address: str) -> Known:
    """Asked only for who showed the link that went to this very address."""
    found = User.objects.filter(Q(username__iexact=address) | Q(email__iexact=address))
    is_open = set(found.values_list("is_active", flat=True))
    return Known(bool(is_open), True in is_open)
