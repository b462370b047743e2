"""What the sending adds to the page of a beschikking and to the start page."""

from collections.abc import Iterator

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.bekendmaking.rendering import sending_of
from disbursement.bekendmaking.selectors import in_need_of
from disbursement.bekendmaking.sending import page_of
from regiodeals.accounts.models import Role, User
from regiodeals.dossier import Panel, WorkItem

PANELS = (
    Panel(
        "bekendmaking",
        "Bekendmaking",
        10,
        "disbursement/bekendmaking/panel.html",
        sending_of,
        page="beschikking",
    ),
)


def work_for(user: User) -> Iterator[WorkItem]:
    """Letters to post, and mail that did not arrive: for who drafted it or answers for the deal."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    for row in in_need_of(user):
        yield _task(row)


def _task(row: Bekendmaking) -> WorkItem:
    is_to_post = row.sent_on is None
    deal = row.beschikking.uitkering.deal
    return WorkItem(
        title=f"{deal}: {'verzend de brief per post' if is_to_post else 'de mail kwam niet aan'}",
        url=f"{page_of(row.beschikking_id)}#bekendmaking",
        verb="Openen",
        why_you="u stelde de beschikking op of u behandelt de deal.",
        if_you_wait=(
            "de beschikking is nog niet bekend en de termijn loopt niet."
            if is_to_post
            else "de geadresseerde weet misschien niet dat er een beschikking is."
        ),
        due_on=None,
    )
