"""A request to repair is answered by the repair after it, whatever was written down in between."""

from datetime import date

import pytest

from disbursement.bezwaar import services
from regiodeals.common.errors import WrongState
from tests.disbursement.bezwaar.test_clock import ONE_DAY, bezwaar, due, postpone, suspend
from tests.disbursement.bezwaar.world import at

__all__ = ["bezwaar"]

pytestmark = pytest.mark.django_db


def resume(row, actor, day):
    return services.resume_clock(
        bezwaar_id=row.pk, repaired_on=day, reason="Getekend.", actor=actor
    )


def test_a_postponement_in_between_does_not_keep_it_from_being_repaired(bezwaar, cast, still_clock):
    still_clock.set(at(date(2025, 1, 13)))
    suspend(bezwaar, cast.drafter, date(2025, 1, 13), date(2025, 1, 27))
    postpone(bezwaar, cast.drafter)
    with pytest.raises(WrongState, match="al opgeschort tot en met maandag 27 januari 2025"):
        suspend(bezwaar, cast.drafter, date(2025, 1, 13), date(2025, 1, 30))
    still_clock.set(at(date(2025, 1, 20)))
    resume(bezwaar, cast.drafter, date(2025, 1, 20))
    # Six days stood still and six weeks came on top, in whichever order they were written down.
    assert due(bezwaar) == date(2025, 3, 31)
    with pytest.raises(WrongState, match="niet opgeschort"):
        resume(bezwaar, cast.drafter, date(2025, 1, 20))


def test_a_second_request_is_answered_by_its_own_repair(bezwaar, cast, still_clock):
    still_clock.set(at(date(2025, 1, 13)))
    suspend(bezwaar, cast.drafter, date(2025, 1, 13), date(2025, 1, 15))
    still_clock.set(at(date(2025, 1, 20)))
    suspend(bezwaar, cast.drafter, date(2025, 1, 20), date(2025, 1, 27))
    before = due(bezwaar)
    still_clock.set(at(date(2025, 1, 22)))
    resume(bezwaar, cast.drafter, date(2025, 1, 22))
    assert before - due(bezwaar) == 6 * ONE_DAY
