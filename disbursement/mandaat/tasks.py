"""Jobs of a worker: each may run twice without effect."""

from celery import shared_task

from disbursement.mandaat import running


@shared_task
def watch_register() -> None:
    """Every day: owe the ends in the register that come, and close those that have passed."""
    running.watch_register()
