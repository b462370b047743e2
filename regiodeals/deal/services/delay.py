"""Record that the region was told the beschikking comes later."""

from datetime import date

from django.db import IntegrityError, transaction

from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.models import ClockEvent, ClockEventKind, Deal, DealStatus
from regiodeals.deal.policies import may_handle
from regiodeals.deal.selectors import is_kassier_an_island

DELAY_SOURCE = "Algemene wet bestuursrecht, artikel 4:14 lid 1"
LONGEST_DELAY_WEEKS = 52


@in_turn()
@transaction.atomic
def record_delay_notice(
    *, deal_id: int, sent_on: date, weeks: int, reason: str, actor: User
) -> ClockEvent:
    """Record the letter that says the beschikking comes later (Awb 4:14 lid 1).

    A term that a rule sets does not move by it: the clock tells it and stays as it is. Raises
    WrongState when no term runs or the Awb does not hold, InvalidInput for an impossible notice.
    """
    deal = Deal.objects.select_for_update().get(pk=deal_id)
    workflow.require(may_handle, deal, actor)
    _check_notice(deal, sent_on=sent_on, weeks=weeks, reason=reason)
    try:
        with transaction.atomic():
            event = ClockEvent.objects.create(
                deal=deal,
                kind=ClockEventKind.MEDEDELING,
                day=sent_on,
                weeks=weeks,
                reason=reason.strip(),
                source=DELAY_SOURCE,
                by=actor,
                at=clock.now(),
            )
    except IntegrityError as error:
        raise WrongState(
            dutch("Van {dag} is al een mededeling vastgelegd.", dag=long_date(sent_on))
        ) from error
    audit.record(
        deal,
        action="regiodeals.deal.delay_notice",
        sentence=f"Meegedeeld dat de beschikking later komt, binnen {weeks} weken na"
        f" {long_date(sent_on)}; de twaalf weken veranderen niet",
        actor=actor,
        remark=event.reason,
    )
    return event


def _check_notice(deal: Deal, *, sent_on: date, weeks: int, reason: str) -> None:
    if deal.status != DealStatus.GESLOTEN or deal.concluded_on is None:
        raise WrongState(dutch("De twaalf weken lopen niet, dus er is niets uit te stellen."))
    if is_kassier_an_island(deal):
        raise WrongState(
            dutch("Voor een bijzondere uitkering geldt de Awb niet, dus ook artikel 4:14 niet.")
        )
    if not deal.concluded_on <= sent_on <= clock.today():
        raise InvalidInput(
            dutch("Vul een dag in van {dag} tot en met vandaag.", dag=long_date(deal.concluded_on))
        )
    if not 1 <= weeks <= LONGEST_DELAY_WEEKS:
        raise InvalidInput(
            dutch("Noem een termijn van 1 tot en met {aantal} weken.", aantal=LONGEST_DELAY_WEEKS)
        )
    if not reason.strip():
        raise InvalidInput(dutch("Schrijf op waarom de beschikking later komt."))
