"""Who of the region may do what in a deal: by a role in it, or by working for one of its parties.

A regiocoördinator, named by the beheerder of the ministry, is coördinator of every deal of the own
organisation. Everybody else has a role in one deal. Both are asked here and nowhere else.
"""

from datetime import date
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value

from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common import clock
from regiodeals.common.asked_often import AskedOften
from regiodeals.deal.models import Deal, DealParty, DealRole, PartyRole, RoleInDeal
from regiodeals.party.models import Membership
from regiodeals.party.selectors import organisation_ids_on

OF_THE_REGION = (PartyRole.REGIOPARTIJ, PartyRole.KASSIER)
# Beside the role of a signer: he is one for whoever is kassier of the deal now.
SIGNS = "tekent"


def roles_in(deal_id: int, user: User) -> frozenset[str]:
    """The roles that the person has in this deal today, and SIGNS when he may sign for its kassier,
    in one question; a page asks it once.
    """
    if not user.is_active:
        return frozenset()
    if user.roles_read is None:
        return _roles_in(deal_id, user)
    if deal_id not in user.roles_read:
        user.roles_read[deal_id] = _roles_in(deal_id, user)
    return user.roles_read[deal_id]


def _roles_in(deal_id: int, user: User) -> frozenset[str]:
    asked = _given_or_by_party if user.has_role(Role.REGIOCOORDINATOR) else _given
    return frozenset(role for (role,) in asked.rows(clock.today(), user.pk, deal_id))


def _roles_given(day: date, user_id: int, deal_id: int) -> QuerySet[Any, Any]:
    given = DealRole.objects.valid_on(day).filter(user=user_id, deal=deal_id).order_by()
    signs = _signing_on(day).filter(user=user_id, deal=deal_id).order_by()
    word = Value(SIGNS, output_field=CharField())
    return given.values_list("role").union(signs.values_list(word))


def _roles_given_or_by_party(day: date, user_id: int, deal_id: int) -> QuerySet[Any, Any]:
    by_party = _parties_of(user_id, day).filter(deal=deal_id).order_by()
    implied = Value(RoleInDeal.COORDINATOR.value, output_field=CharField())
    return _roles_given(day, user_id, deal_id).union(by_party.values_list(implied))


_given = AskedOften(_roles_given, date, int, int)
_given_or_by_party = AskedOften(_roles_given_or_by_party, date, int, int)


def in_deal_with_role(user: User, path: str, *roles: str) -> Q:
    """The condition that the person has one of these roles in a deal; `path` leads to it.

    Without roles: any of them.
    """
    found: QuerySet[Any, Any] = deal_ids_of(user, *roles)
    if user.has_role(Role.REGIOCOORDINATOR) and (not roles or RoleInDeal.COORDINATOR in roles):
        found = found.union(_parties_of(user.pk, clock.today()).order_by().values("deal_id"))
    return Q(**{f"{path}__in": found})


def deal_ids_of(user: User, *roles: str) -> QuerySet[Any, Any]:
    """The deals in which the person was given one of these roles, or any that shows all of it."""
    if not user.is_active:
        return DealRole.objects.none().order_by().values("deal_id")
    given = DealRole.objects.valid_on(clock.today()).filter(user=user)
    given = given.filter(role__in=roles) if roles else given.exclude(role=RoleInDeal.PART_WRITER)
    return given.order_by().values("deal_id")


def parts_written_by(user: User) -> QuerySet[DealRole]:
    """The roles by which the person writes some parts of a rapportage, and sees no other."""
    if not user.is_active:
        return DealRole.objects.none()
    return DealRole.objects.valid_on(clock.today()).filter(user=user, role=RoleInDeal.PART_WRITER)


def signing_roles_of(user: User) -> QuerySet[DealRole]:
    """The roles by which the person signs today: for whoever is kassier of that deal now."""
    return _signing_roles().filter(user=user)


def signing_roles_in(*deal_ids: int) -> QuerySet[DealRole]:
    """The roles by which anybody signs in these deals today, with the person."""
    found = _signing_roles().filter(deal__in=deal_ids, user__is_active=True)
    return found.select_related("user").order_by("pk")


def manager_of(deal: Deal) -> User | None:
    """Who manages the people of the region today; None while nobody was named."""
    roles = DealRole.objects.valid_on(clock.today()).filter(deal=deal, role=RoleInDeal.MANAGER)
    found = roles.filter(user__is_active=True).select_related("user").first()
    return found.user if found else None


def _signing_roles() -> QuerySet[DealRole]:
    return _signing_on(clock.today())


def _signing_on(day: date) -> QuerySet[DealRole]:
    is_kassier = Q(deal__parties__role=PartyRole.KASSIER) & Q(
        deal__parties__organisation=F("organisation")
    )
    return DealRole.objects.valid_on(day).filter(is_kassier, role=RoleInDeal.SIGNER)


def given_in_deals(user: User) -> list[str]:
    """Each role in each deal, as a word that tells them apart; for the door and for reach."""
    given = DealRole.objects.valid_on(clock.today()).filter(user=user)
    return [f"{role} {deal}" for deal, role in given.values_list("deal_id", "role")]


def manages_by_word(user: User, deal: Deal) -> bool:
    """Whether the person manages the people of the deal, by what `given_in_deals` found already."""
    return f"{RoleInDeal.MANAGER} {deal.pk}" in user.roles_elsewhere


def coordinators_by_organisation(deal: Deal) -> QuerySet[Membership]:
    """Whom the beheerder of the ministry named regiocoördinator for a party of this deal."""
    today = clock.today()
    named = RoleAssignment.objects.valid_on(today).filter(
        user=OuterRef("user"), role=Role.REGIOCOORDINATOR
    )
    parties = DealParty.objects.filter(deal=deal, role__in=OF_THE_REGION)
    rows = Membership.objects.valid_on(today).filter(
        Exists(named), organisation__in=parties.values("organisation"), user__is_active=True
    )
    return rows.select_related("user", "organisation").order_by("user__last_name", "pk")


def coordinators_of(deal: Deal) -> list[User]:
    """Everybody who is coördinator of this deal today, by role or by organisation, each once."""
    given = DealRole.objects.valid_on(clock.today()).filter(
        deal=deal, role=RoleInDeal.COORDINATOR, user__is_active=True
    )
    rows = [*given.select_related("user").order_by("pk"), *coordinators_by_organisation(deal)]
    return list({row.user_id: row.user for row in rows}.values())


def _parties_of(user_id: int, day: date) -> QuerySet[DealParty]:
    """Where an organisation of the person signed for the region, or receives the money."""
    return DealParty.objects.filter(
        role__in=OF_THE_REGION, organisation__in=organisation_ids_on(day, user_id)
    )
