"""What is pending on the page of a beschikking, and where what is owed is dealt with."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from disbursement.bezwaar.models import Bezwaar, RemedyKind
from disbursement.bezwaar.rendering import export, panel, when_corrected
from disbursement.bezwaar.selectors import pending_bezwaren
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch, joined
from regiodeals.dossier import Panel, WaitItem, most_urgent
from regiodeals.exports.definition import Export
from regiodeals.obligations.models import Obligation


def _pending_with_the_ministry(user: User) -> QuerySet[Bezwaar]:
    # Of its clock nothing is said here.
    found = pending_bezwaren(user).exclude(kind=RemedyKind.BEROEP).prefetch_related(None)
    return most_urgent(found)


_pending = AskedBy(_pending_with_the_ministry)


def waiting_for(user: User) -> Iterator[WaitItem]:
    """What the organisation of this person objected to; on a beroep the court decides."""
    if user.is_ministry or user.has_role(Role.MEDEONDERTEKENAAR):
        return
    for bezwaar in _pending.rows(user):
        yield WaitItem(
            title=joined(": ", (str(bezwaar.beschikking.uitkering.deal), str(bezwaar))),
            url=reverse("disbursement:bezwaar-detail", args=[bezwaar.pk]),
            act=dutch("Beslissen"),
            who=dutch("het ministerie"),
            age=dutch("sinds {dag}", dag=plain_date(bezwaar.received_on)),
            since=bezwaar.received_on,
        )


PANELS = (
    Panel(
        "bezwaren",
        dutch("Bezwaar en beroep"),
        20,
        "disbursement/bezwaar/panel.html",
        panel,
        page="beschikking",
    ),
    Panel(
        "bezwaren-bij-verbeteren",
        dutch("Wat dit voor de bezwaren betekent"),
        10,
        "disbursement/bezwaar/when_corrected.html",
        when_corrected,
        page="posting",
    ),
)

EXPORTS = (
    Export(
        name="bezwaren",
        title=dutch("Bezwaren"),
        page="disbursement:bezwaar-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: pending_bezwaren(user),
        cells=export.cells,
    ),
)


def page_of_beschikking(owed: Obligation) -> str:
    """Where one reads how to object."""
    return reverse("disbursement:beschikking-detail", args=[owed.subject_id]) + "#termijn"


def page_of_bezwaar(owed: Obligation) -> str:
    """Where a bezwaar is dealt with."""
    return reverse("disbursement:bezwaar-detail", args=[owed.subject_id])
