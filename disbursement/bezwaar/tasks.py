"""Jobs of a worker: each may run twice without effect, and late without harm."""

import logging

from celery import shared_task
from django.db import transaction

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.selectors import ids_past_their_remedy_term
from disbursement.beschikking.services import finalise_beschikking
from disbursement.bezwaar.selectors import remedy_term_of, unsent_with_a_term
from regiodeals.obligations import services as obligations

NOT_SENT = "De brief is nog niet verzonden. Er loopt nog geen termijn."
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


@shared_task
def take_back_terms() -> None:
    """Every day: no term counts of a letter that still lies ready; its posting opens one.

    What once was laid down too early has then gone from the calendar; of later letters there is
    nothing to do.
    """
    for beschikking_id in list(unsent_with_a_term().values_list("pk", flat=True)):
        try:
            _take_back_term(beschikking_id)
        except Exception:
            logger.exception("The term of beschikking %s was not taken back.", beschikking_id)


@transaction.atomic
def _take_back_term(beschikking_id: int) -> None:
    # Held before it is asked again: whoever posts the letter at this moment is waited for.
    Beschikking.objects.select_for_update().get(pk=beschikking_id)
    beschikking = unsent_with_a_term().filter(pk=beschikking_id).first()
    if beschikking is not None and (owed := remedy_term_of(beschikking)) is not None:
        obligations.cancel(obligation_id=owed.pk, reason=NOT_SENT, actor=None)
