"""Jobs of a worker: each may run twice, at once or too late without effect."""

from celery import shared_task

from regiodeals.common import clock
from regiodeals.health import valkey


@shared_task
def keep_pulse() -> None:
    """Say that the planner runs and that a worker does what it plans."""
    valkey.keep_pulse(clock.now())
