"""Out of quarantine: the scanner is asked about one file, and its answer is final."""

import logging

from django.db import transaction

from monitoring.bijlage.models import Bijlage, GivenFileQuerySet
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.documents import store, virus

logger = logging.getLogger(__name__)


def scan(bijlage_id: int) -> bool:
    """Ask about a file of a rapportage; True when this call kept an answer."""
    return scan_one_of(Bijlage.objects.select_related("rapportage", "document"), bijlage_id)


def scan_one_of(files: GivenFileQuerySet, pk: int) -> bool:
    """Ask once about one of `files`, read with their documents; True when this call kept an answer.

    Without an answer the file stays in quarantine, and the sweep comes back for it.
    """
    row = files.in_quarantine().filter(pk=pk).first()
    if row is None:
        return False
    try:
        found = virus.virus_in(store.get(row.document.sha256))
    except virus.ScannerUnavailable as error:
        logger.warning("file %s stays in quarantine: %s", pk, error)
        return False
    return _keep(files, pk, found)


@transaction.atomic
def _keep(files: GivenFileQuerySet, pk: int, found: str) -> bool:
    row = files.in_quarantine().select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        return False
    row.scanned_at, row.virus = clock.now(), found
    row.save(update_fields=["scanned_at", "virus"])
    audit.record(
        row,
        action=f"{row._meta.label_lower}.scan",
        sentence=f"Bestand gescand: {'er zit een virus in' if found else 'schoon'}",
        actor=None,
        remark=found,
    )
    return True
