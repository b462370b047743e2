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
# What is counted, how the task is called, where it is done, and what happens otherwise: in the
# order in which money goes to the bank.
TASKS = (
    (
        ("releases",),
        dutch("Vrijgaven bevestigen"),
        "betaling-list",
        dutch("de kassier krijgt geen geld."),
    ),
    (
        ("free",),
        dutch("Bevestigde betalingen in een batch zetten"),
        "betaling-list#samen",
        dutch("de bank krijgt geen bestand."),
    ),
    (
        ("stopped",),
        dutch("Niet betalen naar een geblokkeerde rekening"),
        "betaling-list",
        dutch("de termijn kan niet opnieuw worden vrijgegeven."),
    ),
    (
        ("batches",),
        dutch("Batches bevestigen"),
        "betaling-list#batches",
        dutch("de bank krijgt geen bestand."),
    ),
    (
        ("failed",),
        dutch("Betaalbestanden die mislukten, opnieuw maken"),
        "betaling-list#batches",
        dutch("de bank krijgt geen bestand."),
    ),
    (
        ("files",),
        dutch("Betaalbestanden aanbieden bij de bank"),
        "betaling-list#batches",
        dutch("de bank betaalt niets."),
    ),
    (
        ("silent",),
        dutch("Inlezen wat de bank van batches meldt"),
        "aanlevering-list#inlezen",
        dutch("niemand weet of er is betaald."),
    ),
    (
        ("lapses", "rejections"),
        dutch("Bevestigen dat iets niet wordt betaald"),
        "betaling-list",
        dutch("de termijn kan niet opnieuw worden vrijgegeven."),
    ),
    (
        ("accounts",),
        dutch("Rekeningen beoordelen"),
        "rekening-list",
        dutch("er kan niet worden betaald."),
    ),
    (
        ("lines",),
        dutch("Bankregels afhandelen"),
        "aanlevering-list",
        dutch("de boekhouding klopt niet."),
    ),
    (
        ("euros",),
        dutch("Vastleggen wat dollars in euro kostten"),
        "betaling-list",
        dutch("het koersverschil ontbreekt, en de deal kan niet worden afgesloten."),
    ),
)


def work_for(user: User) -> Iterator[WorkItem]:
    """Each step that money waits for on its way to the bank, and what the bank left open."""
    if not user.has_role(Role.CONTROLLER):
        return
    waiting = waiting_for_controller(user)
    for counted, title, place, otherwise in TASKS:
        if number := sum(getattr(waiting, name) for name in counted):
            name, mark, part = place.partition("#")
            yield WorkItem(
                title=joined("", (title, f" ({number})")),
                url=f"{reverse(f'disbursement:{name}')}{mark}{part}",
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
