"""A request ends when its decision is posted, and not while the letter lies ready (Awb 3:41)."""

from datetime import date

import pytest

from disbursement.bekendmaking.services import register_posting
from disbursement.verzoek.models import VerzoekStatus
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.selectors import obligation_about
from regiodeals.party.models import Organisation
from tests.disbursement.bezwaar import world as objections
from tests.disbursement.verzoek import world
from tests.disbursement.verzoek.world import advised, decided, fresh

pytestmark = pytest.mark.django_db

THURSDAY = date(2024, 11, 21)


@pytest.fixture
def ready(cast):
    """Decided, and the letter of the decision still has to be posted."""
    grant = objections.announced(cast).uitkering
    Organisation.objects.filter(pk=grant.kassier_id).update(email="", email_consent_on=None)
    return decided(advised(grant, cast), cast)


def owed(verzoek):
    return obligation_about(verzoek, ObligationKind.VERZOEK)


def test_while_the_letter_lies_ready_it_waits(ready):
    assert ready.decision.lies_ready
    assert (ready.status, ready.decided_on) == (VerzoekStatus.IN_VOORBEREIDING, None)
    assert not owed(ready).is_closed


def test_it_ends_on_the_day_of_posting(ready, cast, still_clock):
    still_clock.set(world.at(THURSDAY))
    register_posting(beschikking_id=ready.decision_id, posted_on=THURSDAY, actor=cast.drafter)
    verzoek = fresh(ready)
    assert (verzoek.status, verzoek.decided_on) == (VerzoekStatus.BESLOTEN, THURSDAY)
    assert owed(verzoek).met_on == THURSDAY
