"""Where somebody goes from the page of one payment."""

from django.urls import reverse

from disbursement.betaling.models import Betaling, BetalingStatus
from regiodeals.common.words import dutch


def onward(betaling: Betaling) -> dict[str, str]:
    """Where the next act is: the termijn, the batch, or the list on which one is composed."""
    worklist = reverse("disbursement:betaling-list")
    if betaling.has_come_back or betaling.status == BetalingStatus.VERVALLEN:
        url = reverse("disbursement:betaling-release", args=[betaling.termijn_id])
        return {
            "label": dutch(
                "Naar termijn {nummer}, om haar vrij te geven", nummer=betaling.termijn.number
            ),
            "url": url,
        }
    if betaling.batch is not None:
        url = reverse("disbursement:betaalbatch-detail", args=[betaling.batch_id])
        return {"label": dutch("Naar {batch}", batch=betaling.batch), "url": url}
    may_go = betaling.drop_asked_by_id is None and not betaling.rekening.is_blocked
    if betaling.status == BetalingStatus.VRIJGEGEVEN and may_go:
        return {
            "label": dutch("Naar Betalingen, om een batch samen te stellen"),
            "url": f"{worklist}#samen",
        }
    return {"label": dutch("Naar Betalingen"), "url": worklist}
