"""Out of quarantine: the scanner is asked about one file, and its answer is final."""

from django.db import transaction

from monitoring.bijlage.running import virus_in
from monitoring.uitwisseling.models import Materiaal
from regiodeals.audit import services as audit
from regiodeals.common import clock


def scan(materiaal_id: int) -> bool:
    """Ask once; True when this call kept an answer."""
    found = virus_in(Materiaal.objects.all(), materiaal_id)
    return found is not None and _keep(materiaal_id, found)


@transaction.atomic
def _keep(materiaal_id: int, found: str) -> bool:
    waiting = Materiaal.objects.in_quarantine().select_for_update(of=("self",))
    row = waiting.select_related("document").filter(pk=materiaal_id).first()
    if row is None:
        return False
    row.scanned_at, row.virus = clock.now(), found
    row.save(update_fields=["scanned_at", "virus"])
    audit.record(
        row,
        action="monitoring.materiaal.scan",
        sentence=f"Bestand gescand: {'er zit een virus in' if found else 'schoon'}",
        actor=None,
        remark=found,
    )
    return True
