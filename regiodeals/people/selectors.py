"""Questions about the people of a deal; the caller asks for whom."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, JSONObject, Lower

from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common import clock
from regiodeals.common.language import Language
from regiodeals.deal.models import (
    REGIONAL_PARTIES,
    Deal,
    DealParty,
    DealRole,
    DealStatus,
    PartyRole,
    RoleInDeal,
)
from regiodeals.deal.selectors import coordinators_by_organisation, deal_ids_of
from regiodeals.deal.selectors.people import OF_THE_REGION
from regiodeals.obligations.models import ObligationQuerySet
from regiodeals.obligations.selectors import obligations_of_dossier
from regiodeals.party.models import Membership, Organisation
from regiodeals.people.models import OPEN, Invitation
from regiodeals.search.asked import Asked

# So many deals are named beside a person.
DEALS_NAMED = 3


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


def language_of(user: User) -> str:
    """English when every organisation of the person is written to in English; else Dutch.

    Empty for who works for no organisation: of him nothing is known.
    """
    today = clock.today()
    members = Membership.objects.valid_on(today).filter(user=user)
    roles = DealRole.objects.valid_on(today).filter(user=user)
    field = "organisation__mail_language"
    found = set(members.values_list(field, flat=True).union(roles.values_list(field, flat=True)))
    if not found:
        return ""
    return str(Language.EN if found == {Language.EN} else Language.NL)


def people_sought(user: User, asked: Asked) -> QuerySet[User]:
    """People by name: all for the ministry, for a manager those with a role in the same deals.

    With `works_in`, the roles that hold today as rows of deal, name and role; and `handles`, the
    deals of a behandelaar by deal and name.
    """
    roles = roles_seen_by(user).filter(pk__in=DealRole.objects.valid_on(clock.today()))
    handled = deals_with_people_seen_by(user).filter(accounthouder=OuterRef("pk"))
    named = User.objects.filter(is_active=True).annotate(
        whole_name=Concat("first_name", Value(" "), "last_name")
    )
    if not user.is_ministry:
        named = named.filter(pk__in=roles.order_by().values("user"))
    role = JSONObject(deal="deal_id", name="deal__name", role="role")
    deal = JSONObject(deal=F("pk"), name=F("name"))
    theirs = roles.filter(user=OuterRef("pk")).order_by("deal__name")
    return (
        named.filter(asked.like("whole_name"))
        .annotate(
            likeness=asked.likeness("whole_name"),
            works_in=ArraySubquery(theirs.values(found=role)[:DEALS_NAMED]),
            handles=ArraySubquery(handled.order_by("name").values(found=deal)[:DEALS_NAMED]),
        )
        .order_by("likeness", Lower("whole_name"), "pk")
    )


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


def tasks_in_name_of(row: DealRole) -> ObligationQuerySet:
    """What the person of a role owes in its deal by name, by day; it does not end with the role."""
    owed = obligations_of_dossier(row.deal_id).filter(owner_user=row.user_id).outstanding()
    return owed.order_by("due_on", "pk")


def who_can_take_over(row: DealRole) -> QuerySet[User]:
    """Who else works in the deal today, and can owe in the place of who leaves; not who reads.

    By a role in the deal, or as coordinator by organisation.
    """
    roles = DealRole.objects.valid_on(clock.today()).filter(deal=row.deal_id)
    roles = roles.exclude(role=RoleInDeal.READER)
    by_party = coordinators_by_organisation(row.deal).values("user")
    works = Q(pk__in=roles.values("user")) | Q(pk__in=by_party)
    found = User.objects.filter(works, is_active=True)
    return found.exclude(pk=row.user_id).order_by("last_name", "pk")


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


def managed_without_people(user: User) -> QuerySet[DealRole]:
    """The roles by which the person manages a running deal where nobody writes (`lacks_writer`) or
    signs (`lacks_signer`), nor was invited to; in one question.

    Who signs is missed only by a manager who works for the kassier, and so can invite him.
    """
    today = clock.today()
    kassier = DealParty.objects.filter(deal=OuterRef("deal"), role=PartyRole.KASSIER)
    is_of_kassier = Exists(kassier.filter(organisation=OuterRef("organisation")))
    rows = DealRole.objects.valid_on(today).filter(
        user=user, role=RoleInDeal.MANAGER, deal__status__in=WITH_PEOPLE
    )
    found = rows.annotate(
        lacks_writer=~_is_there(RoleInDeal.COORDINATOR) & ~Exists(_by_organisation()),
        lacks_signer=is_of_kassier & ~_is_there(RoleInDeal.SIGNER),
    )
    return (
        found.filter(Q(lacks_writer=True) | Q(lacks_signer=True))
        .select_related("deal")
        .order_by("deal__name")
    )


WITH_PEOPLE = (
    DealStatus.GESLOTEN,
    DealStatus.BESCHIKT,
    DealStatus.IN_UITVOERING,
    DealStatus.EINDVERANTWOORDING,
)


def _is_there(role: RoleInDeal) -> Q:
    """Somebody has the role in the deal of the row today, or a link to take it up."""
    given = DealRole.objects.valid_on(clock.today()).filter(user__is_active=True)
    asked = Invitation.objects.usable(clock.now())
    here = {"deal": OuterRef("deal"), "role": role}
    return Exists(given.filter(**here)) | Exists(asked.filter(**here))


def _by_organisation() -> QuerySet[Membership]:
    """Whom the ministry named regiocoördinator of a party of the deal of the row."""
    today = clock.today()
    parties = DealParty.objects.filter(deal=OuterRef(OuterRef("deal")), role__in=OF_THE_REGION)
    named = RoleAssignment.objects.valid_on(today).filter(role=Role.REGIOCOORDINATOR)
    return Membership.objects.valid_on(today).filter(
        organisation__in=parties.values("organisation"),
        user__in=named.values("user"),
        user__is_active=True,
    )
