"""Where somebody goes from the page of one payment."""

from django.urls import reverse

from disbursement.betaling.models import Betaling, BetalingStatus
from regiodeals.common.words import dutch


def onward(betaling: Betaling) -> dict[str, str]:
    """Where the next act is: the batch, or the list on which one is composed."""
    worklist = reverse("disbursement:betaling-list")
    if betaling.batch is not None:
        url = reverse("disbursement:betaalbatch-detail", args=[betaling.batch_id])
        return {"label": dutch("Naar {batch}", batch=betaling.batch), "url": url}
    if betaling.status == BetalingStatus.VRIJGEGEVEN:
        return {
            "label": dutch("Naar Betalingen, om een batch samen te stellen"),
            "url": f"{worklist}#samen",
        }
    return {"label": dutch("Naar Betalingen"), "url": worklist}
