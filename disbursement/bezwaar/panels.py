"""What the bezwaar adds to the start page: terms that run, and decisions that are owed."""

from collections.abc import Iterator

from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.deal.selectors import deals_visible_to
from regiodeals.dossier import WorkItem
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.pages import page_of
from regiodeals.obligations.selectors import obligations_open_for
from regiodeals.obligations.state import State
from regiodeals.party.selectors import organisation_ids_of


def work_for(user: User) -> Iterator[WorkItem]:
    """Rights that run out, and bezwaren that wait for a decision, of this person or his region."""
    mine = obligations_open_for(
        user,
        dossiers=deals_visible_to(user).values("pk"),
        organisations=organisation_ids_of(user),
    ).filter(kind__in=[ObligationKind.BEZWAAR, ObligationKind.BEZWAARTERMIJN])
    for owed in mine:
        if owed.state is not State.PASSED:
            yield _task(owed)


def _task(owed: Obligation) -> WorkItem:
    if owed.is_right:
        return WorkItem(
            title=owed.title,
            url=page_of(owed),
            verb="Openen",
            why_you=f"u werkt voor {owed.owner_name}.",
            if_you_wait="dat hoeft niet. Na die dag kan het niet meer.",
            due_on=owed.due_on,
        )
    return WorkItem(
        title=owed.title,
        url=page_of(owed),
        verb="Openen",
        why_you="u bent behandelaar van deze deal.",
        if_you_wait=f"de termijn om te beslissen verloopt ({owed.source}).",
        due_on=owed.due_on,
    )


def page_of_beschikking(owed: Obligation) -> str:
    """Where one reads how to object."""
    return reverse("disbursement:beschikking-detail", args=[owed.subject_id]) + "#termijn"


def page_of_bezwaar(owed: Obligation) -> str:
    """Where a bezwaar is dealt with."""
    return reverse("disbursement:bezwaar-detail", args=[owed.subject_id])
