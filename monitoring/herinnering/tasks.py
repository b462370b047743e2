"""Jobs of a worker: one call down; each may run twice, at once or too late without effect."""

from celery import shared_task

from monitoring.herinnering import running


@shared_task
def plan_reminders() -> None:
    """Plan the day of each zone where it is morning; the mail follows in the same job."""
    running.plan_due_rounds()
    running.order_reminders()


@shared_task
def sweep_reminders() -> None:
    """Order what has no mail: a worker died, a mail was withdrawn, or a merging window ended."""
    running.order_reminders()
