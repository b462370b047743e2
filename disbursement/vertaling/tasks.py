"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from disbursement.vertaling.rendering import make
from disbursement.vertaling.selectors import ids_with_pending_translation


@shared_task
def render_translation(vertaling_id: int) -> None:
    """Make and store the translation of a letter."""
    make.make_translation(vertaling_id)


@shared_task
def sweep_translations() -> None:
    """Send again what stayed pending: the broker was down, or a worker died."""
    for vertaling_id in ids_with_pending_translation():
        render_translation.delay(vertaling_id)
