"""Jobs of a worker: each may run twice without effect, and late without harm."""

import logging

from celery import shared_task

from disbursement.beschikking.selectors import ids_past_their_remedy_term
from disbursement.beschikking.services import finalise_beschikking

logger = logging.getLogger(__name__)


@shared_task
def finalise_beschikkingen() -> None:
    """Every day: what nobody objected to in time becomes onherroepelijk.

    It looks at what is to be done and not at the date, so a day that was missed is made up for.
    """
    for beschikking_id in ids_past_their_remedy_term():
        try:
            finalise_beschikking(beschikking_id=beschikking_id)
        except Exception:
            # One that goes wrong is work for somebody; the others do not wait for it.
            logger.exception("Beschikking %s did not become onherroepelijk.", beschikking_id)
