"""What lies ready to be posted pays nothing yet, also when it was released before."""

import pgtrigger
import pytest

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.bekendmaking.services import register_posting
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.betaling import conditions, services
from disbursement.betaling.models import BatchStatus
from disbursement.betaling.selectors import sums_to_batch
from regiodeals.common import clock
from regiodeals.common.errors import RequirementsUnmet
from tests.disbursement.beschikking.later_rows import announced

pytestmark = pytest.mark.django_db


def laid_ready(betaling):
    """As if the letter behind it still had to go by post."""
    [row] = betaling.termijn.uitkering.beschikkingen.all()
    with pgtrigger.ignore("disbursement.Bekendmaking:route_is_frozen"):
        Bekendmaking.objects.filter(beschikking=row).update(route="post")
    return Beschikking.objects.get(pk=row.pk)


def test_what_was_confirmed_stays_out_of_a_batch_until_the_letter_was_posted(office):
    betaling, other = office.confirmed(), office.confirmed()
    row = laid_ready(betaling)
    assert row.lies_ready
    [sums] = sums_to_batch(office.first)
    assert (sums["number"], sums["cents"]) == (1, other.amount_cents)
    register_posting(beschikking_id=row.pk, posted_on=clock.today(), actor=office.drafter)
    [sums] = sums_to_batch(office.first)
    assert sums["number"] == 2


def test_a_batch_with_it_is_not_confirmed_until_then(office):
    betaling = office.confirmed()
    batch = office.batch()
    row = laid_ready(betaling)
    with pytest.raises(RequirementsUnmet, match="om per post te verzenden"):
        services.confirm_batch(batch_id=batch.pk, actor=office.second)
    register_posting(beschikking_id=row.pk, posted_on=clock.today(), actor=office.drafter)
    again = services.confirm_batch(batch_id=batch.pk, actor=office.second)
    assert again.status == BatchStatus.BEVESTIGD


@pytest.mark.parametrize(
    ("kind", "may_be_paid"),
    [(BeschikkingKind.VERLENGING, True), (BeschikkingKind.WIJZIGING, False)],
)
def test_only_a_letter_about_the_money_holds_it(office, kind, may_be_paid):
    betaling = office.released()
    [granted] = betaling.termijn.uitkering.beschikkingen.all()
    later = announced(granted, kind.value, 2, office)
    Bekendmaking.objects.create(beschikking=later, route="post")
    betaling.refresh_from_db()
    assert conditions.has_no_letter_lying_ready(betaling) is may_be_paid
