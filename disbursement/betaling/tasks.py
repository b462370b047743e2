"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from disbursement.betaling import running
from disbursement.betaling.selectors import ids_of_waiting_deliveries, ids_without_file


@shared_task
def make_payment_file(batch_id: int) -> None:
    """Make and store the file of a confirmed batch."""
    running.make_file(batch_id)


@shared_task
def read_delivery(aanlevering_id: int) -> None:
    """Take over what a delivery of the bank says."""
    running.read_delivery(aanlevering_id)


@shared_task
def sweep_payments() -> None:
    """Send again what stayed behind: the broker was down, or a worker died."""
    for batch_id in ids_without_file():
        make_payment_file.delay(batch_id)
    for aanlevering_id in ids_of_waiting_deliveries():
        read_delivery.delay(aanlevering_id)
