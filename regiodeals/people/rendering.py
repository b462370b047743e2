"""The people of a deal as their page shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from regiodeals.common import clock
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import WHOLE_DEAL, Deal, DealRole, RoleInDeal
from regiodeals.deal.selectors import coordinators_by_organisation, signing_roles_in
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.titles import title_of
from regiodeals.people import selectors
from regiodeals.people.models import Invitation
from regiodeals.people.policies import can_end, can_revoke
from regiodeals.search.sources import Hit

FORMER_SHOWN = 50
NOBODY_SIGNS = dutch(
    "Daarna kan niemand meer voor de regiokassier tekenen. Nodig eerst een ander uit als"
    " tekenbevoegde van de regiokassier."
)


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role and its parts, for which days, and whether the reader can end it."""

    row: DealRole
    role: str
    days: str
    can_end: bool


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation, until when its link works, and whether the reader can revoke it."""

    row: Invitation
    role: str
    is_usable: bool
    can_revoke: bool


def page_of(deal: Deal, roles: list[RoleInDeal]) -> dict[str, Any]:
    """Who works here, who was asked, who left, and who sees the deal through an organisation.

    `roles` are those that the reader can give.
    """
    is_manager = manages_by(roles)
    rows = list(_roles(deal, roles, is_manager=is_manager))
    asked = list(_invitations(deal, roles, is_manager=is_manager))
    return {
        "is_manager": is_manager,
        "roles": rows,
        "has_manager": any(role.row.role == RoleInDeal.MANAGER for role in rows),
        "invitations": asked,
        "is_manager_asked": any(
            item.is_usable and item.row.role == RoleInDeal.MANAGER for item in asked
        ),
        "former": selectors.former_roles(deal)[:FORMER_SHOWN],
        "by_organisation": coordinators_by_organisation(deal),
    }


def breadcrumb(deal: Deal, below: str = "") -> list[dict[str, str]]:
    """The way back to the dossier; `below` names a page under that of the people."""
    people: dict[str, str] = {"label": dutch("Mensen")}
    if below:
        people["url"] = reverse("regiodeals:deal-people", args=[deal.pk])
    return [
        {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
        people,
        *([{"label": below}] if below else []),
    ]


def end_page(row: DealRole, tasks: Sequence[Obligation], form: Any) -> dict[str, Any]:
    """What is asked before a role ends."""
    return {
        "row": row,
        "title": dutch("Rol van {wie} beëindigen", wie=row.user),
        "tasks": [
            {
                "title": title_of(owed),
                "day": owed.due_on,
                "url": reverse("regiodeals:obligation-detail", args=[owed.pk]),
            }
            for owed in tasks
        ],
        "form": form,
        "warning": NOBODY_SIGNS if _signs_alone(row) else "",
        "asks_who": "neemt_over" in form.fields,
        "breadcrumb": breadcrumb(row.deal, dutch("Rol beëindigen")),
    }


def _signs_alone(row: DealRole) -> bool:
    others = signing_roles_in(row.deal_id).exclude(user=row.user_id)
    return row.role == RoleInDeal.SIGNER and not others.exists()


def manages_by(roles: list[RoleInDeal]) -> bool:
    """Whether who gives these manages the people of the deal: nobody else lets others read."""
    return RoleInDeal.READER in roles


def _roles(deal: Deal, roles: list[RoleInDeal], *, is_manager: bool) -> Iterator[RoleRow]:
    names = _names_of_parts(deal)
    for row in selectors.current_roles(deal):
        is_endable = can_end(row.role, manages=is_manager, gives=row.role in roles)
        yield RoleRow(row, _role_of(row, names), days_of(row), is_endable)


def _invitations(
    deal: Deal, roles: list[RoleInDeal], *, is_manager: bool
) -> Iterator[InvitationRow]:
    now, names = clock.now(), _names_of_parts(deal)
    for row in selectors.open_invitations(deal):
        is_revocable = can_revoke(manages=is_manager, gives=row.role in roles)
        yield InvitationRow(row, _role_of(row, names), row.is_usable(now), is_revocable)


def _names_of_parts(deal: Deal) -> dict[int, str]:
    lines = {line.pk: str(line) for line in deal.programmalijnen.all()}
    return lines | {WHOLE_DEAL: dutch("de deal als geheel")}


def _role_of(row: DealRole | Invitation, names: dict[int, str]) -> str:
    """The role, with the parts of who writes no more than those."""
    parts = joined(", ", (names[part] for part in names if part in row.lines))
    return joined(": ", (row.get_role_display(), parts)) if parts else row.get_role_display()


def days_of(row: DealRole) -> str:
    """From when until when, in words."""
    first = dutch("vanaf {dag}", dag=plain_date(row.valid_from))
    if row.valid_until is None:
        return first
    return dutch("{eerste} tot en met {laatste}", eerste=first, laatste=plain_date(row.valid_until))


def person_hit(person: Any) -> Hit:
    """A person with where he works; the page is that of the people of the first of these deals."""
    works = [
        dutch("{rol} in {deal}", rol=RoleInDeal(row["role"]).label, deal=row["name"])
        for row in person.works_in
    ]
    handles = [dutch("behandelaar van {deal}", deal=row["name"]) for row in person.handles]
    first = next(iter([*person.works_in, *person.handles]), None)
    return Hit(
        title=str(person),
        url=reverse("regiodeals:deal-people", args=[first["deal"]]) if first else "",
        note=joined("; ", [*works, *handles]) or dutch("heeft nu in geen deal een rol"),
        is_near=person.likeness > 0,
    )
