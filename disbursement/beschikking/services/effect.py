"""What the bekendmaking does to the deal: the grant starts it, a settlement ends its account."""

from datetime import date

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.models.kinds import SETTLEMENTS
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.errors import WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus


def require_deal_to_grant(beschikking: Beschikking) -> None:
    """Raise WrongState when the deal of a verlening does not wait for it: it was terminated."""
    if beschikking.kind != BeschikkingKind.VERLENING:
        return
    deal = Deal.objects.select_for_update().get(pk=beschikking.uitkering.deal_id)
    if not workflow.exists_now(deal.mark_beschikt):
        raise WrongState(workflow.unmet(deal.mark_beschikt)[0])


def take_effect(beschikking: Beschikking, actor: User | None) -> None:
    """Follows the sending: before it there is no bekendmaking for the law (Awb 3:40, 3:41).

    A deal that was terminated meanwhile, or settled before, moves no further.
    """
    deal, on = beschikking.uitkering.deal, _sent_on(beschikking)
    deal.refresh_from_db(fields=["status", "granted_on", "settled_on"])
    if beschikking.kind == BeschikkingKind.VERLENING and deal.status == DealStatus.GESLOTEN:
        deals.mark_beschikt(deal_id=deal.pk, granted_on=on, actor=actor)
    elif beschikking.kind in SETTLEMENTS and deal.status == DealStatus.EINDVERANTWOORDING:
        deals.mark_settled(deal_id=deal.pk, settled_on=on, actor=actor)
    elif beschikking.announced_on in (deal.granted_on, deal.settled_on):
        # Granted or settled at the step, by a version that did not look at the sending.
        follow_correction(beschikking, actor)


def follow_correction(beschikking: Beschikking, actor: User | None) -> None:
    """Follows the correction of the day of posting: the deal names the day that counts."""
    deal, on = beschikking.uitkering.deal, _sent_on(beschikking)
    if beschikking.kind == BeschikkingKind.VERLENING:
        deals.correct_days(deal_id=deal.pk, granted_on=on, actor=actor)
    elif beschikking.kind in SETTLEMENTS:
        deals.correct_days(deal_id=deal.pk, settled_on=on, actor=actor)


def _sent_on(beschikking: Beschikking) -> date:
    """The day of the bekendmaking, of what was sent."""
    if beschikking.sent_on is None:
        raise ValueError("what takes effect was sent")
    day: date = beschikking.sent_on
    return day
