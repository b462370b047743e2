"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from disbursement.verantwoording import running
from disbursement.verantwoording.selectors import ids_to_read


@shared_task
def read_file(inlezing_id: int) -> None:
    """Read one uploaded file."""
    running.read_inlezing(inlezing_id)


@shared_task
def sweep_files() -> None:
    """Send again what was not read: the broker was down, or a worker died."""
    for inlezing_id in ids_to_read():
        read_file.delay(inlezing_id)
