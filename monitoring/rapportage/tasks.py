"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from monitoring.rapportage.rendering import make
from monitoring.rapportage.selectors import ids_with_pending_receipt, ids_with_pending_report


@shared_task
def render_receipt(indiening_id: int) -> None:
    """Make and store the receipt of what was handed in."""
    make.make_receipt(indiening_id)


@shared_task
def render_report(akkoord_id: int) -> None:
    """Make and store the document of what was accepted."""
    make.make_report(akkoord_id)


@shared_task
def sweep_reports() -> None:
    """Send again what stayed pending: the broker was down, or a worker died."""
    for indiening_id in ids_with_pending_receipt():
        render_receipt.delay(indiening_id)
    for akkoord_id in ids_with_pending_report():
        render_report.delay(akkoord_id)
