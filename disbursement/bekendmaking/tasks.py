"""Jobs of a worker: each may run twice without effect."""

import logging

from celery import shared_task

from disbursement.bekendmaking.selectors import stuck_records

MOST_NAMED = 20
logger = logging.getLogger(__name__)


@shared_task
def watch_stuck() -> None:
    """Every day: write in the log what should have gone on by itself and did not."""
    for name, rows in stuck_records().items():
        if found := list(rows.order_by("pk").values_list("pk", flat=True)):
            logger.error("Stuck, %s: %d, first %s.", name, len(found), found[:MOST_NAMED])
