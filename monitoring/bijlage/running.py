"""Out of quarantine: the scanner is asked about one file, and its answer is final."""

import logging

from django.db import transaction

from monitoring.bijlage.models import Bijlage, GivenFileQuerySet
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.documents import store, virus

logger = logging.getLogger(__name__)


def scan(bijlage_id: int) -> bool:
    """Ask once; True when this call kept an answer.

    Without an answer the file stays in quarantine, and the sweep comes back for it.
    """
    found = virus_in(Bijlage.objects.all(), bijlage_id)
    return found is not None and _keep(bijlage_id, found)


def virus_in(files: GivenFileQuerySet, pk: int) -> str | None:
    """What a scanner finds in one of `files`, empty for nothing; None without an answer."""
    row = files.in_quarantine().select_related("document").filter(pk=pk).first()
    if row is None:
        return None
    try:
        return virus.virus_in(store.get(row.document.sha256))
    except virus.ScannerUnavailable as error:
        logger.warning("file %s stays in quarantine: %s", pk, error)
        return None


@transaction.atomic
def _keep(bijlage_id: int, found: str) -> bool:
    waiting = Bijlage.objects.in_quarantine().select_for_update(of=("self",))
    row = waiting.select_related("rapportage", "document").filter(pk=bijlage_id).first()
    if row is None:
        return False
    row.scanned_at, row.virus = clock.now(), found
    row.save(update_fields=["scanned_at", "virus"])
    audit.record(
        row,
        action="monitoring.bijlage.scan",
        sentence=f"Bestand gescand: {'er zit een virus in' if found else 'schoon'}",
        actor=None,
        remark=found,
    )
    return True
