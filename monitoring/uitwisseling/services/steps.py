"""The steps in the life of an exchange meeting, and calling it off."""

from django.db import transaction

from monitoring.overleg.sending import organizer_of
from monitoring.overleg.services.planning import require_reason
from monitoring.uitwisseling import sending
from monitoring.uitwisseling.models import STEPS, Uitwisseling
from monitoring.uitwisseling.services.locks import locked
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch


@in_turn()
@transaction.atomic
def take_step(*, uitwisseling_id: int, verb: str, actor: User) -> Uitwisseling:
    """Take one of the `STEPS`."""
    if verb not in STEPS:
        raise WrongState(dutch("Deze stap bestaat niet."))
    meeting = locked(uitwisseling_id)
    if verb == "open":
        meeting.opened_at = clock.now()
        meeting.organizer_name, meeting.organizer_address = organizer_of(actor)
    workflow.perform(getattr(meeting, verb), actor=actor)
    return meeting


@in_turn()
@transaction.atomic
def call_off(*, uitwisseling_id: int, reason: str, actor: User) -> Uitwisseling:
    """Call it off for good; everybody who signed up is told why."""
    meeting = locked(uitwisseling_id)
    workflow.check(meeting.call_off, actor=actor)
    reason = require_reason(reason)
    rows = list(meeting.aanmeldingen.present().select_related("user", "organisation"))
    for row in rows:
        row.uitwisseling = meeting
        row.sequence += 1
        row.save(update_fields=["sequence"])
    sending.call_off(rows, reason=reason, by=actor)
    meeting.cancelled_because = reason
    workflow.perform(meeting.call_off, actor=actor, remark=reason)
    return meeting
