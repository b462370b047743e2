"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from monitoring.kamer.rendering import make
from monitoring.kamer.selectors import ids_with_pending_document


@shared_task
def render_report(report_id: int) -> None:
    """Make and store the PDF of an adopted report."""
    make.make_report(report_id)


@shared_task
def sweep_reports() -> None:
    """Send again what stayed pending: the broker was down, or a worker died."""
    for report_id in ids_with_pending_document():
        render_report.delay(report_id)
