"""The way to the people of the region: on the dossier, and as work while somebody is missing."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal, DealRole, RoleInDeal
from regiodeals.dossier import Panel, WorkItem, most_urgent
from regiodeals.people.rendering import person_hit
from regiodeals.people.selectors import managed_without_people, people_sought
from regiodeals.search.asked import Asked
from regiodeals.search.sources import Hit, Source

TEXT = dutch("Wie van de regio in deze deal werkt, in welke rol en tot wanneer.")


def people_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """For the ministry and for the manager of the region; it asks nothing of the database."""
    if not user.is_ministry and not deal.is_managed_by_reader:  # type: ignore[attr-defined]
        return None
    url = reverse("regiodeals:deal-people", args=[deal.pk])
    return {"text": TEXT, "url": url, "label": dutch("Openen")}


def work_for(user: User) -> Iterator[WorkItem]:
    """A deal without somebody who writes or signs, for the manager who can invite them."""
    # Who works for the ministry manages none; of others it is known already.
    if not user.is_ministry and _manages(user):
        yield from (_to_invite(row) for row in most_urgent(managed_without_people(user)))


def _manages(user: User) -> bool:
    return any(word.startswith(RoleInDeal.MANAGER) for word in user.roles_elsewhere)


def _and(parts: Sequence[str]) -> str:
    return dutch("{een} en {ander}", een=parts[0], ander=parts[1]) if parts[1:] else parts[0]


def _to_invite(row: DealRole) -> WorkItem:
    whom, without = [], []
    if row.lacks_writer:  # type: ignore[attr-defined]
        whom.append(dutch("een coördinator"))
        without.append(dutch("schrijft niemand de rapportage"))
    if row.lacks_signer:  # type: ignore[attr-defined]
        whom.append(dutch("een tekenbevoegde"))
        without.append(dutch("kan niemand haar indienen") if len(whom) > 1 else SIGNS)
    return WorkItem(
        title=dutch("{deal}: nodig {wie} uit", deal=row.deal, wie=_and(whom)),
        url=reverse("regiodeals:deal-people", args=[row.deal_id]),
        verb=dutch("Uitnodigen"),
        why_you=dutch("u bent beheerder van de regio in deze deal."),
        if_you_wait=joined("", (_and(without), ".")),
        due_on=None,
    )


SIGNS = dutch("kan niemand de rapportage ondertekenen en indienen")
# Before what was agreed and what is owed: without people nothing of it is done.
PANELS = (
    Panel("mensen", dutch("Mensen"), 57, "regiodeals/people/panel.html", people_panel, aside=True),
)


def _found(user: User, asked: Asked, most: int) -> Sequence[Hit]:
    # Others than the ministry see people only in deals that they manage.
    if not user.is_ministry and not _manages(user):
        return ()
    return [person_hit(person) for person in people_sought(user, asked)[:most]]


SOURCES = (Source("mensen", dutch("Mensen"), 40, _found),)
