"""Jobs of a worker; each may run twice, at once or too late without effect."""

from celery import shared_task

from monitoring.jaarcyclus import running


@shared_task
def plan_years() -> None:
    """Open the years that have begun, and lay down the days of the years to come."""
    running.plan_all()
