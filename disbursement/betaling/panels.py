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
from regiodeals.common.words import dutch, joined
from regiodeals.dossier import WorkItem
from regiodeals.exports.definition import Export, Filters

WHY = dutch("u bent controller.")


def work_for(user: User) -> Iterator[WorkItem]:
    """Releases and batches to confirm, what the bank left open, and euros that are missing."""
    if not user.has_role(Role.CONTROLLER):
        return
    waiting = waiting_for_controller(user)
    rows = (
        (
            waiting.releases,
            dutch("Vrijgaven bevestigen"),
            "betaling-list",
            dutch("de kassier krijgt geen geld."),
        ),
        (
            waiting.batches,
            dutch("Batches bevestigen"),
            "betaling-list",
            dutch("de bank krijgt geen bestand."),
        ),
        (
            waiting.lapses + waiting.rejections,
            dutch("Bevestigen dat iets niet wordt betaald"),
            "betaling-list",
            dutch("de termijn kan niet opnieuw worden vrijgegeven."),
        ),
        (
            waiting.accounts,
            dutch("Rekeningen beoordelen"),
            "rekening-list",
            dutch("er kan niet worden betaald."),
        ),
        (
            waiting.lines,
            dutch("Bankregels afhandelen"),
            "aanlevering-list",
            dutch("de boekhouding klopt niet."),
        ),
        (
            waiting.euros,
            dutch("Vastleggen wat dollars in euro kostten"),
            "betaling-list",
            dutch("het koersverschil ontbreekt, en de deal kan niet worden afgesloten."),
        ),
    )
    for number, title, name, otherwise in rows:
        if number:
            yield WorkItem(
                title=joined("", (title, f" ({number})")),
                url=reverse(f"disbursement:{name}"),
                verb=dutch("Bekijken"),
                why_you=WHY,
                if_you_wait=otherwise,
                due_on=None,
            )


def _of_batch(user: User, chosen: Filters) -> QuerySet[Betaling]:
    return betalingen_visible_to(user).filter(batch=int(chosen["batch"])).order_by("pk")


EXPORTS = (
    Export(
        name="betalingen",
        title=dutch("Betalingen"),
        page="disbursement:betaling-list",
        columns=export.PAYMENT_COLUMNS,
        rows=lambda user, _chosen: betalingen_visible_to(user).order_by("-pk"),
        cells=export.payment_cells,
    ),
    Export(
        name="batch",
        title=dutch("Betalingen van een batch"),
        page="disbursement:betaalbatch-detail",
        columns=export.PAYMENT_COLUMNS,
        rows=_of_batch,
        cells=export.payment_cells,
        about="batch",
    ),
    Export(
        name="batches",
        title=dutch("Batches"),
        page="disbursement:betaling-list",
        columns=export.BATCH_COLUMNS,
        rows=lambda user, _chosen: batches_visible_to(user),
        cells=export.batch_cells,
    ),
    Export(
        name="rekeningen",
        title=dutch("Rekeningen"),
        page="disbursement:rekening-list",
        columns=export.ACCOUNT_COLUMNS,
        rows=lambda user, _chosen: rekeningen_visible_to(user),
        cells=export.account_cells,
    ),
    Export(
        name="bankregels",
        title=dutch("Bankregels om af te handelen"),
        page="disbursement:aanlevering-list",
        columns=export.LINE_COLUMNS,
        rows=lambda user, _chosen: open_lines(user),
        cells=export.line_cells,
    ),
)
