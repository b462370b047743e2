"""What the bekendmaking does to the deal: the grant starts it, a settlement ends its account."""

from datetime import date

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.models.kinds import SETTLEMENTS
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.errors import WrongState
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.services import DayOfDeal


def require_deal_to_grant(beschikking: Beschikking) -> None:
    """Raise WrongState when the deal of a verlening does not wait for it: it was terminated."""
    if beschikking.kind != BeschikkingKind.VERLENING:
        return
    deal = Deal.objects.select_for_update().get(pk=beschikking.uitkering.deal_id)
    if not workflow.exists_now(deal.mark_beschikt):
        raise WrongState(workflow.unmet(deal.mark_beschikt)[0])


def take_effect(beschikking: Beschikking, actor: User | None) -> None:
    """Follows the sending: before it there is no bekendmaking for the law (Awb 3:40, 3:41).

    A deal that was terminated meanwhile, or settled before, moves no further; nor does one whose
    decision was overtaken by another.
    """
    if beschikking.is_overtaken:
        return
    deal, on = beschikking.uitkering.deal, _sent_on(beschikking)
    deal.refresh_from_db(fields=["status"])
    if beschikking.kind == BeschikkingKind.VERLENING and deal.status == DealStatus.GESLOTEN:
        deals.mark_beschikt(deal_id=deal.pk, granted_on=on, actor=actor)
    elif beschikking.kind in SETTLEMENTS and deal.status == DealStatus.EINDVERANTWOORDING:
        deals.mark_settled(deal_id=deal.pk, settled_on=on, actor=actor)


def count_anew(beschikking: Beschikking, *, former: date, actor: User | None) -> None:
    """The deal names the day that counts, where it named `former` because of this decision."""
    if beschikking.kind == BeschikkingKind.VERLENING:
        name: DayOfDeal = "granted_on"
    elif beschikking.kind in SETTLEMENTS:
        name = "settled_on"
    else:
        return
    deals.correct_day(
        deal_id=beschikking.uitkering.deal_id,
        name=name,
        former=former,
        day=_sent_on(beschikking),
        actor=actor,
    )


def _sent_on(beschikking: Beschikking) -> date:
    """The day of the bekendmaking, of what was sent."""
    if beschikking.sent_on is None:
        raise ValueError("what takes effect was sent")
    day: date = beschikking.sent_on
    return day
