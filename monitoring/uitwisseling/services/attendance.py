"""Who was there, laid down afterwards by who organised."""

from collections.abc import Collection

from django.db import transaction

from monitoring.uitwisseling.models import Uitwisseling, UitwisselingStatus
from monitoring.uitwisseling.policies import may_organise
from monitoring.uitwisseling.services.locks import locked
from monitoring.uitwisseling.services.places import record
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch


@in_turn()
@transaction.atomic
def record_attendance(
    *, uitwisseling_id: int, present: Collection[int], actor: User
) -> Uitwisseling:
    """Lay down which sign-ups came; the others with a place did not. May be done over.

    Raises InvalidInput for somebody who had no place.
    """
    meeting = locked(uitwisseling_id)
    workflow.require(may_organise, meeting, actor)
    if meeting.status != UitwisselingStatus.GEHOUDEN:
        raise WrongState(dutch("Leg eerst vast dat de bijeenkomst is gehouden."))
    rows = meeting.aanmeldingen.with_place()
    known = set(rows.values_list("pk", flat=True))
    if not set(present) <= known:
        raise InvalidInput(dutch("Kies uit wie een plaats had."))
    rows.filter(pk__in=present).update(attended=True)
    rows.exclude(pk__in=present).update(attended=False)
    record(
        meeting,
        "record_attendance",
        f"Aanwezigheid ingevuld: {len(set(present))} van {len(known)}",
        actor,
    )
    return meeting
