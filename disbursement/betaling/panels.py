"""What waits for a controller, for the start page."""

from collections.abc import Iterator

from django.urls import reverse

from disbursement.betaling.selectors import waiting_for_controller
from regiodeals.accounts.models import Role, User
from regiodeals.dossier import WorkItem

WHY = "u bent controller."


def work_for(user: User) -> Iterator[WorkItem]:
    """Releases and batches that another must confirm, and what the bank left open."""
    if not user.has_role(Role.CONTROLLER):
        return
    waiting = waiting_for_controller(user)
    rows = (
        (waiting.releases, "Vrijgaven bevestigen", "betaling-list", "de kassier krijgt geen geld."),
        (waiting.batches, "Batches bevestigen", "betaling-list", "de bank krijgt geen bestand."),
        (waiting.accounts, "Rekeningen beoordelen", "rekening-list", "er kan niet worden betaald."),
        (waiting.lines, "Bankregels afhandelen", "aanlevering-list", "de boekhouding klopt niet."),
    )
    for number, title, name, otherwise in rows:
        if number:
            yield WorkItem(
                title=f"{title} ({number})",
                url=reverse(f"disbursement:{name}"),
                verb="Bekijken",
                why_you=WHY,
                if_you_wait=otherwise,
                due_on=None,
            )
