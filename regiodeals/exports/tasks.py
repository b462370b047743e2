"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from regiodeals.exports import running
from regiodeals.exports.selectors import ids_for_a_worker


@shared_task
def make_file(order_id: int) -> None:
    """Make an ordered file."""
    running.make_file(order_id)


@shared_task
def sweep_exports() -> None:
    """Send again what must still be made: the broker was down, or a worker died."""
    for order_id in ids_for_a_worker():
        make_file.delay(order_id)


@shared_task
def remove_old_exports() -> None:
    """Take away files of more than a week old."""
    running.remove_old_files()
