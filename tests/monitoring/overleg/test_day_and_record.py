"""No invitation for a day that is past, and no calling off of what was held."""

from datetime import UTC, datetime, time, timedelta

import pytest

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, OverlegStatus
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.deal import services as deals
from regiodeals.mail.models import Message
from tests.mail.conftest import office
from tests.monitoring.overleg.browsing import DAY
from tests.monitoring.overleg.meeting import deliver, guest, invited, planned

__all__ = ["office"]

pytestmark = pytest.mark.django_db


def test_nobody_is_invited_for_a_day_that_is_past(overleg, officer, still_clock):
    guest(overleg, officer)
    planned(overleg, officer)
    still_clock.set(datetime.combine(DAY + timedelta(days=1), time(8), UTC))
    with pytest.raises(RequirementsUnmet, match="De gekozen dag is al geweest"):
        services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    assert not Message.objects.exists()


def test_what_was_written_at_the_table_is_not_called_off(office, overleg, officer):
    guest(overleg, officer)
    invited(overleg, officer)
    deliver(office)
    Overleg.objects.filter(pk=overleg.pk).update(minutes="Wij spraken over de planning.")
    with pytest.raises(RequirementsUnmet, match="al iets in het verslag"):
        services.call_off(overleg_id=overleg.pk, actor=officer, reason="Toch niet.")
    deals.take_step(
        deal_id=overleg.deal_id, verb="terminate", actor=officer, remark="In overleg beëindigd."
    )
    assert deliver(office) == []
    assert Overleg.objects.get(pk=overleg.pk).status == OverlegStatus.UITGENODIGD
