"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from monitoring.uitwisseling import running
from monitoring.uitwisseling.selectors import ids_in_quarantine


@shared_task
def scan_material(materiaal_id: int) -> None:
    """Ask the scanner about a file that was added."""
    running.scan(materiaal_id)


@shared_task
def sweep_material() -> None:
    """Send again what stayed in quarantine: the scanner or the broker was down."""
    for materiaal_id in ids_in_quarantine():
        scan_material.delay(materiaal_id)
