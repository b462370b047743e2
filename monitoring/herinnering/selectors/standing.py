"""Which reminders that were planned are still right, just before something is done with them."""

from collections.abc import Sequence

from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.selectors.recipients import Addressees
from monitoring.herinnering.selectors.reminders import policies
from regiodeals.common import clock


def still_right(rows: Sequence[Herinnering]) -> list[Herinnering]:
    """Those about what is still open by the same day, to who would still be told of it today.

    Who lost a role or a membership since the round sees nothing of it any more, in a mail neither.
    """
    wanted = [row for row in rows if row.is_wanted]
    addressees = Addressees([row.obligation for row in wanted], clock.today())
    known = policies()
    found = []
    for row in wanted:
        _rule, head = known.of(row.obligation.kind)
        who = addressees.of_step(row.obligation, head, is_escalation=row.is_escalation)
        if (row.recipient_type, row.recipient_id) in {addressee.key for addressee in who}:
            found.append(row)
    return found
