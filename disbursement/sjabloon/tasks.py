"""Jobs of a worker: an id in, one call down; each may run twice without effect."""

from celery import shared_task

from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.rendering.run_trial import run_trial


@shared_task
def make_trial_letters(version_id: int) -> None:
    """Make the trial letters of a concept, when they were asked for."""
    run_trial(version_id)


@shared_task
def sweep_trials() -> None:
    """Send again what stayed behind: the broker was down, or a worker died."""
    for version_id in SjabloonVersie.objects.awaiting_trial().values_list("pk", flat=True):
        make_trial_letters.delay(version_id)
