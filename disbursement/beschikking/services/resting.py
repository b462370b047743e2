"""What a beschikking rests on does not change below it."""

from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingKind, BeschikkingStatus
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(
    dutch("Op deze dag rust een beschikking. Stuur die eerst terug, of laat haar vervallen.")
)
def is_day_of_convenant_free(convenant: Any) -> bool:
    """No other day of signature once a beschikking was handed in; a concept follows the deal."""
    of_deal = Beschikking.objects.filter(uitkering__deal=convenant.deal_id)
    loose = [BeschikkingStatus.CONCEPT, BeschikkingStatus.VERVALLEN]
    return not of_deal.exclude(status__in=loose).exists()


@requirement(dutch("De verlening is bekendgemaakt. De begroting van de deal staat vast."))
def is_budget_free(deal: Any) -> bool:
    """The letter and the ledger say what the budget was on the day of the step."""
    granted = Beschikking.objects.filter(uitkering__deal=deal, kind=BeschikkingKind.VERLENING)
    return not granted.filter(announced_on__isnull=False).exists()
