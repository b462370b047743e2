"""How it is with lists asked for as a file, for the start page of the administration."""

from django.db.models import Q
from django.urls import reverse

from regiodeals.common.words import dutch
from regiodeals.exports.models import PENDING, ExportOrder
from regiodeals.health import outbox
from regiodeals.health.check import Check, Finding, State

WORDS = outbox.Words(
    waits=dutch("te maken"),
    failed=dutch("opgegeven"),
    remedy=dutch("Lees waarom niet. Wie het bestand wil, vraagt het opnieuw."),
)


def orders() -> Finding:
    """What is asked for and not made."""
    found = outbox.count(
        ExportOrder.objects.filter(made_at__isnull=True),
        pending=PENDING,
        since="ordered_at",
        failed=Q(given_up_at__isnull=False),
        failed_at="given_up_at",
    )
    return outbox.finding(found, WORDS, url=reverse("admin:regiodeals_exportorder_changelist"))


CHECKS = [
    Check(
        "exports",
        dutch("Lijsten als bestand"),
        orders,
        Finding(State.UNKNOWN, dutch("Niet te zien hoeveel bestanden er te maken zijn.")),
    )
]
