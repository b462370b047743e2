"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from monitoring.overleg.rendering import make
from monitoring.overleg.selectors import ids_with_pending_pack


@shared_task
def render_pack(vergaderstuk_id: int) -> None:
    """Make and store the papers of an overleg."""
    make.make_pack(vergaderstuk_id)


@shared_task
def sweep_packs() -> None:
    """Send again what stayed pending: the broker was down, or a worker died."""
    for vergaderstuk_id in ids_with_pending_pack():
        render_pack.delay(vergaderstuk_id)
