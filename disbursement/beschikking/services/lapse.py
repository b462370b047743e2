"""To let a signed decision lapse that will not be made known."""

from django.db import transaction

from disbursement.beschikking import policies
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.services.rows import hold_termijnen, locked
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.errors import InvalidInput
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.terms import legal_day

REASON_NEEDED = dutch("Schrijf op waarom dit besluit vervalt, en niet wordt bekendgemaakt.")


@in_turn()
@transaction.atomic
def lapse_beschikking(*, beschikking_id: int, reason: str, actor: User) -> Beschikking:
    """Go back on a signature: until its bekendmaking a decision binds nobody (Awb 3:40).

    It keeps kenmerk, facts and letter, as evidence. What waited for it is free again: the
    termijnen, the decision that it would replace, and what the rooms above drafted it from.
    """
    if not reason.strip():
        raise InvalidInput(REASON_NEEDED)
    beschikking = locked(beschikking_id)
    hold_termijnen(beschikking)
    workflow.check(beschikking.lapse, actor=actor)
    moment = clock.now()
    power = policies.power_to_sign(beschikking, actor, legal_day(moment, AMSTERDAM))
    replaced = beschikking.replaces
    beschikking.lapsed_at, beschikking.lapsed_by = moment, actor
    beschikking.lapsed_because = reason.strip()
    beschikking.replaces = None
    workflow.perform(
        beschikking.lapse,
        actor=actor,
        remark=reason.strip(),
        kenmerk=beschikking.kenmerk,
        ambt=power.office if power else "",
        zou_vervangen=str(replaced) if replaced else "",
    )
    return beschikking
