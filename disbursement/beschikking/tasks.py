"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from disbursement.beschikking.rendering import make
from disbursement.beschikking.selectors import ids_with_pending_letter


@shared_task
def render_letter(beschikking_id: int) -> None:
    """Make and store the letter of a signed beschikking."""
    make.make_letter(beschikking_id)


@shared_task
def sweep_letters() -> None:
    """Send again what stayed pending: the broker was down, or a worker died."""
    for beschikking_id in ids_with_pending_letter():
        render_letter.delay(beschikking_id)
