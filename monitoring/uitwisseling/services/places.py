"""Who gets a place: in order of signing up, and whoever waits moves up when one comes free."""

from monitoring.uitwisseling import sending
from monitoring.uitwisseling.models import Aanmelding, Uitwisseling
from monitoring.uitwisseling.policies import may_sign_up
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock


def has_room(meeting: Uitwisseling) -> bool:
    """Whether one more can come; the caller holds the lock of the meeting."""
    if meeting.places is None:
        return True
    return bool(meeting.aanmeldingen.with_place().count() < meeting.places)


def fill_places(meeting: Uitwisseling, by: User) -> list[Aanmelding]:
    """Give what is free to who waited longest, and mail them; in the transaction of the caller."""
    moved = []
    waiting = meeting.aanmeldingen.waiting().select_related("user", "organisation")
    for row in waiting:
        if not has_room(meeting):
            break
        # A place is of no use to whose account or role has ended; the next one gets it.
        if not may_sign_up(meeting, row.user):
            continue
        row.uitwisseling = meeting
        row.placed_at = clock.now()
        row.save(update_fields=["placed_at"])
        sending.move_up(row, by=by)
        record(meeting, "move_up", f"Van de wachtlijst doorgeschoven: {row}", by)
        moved.append(row)
    return moved


def record(meeting: Uitwisseling, verb: str, sentence: str, by: User) -> None:
    """A line in the trail of the meeting."""
    audit.record(
        meeting, action=f"monitoring.uitwisseling.{verb}", sentence=sentence[:300], actor=by
    )
