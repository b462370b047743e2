"""What the translation adds to the page of its letter and to the start page."""

from collections.abc import Iterator

from django.urls import reverse

from disbursement.vertaling.models import Vertaling
from disbursement.vertaling.rendering.page import translation_state
from disbursement.vertaling.selectors import given_up_for
from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch
from regiodeals.dossier import Panel, WorkItem, most_urgent

PANELS = (
    Panel(
        "vertaling",
        dutch("Engelse vertaling"),
        5,
        "disbursement/vertaling/panel.html",
        translation_state,
        page="beschikking",
    ),
)


def work_for(user: User) -> Iterator[WorkItem]:
    """Translations that could not be made: for who drafted the letter or answers for the deal."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    for row in most_urgent(given_up_for(user)):
        yield _task(row)


def _task(row: Vertaling) -> WorkItem:
    page = reverse("disbursement:beschikking-detail", args=[row.beschikking_id])
    return WorkItem(
        title=dutch(
            "{deal}: de Engelse vertaling is niet gemaakt", deal=row.beschikking.uitkering.deal
        ),
        url=f"{page}#vertaling",
        verb=dutch("Openen"),
        why_you=dutch("u stelde de beschikking op of u behandelt de deal."),
        if_you_wait=dutch("de beschikking geldt, maar de geadresseerde krijgt geen vertaling."),
        due_on=None,
    )
