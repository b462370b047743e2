"""What waits for a controller, for the start page."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from disbursement.betaling.models import Betaling
from disbursement.betaling.rendering import export
from disbursement.betaling.selectors import (
    batches_visible_to,
    betalingen_visible_to,
    open_lines,
    rekeningen_visible_to,
    waiting_for_controller,
)
from regiodeals.accounts.models import Role, User
from regiodeals.dossier import WorkItem
from regiodeals.exports.definition import Export, Filters

WHY = "u bent controller."


def work_for(user: User) -> Iterator[WorkItem]:
    """Releases and batches to confirm, what the bank left open, and euros that are missing."""
    if not user.has_role(Role.CONTROLLER):
        return
    waiting = waiting_for_controller(user)
    rows = (
        (waiting.releases, "Vrijgaven bevestigen", "betaling-list", "de kassier krijgt geen geld."),
        (waiting.batches, "Batches bevestigen", "betaling-list", "de bank krijgt geen bestand."),
        (
            waiting.lapses + waiting.rejections,
            "Bevestigen dat iets niet wordt betaald",
            "betaling-list",
            "de termijn kan niet opnieuw worden vrijgegeven.",
        ),
        (waiting.accounts, "Rekeningen beoordelen", "rekening-list", "er kan niet worden betaald."),
        (waiting.lines, "Bankregels afhandelen", "aanlevering-list", "de boekhouding klopt niet."),
        (
            waiting.euros,
            "Vastleggen wat dollars in euro kostten",
            "betaling-list",
            "het koersverschil ontbreekt, en de deal kan niet worden afgesloten.",
        ),
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


def _of_batch(user: User, chosen: Filters) -> QuerySet[Betaling]:
    return betalingen_visible_to(user).filter(batch=int(chosen["batch"])).order_by("pk")


EXPORTS = (
    Export(
        name="betalingen",
        title="Betalingen",
        page="disbursement:betaling-list",
        columns=export.PAYMENT_COLUMNS,
        rows=lambda user, _chosen: betalingen_visible_to(user).order_by("-pk"),
        cells=export.payment_cells,
    ),
    Export(
        name="batch",
        title="Betalingen van een batch",
        page="disbursement:betaalbatch-detail",
        columns=export.PAYMENT_COLUMNS,
        rows=_of_batch,
        cells=export.payment_cells,
        about="batch",
    ),
    Export(
        name="batches",
        title="Batches",
        page="disbursement:betaling-list",
        columns=export.BATCH_COLUMNS,
        rows=lambda user, _chosen: batches_visible_to(user),
        cells=export.batch_cells,
    ),
    Export(
        name="rekeningen",
        title="Rekeningen",
        page="disbursement:rekening-list",
        columns=export.ACCOUNT_COLUMNS,
        rows=lambda user, _chosen: rekeningen_visible_to(user),
        cells=export.account_cells,
    ),
    Export(
        name="bankregels",
        title="Bankregels om af te handelen",
        page="disbursement:aanlevering-list",
        columns=export.LINE_COLUMNS,
        rows=lambda user, _chosen: open_lines(user),
        cells=export.line_cells,
    ),
)
