"""What a beschikking rests on does not change below it."""

from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from regiodeals.workflow import requirement


@requirement("Op deze dag rust een beschikking. Stuur die eerst terug, of laat haar vervallen.")
def is_day_of_convenant_free(convenant: Any) -> bool:
    """No other day of signature once a beschikking was handed in; a concept follows the deal."""
    of_deal = Beschikking.objects.filter(uitkering__deal=convenant.deal_id)
    loose = [BeschikkingStatus.CONCEPT, BeschikkingStatus.VERVALLEN]
    return not of_deal.exclude(status__in=loose).exists()
