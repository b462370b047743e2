"""What a beschikking rests on does not change below it."""

from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from regiodeals.accounts.models import User
from regiodeals.common.errors import WrongState


def keep_day_of_convenant(convenant: Any, _actor: User | None) -> None:
    """No other day of signature once a beschikking was handed in; follows the correction.

    A concept follows the deal by itself. Raises WrongState.
    """
    of_deal = Beschikking.objects.filter(uitkering__deal=convenant.deal_id)
    if of_deal.exclude(
        status__in=[BeschikkingStatus.CONCEPT, BeschikkingStatus.VERVALLEN]
    ).exists():
        raise WrongState(
            "Op deze dag rust een beschikking. Stuur die eerst terug, of laat haar vervallen."
        )
