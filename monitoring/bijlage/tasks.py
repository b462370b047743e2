"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from monitoring.bijlage import running
from monitoring.bijlage.selectors import ids_in_quarantine


@shared_task
def scan_file(bijlage_id: int) -> None:
    """Ask the scanner about a file that was added."""
    running.scan(bijlage_id)


@shared_task
def sweep_files() -> None:
    """Send again what stayed in quarantine: the scanner or the broker was down."""
    for bijlage_id in ids_in_quarantine():
        scan_file.delay(bijlage_id)
