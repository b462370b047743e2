"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from disbursement.serie import running
from disbursement.serie.selectors import ids_for_a_worker


@shared_task
def carry_out(opdracht_id: int) -> None:
    """Check or do the deals of an opdracht, and come back while there are more."""
    if running.carry_out(opdracht_id):
        carry_out.delay(opdracht_id)


@shared_task
def sweep_series() -> None:
    """Send again what a worker must go on with: the broker was down, or a worker died."""
    for opdracht_id in ids_for_a_worker():
        carry_out.delay(opdracht_id)
